import { timeOf } from './pack.ts';
import { type Packable, packableOf } from './segment.ts';
import type { Session } from './session.ts';
import { isSettled } from './settled.ts';

/**
 * Sessions on their way into the store. Those that are over are what they will be there, lines and postings: between two workers
 * texts and numbers cost a fraction of what objects cost, and whoever writes them has less to do.
 */
export interface Parcel extends Packable {
  /** All others: what may still be meant, and what comes twice. */
  rest: Session[];
  /** The time of the oldest, as `timeOf` gives it; infinite for none. */
  oldest: number;
}

/** @param now epoch ms, by which sessions are over; never later than when they are written */
export function parcelOf(sessions: readonly Session[], now: number): Parcel {
  const times = new Map<string, number>();
  let oldest = Number.POSITIVE_INFINITY;
  for (const session of sessions) {
    times.set(session.id, (times.get(session.id) ?? 0) + 1);
    oldest = Math.min(oldest, timeOf(session));
  }
  const over: Session[] = [];
  const rest: Session[] = [];
  for (const session of sessions)
    (times.get(session.id) === 1 && isSettled(session, now) ? over : rest).push(session);
  return { ...packableOf(over), rest, oldest };
}

/** How many sessions are in it. */
export function sizeOf({ lines, rest }: Pick<Parcel, 'lines' | 'rest'>): number {
  return lines.length + rest.length;
}
