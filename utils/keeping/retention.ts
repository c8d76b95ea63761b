import * as v from 'valibot';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Parcel } from '../sessions/parcel.ts';
import { putParcel } from '../sessions/records.ts';

/** How long data is kept, as the agent set it. What is absent is no bound. */
export const retentionSchema = v.object({
  /** Sessions and what belongs to them go after so many days. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  /** At most so many sessions stay; the oldest ones go first. */
  most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(10_000_000))),
});
export type Retention = v.InferOutput<typeof retentionSchema>;
export type RetentionSetting = { name: 'retention' } & Retention;

/**
 * 30 days: what a customer asks about is rarely older, and nobody's data stays longer than it is of use. 1,000,000 sessions: so
 * many take a few hundred MB and are found in milliseconds; for more of them that was not measured.
 */
export const defaultRetention: Retention = { days: 30, most: 1_000_000 };

/** What an agent used is kept so many times as long: opened sessions, codes that were opened, copied or dismissed. */
export const usedLonger = 3;

const day = 24 * 60 * 60_000;

/** What is set, or the default. What another version kept and this one cannot take counts as not set. */
export async function retentionOf(db: PatchcordDatabase): Promise<Retention> {
  const kept = v.safeParse(retentionSchema, await db.settings.get('retention'));
  return kept.success ? kept.output : defaultRetention;
}

export async function saveRetention(db: PatchcordDatabase, retention: Retention): Promise<void> {
  await db.settings.put({ name: 'retention', ...retention });
}

/** How long something lives, and how long something that was used; infinite without a bound. In ms. */
export function livesOf({ days }: Retention): { life: number; usedLife: number } {
  const life = days === undefined ? Number.POSITIVE_INFINITY : days * day;
  return { life, usedLife: life * usedLonger };
}

/** On a day sessions came that began earlier, the oldest of them at `oldest`. Times in epoch ms. */
interface Arrival {
  at: number;
  oldest: number;
}
export interface ArrivalSetting {
  name: 'arrivals';
  /** One for each day, oldest first. */
  days: Arrival[];
}

/**
 * Notes that old sessions were imported or restored: whoever imports two years of history has it for as long as the retention
 * says, from that day. Inside of the caller's transaction over `settings`, so that it is there if and only if they are.
 */
export async function noteArrival(db: PatchcordDatabase, { at, oldest }: Arrival): Promise<void> {
  if (oldest > at - day) return;
  const days = await arrivalsOf(db);
  const same = days.find((each) => Math.floor(each.at / day) === Math.floor(at / day));
  const joined = { at: Math.max(at, same?.at ?? 0), oldest: Math.min(oldest, same?.oldest ?? oldest) };
  if (same && joined.oldest === same.oldest && at < same.at + 60 * 60_000) return;
  const others = days.filter((each) => each !== same);
  const all = [...others, joined].sort((one, other) => one.at - other.at);
  await db.settings.put({ name: 'arrivals', days: all });
}

/**
 * Keeps sessions that come from a file, and notes their arrival. Inside of the caller's transaction over `archiveTables` and
 * `settings`.
 *
 * @param at epoch ms, from which they are kept
 * @returns as `putSessions`
 */
export async function putArrived(
  db: PatchcordDatabase,
  parcel: Parcel,
  at: number,
): Promise<{ written: number; kept: number }> {
  const put = await putParcel(db, parcel, at);
  if (put.written > 0) await noteArrival(db, { at, oldest: Math.min(parcel.oldest, at) });
  return put;
}

export async function arrivalsOf(db: PatchcordDatabase): Promise<Arrival[]> {
  const kept = await db.settings.get('arrivals');
  return kept?.name === 'arrivals' ? kept.days : [];
}

/**
 * The time before which sessions go by their age. Nothing that began as late as the oldest of those that came within the
 * retention goes: some that did not come with them stay longer for it, and none goes too early.
 *
 * @returns epoch ms; 0 when none goes
 */
export function cutByAge(retention: Retention, arrivals: readonly Arrival[], now: number): number {
  const { life } = livesOf(retention);
  if (life === Number.POSITIVE_INFINITY) return 0;
  const held = arrivals.filter(({ at }) => at + life > now).map(({ oldest }) => oldest);
  return Math.max(0, Math.min(now - life, ...held));
}

/** Forgets arrivals that hold nothing any more. */
export async function forgetArrivals(
  db: PatchcordDatabase,
  retention: Retention,
  now: number,
): Promise<void> {
  const { life } = livesOf(retention);
  await db.transaction('rw', db.settings, async () => {
    const days = await arrivalsOf(db);
    const still = days.filter(({ at }) => at + life > now);
    if (still.length < days.length) await db.settings.put({ name: 'arrivals', days: still });
  });
}
