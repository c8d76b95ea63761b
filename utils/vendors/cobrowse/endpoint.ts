import * as v from 'valibot';
import { type Answer, bad, good } from '../../messages/answer.ts';
import { request, type Wire } from '../request.ts';
import type { CobrowseAccount } from './pages.ts';
import { faultOf, readToken } from './token.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000));
/** A company's endpoint is its own: the token alone, or in a field under one of the usual names. */
const answerSchema = v.union([
  text,
  v.pipe(
    v.object({ token: text }),
    v.transform(({ token }) => token),
  ),
  v.pipe(
    v.object({ jwt: text }),
    v.transform(({ jwt }) => jwt),
  ),
  v.pipe(
    v.object({ access_token: text }),
    v.transform(({ access_token }) => access_token),
  ),
]);

/**
 * A token from the company's own endpoint. Troubles name the endpoint's host, since it is there that something is wrong.
 *
 * @param secret the value of the account's header
 */
export async function fetchToken(
  from: NonNullable<CobrowseAccount['tokenFrom']>,
  secret: string | undefined,
  wire: Wire,
): Promise<Answer<string>> {
  const who = new URL(from.url).host;
  const headers: Record<string, string> = {};
  if (from.header !== undefined && secret !== undefined) headers[from.header] = secret;
  const answer = await request(wire, {
    who,
    url: from.url,
    headers,
    schema: answerSchema,
    plain: true,
    limit: 50_000,
  });
  if (!answer.ok) return answer;
  const token = answer.value.trim().replace(/^Bearer\s+/i, '');
  const facts = readToken(token);
  if (!facts) return bad('malformed', { who, detail: 'no JWT' });
  const fault = faultOf(facts, wire.now());
  return fault ? bad(fault, { who }) : good(token);
}
