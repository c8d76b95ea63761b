import type { Session } from './session.ts';
import { canBeMeant } from './standing.ts';

/** A session is packed so long after its last moment, in ms: until then it counts among those that a code may mean. */
export const settlesAfter = 48 * 60 * 60_000;

/** Whether a session is so long over that it is packed: nobody counts it among the live ones any more. */
export function isSettled(session: Session, now: number): boolean {
  const { startedAt, updatedAt, expiresAt = 0, endedAt = 0 } = session;
  const lastMoment = Math.max(startedAt ?? updatedAt, expiresAt, endedAt);
  return lastMoment < now - settlesAfter && !canBeMeant(session, now);
}
