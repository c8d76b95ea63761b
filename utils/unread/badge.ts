import type { TroubleReason } from '../messages/answer.ts';
import { intervalOf } from './poll.ts';
import { isPaused, type UnreadSettings } from './settings.ts';
import { isSnoozed, kindOf, newsOf, sourceOf, type Watch, type WatchKind } from './watch.ts';

/**
 * What the toolbar's number can mean, the first that holds.
 *
 *   none      nothing is counted             no text
 *   paused    the agent wants it so          ‖
 *   error     a person has to do something   !
 *   offline   no network                     –
 *   waiting   never answered so far          …
 *   stale     some could not be refreshed    ~3, "as of"
 *   unread    all answered                   3
 *   calm      nothing unread, all answered   no text
 */
export type BadgeState = 'none' | 'paused' | 'error' | 'offline' | 'waiting' | 'stale' | 'unread' | 'calm';

export interface Counts extends Record<WatchKind, number> {
  state: BadgeState;
  /** How many watches are snoozed: they are not in the numbers. */
  snoozed: number;
  /** Epoch ms at which the oldest of the counts was right; absent when none ever was. */
  asOf?: number | undefined;
  /** Epoch ms until which polling is paused. */
  pausedUntil?: number | undefined;
  /** Whose trouble it is, each once. */
  who: string[];
}

/** What the counts depend on beyond the watches. */
export interface BadgeFacts {
  now: number;
  settings: UnreadSettings;
  /** By how much the budget makes every interval longer, in ms. */
  stretch: number;
  /** What the browser says of its network. */
  online: boolean;
}

/** The troubles that waiting does not mend. */
const needsPerson: readonly TroubleReason[] = [
  'key-refused',
  'contact-refused',
  'messaging-off',
  'not-allowed',
  'not-found',
  'refused',
  'token-expired',
  'host-not-granted',
  'no-account',
  'invalid',
  'gone',
];

/** What is due together is asked together, and an answer takes a while; what is older was missed. */
const slack = 20_000;

/** Whether a count is as fresh as polling keeps it. One of a time still to come is not: the clock was set back. */
export function isFresh(watch: Watch, now: number, stretch: number): boolean {
  const { rightAt, unread, trouble } = watch;
  if (unread === undefined || rightAt === undefined || trouble) return false;
  return freshUntil(watch, rightAt, now, stretch) >= now && rightAt <= now + slack;
}

function freshUntil(watch: Watch, rightAt: number, now: number, stretch: number): number {
  return rightAt + intervalOf(watch, now) + stretch + slack;
}

/** Epoch ms from which a count that is fresh now is not any more: then the badge has to say so. Undefined where none is. */
export function staleAt(watches: readonly Watch[], now: number, stretch: number): number | undefined {
  let first: number | undefined;
  for (const watch of watches) {
    if (watch.ended || !watch.polled || watch.rightAt === undefined || !isFresh(watch, now, stretch))
      continue;
    const until = freshUntil(watch, watch.rightAt, now, stretch) + 1;
    if (first === undefined || until < first) first = until;
  }
  return first;
}

/** Adds up what the badge counts: not what is over, snoozed, read on request only, or of a source that is left out. */
export function countUnread(watches: readonly Watch[], facts: BadgeFacts): Counts {
  const { now, settings, stretch, online } = facts;
  const { offBadge } = settings;
  const wanted = watches.filter(
    (watch) => watch.polled && !watch.ended && (offBadge.length === 0 || !offBadge.includes(sourceOf(watch))),
  );
  const counted = wanted.filter((watch) => !isSnoozed(watch, now));
  const sums: Record<WatchKind, number> = { customers: 0, visitors: 0, queue: 0 };
  let asOf: number | undefined;
  for (const watch of counted) {
    sums[kindOf(watch)] += newsOf(watch);
    if (watch.rightAt !== undefined) asOf = Math.min(asOf ?? watch.rightAt, watch.rightAt);
  }
  const common = { ...sums, snoozed: wanted.length - counted.length, asOf };
  const say = (state: BadgeState, who: string[] = []): Counts => ({ state, ...common, who });
  if (wanted.length === 0) return say('none');
  if (isPaused(settings, now)) return { ...say('paused'), pausedUntil: settings.pausedUntil };
  const broken = counted.filter(({ trouble }) => trouble && needsPerson.includes(trouble.reason));
  if (broken.length > 0) return say('error', namesOf(broken));
  if (!online || counted.some(({ trouble }) => trouble?.reason === 'offline')) return say('offline');
  const stale = counted.filter((watch) => !isFresh(watch, now, stretch));
  if (stale.length > 0) {
    const isNew = stale.every(({ unread, trouble }) => unread === undefined && !trouble);
    if (isNew) return say('waiting');
    return say('stale', namesOf(stale.filter(({ trouble }) => trouble)));
  }
  return say(sums.customers + sums.visitors + sums.queue > 0 ? 'unread' : 'calm');
}

function namesOf(watches: readonly Watch[]): string[] {
  return [...new Set(watches.map(({ trouble, name }) => trouble?.who ?? name))];
}

/** What one source comes to: one account's customers, visitors or queue. */
export interface SourceCount {
  /** `sourceOf` its watches. */
  source: string;
  account: string;
  kind: WatchKind;
  watches: number;
  snoozed: number;
  /** What is news, snoozed ones left out. */
  count: number;
  /** Epoch ms at which the oldest of its counts was right. */
  asOf?: number | undefined;
  /** Whether all its counts are fresh. */
  fresh: boolean;
  onBadge: boolean;
}

/** The counts by source, in the order of their first watch. */
export function countSources(watches: readonly Watch[], facts: BadgeFacts): SourceCount[] {
  const { now, settings, stretch } = facts;
  const alive = watches.filter(({ ended }) => !ended);
  return [...Map.groupBy(alive, sourceOf)].flatMap(([source, mine]) => {
    const [first] = mine;
    if (!first) return [];
    const awake = mine.filter((watch) => !isSnoozed(watch, now));
    const right = awake.flatMap(({ rightAt }) => (rightAt === undefined ? [] : [rightAt]));
    return [
      {
        source,
        account: first.account,
        kind: kindOf(first),
        watches: mine.length,
        snoozed: mine.length - awake.length,
        count: awake.reduce((sum, watch) => sum + newsOf(watch), 0),
        asOf: right.length > 0 ? Math.min(...right) : undefined,
        fresh: awake.every((watch) => !watch.polled || isFresh(watch, now, stretch)),
        onBadge: !settings.offBadge.includes(source),
      },
    ];
  });
}
