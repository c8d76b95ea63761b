import * as v from 'valibot';
import { type Answer, bad, good } from '../../messages/answer.ts';
import type { Session } from '../../sessions/session.ts';
import { nameOf, under } from '../naming.ts';
import { type Question, request, type Wire } from '../request.ts';
import type { CobrowseAccount } from './pages.ts';
import { type CobrowseRecord, recordSchema, toSession } from './record.ts';
import { faultIn, faultOf, readToken } from './token.ts';

/** Which sessions `listSessions` asks for. */
export interface SessionFilter {
  states: readonly NonNullable<Session['state']>[];
  /** How many at most; the API decides when absent. */
  limit?: number | undefined;
  /** Epoch ms; both leave out what was never activated. */
  activatedAfter?: number | undefined;
  activatedBefore?: number | undefined;
  /** Those of all agents, which only an administrator may list. */
  everybodys?: boolean | undefined;
  /** Keys of `custom_data`, such as `user_email`. */
  customer?: Record<string, string> | undefined;
}

/**
 * The session behind a code (or an id), live from the account. Undefined when the vendor knows no such code.
 * A record of another code than the one asked for is `malformed`.
 */
export async function getSession(
  account: CobrowseAccount,
  token: string,
  code: string,
  wire: Wire,
): Promise<Answer<Session | undefined>> {
  const path = `/api/1/sessions/${encodeURIComponent(code)}`;
  const answer = await request(wire, question(account, token, path, recordSchema, wire.now()));
  if (!answer.ok) return answer.trouble.reason === 'not-found' ? good(undefined) : answer;
  const others = licenceOfOthers(answer.value, token);
  if (others !== undefined) return bad('other-licence', { who: nameOf(account), detail: others });
  return sessionOf(account, token, answer.value, code, wire);
}

/** A list as the vendor gave it. */
export interface Listed {
  /** Without those that have no six-digit code or belong to another licence. */
  sessions: Session[];
  /** How many the vendor sent. */
  sent: number;
  /** When the first and the last of them were activated, in epoch ms; absent where none was. */
  first?: number | undefined;
  last?: number | undefined;
}

/** Sessions in the given states, the agent's own unless told. */
export async function listSessions(
  account: CobrowseAccount,
  token: string,
  filter: SessionFilter,
  wire: Wire,
): Promise<Answer<Listed>> {
  const query = new URLSearchParams(filter.states.map((state) => ['state[]', state]));
  if (filter.limit !== undefined) query.set('limit', String(filter.limit));
  if (filter.activatedAfter !== undefined) {
    query.set('activated_after', new Date(filter.activatedAfter).toISOString());
  }
  if (filter.activatedBefore !== undefined) {
    query.set('activated_before', new Date(filter.activatedBefore).toISOString());
  }
  if (filter.everybodys) query.set('agent', 'all');
  for (const [key, value] of Object.entries(filter.customer ?? {})) query.set(`filter_${key}`, value);
  const path = `/api/1/sessions?${query}`;
  const answer = await request(wire, question(account, token, path, v.array(recordSchema), wire.now()));
  if (!answer.ok) return answer;
  const now = wire.now();
  const activated = answer.value.flatMap((record) => record.activated ?? []).sort((a, b) => a - b);
  const own = readToken(token)?.agent;
  const ours = answer.value.filter((record) => licenceOfOthers(record, token) === undefined);
  return good({
    sessions: ours.flatMap((record) => toSession(account, record, now, undefined, own) ?? []),
    sent: answer.value.length,
    first: activated[0],
    last: activated.at(-1),
  });
}

/** Ends a session for everybody in it. There is no way back; the caller has asked the agent. */
export async function endSession(
  account: CobrowseAccount,
  token: string,
  session: Pick<Session, 'id' | 'code'>,
  wire: Wire,
): Promise<Answer<Session | undefined>> {
  const id = session.id.replace(/^cobrowse:/, '');
  const answer = await request(wire, {
    ...question(account, token, `/api/1/sessions/${encodeURIComponent(id)}`, recordSchema, wire.now()),
    method: 'PUT',
    body: JSON.stringify({ id, state: 'ended' }),
  });
  return answer.ok ? sessionOf(account, token, answer.value, session.code, wire) : answer;
}

/** Whose token this is: the harmless question that tests an account. */
export function whoAmI(
  account: CobrowseAccount,
  token: string,
  wire: Wire,
): Promise<Answer<{ id: string; name?: string | undefined; email?: string | undefined }>> {
  const text = v.fallback(v.optional(v.string()), undefined);
  const schema = v.object({ id: v.pipe(v.string(), v.minLength(1)), name: text, email: text });
  return request(wire, question(account, token, '/api/1/users/me', schema, wire.now()));
}

/** The licence of a record that belongs to another one than the token; undefined where they agree or nothing tells. */
function licenceOfOthers({ license_key: named }: CobrowseRecord, token: string): string | undefined {
  const own = readToken(token)?.licence;
  return named !== undefined && own !== undefined && named !== own ? named : undefined;
}

function sessionOf(
  account: CobrowseAccount,
  token: string,
  record: CobrowseRecord,
  asked: string,
  wire: Wire,
): Answer<Session | undefined> {
  const code = /^[0-9]{6}$/.test(asked) ? asked : undefined;
  if (code !== undefined && record.code !== undefined && record.code !== code) {
    return bad('malformed', { who: nameOf(account), field: 'code' });
  }
  return good(toSession(account, record, wire.now(), code, readToken(token)?.agent));
}

/** The token goes into the header alone; a JWT in an address would end up in histories and logs. */
export function question<T>(
  account: CobrowseAccount,
  token: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  now: number,
): Question<T> {
  const bearer = token.trim();
  return {
    who: nameOf(account),
    url: under(account, path),
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    schema,
    // `jwt expired` is the API's own (cobrowse-agent-sdk 2.16.2, src/rest/RESTAPI.js), whatever the status; where it has
    // other words, the token's own claims say what is wrong with it.
    readRefusal: ({ status, words = '' }) => {
      const said = status === 401 || words === 'jwt expired' ? faultIn(words) : undefined;
      const facts = status === 401 ? readToken(bearer) : undefined;
      const reason = said ?? (facts && faultOf(facts, now));
      return reason && { reason };
    },
  };
}
