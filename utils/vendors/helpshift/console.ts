import * as v from 'valibot';
import type { LinkRequest } from '../../links/link.ts';
import { fieldsMap, filterMap } from '../../links/map.ts';
import { pictureSchema } from '../../links/picture.ts';
import type { LinkField } from '../../links/request.ts';
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
  /** The vendor's own QR image, PNG or SVG: to be compared with the link (`picture.ts`); absent where it is none. */
  image?: string | undefined;
}

/**
 * Makes a support link. Form-encoded, with maps and lists as JSON strings in it, as the API wants them. Wrong tags and custom fields
 * are dropped by Helpshift without a word, and a wrong token gives a link whose chat never starts.
 *
 * @param token the customer's `user_auth_token`, which the company's server made
 * @returns `malformed` without a link in the answer, `unsafe-url` when it is one that we do not open, `refused` with the form's
 *   field where the vendor's words name one
 */
export async function makeLink(
  account: HelpshiftAccount,
  key: string,
  link: LinkRequest,
  wire: Wire,
  token?: string | undefined,
): Promise<Answer<MadeLink>> {
  const answer = await request(wire, {
    ...question(account, key, 'qrcode', madeLinkSchema),
    method: 'POST',
    body: linkForm(account, link, token),
    readRefusal: ({ status, words }) =>
      status === 400 ? { reason: 'refused', detail: words, field: fieldIn(words) } : undefined,
  });
  if (!answer.ok) return answer;
  const { url, active_issue, qrcode } = answer.value;
  if (!openable(url)) return bad('unsafe-url', { who: nameOf(account), detail: url.slice(0, 300) });
  return good({ url, activeIssue: active_issue, image: qrcode });
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

/**
 * The form of a link request; a field that is not filled in is not sent. `intent` is documented as "currently not implemented" and
 * never is.
 */
function linkForm(account: HelpshiftAccount, link: LinkRequest, token: string | undefined): URLSearchParams {
  const form = new URLSearchParams({ app_id: account.appId, format: 'png', includes: '["unread_messages"]' });
  for (const [name, value] of identity(link.customer)) form.set(name, value);
  const plain = {
    user_auth_token: token,
    name: link.customer.name,
    language: link.language,
    first_user_message: link.firstMessage,
    help_section: link.section,
    help_faq: link.faq,
    help_search_term: link.search,
    webchat_widget: link.widget,
    initiate_chat: link.initiateChat?.toString(),
  };
  for (const [name, value] of Object.entries(plain)) if (value) form.set(name, value);
  // A time in milliseconds is exact; `2h` is told apart from it by being text.
  const time = link.until ?? link.expiry;
  const expiry = { ...(time ? { time } : {}), ...(link.views ? { viewcount: link.views } : {}) };
  if (Object.keys(expiry).length > 0) form.set('expiry', JSON.stringify(expiry));
  if (link.tags?.length) form.set('tags', JSON.stringify(link.tags.map((tag) => tag.toWellFormed())));
  if (link.fields?.length) form.set('custom_fields', JSON.stringify(fieldsMap(link.fields)));
  if (link.filter) form.set('help_faq_filter', JSON.stringify(filterMap(link.filter)));
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

/** The API's parameters and the form's fields that they came from; longer names first, since `uid` and `tags` are short. */
const fields: readonly (readonly [parameter: string, field: LinkField])[] = [
  ['first_user_message', 'firstMessage'],
  ['help_search_term', 'search'],
  ['user_auth_token', 'token'],
  ['help_faq_filter', 'filter'],
  ['webchat_widget', 'widget'],
  ['custom_fields', 'fields'],
  ['initiate_chat', 'initiateChat'],
  ['phone_number', 'customer.phone'],
  ['help_section', 'section'],
  ['viewcount', 'views'],
  ['language', 'language'],
  ['help_faq', 'faq'],
  ['expiry', 'expiry'],
  ['email', 'customer.email'],
  ['tags', 'tags'],
  ['name', 'customer.name'],
  ['uid', 'customer.id'],
];

/** The same in words that people write. What could mean two of them means none. */
const spoken: readonly (readonly [words: RegExp, field: LinkField])[] = [
  [/\bphone\b/i, 'customer.phone'],
  [/\be-mail\b/i, 'customer.email'],
  [/\buser ?id\b/i, 'customer.id'],
  [/\bexpir\w*/i, 'expiry'],
  [/\bview ?counts?\b|\bviews\b/i, 'views'],
  [/\bcustom (issue )?fields?\b|\bCIFs?\b/i, 'fields'],
  [/\bfirst (user )?message\b/i, 'firstMessage'],
  [/\btag\b/i, 'tags'],
  [/\bsection\b/i, 'section'],
  [/\bFAQ\b/i, 'faq'],
];

/** Which field a refusal means: the bodies of 400 are not documented. */
function fieldIn(words: string | undefined): LinkField | undefined {
  if (!words) return undefined;
  const named = fields.find(([parameter]) => new RegExp(`\\b${parameter}\\b`, 'i').test(words));
  if (named) return named[1];
  const [meant, ...others] = spoken.filter(([pattern]) => pattern.test(words));
  return others.length === 0 ? meant?.[1] : undefined;
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
