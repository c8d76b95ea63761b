import { countHistory } from '../conversations/count.ts';
import { keepHistory } from '../conversations/reading.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase, StoredAccount } from '../sessions/db.ts';
import { history } from '../vendors/helpdesky/widget.ts';
import { unread } from '../vendors/helpshift/console.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { secretId } from './list.ts';
import { floorOf, isDue, nextPoll } from './poll.ts';
import { Refusals } from './refusals.ts';
import type { Watch } from './watch.ts';

/** What polling needs of the world. */
export interface PollRoom extends Wire {
  db: PatchcordDatabase;
  /** A key or token by its id. */
  secretOf: (id: string) => Promise<string | undefined>;
  /** In [0, 1). */
  random: () => number;
}

/** So many questions are under way at once. */
const atOnce = 4;
/** A Helpdesky conversation in which somebody wrote this recently is asked as often as an active issue. */
const talkingFor = 60 * 60_000;

/** What a vendor said of one watch. */
interface Reading {
  active: boolean;
  /** The fields of the watch that it changes, given the watch as it is kept now. */
  apply: (watch: Watch) => Partial<Watch> | undefined;
}

/**
 * Asks about every watch whose time has come, the most overdue first, and keeps what was said.
 *
 * A watch is claimed in the database before it is asked: its time moves on by the floor, so that neither a second call nor a
 * killed worker asks again too early. A count that could not be refreshed stays as it was, with its time and the trouble. After
 * a refusal that concerns the whole account (its key, its limits, its host), the account's other watches share it unasked.
 *
 * @param wanted the agent asks for it: floors count, backoff does not, and what is read on request only is read
 * @returns how many were asked, and epoch ms of the next poll, undefined when nothing is polled
 */
export async function pollDue(
  room: PollRoom,
  wanted = false,
): Promise<{ asked: number; wakeAt: number | undefined }> {
  const { db } = room;
  const now = room.now();
  const due = (await db.watches.toArray()).filter((watch) => isDue(watch, now, wanted));
  due.sort((a, b) => a.nextAt - b.nextAt);
  const refusals = new Refusals();
  let asked = 0;
  const line = due.values();
  const work = async () => {
    for (const { id } of line) {
      const watch = await claim(db, id, room.now(), wanted);
      if (!watch) continue;
      const refused = refusals.of(watch);
      if (!refused) asked += 1;
      const answer = refused ?? (await ask(room, watch));
      if (!answer.ok && !refused) refusals.note(watch, answer);
      await keep(room, watch, answer, refused === undefined);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { asked, wakeAt: await wakeAt(db) };
}

/** Epoch ms at which the next watch is due; undefined when nothing is polled. */
export async function wakeAt(db: PatchcordDatabase): Promise<number | undefined> {
  return (
    await db.watches
      .orderBy('nextAt')
      .filter(({ polled }) => polled)
      .first()
  )?.nextAt;
}

/** Takes a watch for asking, unless somebody else did since. @returns the watch as it was before */
function claim(db: PatchcordDatabase, id: string, now: number, wanted: boolean): Promise<Watch | undefined> {
  return db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (!watch || !isDue(watch, now, wanted)) return undefined;
    await db.watches.update(id, { askedAt: now, nextAt: now + floorOf(watch) });
    return watch;
  });
}

async function ask(room: PollRoom, watch: Watch): Promise<Answer<Reading>> {
  const account = await room.db.accounts.get(watch.account);
  if (!account || account.vendor !== watch.vendor) return bad('no-account');
  const secret = await room.secretOf(account.vendor === 'helpdesky' ? secretId(watch.id) : account.id);
  if (secret === undefined) {
    return bad(account.vendor === 'helpdesky' ? 'contact-refused' : 'key-refused', { who: nameOf(account) });
  }
  return account.vendor === 'helpshift'
    ? askHelpshift(room, account, secret, watch)
    : askHelpdesky(room, account, secret, watch);
}

async function askHelpshift(
  room: PollRoom,
  account: StoredAccount & { vendor: 'helpshift' },
  key: string,
  { customer = {} }: Watch,
): Promise<Answer<Reading>> {
  const answer = await unread(account, key, customer, room);
  if (!answer.ok) return answer;
  const { issue, unread: count } = answer.value;
  return good({ active: issue !== undefined, apply: () => ({ unread: count, issue }) });
}

async function askHelpdesky(
  room: PollRoom,
  account: StoredAccount & { vendor: 'helpdesky' },
  contactToken: string,
  { id, contactId = '' }: Watch,
): Promise<Answer<Reading>> {
  const askedAt = room.now();
  const answer = await history(account, { contactId, contactToken }, room);
  if (!answer.ok) return answer;
  const conversations = answer.value;
  const newestAt = conversations
    .flatMap(({ messages }) => messages)
    .reduce((newest, { at = 0 }) => Math.max(newest, at), 0);
  const ours = await keepHistory(room.db, id, conversations, askedAt);
  return good({
    active: room.now() - newestAt < talkingFor,
    apply: ({ seenAt }) => countHistory(conversations, ours, seenAt),
  });
}

/** Keeps what came of it. The agent may have looked meanwhile: it is counted against the watch as it is kept now. */
async function keep(room: PollRoom, claimed: Watch, answer: Answer<Reading>, asked: boolean): Promise<void> {
  const { db } = room;
  await db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(claimed.id);
    if (!watch) return;
    const now = room.now();
    const read = answer.ok ? answer.value.apply(watch) : undefined;
    const said: Answer<Reading> = answer.ok && !read ? bad('malformed', { field: 'history' }) : answer;
    if (said.ok) {
      const next = nextPoll(watch, { ok: true, active: said.value.active }, now, room.random());
      await db.watches.update(watch.id, { ...read, ...next, rightAt: now, trouble: undefined });
      return;
    }
    const next = nextPoll(watch, said, now, room.random());
    // What nobody asked does not count for the floor.
    const nothingSent = !asked || said.trouble.reason === 'offline';
    const askedAt =
      nothingSent && claimed.askedAt !== undefined ? Math.min(claimed.askedAt, now) : watch.askedAt;
    await db.watches.update(watch.id, { ...next, askedAt, trouble: said.trouble });
  });
}
