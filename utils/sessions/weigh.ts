import { archiveTables } from './archive.ts';
import { gatherCrowd } from './crowd.ts';
import { readWords } from './customer.ts';
import type { PatchcordDatabase } from './db.ts';
import { sessionsByCode } from './finding.ts';
import { Odds } from './odds.ts';
import type { Session } from './session.ts';
import { givenAt, type Meant, type Sighting } from './sighting.ts';
import { canBeMeant } from './standing.ts';

/** A code that may mean these sessions, and the digits alone do not say which, or whether any. */
export interface Question {
  sighting: Sighting;
  sessions: Session[];
}

/** So many are weighed at once; a page that shows more such numbers is a list of them. */
const mostAsked = 200;

/**
 * What the words of a conversation are needed for: bare numbers that meet a session where that is likely by chance, and
 * codes that several sessions can be meant by.
 *
 * @param isVouched whether so few sessions are live that a bare number which meets one is its code
 */
export async function questionsOf(
  db: PatchcordDatabase,
  sightings: readonly Sighting[],
  isVouched: boolean,
  now: number,
): Promise<Question[]> {
  const open = sightings.filter(({ meant, outcome }) => !meant && outcome !== 'dismissed');
  const found = await db.transaction('r', archiveTables(db), () =>
    Promise.all(
      open.map(async (sighting): Promise<Question> => {
        const sessions = await sessionsByCode(db, sighting.code);
        const at = givenAt(sighting);
        return { sighting, sessions: sessions.filter((session) => canBeMeant(session, now, at)) };
      }),
    ),
  );
  return found
    .filter(({ sighting, sessions }) => {
      const least = sighting.strength === 'weak' && !isVouched ? 1 : 2;
      return sessions.length >= least;
    })
    .slice(0, mostAsked);
}

/**
 * Answers them by the words of the conversation. Only which session is meant is kept, never the words.
 *
 * @returns whether any was answered, so that the page is to be painted anew
 */
export async function weigh(
  db: PatchcordDatabase,
  questions: readonly Question[],
  text: string,
  now: number,
): Promise<boolean> {
  const odds = new Odds(await gatherCrowd(db, now), readWords(text));
  let answered = false;
  for (const { sighting, sessions } of questions) {
    const isCalledCode = await isStrongBeside(db, sighting);
    const about = { given: givenAt(sighting), said: sighting.said, isCalledCode };
    const meant = chosen(odds, sessions, about, sighting.strength === 'weak');
    if (!meant) continue;
    answered = true;
    await db.sightings.update(sighting.id, { meant });
  }
  return answered;
}

function chosen(
  odds: Odds,
  sessions: readonly Session[],
  about: Parameters<Odds['vouches']>[1],
  isWeak: boolean,
): Meant | undefined {
  const [best, ...others] = sessions
    .map((session) => ({ session, how: odds.names(session), likelihood: odds.likelihood(session, about) }))
    .sort((one, other) => other.likelihood - one.likelihood);
  if (!best) return undefined;
  const { session, how } = best;
  // One name alone says whose it is only where the odds are asked.
  const isClear = how !== undefined && how !== 'single' && others.every((each) => each.how === undefined);
  const isMeant = isWeak ? odds.vouches(session, about) : isClear;
  return isMeant ? { session: session.id, isNamed: how !== undefined } : undefined;
}

/** The words elsewhere in the tab, such as in another frame, call the same digits a code. */
async function isStrongBeside(db: PatchcordDatabase, { id, code, tab }: Sighting): Promise<boolean> {
  if (tab === undefined) return false;
  const same = await db.sightings.where('code').equals(code).toArray();
  return same.some((each) => each.id !== id && each.tab === tab && each.strength === 'strong');
}
