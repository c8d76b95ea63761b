import type { CodeKind } from '../codes/code.ts';
import type { Answer } from '../messages/answer.ts';
import { archiveTables } from './archive.ts';
import { isVouchedFor } from './crowd.ts';
import type { PatchcordDatabase } from './db.ts';
import { sessionsByCode } from './finding.ts';
import { rank, suretyOf } from './rank.ts';
import type { Candidate, CodeState, LitCode, Looked, Resolution } from './resolution.ts';
import type { Session } from './session.ts';
import { givenAt, type Sighting } from './sighting.ts';
import { sightingsAt, type Where } from './sightings.ts';
import { canBeMeant } from './standing.ts';

/** Asks a vendor for a code. `undefined` in the answer: the vendor knows no such code. */
export type LiveSource = (code: string) => Promise<Answer<Session | undefined>>;

export interface Sources {
  db: PatchcordDatabase;
  now: number;
  /** Cobrowse, where there is an account and a look-up is allowed now. */
  live?: LiveSource | undefined;
  /** Who asks, and so for the code of which conversation. */
  where?: Where | undefined;
}

/**
 * Everything the card shows of a code: the local database first, then, where no session there can be meant now, the vendor.
 * What the vendor says is kept by the live source itself, so that the next look-up finds it here.
 */
export async function resolve(
  about: { code: string; kind: CodeKind },
  { db, now, live, where = {} }: Sources,
): Promise<Resolution> {
  const { code, kind } = about;
  const [[sighting], hasNoibu, hasCobrowse] = await Promise.all([
    sightingsAt(db, code, where),
    hasAccount(db, 'noibu'),
    hasAccount(db, 'cobrowse'),
  ]);
  const firstSeenAt = sighting && givenAt(sighting);
  let sessions = await sessionsByCode(db, code);
  const looked: Looked[] = [{ where: 'local', found: sessions.length }];
  if (live && kind !== 'noibu' && !sessions.some((session) => isFresh(session, now))) {
    const answer = await live(code);
    const found = answer.ok ? answer.value : undefined;
    if (found) sessions = [found, ...sessions.filter(({ id }) => id !== found.id)];
    looked.push({
      where: 'cobrowse',
      found: found ? 1 : 0,
      trouble: answer.ok ? undefined : answer.trouble,
    });
  }
  const ranked = rank(sessions, { kind, now, firstSeenAt, meant: sighting?.meant });
  const [best, ...others] = ranked;
  return {
    code,
    kind: best?.session.kind ?? kind,
    state: best?.standing ?? 'unresolved',
    best,
    others,
    surety: suretyOf(ranked, now, firstSeenAt),
    looked,
    firstSeenAt,
    excerpt: sighting?.excerpt,
    main: mainAction(best, kind, { hasNoibu, hasCobrowse }),
  };
}

/** A live answer of the vendor is good for a few seconds; anything older is asked again. */
function isFresh(session: Session, now: number): boolean {
  return session.source === 'cobrowse'
    ? Math.abs(now - session.updatedAt) < 2_500
    : canBeMeant(session, now) && session.kind === 'cobrowse';
}

function mainAction(
  best: Candidate | undefined,
  kind: CodeKind,
  { hasNoibu, hasCobrowse }: { hasNoibu: boolean; hasCobrowse: boolean },
): Resolution['main'] {
  if (best?.session.url) return 'session';
  const means = best?.session.kind ?? kind;
  if (means !== 'cobrowse' && hasNoibu) return 'noibu-list';
  if (means !== 'noibu' && hasCobrowse) return 'cobrowse-code';
  return 'copy';
}

/** How a page paints the codes that it shows; weak ones stay hidden unless more than chance speaks for them. */
export async function paint(
  db: PatchcordDatabase,
  sightings: readonly Sighting[],
  now: number,
): Promise<LitCode[]> {
  const vouched = await isVouchedFor(db, sightings, now);
  return db.transaction('r', archiveTables(db), () =>
    Promise.all(
      sightings.map(async (sighting): Promise<LitCode> => {
        const { code, kind, strength, outcome, meant } = sighting;
        const firstSeenAt = givenAt(sighting);
        if (outcome === 'dismissed') return { code, state: 'hidden' };
        const sessions = await sessionsByCode(db, code);
        const [best] = rank(sessions, { kind, now, firstSeenAt, meant });
        const state: CodeState = best?.standing ?? 'unresolved';
        if (strength === 'strong') return { code, state, expiresAt: best?.expiresAt };
        const isMeant = vouched || best?.session.id === meant?.session;
        const shown = isMeant && best !== undefined && canBeMeant(best.session, now, firstSeenAt);
        return shown ? { code, state, expiresAt: best.expiresAt } : { code, state: 'hidden' };
      }),
    ),
  );
}

async function hasAccount(db: PatchcordDatabase, vendor: string): Promise<boolean> {
  return (await db.accounts.where('vendor').equals(vendor).count()) > 0;
}
