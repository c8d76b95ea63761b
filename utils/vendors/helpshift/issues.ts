import * as v from 'valibot';
import { type Answer, good } from '../../messages/answer.ts';
import { nameOf, under } from '../naming.ts';
import { request, type Wire } from '../request.ts';
import { keyHeader } from './key.ts';
import type { HelpshiftAccount } from './pages.ts';

/** Which issues are counted. */
export interface IssueFilter {
  /** Any of these, by Helpshift's names. */
  states: readonly string[];
  /** Only what is assigned to the agent with this address. */
  assignee?: string | undefined;
}

const countSchema = v.object({
  'total-hits': v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\s*\d{1,12}\s*$/), v.transform(Number))]),
    v.integer(),
    v.minValue(0),
  ),
});

/**
 * How many issues of the account's app are in these states: `GET /issues`, of which one issue is fetched, without its messages,
 * and `total-hits` is read. A key may have no right to it, which is `not-allowed`.
 *
 * Parameters as Helpshift's REST API names them: `state` is a list with commas, `app-ids` and `excludes` are JSON lists,
 * `assignee_emails` a JSON condition; answers have `page`, `page-size`, `issues`, `total-hits`, `total-pages`
 * (developers.helpshift.com, REST API, Scenarios; helpshift/helpshift-api, samples/python).
 */
export async function countIssues(
  account: HelpshiftAccount,
  key: string,
  { states, assignee }: IssueFilter,
  wire: Wire,
): Promise<Answer<number>> {
  const query = new URLSearchParams({
    'app-ids': JSON.stringify([account.appId]),
    state: states.join(','),
    page: '1',
    'page-size': '1',
    excludes: '["messages"]',
    ...(assignee ? { assignee_emails: JSON.stringify({ or: [assignee] }) } : {}),
  });
  const answer = await request(wire, {
    who: nameOf(account),
    url: under(account, `/v1/${encodeURIComponent(account.domain)}/issues?${query}`),
    headers: keyHeader(key),
    schema: countSchema,
  });
  return answer.ok ? good(answer.value['total-hits']) : answer;
}
