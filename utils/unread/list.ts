import { conversationTables, forgetConversations } from '../conversations/forget.ts';
import { checkRequest } from '../links/request.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Customer } from '../sessions/session.ts';
import { floorOf, wantedNow } from './poll.ts';
import { isShared } from './refusals.ts';
import type { Queue, WatchChange, WatchRequest } from './request.ts';
import { unreadSettings } from './settings.ts';
import { merged } from './store.ts';
import type { Watch } from './watch.ts';

/** Where a Helpdesky contact's token is kept. */
export function secretId(watch: string): string {
  return `watch:${watch}`;
}

/** What cannot be watched; undefined where it can. */
export function checkWatch(request: WatchRequest): ReturnType<typeof checkRequest> {
  if (request.vendor !== 'helpshift') return undefined;
  if (!identityOf(request.customer)) return bad('invalid', { field: 'customer' }).trouble;
  return checkRequest({ by: request.account, customer: request.customer });
}

/**
 * Begins to watch a customer; the next poll asks. The same customer of the same account is one watch, however often it is added:
 * then names, token and agreement are brought up to date, and one that was over is taken up again.
 */
export async function addWatch(
  db: PatchcordDatabase,
  request: WatchRequest,
  now: number,
): Promise<Answer<{ id: string }>> {
  const broken = checkWatch(request);
  if (broken) return { ok: false, trouble: broken };
  return db.transaction('rw', db.accounts, db.watches, db.secrets, db.settings, async () => {
    const account = await db.accounts.get(request.account);
    if (account?.vendor !== request.vendor) return bad('no-account');
    const known = await db.watches.where('account').equals(request.account).toArray();
    const before = known.find((watch) => isSame(watch, request));
    const watch = begun(request, before, now, await usualEnds(db));
    await db.watches.put(watch);
    if (request.vendor === 'helpdesky') {
      await db.secrets.put({ id: secretId(watch.id), value: request.contactToken });
    }
    return good({ id: watch.id });
  });
}

/** In how long the first questions about a list of customers are sent, in ms. */
const spreadOver = 60_000;

/**
 * Begins to watch a list of an account's customers; who is watched already stays as it is. The first questions are spread over a
 * minute.
 */
export async function addWatches(
  db: PatchcordDatabase,
  account: string,
  customers: readonly Customer[],
  now: number,
): Promise<Answer<{ added: number; known: number }>> {
  return db.transaction('rw', db.accounts, db.watches, db.settings, async () => {
    if ((await db.accounts.get(account))?.vendor !== 'helpshift') return bad('no-account');
    const ends = await usualEnds(db);
    const keys = new Set(
      (await db.watches.where('account').equals(account).toArray()).flatMap(({ customer }) =>
        customer ? [keyOf(customer)] : [],
      ),
    );
    const fresh: Watch[] = [];
    for (const customer of customers) {
      const request: WatchRequest = { vendor: 'helpshift', account, customer };
      const key = keyOf(customer);
      if (checkWatch(request) || keys.has(key)) continue;
      keys.add(key);
      fresh.push(begun(request, undefined, now, ends));
    }
    const step = spreadOver / Math.max(1, fresh.length);
    await db.watches.bulkPut(fresh.map((watch, at) => ({ ...watch, nextAt: now + Math.floor(at * step) })));
    return good({ added: fresh.length, known: customers.length - fresh.length });
  });
}

/** Turns the count of an account's waiting issues on, changes whose they are, or turns it off. */
export async function setQueue(
  db: PatchcordDatabase,
  account: string,
  queue: Queue | undefined,
  now: number,
): Promise<Answer<void>> {
  return db.transaction('rw', db.accounts, db.watches, async () => {
    const id = `queue:${account}`;
    if (!queue) {
      await db.watches.delete(id);
      return good(undefined);
    }
    if ((await db.accounts.get(account))?.vendor !== 'helpshift') return bad('no-account');
    // Another question: what was counted before is no answer to it. The floor holds all the same.
    const before = await db.watches.get(id);
    const watch: Watch = {
      id,
      vendor: 'helpshift',
      account,
      name: queue.assignee ?? '',
      queue,
      polled: true,
      addedAt: before?.addedAt ?? now,
      failures: 0,
      nextAt: now,
      ...(before?.askedAt === undefined ? {} : { askedAt: before.askedAt }),
    };
    await db.watches.put({ ...watch, nextAt: floorFrom(watch, now) });
    return good(undefined);
  });
}

