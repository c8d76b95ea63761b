import { conversationTables, forgetConversations } from '../conversations/forget.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { readToken } from '../vendors/cobrowse/token.ts';
import type { Account } from './account.ts';

/**
 * Keeps an account and, apart from it, its key or token.
 *
 * @param secret without one, the kept secret stays: the options page never gets to see it, so it cannot send it back.
 *   Where the company's endpoint gives the token it is the value of the header for that endpoint, and goes nowhere else.
 */
export async function saveAccount(db: PatchcordDatabase, account: Account, secret?: string): Promise<void> {
  await db.transaction('rw', db.accounts, db.secrets, async () => {
    const before = await db.accounts.get(account.id);
    const from = account.vendor === 'cobrowse' ? account.tokenFrom : undefined;
    const formerly = before?.vendor === 'cobrowse' ? before.tokenFrom : undefined;
    // A token of one origin is not kept for another; nor is a header's value sent to another address.
    if (from?.url !== formerly?.url) await db.secrets.bulkDelete([account.id, headerOf(account.id)]);
    if (secret !== undefined) {
      await db.secrets.put({ id: from ? headerOf(account.id) : account.id, value: secret });
      if (from) await db.secrets.delete(account.id);
    }
    const kept = account.vendor === 'cobrowse' ? await secretOf(db, account.id) : undefined;
    const token = kept === undefined ? undefined : readToken(kept);
    await db.accounts.put({ ...account, ...(token && { token }) });
  });
}

/** Deletes an account with its secrets and everything that is watched and was written through it. */
export async function removeAccount(db: PatchcordDatabase, id: string): Promise<void> {
  await db.transaction('rw', [db.accounts, db.secrets, db.watches, ...conversationTables(db)], async () => {
    const watches = await db.watches.where('account').equals(id).primaryKeys();
    const started = await db.conversations.where('account').equals(id).primaryKeys();
    await forgetConversations(db, [...watches, ...started]);
    await db.secrets.bulkDelete([id, headerOf(id), ...watches.map((watch) => `watch:${watch}`)]);
    await db.watches.bulkDelete(watches);
    await db.accounts.delete(id);
  });
}

/** An account's key or token, for the background alone. */
export async function secretOf(db: PatchcordDatabase, id: string): Promise<string | undefined> {
  return (await db.secrets.get(id))?.value;
}

function headerOf(id: string): string {
  return `header:${id}`;
}
