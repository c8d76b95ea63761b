import { intervalOf } from './poll.ts';
import { isAsked, type Watch } from './watch.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Requests of the last hour by minute, oldest first: `[epoch minute, how many]`. */
export type Spent = readonly (readonly [minute: number, count: number])[];

/** How many requests an hour unread messages may cost, unless the agent sets another number: two a second. */
export const usualBudget = 7200;
/** The bounds of that number. */
export const budgets = { least: 60, most: 36_000 } as const;
/** Kept back from the regular polls: for catching up after a sleep, and for what the agent asks. */
const reserve = 0.1;

/** The requests of the hour before now. A minute that lies ahead was kept before the clock was set back. */
function recent(spent: Spent, now: number): Spent {
  const current = Math.floor(now / minute);
  return spent.filter(([at]) => at > current - 60 && at <= current);
}

/** How many requests were sent within the last hour; the minute an hour ago is over as a whole. */
export function spentIn(spent: Spent, now: number): number {
  return recent(spent, now).reduce((sum, [, count]) => sum + count, 0);
}

/** The book with some more requests in it, and without what is older than an hour. */
export function spend(spent: Spent, count: number, now: number): Spent {
  const current = Math.floor(now / minute);
  const before = recent(spent, now);
  const last = before.at(-1);
  if (last?.[0] === current) return [...before.slice(0, -1), [current, last[1] + count]];
  return [...before, [current, count]];
}

/** Epoch ms at which the budget allows another request; now, where it does already. */
export function freeAt(spent: Spent, budget: number, now: number): number {
  const kept = recent(spent, now);
  let left = budget - kept.reduce((sum, [, count]) => sum + count, 0);
  if (left > 0) return now;
  for (const [at, count] of kept) {
    left += count;
    if (left > 0) return at * minute + hour;
  }
  return now;
}

/**
 * By how much every watch's interval has to be longer so that all of them together stay within the budget, in ms: the same for
 * each, so that none starves. 0 where the budget does not bind.
 *
 * @param budget requests an hour
 */
export function stretchOf(watches: readonly Watch[], budget: number, now: number): number {
  const intervals = new Map<number, number>();
  for (const watch of watches) {
    if (!isAsked(watch)) continue;
    const interval = intervalOf(watch, now);
    intervals.set(interval, (intervals.get(interval) ?? 0) + 1);
  }
  const allowed = (budget * (1 - reserve)) / hour;
  const rate = (wait: number) =>
    [...intervals].reduce((sum, [interval, count]) => sum + count / (interval + wait), 0);
  if (rate(0) <= allowed) return 0;
  let [low, high] = [0, watches.length / allowed];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (rate(middle) > allowed) low = middle;
    else high = middle;
  }
  return Math.ceil(high);
}
