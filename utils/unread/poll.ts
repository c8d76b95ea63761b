import type { Trouble, TroubleReason } from '../messages/answer.ts';
import type { Watch } from './watch.ts';

const second = 1000;
const minute = 60 * second;
/**
 * How often Helpshift's own SDKs ask at most: once a minute with an active issue, once in five minutes without. The other vendors
 * publish nothing, and get the same.
 */
export const floors = { active: minute, idle: 5 * minute } as const;
/** What only a person can mend is asked again this seldom. */
const longest = 60 * minute;
/** No watch waits for longer, in ms: a time further ahead was kept before the clock was set back. */
export const farthest = 25 * 60 * minute;
/** So that watches that were added together drift apart, and no answer is late by more. */
const spread = 5 * second;

/** How asking about one watch went. */
export type Outcome = { ok: true; active: boolean } | { ok: false; trouble: Trouble };

/** What the next poll depends on, of a watch. */
export type PollState = Pick<Watch, 'vendor' | 'issue' | 'failures'>;

/** The time that has to pass between two questions about one watch, in ms. */
export function floorOf(state: Pick<Watch, 'vendor' | 'issue'>): number {
  return state.vendor === 'helpdesky' || state.issue !== undefined ? floors.active : floors.idle;
}

/** The time after which an answered watch is asked again at the latest, in ms: a count that is much older is not fresh. */
export function longestWait(state: Pick<Watch, 'issue'>): number {
  return (state.issue === undefined ? floors.idle : floors.active) + spread;
}

/** Troubles that go away by themselves: asked again as soon as the floor allows, or nearly so. */
const passing: readonly TroubleReason[] = [
  'unreachable',
  'timed-out',
  'vendor-down',
  'malformed',
  'too-many',
];

/**
 * When a watch is asked again.
 *
 *   answered            floor
 *   no network          one minute: nothing was asked, and nobody is to blame
 *   vendor's trouble    floor, doubled each time, up to the idle floor; not before the vendor's own `until`
 *   refused             floor, doubled each time, up to an hour: a person has to do something
 *
 * @param random in [0, 1)
 */
export function nextPoll(
  state: PollState,
  outcome: Outcome,
  now: number,
  random: number,
): { nextAt: number; failures: number } {
  const late = Math.floor(random * spread);
  if (outcome.ok) {
    return { nextAt: now + (outcome.active ? floors.active : floors.idle) + late, failures: 0 };
  }
  const { reason, until = 0 } = outcome.trouble;
  if (reason === 'offline') return { nextAt: now + minute + late, failures: state.failures };
  const failures = state.failures + 1;
  const most = passing.includes(reason) ? floors.idle : longest;
  const doubled = Math.min(floorOf(state) * 2 ** Math.min(failures - 1, 10), most);
  // Jitter goes upwards only: a floor is a floor.
  const backoff = now + Math.floor(doubled * (1 + random / 10));
  return { nextAt: Math.max(backoff, until > now ? until + late : 0), failures };
}

/**
 * Whether a watch may be asked now. A clock that was set back would silence it: then the kept times are not believed.
 *
 * @param wanted the agent asks: the floor alone counts, not the backoff, though never against the vendor's own `until`
 */
export function isDue(watch: Watch, now: number, wanted = false): boolean {
  const { polled, askedAt = 0, nextAt, trouble } = watch;
  const clockWentBack = askedAt > now + spread || nextAt > now + farthest;
  if (clockWentBack) return polled || wanted;
  if (polled && nextAt <= now) return true;
  return wanted && askedAt + floorOf(watch) <= now && (trouble?.until ?? 0) <= now;
}
