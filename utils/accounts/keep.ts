import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Account } from './account.ts';

/**
 * Keeps an account and, apart from it, its key or token.
 * @param secret without one, the kept secret stays: the options page never gets to see it, so it cannot send it back
 */
export async function saveAccount(db: PatchcordDatabase, account: Account, secret?: string): Promise<void> {
  await db.transaction('rw', db.accounts, db.secrets, async () => {
    await db.accounts.put(account);
    if (secret !== undefined) await db.secrets.put({ id: account.id, value: secret });
  });
}

/** Deletes an account with its secret and everything that is watched through it. */
export async function removeAccount(db: PatchcordDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.accounts, db.secrets, db.watches, async () => {
    const watches = await db.watches.where('account').equals(id).primaryKeys();
    await db.secrets.bulkDelete([id, ...watches.map((watch) => `watch:${watch}`)]);
    await db.watches.bulkDelete(watches);
    await db.accounts.delete(id);
  });
}

/** An account's key or token, for the background alone. */
export async function secretOf(db: PatchcordDatabase, id: string): Promise<string | undefined> {
  return (await db.secrets.get(id))?.value;
}
