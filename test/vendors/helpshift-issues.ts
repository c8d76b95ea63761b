import { json, type Reply } from './exchange.ts';
import type { HelpshiftAccount, HelpshiftIssue } from './helpshift.ts';

/** The states of an issue, as Helpshift's REST API names them. */
export const issueStates = [
  'new',
  'new-for-agent',
  'agent-replied',
  'waiting-for-agent',
  'pending-reassignment',
  'resolved',
  'rejected',
] as const;
export type IssueState = (typeof issueStates)[number];

/** The parameters of `GET /issues` that are known here; another name is a mistake of ours. */
const parameters = ['app-ids', 'state', 'page', 'page-size', 'excludes', 'assignee_emails'];
/** The documented bound. */
const largestPage = 1000;

/**
 * `GET /issues`: issues by state, app and assignee, page by page, with how many there are in all.
 *
 * Documented: `page`, `page-size` (at most 1,000), `state` as a list with commas, `total-hits`, `total-pages` (Helpshift's samples and
 * "Scenarios"); `app-ids` and `excludes` as JSON lists and `assignee_emails` as a JSON condition are what its clients send. Chosen here:
 * that any other parameter, state or form is a 400.
 */
export function listIssues(
  query: URLSearchParams,
  account: HelpshiftAccount,
  issues: readonly HelpshiftIssue[],
  refuse: (status: number, message: string) => Reply,
): Reply {
  for (const name of query.keys()) {
    if (!parameters.includes(name)) return refuse(400, `Unknown parameter ${name}`);
  }
  const page = wholeIn(query, 'page', 1);
  const size = wholeIn(query, 'page-size', 100);
  if (page === undefined || size === undefined || size > largestPage) return refuse(400, 'Invalid page');
  const states = query.get('state')?.split(',') ?? [];
  if (!states.every((state) => (issueStates as readonly string[]).includes(state)))
    return refuse(400, 'Invalid state');
  const apps = parsed(query.get('app-ids') ?? '[]');
  if (!isTexts(apps) || !apps.every((app) => account.apps.includes(app)))
    return refuse(400, 'Invalid app-ids');
  const excludes = parsed(query.get('excludes') ?? '[]');
  if (!isTexts(excludes) || excludes.some((each) => each !== 'messages'))
    return refuse(400, 'Invalid excludes');
  const condition = parsed(query.get('assignee_emails') ?? '{}');
  const emails = typeof condition === 'object' && condition ? Reflect.get(condition, 'or') : null;
  if (emails !== undefined && !isTexts(emails)) return refuse(400, 'Invalid assignee_emails');
  const found = issues.filter(
    ({ domain, open, state = open ? 'new' : 'resolved', assignee }) =>
      domain === account.domain &&
      (states.length === 0 || states.includes(state)) &&
      (emails === undefined || (assignee !== undefined && emails.includes(assignee))),
  );
  return json(200, {
    page,
    'page-size': size,
    issues: found.slice((page - 1) * size, page * size).map(({ id, state = 'new' }) => ({
      id,
      domain: account.domain,
      tags: [],
      state_data: { state, changed_at: 0 },
      ...(excludes.includes('messages') ? {} : { messages: [] }),
    })),
    'total-hits': found.length,
    'total-pages': Math.ceil(found.length / size),
  });
}

function wholeIn(query: URLSearchParams, name: string, usual: number): number | undefined {
  const value = query.get(name);
  if (value === null) return usual;
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