/** Changes what the agent says of a watch. */
export async function changeWatch(
  db: PatchcordDatabase,
  id: string,
  change: WatchChange,
  now: number,
): Promise<Answer<void>> {
  return db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (!watch) return bad('gone');
    const { ended, snoozedUntil, notes, name, ends } = change;
    const next: Partial<Watch> = { activeAt: now };
    if (name !== undefined) next.name = name;
    if (ends !== undefined) next.ends = ends;
    if (notes !== undefined) next.notes = notes.trim() || undefined;
    if (snoozedUntil !== undefined) {
      next.snoozedUntil = snoozedUntil > now ? snoozedUntil : undefined;
      // Waking it up is no reason to ask before the floor; its count may be an hour old by then.
      next.nextAt = snoozedUntil > now ? Math.min(watch.nextAt, snoozedUntil) : floorFrom(watch, now);
    }
    if (ended === true) next.ended = { at: now, why: 'agent' };
    if (ended === false) Object.assign(next, takenUp(watch, now));
    await db.watches.put(merged(watch, next));
    return good(undefined);
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
 * The agent looked at what was counted. For Helpdesky, later messages are unread from here; the moment is the vendor's own time of
 * the newest counted message where there is one, since the two clocks may differ and a message may have come in meanwhile. Helpshift's
 * count is the customer's own and stays; it is news no more. A queue is work, seen or not.
 */
export async function seen(db: PatchcordDatabase, id: string, now: number): Promise<void> {
  await db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (!watch || watch.queue) return;
    const { unread, vendor } = watch;
    const looked: Partial<Watch> =
      vendor === 'helpshift'
        ? { seenUnread: unread || undefined, told: undefined }
        : { seenAt: watch.newestAt ?? now, told: undefined, ...(unread === undefined ? {} : { unread: 0 }) };
    await db.watches.put(merged(watch, { ...looked, activeAt: now }));
  });
}

/** Whether a Helpdesky conversation may be read by itself, which may count as the visitor's own reading. */
export async function agree(db: PatchcordDatabase, id: string, agreed: boolean): Promise<void> {
  await db.watches
    .where({ id })
    .filter(({ vendor }) => vendor === 'helpdesky')
    .modify({ polled: agreed });
}

/** The agent wants to know now. @returns how many watches the next poll asks for it */
export async function askAll(db: PatchcordDatabase, now: number): Promise<number> {
  return db.transaction('rw', db.watches, async () => {
    const wanted = (await db.watches.toArray()).flatMap((watch) => {
      const change = wantedNow(watch, now);
      return change ? [merged(watch, change)] : [];
    });
    await db.watches.bulkPut(wanted);
    return wanted.length;
  });
}

/** Lets an account's watches that are in trouble be asked at once: the agent replaced its key. */
export async function retryAccount(db: PatchcordDatabase, account: string, now: number): Promise<void> {
  await db.watches
    .where('account')
    .equals(account)
    .modify((watch) => {
      if (watch.trouble) Object.assign(watch, { nextAt: now, failures: 0 });
    });
}

/**
 * Lets the watches that the network or a permission held up be asked as soon as their floor allows: it came back, or was given.
 * Where nothing had been sent, that is at once.
 */
export async function retryReachable(db: PatchcordDatabase, now: number): Promise<void> {
  await db.watches.toCollection().modify((watch) => {
    if (!isShared(watch)) return;
    const { until = 0 } = watch.trouble ?? {};
    watch.nextAt = Math.min(watch.nextAt, Math.max(floorFrom(watch, now), until));
  });
}

/** When the floor allows the next question. */
function floorFrom(watch: Watch, now: number): number {
  const { askedAt } = watch;
  return askedAt === undefined || askedAt > now ? now : Math.max(now, askedAt + floorOf(watch));
}

function takenUp(watch: Watch, now: number): Partial<Watch> {
  return { ended: undefined, snoozedUntil: undefined, failures: 0, nextAt: floorFrom(watch, now) };
}

async function usualEnds(db: PatchcordDatabase): Promise<Watch['ends']> {
  const { endDays } = await unreadSettings(db);
  return endDays === undefined ? undefined : { days: endDays };
}

/** The watch that a request means, new or brought up to date. */
function begun(request: WatchRequest, before: Watch | undefined, now: number, ends: Watch['ends']): Watch {
  const { notes = before?.notes } = request;
  const fresh = before === undefined || before.trouble !== undefined || before.ended !== undefined;
  return merged(
    {
      id: crypto.randomUUID(),
      vendor: request.vendor,
      account: request.account,
      addedAt: now,
      failures: 0,
      ...before,
      ...subjectOf(request),
      nextAt: before?.nextAt ?? now,
    },
    {
      notes,
      ends: request.ends ?? (before ? before.ends : ends),
      activeAt: now,
      // A token or an agreement may be what was missing.
      ...(before && fresh ? takenUp(before, now) : {}),
    },
  );
}

function subjectOf(request: WatchRequest): Pick<Watch, 'name' | 'customer' | 'contactId' | 'polled'> {
  if (request.vendor === 'helpshift') {
    const { customer } = request;
    return { name: customer.name?.trim() || identityOf(customer) || '', customer, polled: true };
  }
  const { contactId, agreed } = request;
  return { name: request.name?.trim() || contactId, contactId, polled: agreed };
}

function identityOf({ email, id, phone }: Customer): string | undefined {
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

/** As `isSame` compares, for many at once. */
function keyOf(customer: Customer): string {
  const field = (['id', 'email', 'phone'] as const).find((name) => customer[name]?.trim());
  return field ? `${field} ${customer[field]?.trim().toLowerCase()}` : '';
}
