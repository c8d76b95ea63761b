import type { LinkRequest } from '../../utils/links/link.ts';
import { brokenFields, type LinkField } from '../../utils/links/request.ts';

/** What a link is made with: a Helpshift account or a link template. */
export interface LinkWay {
  id: string;
  name: string;
  type: 'helpshift' | 'template';
}

/**
 * What the form holds while it is filled in: text, as it was typed.
 *
 * - `expiry`: `30m`, `6h`, `2d`; `until` for the time in `until`; empty for the vendor's own default
 * - `until`: local time as an `<input type="datetime-local">` writes it, `2026-11-30T18:00`
 * - `tags`, `filterTags`: separated by commas
 * - `fields`: JSON text of `[{"key","type","value"}]`, every value as typed; types `text`, `number`, `boolean`, `date`
 * - `filterOperator`: `and`, `or`, `not` or empty; `widget`: `open`, `minimize`, `hide` or empty
 * - `chat`: `true`, `false` or empty
 * - `token`: the customer's `user_auth_token`, a secret: never on disk, in the history or in a preset
 * - `once`: tells a second press from a second link
 */
export type LinkDraft = Record<
  | 'by'
  | 'email'
  | 'name'
  | 'id'
  | 'phone'
  | 'token'
  | 'message'
  | 'expiry'
  | 'until'
  | 'views'
  | 'language'
  | 'tags'
  | 'fields'
  | 'section'
  | 'faq'
  | 'search'
  | 'filterTags'
  | 'filterOperator'
  | 'widget'
  | 'chat'
  | 'once',
  string
>;

export const emptyLink: LinkDraft = {
  by: '',
  email: '',
  name: '',
  id: '',
  phone: '',
  token: '',
  message: '',
  expiry: '24h',
  until: '',
  views: '',
  language: '',
  tags: '',
  fields: '',
  section: '',
  faq: '',
  search: '',
  filterTags: '',
  filterOperator: '',
  widget: '',
  chat: '',
  once: '',
};

/** Which fields break which rule; names of strings under `link.rule`. */
export type BrokenRules = Partial<Record<keyof LinkDraft, keyof typeof ruleOf | 'views'>>;

/** The form's field for each field of a request that may break its rule. */
const ruleOf = {
  id: 'customer.id',
  name: 'customer.name',
  email: 'customer.email',
  phone: 'customer.phone',
  message: 'firstMessage',
  expiry: 'expiry',
  language: 'language',
  tags: 'tags',
} as const satisfies Partial<Record<keyof LinkDraft, LinkField>>;

/** Helpshift's limit for the message that is sent on the customer's behalf. */
export const messageLimit = 500;

/** Whether something was filled in that is worth keeping. */
export function isTouched(draft: LinkDraft): boolean {
  const { by: _by, once: _once, expiry: _expiry, ...typed } = draft;
  return Object.values(typed).some((text) => text.trim() !== '');
}

/**
 * Reads the form. Empty fields are left out rather than sent empty, and what a template cannot do is not asked of it.
 *
 * @param way the account or template that is chosen
 */
export function requestOf(
  draft: LinkDraft,
  way: Pick<LinkWay, 'id' | 'type'>,
): { request: LinkRequest; broken: undefined } | { request: undefined; broken: BrokenRules } {
  const text = (name: keyof LinkDraft) => draft[name].trim() || undefined;
  const expires = way.type === 'helpshift';
  const views = expires ? text('views') : undefined;
  const tags = draft.tags
    .split(/[,،、;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const request: LinkRequest = {
    by: way.id,
    customer: {
      id: text('id'),
      name: text('name'),
      email: text('email'),
      // As people write numbers; what is sent is E.164.
      phone: text('phone')?.replaceAll(/[\s().-]/g, ''),
    },
    firstMessage: text('message'),
    expiry: expires ? text('expiry') : undefined,
    views: views === undefined ? undefined : Number(views),
    language: text('language'),
    tags: tags.length > 0 ? tags : undefined,
  };
  const wrong = new Set(brokenFields(request));
  const broken: BrokenRules = {};
  for (const field of Object.keys(ruleOf) as (keyof typeof ruleOf)[]) {
    if (wrong.has(ruleOf[field])) broken[field] = field;
  }
  if (wrong.has('views')) broken.views = 'views';
  return Object.keys(broken).length > 0 ? { request: undefined, broken } : { request, broken: undefined };
}
