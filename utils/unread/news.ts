import type { QuietHours, UnreadSettings } from './settings.ts';
import { isSnoozed, kindOf, newsOf, type Watch, type WatchKind } from './watch.ts';

/** What one notification tells: everything that is new, in one. */
export interface News {
  /** Messages or issues, by what they are. */
  counts: Record<WatchKind, number>;
  /** Who they are of, the most first. */
  of: Watch[];
}

/** Whether it is quiet now. @param minutes since midnight */
export function isQuiet(quiet: QuietHours | undefined, minutes: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** Minutes since midnight by this computer's clock. */
export function minutesOf(now: number): number {
  const date = new Date(now);
  return date.getHours() * 60 + date.getMinutes();
}

/** Whether a watch has news that no notification told: more than were told, and the count can be relied on. */
export function hasNews(watch: Watch, now: number): boolean {
  if (watch.ended || watch.trouble || watch.rightAt === undefined || isSnoozed(watch, now)) return false;
  return newsOf(watch) > (watch.told ?? 0);
}

/**
 * What a notification tells now; undefined when there is nothing to tell, or it is not wanted. What comes in quiet hours is not told
 * afterwards: the badge has it.
 *
 * @param looksAt whether the agent has this one before their eyes
 */
export function newsToTell(
  fresh: readonly Watch[],
  settings: UnreadSettings,
  now: number,
  looksAt: (watch: Watch) => boolean,
): News | undefined {
  if (!settings.notify || isQuiet(settings.quiet, minutesOf(now))) return undefined;
  const of = fresh.filter((watch) => !looksAt(watch)).sort((a, b) => newsOf(b) - newsOf(a));
  if (of.length === 0) return undefined;
  const counts: Record<WatchKind, number> = { customers: 0, visitors: 0, queue: 0 };
  for (const watch of of) counts[kindOf(watch)] += newsOf(watch) - (watch.told ?? 0);
  return { counts, of };
}
