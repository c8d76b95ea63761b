import { conversationTables, forgetConversations } from '../conversations/forget.ts';
import { checkRequest } from '../links/request.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Watch, WatchRequest } from './watch.ts';

/** Where a Helpdesky contact's token is kept. */
export function secretId(watch: string): string {
  return `watch:${watch}`;
}

/**
 * Begins to watch a customer; the next poll asks. The same customer of the same account is one watch, however often it is added:
 * then names, token and agreement are brought up to date.
 */
export async function addWatch(
  db: PatchcordDatabase,
  request: WatchRequest,
  now: number,
): Promise<Answer<{ id: string }>> {
  if (request.vendor === 'helpshift') {
    if (!identityOf(request.customer)) return bad('invalid', { field: 'customer' });
    const broken = checkRequest({ by: request.account, customer: request.customer });
    if (broken) return { ok: false, trouble: broken };
  }
  return db.transaction('rw', db.accounts, db.watches, db.secrets, async () => {
    const account = await db.accounts.get(request.account);
    if (account?.vendor !== request.vendor) return bad('no-account');
    const known = await db.watches.where('account').equals(request.account).toArray();
    const before = known.find((watch) => isSame(watch, request));
    const watch: Watch = {
      id: crypto.randomUUID(),
      vendor: request.vendor,
      account: request.account,
      addedAt: now,
      failures: 0,
      ...before,
      ...subjectOf(request),
      // A token or an agreement may be what was missing.
      nextAt: before && before.trouble === undefined ? before.nextAt : now,
    };
    await db.watches.put(watch);
    if (request.vendor === 'helpdesky') {
      await db.secrets.put({ id: secretId(watch.id), value: request.contactToken });
    }
    return good({ id: watch.id });
  });
}

/** Stops watching, and forgets the contact's token and conversations, which nobody could read any more. */
export async function removeWatch(db: PatchcordDatabase, id: string): Promise<void> {
  await db.transaction('rw', [db.watches, db.secrets, ...conversationTables(db)], async () => {
    await forgetConversations(db, [id]);
    await db.watches.delete(id);
    await db.secrets.delete(secretId(id));
  });
}

/**
 * The agent looked at what was counted. For Helpdesky, later messages are unread from here; Helpshift's count is the customer's
 * own and does not change by it. The moment is the vendor's own time of the newest counted message where there is one, since the
 * two clocks may differ and a message may have come in meanwhile.
 */
export async function seen(db: PatchcordDatabase, id: string, now: number): Promise<void> {
  await db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (watch?.vendor !== 'helpdesky') return;
    const looked = { seenAt: watch.newestAt ?? now };
    await db.watches.update(id, watch.unread === undefined ? looked : { ...looked, unread: 0 });
  });
}

/** Whether a Helpdesky conversation may be read by itself, which may count as the visitor's own reading. */
export async function agree(db: PatchcordDatabase, id: string, agreed: boolean): Promise<void> {
  await db.watches
    .where({ id })
    .filter(({ vendor }) => vendor === 'helpdesky')
    .modify({ polled: agreed });
}

/** Lets an account's watches be asked again at once, after a key was replaced or a permission given. */
export async function retryAccount(db: PatchcordDatabase, account: string, now: number): Promise<void> {
  await db.watches
    .where('account')
    .equals(account)
    .modify((watch) => {
      if (watch.trouble) Object.assign(watch, { nextAt: now, failures: 0 });
    });
}

function subjectOf(request: WatchRequest): Pick<Watch, 'name' | 'customer' | 'contactId' | 'polled'> {
  if (request.vendor === 'helpshift') {
    const { customer } = request;
    return { name: customer.name?.trim() || identityOf(customer) || '', customer, polled: true };
  }
  const { contactId, agreed } = request;
  return { name: request.name?.trim() || contactId, contactId, polled: agreed };
}

function identityOf({ email, id, phone }: NonNullable<Watch['customer']>): string | undefined {
  return [email, id, phone].find((text) => text?.trim())?.trim();
}

/** One customer: the same uid, else the same e-mail address, else the same phone number. */
/** Whether a watch is of the customer that a request names. */
export function isSame(watch: Watch, request: WatchRequest): boolean {
  if (request.vendor === 'helpdesky') return watch.contactId === request.contactId;
  const [mine = {}, theirs] = [watch.customer, request.customer];
  for (const field of ['id', 'email', 'phone'] as const) {
    const [a, b] = [mine[field]?.trim().toLowerCase(), theirs[field]?.trim().toLowerCase()];
    if (a || b) return a === b;
  }
  return false;
}
