import type { CodeKind } from '../codes/code.ts';
import type { Candidate, RankReason, Surety } from './resolution.ts';
import type { Session } from './session.ts';
import type { Meant } from './sighting.ts';
import { canBeMeant, expiryOf, standingOf } from './standing.ts';

const day = 24 * 60 * 60_000;

/**
 * The sessions that one code may mean, best first: what can be meant now before what just ended before what is old, and
 * among these the kind that the words named. A kind that agrees lifts a session by more than one step of age and less
 * than two: "my help code is …" means this morning's recording rather than somebody's live session with the same digits,
 * but not a recording of last year. The session that the conversation's words speak for comes before all others.
 *
 * @param kind what the words said; `unknown` decides nothing
 * @param meant what was weighed of the conversation
 * @param firstSeenAt epoch ms of the code's first sighting, for the expiry of records that carry none
 */
export function rank(
  sessions: readonly Session[],
  {
    kind,
    now,
    firstSeenAt,
    meant,
  }: { kind: CodeKind; now: number; firstSeenAt?: number | undefined; meant?: Meant | undefined },
): Candidate[] {
  const scored = sessions.map((session) => {
    const age = ageOf(session, now, firstSeenAt);
    const agrees = kind === 'unknown' ? undefined : session.kind === kind;
    const reasons: RankReason[] = [age];
    if (agrees !== undefined) reasons.push(agrees ? 'kind-agrees' : 'kind-differs');
    const isMeant = session.id === meant?.session;
    if (isMeant && meant.isNamed) reasons.push('same-customer');
    const { at, about } = expiryOf(session, firstSeenAt);
    const standing = standingOf(session, now, firstSeenAt);
    const candidate: Candidate = { session, standing, expiresAt: at, about, reasons };
    return { score: ageScore[age] + (agrees ? kindScore : 0) + (isMeant ? meantScore : 0), candidate };
  });
  scored.sort(
    (a, b) => b.score - a.score || lastMoment(b.candidate.session) - lastMoment(a.candidate.session),
  );
  return scored.map(({ candidate }) => candidate);
}

/**
 * How sure the first of ranked candidates is.
 *
 * @param ranked as `rank` gives them, for the same moment
 */
export function suretyOf(
  ranked: readonly Candidate[],
  now: number,
  firstSeenAt?: number,
): Surety | undefined {
  const [best, ...others] = ranked;
  if (!best) return undefined;
  if (!canBeMeant(best.session, now, firstSeenAt)) return 'past';
  if (best.reasons.includes('same-customer')) return 'sure';
  const rivals = others.filter(({ session }) => canBeMeant(session, now, firstSeenAt));
  const differs = best.reasons.includes('kind-differs');
  if (rivals.length === 0) return differs ? 'likely' : 'sure';
  const agrees = best.reasons.includes('kind-agrees');
  return rivals.some(({ reasons }) => reasons.includes('kind-agrees') === agrees) ? 'open' : 'likely';
}

type Age = Extract<RankReason, 'live' | 'recent' | 'old'>;

const ageScore: Record<Age, number> = { live: 3, recent: 2, old: 1 };
const kindScore = 1.5;
const meantScore = 10;

function ageOf(session: Session, now: number, firstSeenAt?: number): Age {
  if (canBeMeant(session, now, firstSeenAt)) return 'live';
  return now - lastMoment(session) < day ? 'recent' : 'old';
}

/** Epoch ms at which something last happened in a session. */
function lastMoment(session: Session): number {
  return session.endedAt ?? session.expiresAt ?? session.startedAt ?? session.updatedAt;
}
