import * as v from 'valibot';
import type { LinkRequest } from '../../links/link.ts';
import { pictureSchema } from '../../links/picture.ts';
import { type Answer, bad, good } from '../../messages/answer.ts';
import type { Customer } from '../../sessions/session.ts';
import { nameOf, under } from '../naming.ts';
import { openable } from '../opening.ts';
import { type Question, request, type Wire } from '../request.ts';
import { activeIssueSchema, type OpenIssue } from './issue.ts';
import { keyHeader } from './key.ts';
import type { HelpshiftAccount } from './pages.ts';

/** What the console makes of a request for a link. */
export interface MadeLink {
  /** The short link that starts the chat. */
  url: string;
  activeIssue?: OpenIssue | undefined;
  /** Helpshift's own QR code of it, PNG or SVG; absent where it is none that we would show. */
  picture?: string | undefined;
}

/**
 * Makes a support link. Form-encoded, with maps and lists as JSON strings in it, as the API wants them. Wrong tags are dropped by
 * Helpshift without a word. The QR image of the answer is only compared: the code is drawn here, from the link itself.
 *
 * @returns `malformed` without a link in the answer, `unsafe-url` when it is one that we do not open, `refused` with the form's
 *   field where the vendor's words name one
 */
export async function makeLink(
  account: HelpshiftAccount,
  key: string,
  link: LinkRequest,
  wire: Wire,
): Promise<Answer<MadeLink>> {
  const answer = await request(wire, {
    ...question(account, key, 'qrcode', madeLinkSchema),
    method: 'POST',
    body: linkForm(account, link),
    readRefusal: ({ status, words }) =>
      status === 400 ? { reason: 'refused', detail: words, field: fieldIn(words) } : undefined,
  });
  if (!answer.ok) return answer;
  const { url, active_issue, qrcode } = answer.value;
  if (!openable(url)) return bad('unsafe-url', { who: nameOf(account), detail: url.slice(0, 300) });
  return good({ url, activeIssue: active_issue, picture: qrcode });
}

/**
 * How many messages of their open issue the customer has not read yet: the customer's view, not the agent's.
 *
 * @param customer uid (as `id`), e-mail or phone: at least one, else `invalid` without asking
 */
export async function unread(
  account: HelpshiftAccount,
  key: string,
  customer: Customer,
  wire: Wire,
): Promise<Answer<{ issue?: string | undefined; unread: number }>> {
  const who = identity(customer);
  if (who.length === 0) return bad('invalid', { who: nameOf(account), field: 'customer' });
  const query = new URLSearchParams([['app_id', account.appId], ...who]);
  const answer = await request(wire, question(account, key, `messages/unread?${query}`, unreadSchema));
  if (!answer.ok) return answer;
  const issue = answer.value.active_issue;
  return good({ issue: issue?.id, unread: issue?.unread ?? 0 });
}

/** Tests key, domain and app with a harmless question: the unread messages of a customer who does not exist. */
export async function tryKey(account: HelpshiftAccount, key: string, wire: Wire): Promise<Answer<void>> {
  const answer = await unread(account, key, { id: 'patchcord-connection-test' }, wire);
  return answer.ok ? good(undefined) : answer;
}

const madeLinkSchema = v.object({
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
  // The link is good even where what is said of the issue is not.
  active_issue: v.fallback(activeIssueSchema, undefined),
  qrcode: v.fallback(v.optional(pictureSchema), undefined),
});

const unreadSchema = v.pipe(v.custom<object>(speaksOfIssues), v.object({ active_issue: activeIssueSchema }));

/** The field may be absent when no issue is open; an answer that says other things instead is another answer, and no zero. */
function speaksOfIssues(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  return 'active_issue' in body || Object.keys(body).length === 0;
}

/** The form of a link request; a field that is not filled in is not sent. */
function linkForm(account: HelpshiftAccount, link: LinkRequest): URLSearchParams {
  const form = new URLSearchParams({ app_id: account.appId, includes: '["unread_messages"]' });
  for (const [name, value] of identity(link.customer)) form.set(name, value);
  const plain = {
    name: link.customer.name,
    language: link.language,
    first_user_message: link.firstMessage,
  };
  for (const [name, value] of Object.entries(plain)) if (value) form.set(name, value);
  const expiry = {
    ...(link.expiry ? { time: link.expiry } : {}),
    ...(link.views ? { viewcount: link.views } : {}),
  };
  if (Object.keys(expiry).length > 0) form.set('expiry', JSON.stringify(expiry));
  if (link.tags?.length) form.set('tags', JSON.stringify(link.tags));
  return form;
}

/** Who the customer is, in the API's names; everything that is known, since Helpshift wants at least one. */
function identity(customer: Customer): [string, string][] {
  const fields: [string, string | undefined][] = [
    ['uid', customer.id],
    ['email', customer.email],
    ['phone_number', customer.phone],
  ];
  return fields.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as [string, string]] : []));
}

/** The API's parameters and the form's fields that they came from; longer names first, since `uid` is short. */
const fields = [
  ['first_user_message', 'firstMessage'],
  ['phone_number', 'customer.phone'],
  ['viewcount', 'views'],
  ['language', 'language'],
  ['expiry', 'expiry'],
  ['email', 'customer.email'],
  ['tags', 'tags'],
  ['name', 'customer.name'],
  ['uid', 'customer.id'],
] as const;

function fieldIn(words: string | undefined): string | undefined {
  if (!words) return undefined;
  return fields.find(([parameter]) => new RegExp(`\\b${parameter}\\b`, 'i').test(words))?.[1];
}

function question<T>(
  account: HelpshiftAccount,
  key: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Question<T> {
  return {
    who: nameOf(account),
    url: under(account, `/v1/${encodeURIComponent(account.domain)}/console/${path}`),
    headers: keyHeader(key),
    schema,
  };
}
