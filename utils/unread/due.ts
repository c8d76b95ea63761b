import { countHistory, isTalking, newestIn } from '../conversations/count.ts';
import { keepHistory } from '../conversations/reading.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase, StoredAccount } from '../sessions/db.ts';
import type { Message } from '../vendors/helpdesky/history.ts';
import { history } from '../vendors/helpdesky/widget.ts';
import { unread } from '../vendors/helpshift/console.ts';
import { countIssues } from '../vendors/helpshift/issues.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { endOf } from './ending.ts';
import { secretId } from './list.ts';
import { nextPoll } from './poll.ts';
import type { WatchStore } from './store.ts';
import { newsOf, type Watch } from './watch.ts';

/** What asking about a watch needs of the world. */
export interface PollRoom extends Wire {
  store: WatchStore;
  /** Where conversations are kept; absent where nothing but the count is wanted. */
  db?: PatchcordDatabase | undefined;
  /** A key or token by its id. */
  secretOf: (id: string) => Promise<string | undefined>;
  /** In [0, 1). */
  random: () => number;
}

/** What a vendor said of one watch. */
export interface Reading {
  active: boolean;
  /** The fields of the watch that it changes, given the watch as it is kept now. */
  apply: (watch: Watch) => Partial<Watch> | undefined;
}

/** Asks the vendor about one watch. */
export async function ask(
  room: PollRoom,
  watch: Watch,
  account: StoredAccount | undefined,
): Promise<Answer<Reading>> {
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
  { customer = {}, queue }: Watch,
): Promise<Answer<Reading>> {
  if (queue) {
    const answer = await countIssues(account, key, queue, room);
    if (!answer.ok) return answer;
    return good({ active: true, apply: () => ({ unread: answer.value }) });
  }
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
  const ours = room.db ? await keepHistory(room.db, id, conversations, askedAt) : new Set<Message>();
  return good({
    active: isTalking(newestIn(conversations), room.now()),
    apply: ({ seenAt }) => countHistory(conversations, ours, seenAt),
  });
}

/** What was found out about a watch that was claimed. */
export interface Finding {
  /** As it was before it was claimed. */
  claimed: Watch;
  answer: Answer<Reading>;
  /** Another watch's answer: nothing was sent about this one. */
  unasked: boolean;
  /** When it was found out, in epoch ms. */
  now: number;
  /** In [0, 1). */
  random: number;
  /** By how much the budget makes intervals longer, in ms. */
  stretch: number;
}

/**
 * What a finding changes of the watch as it is kept now: the agent may have looked, or ended it, meanwhile. A count that could not
 * be refreshed stays as it was, with its time and the trouble.
 */
export function foundOut(watch: Watch, finding: Finding): Partial<Watch> | undefined {
  if (watch.ended) return undefined;
  const { answer, now, random, stretch, claimed, unasked } = finding;
  const read = answer.ok ? answer.value.apply(watch) : undefined;
  const said: Answer<Reading> = answer.ok && !read ? bad('malformed', { field: 'history' }) : answer;
  if (!said.ok) {
    // What nobody asked does not count for the floor.
    const nothingSent = unasked || said.trouble.reason === 'offline';
    const askedAt = nothingSent && claimed.askedAt !== undefined ? Math.min(claimed.askedAt, now) : undefined;
    const next = nextPoll({ ...watch, askedAt, unasked }, said, now, random);
    return { ...next, askedAt: nothingSent ? askedAt : now, trouble: said.trouble };
  }
  const next = nextPoll({ ...watch, stretch }, { ok: true, active: said.value.active }, now, random);
  const change: Partial<Watch> = { ...read, ...next, askedAt: now, rightAt: now, trouble: undefined };
  if (watch.vendor === 'helpshift' && !watch.queue) change.seenUnread = stillKnown(watch, change);
  const after = { ...watch, ...change };
  if (watch.told) change.told = Math.min(watch.told, newsOf(after));
  if (after.unread !== watch.unread || after.issue !== watch.issue) change.activeAt = now;
  const why = endOf(watch, after.issue, now);
  return why ? { ...change, ended: { at: now, why } } : change;
}

/** What the agent knows of is known as long as it is the same issue, and as long as it is unread. */
function stillKnown({ issue, seenUnread }: Watch, change: Partial<Watch>): number | undefined {
  if (seenUnread === undefined || change.issue !== issue) return undefined;
  return Math.min(seenUnread, change.unread ?? 0) || undefined;
}
