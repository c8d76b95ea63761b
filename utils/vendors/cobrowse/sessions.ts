import * as v from 'valibot';
import { type Answer, bad, good } from '../../messages/answer.ts';
import type { Session } from '../../sessions/session.ts';
import { nameOf, under } from '../naming.ts';
import { type Question, request, type Wire } from '../request.ts';
import type { CobrowseAccount } from './pages.ts';
import { type CobrowseRecord, recordSchema, toSession } from './record.ts';

/** Which sessions `listSessions` asks for. */
export interface SessionFilter {
  states: readonly NonNullable<Session['state']>[];
  /** How many at most; the API decides when absent. */
  limit?: number | undefined;
  /** Epoch ms. */
  activatedAfter?: number | undefined;
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
  const answer = await request(wire, question(account, token, path, recordSchema));
  if (!answer.ok) return answer.trouble.reason === 'not-found' ? good(undefined) : answer;
  return sessionOf(account, answer.value, code, wire);
}

/** Sessions in the given states, newest words of the vendor. Those without a six-digit code are left out. */
export async function listSessions(
  account: CobrowseAccount,
  token: string,
  filter: SessionFilter,
  wire: Wire,
): Promise<Answer<Session[]>> {
  const query = new URLSearchParams(filter.states.map((state) => ['state[]', state]));
  if (filter.limit !== undefined) query.set('limit', String(filter.limit));
  if (filter.activatedAfter !== undefined) {
    query.set('activated_after', new Date(filter.activatedAfter).toISOString());
  }
  for (const [key, value] of Object.entries(filter.customer ?? {})) query.set(`filter_${key}`, value);
  const path = `/api/1/sessions?${query}`;
  const answer = await request(wire, question(account, token, path, v.array(recordSchema)));
  if (!answer.ok) return answer;
  const now = wire.now();
  return good(answer.value.flatMap((record) => toSession(account, record, now) ?? []));
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
    ...question(account, token, `/api/1/sessions/${encodeURIComponent(id)}`, recordSchema),
    method: 'PUT',
    body: JSON.stringify({ id, state: 'ended' }),
  });
  return answer.ok ? sessionOf(account, answer.value, session.code, wire) : answer;
}

/** Whose token this is: the harmless question that tests an account. */
export function whoAmI(
  account: CobrowseAccount,
  token: string,
  wire: Wire,
): Promise<Answer<{ id: string; name?: string | undefined; email?: string | undefined }>> {
  const text = v.fallback(v.optional(v.string()), undefined);
  const schema = v.object({ id: v.pipe(v.string(), v.minLength(1)), name: text, email: text });
  return request(wire, question(account, token, '/api/1/users/me', schema));
}

function sessionOf(
  account: CobrowseAccount,
  record: CobrowseRecord,
  asked: string,
  wire: Wire,
): Answer<Session | undefined> {
  const code = /^[0-9]{6}$/.test(asked) ? asked : undefined;
  if (code !== undefined && record.code !== undefined && record.code !== code) {
    return bad('malformed', { who: nameOf(account), field: 'code' });
  }
  return good(toSession(account, record, wire.now(), code));
}

/** The token goes into the header alone; a JWT in an address would end up in histories and logs. */
function question<T>(
  account: CobrowseAccount,
  token: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Question<T> {
  return {
    who: nameOf(account),
    url: under(account, path),
    headers: { Authorization: `Bearer ${token.trim()}`, 'Content-Type': 'application/json' },
    schema,
    // The API's own words for it (cobrowse-agent-sdk 2.16.2, src/rest/RESTAPI.js).
    readRefusal: ({ words }) => (words === 'jwt expired' ? { reason: 'token-expired' } : undefined),
  };
}
