const second = 1000;
const minute = 60 * second;

/** What is known of who looks. Times in epoch ms. */
export interface Looking {
  /** A chat tab is in front, in a window that has the focus. */
  isSeen: boolean;
  /** When a chat page or a card last asked something: while nobody reads or writes there, it does not. */
  usedAt: number;
  /** When the lists were last fetched; 0 before the first time. */
  freshAt: number;
}

/** How long a chat tab counts as in use after it last asked something. */
const inUse = 2 * minute;
/** How old the lists may become while a chat tab is in use, and while it only stands there. */
const maxAge = { used: 20 * second, idle: 5 * minute };
/** Alarms ring no more often in a browser of the store (Chrome: 30 s; Firefox: a minute). */
const alarmEvery = minute;

/**
 * Whether the lists of active and pending sessions are fetched now, and when to look again.
 *
 *   in use ──2 min without a question──▶ idle ──no chat tab in front, or the browser without the focus──▶ nobody looks
 *     every 20 s, as far as alarms allow    every 5 min                                                   never
 *
 * @returns `again` in epoch ms; absent while nobody looks: the next question from a chat page, or its coming to the front,
 *   begins it anew
 */
export function freshness(
  { isSeen, usedAt, freshAt }: Looking,
  now: number,
): { fetch: boolean; again?: number | undefined } {
  if (!isSeen) return { fetch: false };
  const isUsed = now - usedAt < inUse;
  const age = isUsed ? maxAge.used : maxAge.idle;
  const fetch = now - freshAt >= age;
  const dueAt = (fetch ? now : freshAt) + age;
  return { fetch, again: Math.max(dueAt, now + alarmEvery) };
}
