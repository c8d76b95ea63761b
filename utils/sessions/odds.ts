import type { PatchcordDatabase } from './db.ts';

/** At most this share of shown weak codes may be chance hits. */
const allowed = 0.01;
/** How many six-digit numbers that are no codes stand in a chat for each bare code: order numbers, mostly. */
const strangers = 20;

/**
 * Whether a bare six-digit number that meets one of `live` sessions is more than chance. With L sessions that can be meant
 * now, a number that is no code meets one with odds L / 1,000,000; a chat holds about twenty such numbers for each bare
 * code, so that L may be 500 before one shown code in a hundred is a stranger's order number.
 */
export function vouches(live: number): boolean {
  return (live / 1_000_000) * strangers <= allowed;
}

/** How many sessions can be meant now: counted in the indexes, an upper bound. */
export async function countLive(db: PatchcordDatabase, now: number): Promise<number> {
  const recordings = await db.sessions
    .where('startedAt')
    .above(now - 48 * 60 * 60_000)
    .count();
  const codes = await db.sessions.where('expiresAt').above(now).count();
  return recordings + codes;
}
