import { cobrowseAccounts, withToken } from '../accounts/token.ts';
import { type Answer, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { putSessions } from '../sessions/records.ts';
import type { Session } from '../sessions/session.ts';
import { standingOf } from '../sessions/standing.ts';
import type { CobrowseAccount } from '../vendors/cobrowse/pages.ts';
import { getSession, type Listed, listSessions } from '../vendors/cobrowse/sessions.ts';
import { readToken } from '../vendors/cobrowse/token.ts';
import type { Wire } from '../vendors/request.ts';
import { pause } from './cobrowse.ts';

/** Sessions a page of the list; the API's own limit is not documented. */
const pageSize = 100;
/** Pages a fetch: a thousand live sessions of one account are more than an agent is in. */
const mostPages = 10;
/** Sessions that a tab shows and the list does not have, asked for one by one. */
const mostAsked = 5;
const live = ['pending', 'authorizing', 'active'] as const;

/**
 * Fetches the sessions that can be joined now, of every Cobrowse account, and keeps them. What a tab shows and the lists no
 * longer have is asked for by id, since it may have ended.
 *
 * @returns whether a session that is kept stands differently now, so that pages are to be painted anew
 */
export async function fetchFresh(db: PatchcordDatabase, wire: Wire): Promise<boolean> {
  let changed = false;
  for (const account of await cobrowseAccounts(db)) {
    const answer = await withToken(db, account, wire, (token) => fetchOf(db, account, token, wire));
    if (answer.ok && (await keep(db, answer.value, wire.now()))) changed = true;
  }
  return changed;
}

async function fetchOf(
  db: PatchcordDatabase,
  account: CobrowseAccount,
  token: string,
  wire: Wire,
): Promise<Answer<Session[]>> {
  const whose = `${account.id} ${token}`;
  const paused = pause.troubleAt(whose, wire.now());
  if (paused) return { ok: false, trouble: paused };
  const listed = await listAll(account, token, wire);
  if (!listed.ok) {
    pause.note(whose, listed.trouble, wire.now());
    return listed;
  }
  const sessions = new Map(listed.value.map((session) => [session.id, session]));
  for (const { id } of (await shownLive(db, account))
    .filter((each) => !sessions.has(each.id))
    .slice(0, mostAsked)) {
    const answer = await getSession(account, token, id.replace(/^cobrowse:/, ''), wire);
    if (!answer.ok) break;
    if (answer.value) sessions.set(id, answer.value);
  }
  return good([...sessions.values()]);
}

/**
 * All pages. In which order a list comes is not documented: from a full page it goes on to both sides of the times that it
 * covers, until a page brings nothing new. Only what was activated can be paged; what waits is all in the first page, or the
 * account has more than a hundred sessions waiting.
 */
async function listAll(account: CobrowseAccount, token: string, wire: Wire): Promise<Answer<Session[]>> {
  const everybodys = readToken(token)?.role === 'administrator';
  const filter = { states: live, limit: pageSize, everybodys };
  const first = await listSessions(account, token, filter, wire);
  if (!first.ok) return first;
  const sessions = new Map(first.value.sessions.map((session) => [session.id, session]));
  let pages = 1;
  for (const side of ['after', 'before'] as const) {
    let page: Listed = first.value;
    while (page.sent >= pageSize && pages < mostPages) {
      const edge = side === 'after' ? page.last : page.first;
      if (edge === undefined) break;
      const bound = side === 'after' ? { activatedAfter: edge } : { activatedBefore: edge };
      const next = await listSessions(account, token, { ...filter, ...bound }, wire);
      if (!next.ok) return next;
      pages += 1;
      const before = sessions.size;
      for (const session of next.value.sessions) sessions.set(session.id, session);
      if (sessions.size === before) break;
      page = next.value;
    }
  }
  return good([...sessions.values()]);
}

/** Sessions of the account that some tab shows the code of, and that had not ended when we last heard of them. */
async function shownLive(db: PatchcordDatabase, { api }: CobrowseAccount): Promise<Session[]> {
  const shown = await db.sightings.where('tab').above(-1).toArray();
  const codes = [...new Set(shown.map(({ code }) => code))];
  const sessions = await db.sessions.where('code').anyOf(codes).toArray();
  const origin = new URL(api).origin;
  return sessions.filter(
    ({ source, state, url }) =>
      source === 'cobrowse' && state !== 'ended' && URL.parse(url ?? '')?.origin === origin,
  );
}

async function keep(db: PatchcordDatabase, sessions: readonly Session[], now: number): Promise<boolean> {
  const before = await db.sessions.bulkGet(sessions.map(({ id }) => id));
  await putSessions(db, sessions, now);
  return sessions.some((session, at) => {
    const old = before[at];
    return (
      !old ||
      old.code !== session.code ||
      old.expiresAt !== session.expiresAt ||
      standingOf(old, now) !== standingOf(session, now)
    );
  });
}
