import type { Trouble, TroubleReason } from '../messages/answer.ts';
import { isAsked, isSnoozed, type Watch } from './watch.ts';

const second = 1000;
const minute = 60 * second;
/**
 * How often Helpshift's own SDKs ask at most: once a minute with an active issue, once in five minutes without. The other vendors
 * publish nothing, and get the same.
 */
export const floors = { active: minute, idle: 5 * minute } as const;
/** So often a snoozed watch is asked. */
export const snoozedEvery = 60 * minute;
/** What only a person can mend is asked again this seldom. */
const longest = 60 * minute;
/** No watch waits for longer, in ms: a time further ahead was kept before the clock was set back. */
export const farthest = 25 * 60 * minute;
/** So that watches that were added together drift apart, and no answer is late by more. */
const spread = second;
/** The moment of asking may be so much later than that of claiming, in ms: what comes later is given back unasked. */
export const claimLasts = 5 * second;

/** How asking about one watch went. */
export type Outcome = { ok: true; active: boolean } | { ok: false; trouble: Trouble };

/** What the next poll depends on, of a watch. */
export type PollState = Pick<Watch, 'vendor' | 'failures'> &
  Partial<Pick<Watch, 'issue' | 'queue' | 'snoozedUntil' | 'askedAt'>> & {
    /** By how much the budget makes every interval longer, in ms. */
    stretch?: number | undefined;
    /** It shares another's trouble: nothing was sent about it. */
    unasked?: boolean | undefined;
  };

/** The time that has to pass between two questions about one watch, in ms. */
export function floorOf(state: Pick<PollState, 'vendor' | 'issue' | 'queue'>): number {
  const isActive = state.vendor === 'helpdesky' || state.queue !== undefined || state.issue !== undefined;
  return isActive ? floors.active : floors.idle;
}

/** How long after an answer a watch is asked again, in ms, where the budget does not bind. */
export function intervalOf(state: PollState, now: number, active = state.issue !== undefined): number {
  const floor = active || state.queue ? floors.active : floors.idle;
  if (!isSnoozed(state, now)) return floor;
  return Math.max(floor, Math.min(snoozedEvery, (state.snoozedUntil ?? 0) - now));
}

/** Troubles that go away by themselves: asked again as soon as the floor allows, or nearly so. */
export const passing: readonly TroubleReason[] = [
  'unreachable',
  'timed-out',
  'vendor-down',
  'malformed',
  'too-many',
];

/**
 * When a watch is asked again.
 *
 *   answered            floor, an hour while snoozed, longer when the budget binds
 *   no network          one minute: nothing was asked, and nobody is to blame
 *   vendor's trouble    floor, doubled each time, up to the idle floor; not before the vendor's own `until`
 *   another's trouble   one minute, as far as the floor allows: somebody has to try whether it is over
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
    const wait = intervalOf(state, now, outcome.active) + Math.ceil(state.stretch ?? 0);
    return { nextAt: now + wait + late, failures: 0 };
  }
  const { reason, until = 0 } = outcome.trouble;
  const { failures } = state;
  const allowed = until > now ? until + late : 0;
  if (reason === 'offline') return { nextAt: now + minute + late, failures };
  if (state.unasked && passing.includes(reason)) {
    const floor = state.askedAt === undefined ? 0 : Math.min(state.askedAt, now) + floorOf(state);
    return { nextAt: Math.max(now + minute + late, floor, allowed), failures };
  }
  const most = passing.includes(reason) ? floors.idle : longest;
  const floor = floorOf(state);
  const doubled = Math.min(floor * 2 ** Math.min(failures, 10), most);
  // Jitter goes upwards only, since a floor is a floor, and not far beyond the longest wait.
  const backoff = Math.min(doubled * (1 + random / 10), Math.max(most, floor) + spread);
  return { nextAt: Math.max(now + Math.floor(backoff), allowed), failures: failures + 1 };
}

/** Whether a watch may be asked now. */
export function isDue(watch: Watch, now: number): boolean {
  return isAsked(watch) && (watch.nextAt <= now || isAhead(watch, now));
}

/** Whether a watch's times were kept before the clock was set back, so that they would silence it. */
export function isAhead({ askedAt = 0, nextAt }: Watch, now: number): boolean {
  return askedAt > now + claimLasts || nextAt > now + farthest;
}

/** A watch whose times are ahead begins anew: the floor counts from now, since nobody knows when it was asked. */
export function rebased(watch: Watch, now: number, random: number): Partial<Watch> {
  const floor = floorOf(watch);
  return { askedAt: now, nextAt: now + floor + Math.floor(random * spread), rightAt: undefined };
}

/**
 * When the agent wants it: the floor alone counts, not the backoff, though never against the vendor's own `until`.
 * @returns the changed fields; undefined where it is too soon, or it is asked already
 */
export function wantedNow(watch: Watch, now: number): Partial<Watch> | undefined {
  const { askedAt = 0, trouble, ended } = watch;
  if (ended || askedAt + floorOf(watch) > now) return undefined;
  const { until = 0 } = trouble ?? {};
  if (until > now && until <= now + farthest) return undefined;
  return { nextAt: Math.min(watch.nextAt, now), once: true };
}

/**
 * What a watch is changed to before it is asked: its time moves on by the floor, so that neither a second call nor a worker that
 * is woken after its end asks again too early.
 */
export function claimed(watch: Watch, now: number): Partial<Watch> {
  const latest = now + claimLasts;
  return { askedAt: latest, nextAt: latest + floorOf(watch), once: undefined };
}
