import { isAhead } from './clock.ts';
import type { Standing } from './resolution.ts';
import type { Session } from './session.ts';

const minute = 60_000;
/** A Cobrowse code lives about this long (Cobrowse, "Use 6-digit codes": approximately 20 minutes). */
export const codeLife = 20 * minute;
/** With less than this left a session is `ending`. */
export const endingWithin = 3 * minute;
/** A session that the vendor called active this recently is joined by its agent now, whatever its code's expiry. */
const activeFor = 5 * minute;

/** No code lives for longer, and none is given so long before its session: times further ahead are a clock's fault. */
const longestLife = 24 * 60 * minute;

/** When a Cobrowse code dies, in epoch ms, and whether that is only our estimate. Noibu publishes no expiry. */
export function expiryOf(session: Session, firstSeenAt?: number): { at?: number; about: boolean } {
  if (session.kind === 'noibu') return { about: false };
  if (session.expiresAt !== undefined) {
    const longest = (session.startedAt ?? session.updatedAt) + longestLife;
    return session.expiresAt <= longest
      ? { at: session.expiresAt, about: false }
      : { at: longest, about: true };
  }
  const from = session.startedAt ?? firstSeenAt ?? session.updatedAt;
  return { at: from + codeLife, about: true };
}

/**
 * How a session stands at a moment.
 *
 *   cobrowse:  live ──(3 min left)──▶ ending ──(expiry)──▶ over ◀── ended
 *   noibu:     recording
 */
export function standingOf(session: Session, now: number, firstSeenAt?: number): Standing {
  if (session.kind === 'noibu') return 'recording';
  if (session.state === 'ended' || (session.endedAt !== undefined && session.endedAt <= now)) return 'over';
  const { updatedAt } = session;
  if (session.state === 'active' && now - updatedAt < activeFor && !isAhead(updatedAt, now)) return 'live';
  const { at = 0 } = expiryOf(session, firstSeenAt);
  if (at <= now || isTooFar(session, at, now)) return 'over';
  return at - now < endingWithin ? 'ending' : 'live';
}

/** Whether an expiry is impossible: our own clock was put back since. Theirs may differ from ours by hours. */
function isTooFar({ startedAt, expiresAt }: Session, at: number, now: number): boolean {
  const isOurs = startedAt === undefined && expiresAt === undefined;
  return isOurs ? isAhead(at, now + codeLife) : at > now + longestLife;
}

/** A Noibu session ends after at most a day, and its recording is asked for soon after. */
const recordingFor = 48 * 60 * minute;

/** Whether a customer can mean this session when they give its code now. */
export function canBeMeant(session: Session, now: number, firstSeenAt?: number): boolean {
  const standing = standingOf(session, now, firstSeenAt);
  if (standing === 'recording') {
    const age = now - (session.startedAt ?? session.updatedAt);
    return age < recordingFor && age > -longestLife;
  }
  return standing !== 'over';
}
