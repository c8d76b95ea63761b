import { type Answer, bad, good } from '../messages/answer.ts';
import { openable } from '../vendors/opening.ts';
import type { PatchcordDatabase } from './db.ts';
import { sessionById, sessionsOfPerson } from './finding.ts';
import { timeOf } from './pack.ts';
import { isReachable } from './reachable.ts';
import type { Standing } from './resolution.ts';
import type { Session } from './session.ts';
import { standingOf } from './standing.ts';

/** A session of the same customer: what a line of a list shows, and no more, since it may go to a page. */
export interface PastSession {
  id: string;
  code: string;
  kind: Session['kind'];
  standing: Standing;
  /** When it began, in epoch ms; where that is not known, when the record was last changed. */
  at: number;
  /** The device, else the page. */
  where?: string | undefined;
  /** It has a page of its own that can be opened. */
  opens: boolean;
}

/** What else is known of the customer of a session. */
export interface Past {
  /** How many there are beside that session. */
  total: number;
  /** The newest few, newest first. */
  newest: PastSession[];
}

/** So many go to a card: it stands over the chat. */
const mostShown = 5;

/** The other sessions of the customer of one. Without a customer who can be told from others there are none. */
export async function pastOf(
  db: PatchcordDatabase,
  which: { code: string; session: string },
  now: number,
): Promise<Answer<Past>> {
  const session = await sessionById(db, { id: which.session, code: which.code });
  if (!session) return bad('gone');
  const { customer } = session;
  if (!customer || !isReachable(customer)) return good({ total: 0, newest: [] });
  const all = (await sessionsOfPerson(db, customer)).filter(({ id }) => id !== session.id);
  return good({ total: all.length, newest: all.slice(0, mostShown).map((each) => lineOf(each, now)) });
}

function lineOf(session: Session, now: number): PastSession {
  const { id, code, kind, device, page, url } = session;
  return {
    id,
    code,
    kind,
    standing: standingOf(session, now),
    at: timeOf(session),
    where: device || page,
    opens: url !== undefined && openable(url),
  };
}
