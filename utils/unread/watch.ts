import type { Trouble } from '../messages/answer.ts';
import type { Customer } from '../sessions/session.ts';
import type { Ends, Queue } from './request.ts';

export type { WatchRequest } from './request.ts';

/** Why a watch is over: nothing changed for its days, its issue is gone, the agent said so. */
export type EndReason = 'quiet' | 'issue' | 'agent';

/** Something whose unread messages are counted: a customer, a conversation, or the agent's own queue. */
export interface Watch {
  id: string;
  vendor: 'helpshift' | 'helpdesky';
  account: string;
  /** What the list calls it. */
  name: string;
  notes?: string | undefined;
  customer?: Customer | undefined;
  /** The agent's own queue at Helpshift: then `unread` is how many issues wait. */
  queue?: Queue | undefined;
  /** Helpdesky: whose history. */
  contactId?: string | undefined;
  /** Helpdesky: epoch ms of the agent's last look; the visitor's messages after it are unread. */
  seenAt?: number | undefined;
  /** Helpshift: how many of the customer's unread messages the agent knows of; they are news no more. */
  seenUnread?: number | undefined;
  /** Helpdesky: false means read on request only. Helpshift: always true. */
  polled: boolean;
  /** The agent asks for it: read with the next poll, polled or not. */
  once?: boolean | undefined;
  addedAt: number;
  /** Epoch ms until which it is polled rarely and counted apart. */
  snoozedUntil?: number | undefined;
  ends?: Ends | undefined;
  /** It is over: kept in the list, asked no more. */
  ended?: { at: number; why: EndReason } | undefined;
  /** Epoch ms at which something changed last: the count, the issue, or what the agent wants. */
  activeAt?: number | undefined;
  /** The newest count that was right, and when. Absent before the first answer. */
  unread?: number | undefined;
  rightAt?: number | undefined;
  /** How many of its news a notification has told. */
  told?: number | undefined;
  /** Helpshift: the open issue, absent when there is none. */
  issue?: string | undefined;
  /** Helpdesky: the desk's own messages since the agent's last look, which are not unread here. */
  desk?: number | undefined;
  /** Helpdesky: epoch ms, by the vendor's clock, of the newest message that was counted. */
  newestAt?: number | undefined;
  /** Epoch ms of the newest question to the vendor, whatever came of it; the floors are measured from here. */
  askedAt?: number | undefined;
  /** Why the newest try failed; absent when it succeeded. */
  trouble?: Trouble | undefined;
  /** Failures in a row, for the backoff. */
  failures: number;
  /** Epoch ms before which this watch is not asked again. */
  nextAt: number;
}

/** What a watch counts: what a customer has not read, what a visitor wrote, or the issues that wait. */
export type WatchKind = 'customers' | 'visitors' | 'queue';

export function kindOf({ vendor, queue }: Pick<Watch, 'vendor' | 'queue'>): WatchKind {
  if (queue) return 'queue';
  return vendor === 'helpshift' ? 'customers' : 'visitors';
}

/** One account's watches of one kind: what can be left out of the badge. */
export function sourceOf(watch: Pick<Watch, 'account' | 'vendor' | 'queue'>): string {
  return `${watch.account}/${kindOf(watch)}`;
}

/** How much of what is unread the agent does not know yet. A queue is work as long as it waits, known or not. */
export function newsOf({ unread = 0, seenUnread = 0, queue }: Watch): number {
  return queue ? unread : Math.max(0, unread - seenUnread);
}

/** No snooze is longer, in ms: one that ends later was set while the clock ran ahead. */
const longestSnooze = 366 * 24 * 60 * 60_000;

export function isSnoozed({ snoozedUntil = 0 }: Pick<Watch, 'snoozedUntil'>, now: number): boolean {
  return snoozedUntil > now && snoozedUntil <= now + longestSnooze;
}

/** Whether it is asked at all: an ended one is not, one that is read on request only once it is requested. */
export function isAsked({ polled, once, ended }: Watch): boolean {
  return !ended && (polled || once === true);
}
