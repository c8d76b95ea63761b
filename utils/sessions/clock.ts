/**
 * Clocks differ by minutes. What lies further ahead, in ms, was written while a clock was wrong that has been put right
 * since: it is kept, and not gone by.
 */
const aheadAtMost = 10 * 60_000;

/** @param at, now epoch ms */
export function isAhead(at: number, now: number): boolean {
  return at > now + aheadAtMost;
}
