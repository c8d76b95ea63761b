import { bad, type Trouble } from '../messages/answer.ts';
import { isAhead } from './expiry.ts';
import { isDate } from './field.ts';
import type { LinkRequest } from './link.ts';

/** The fields of a link's form, as a trouble names them. */
export type LinkField =
  | 'customer.id'
  | 'customer.name'
  | 'customer.email'
  | 'customer.phone'
  | 'token'
  | 'firstMessage'
  | 'expiry'
  | 'until'
  | 'views'
  | 'language'
  | 'tags'
  | 'fields'
  | 'section'
  | 'faq'
  | 'search'
  | 'filter'
  | 'widget'
  | 'initiateChat';

/**
 * How long the message may be that is sent on the customer's behalf, in UTF-16 units. The document says "characters" and no more. Its
 * samples are Clojure's, whose strings count UTF-16 units as ours do; and where the vendor counts whole characters instead, an emoji
 * takes two of ours and one of theirs, so that nothing is refused that we let pass.
 */
export const messageLimit = 500;

/** How often a link can be opened at most, where it is limited. */
export const mostViews = 32_767;

/** One field's rule: whether what was filled in keeps it. An empty field keeps every rule. */
const rules: Record<LinkField, (request: LinkRequest, now: number | undefined) => boolean> = {
  'customer.id': ({ customer }) => isShort(customer.id),
  'customer.name': ({ customer }) => isShort(customer.name),
  // No expression knows which addresses exist; this one finds what was typed into the wrong field.
  'customer.email': ({ customer }) =>
    isShort(customer.email) &&
    (!customer.email?.trim() || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer.email.trim())),
  // E.164: a plus, a country code that does not begin with 0, at most fifteen digits in all.
  'customer.phone': ({ customer }) =>
    !customer.phone?.trim() || /^\+[1-9]\d{4,14}$/.test(customer.phone.trim()),
  // It is no part of a request, so that no history holds it.
  token: () => true,
  firstMessage: ({ firstMessage = '' }) => firstMessage.length <= messageLimit,
  expiry: ({ expiry }) => !expiry || /^[1-9]\d{0,4}[mhd]$/.test(expiry),
  until: ({ until }, now) => until === undefined || now === undefined || isAhead(until, now),
  views: ({ views }) => views === undefined || (Number.isInteger(views) && views >= 1 && views <= mostViews),
  language: ({ language }) => !language || isLanguage(language),
  tags: ({ tags = [] }) => areTags(tags),
  fields: ({ fields = [] }) =>
    fields.length <= 50 &&
    new Set(fields.map(({ key }) => key)).size === fields.length &&
    fields.every((field) => field.type !== 'date' || isDate(field.value)),
  section: ({ section = '' }) => section.length <= 200,
  faq: ({ faq = '' }) => faq.length <= 200,
  search: ({ search = '' }) => search.length <= 500,
  filter: ({ filter }) => filter === undefined || (filter.tags.length > 0 && areTags(filter.tags)),
  widget: () => true,
  initiateChat: () => true,
};

/**
 * Every field that breaks its rule, in the order of the form; for a form that says so while it is typed.
 *
 * @param now epoch ms; without it times are not held against the clock
 */
export function brokenFields(request: LinkRequest, now?: number | undefined): LinkField[] {
  return (Object.keys(rules) as LinkField[]).filter((field) => !rules[field](request, now));
}

/** The first broken field as a trouble; undefined when the request may be sent. */
export function checkRequest(request: LinkRequest, now?: number | undefined): Trouble | undefined {
  const [field] = brokenFields(request, now);
  return field && bad('invalid', { field }).trouble;
}

/** Whether Helpshift is told who the customer is: a name alone is nobody, and the chat is anonymous. */
export function isAnonymous({ customer }: Pick<LinkRequest, 'customer'>): boolean {
  return ![customer.id, customer.email, customer.phone].some((text) => text?.trim());
}

function areTags(tags: readonly string[]): boolean {
  return tags.length <= 50 && tags.every((tag) => tag.trim() !== '' && tag.length <= 100);
}

function isShort(text = ''): boolean {
  return text.length <= 2000;
}

/** A language tag (BCP 47) such as `de` or `zh-Hant`. */
function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag.trim()).length === 1;
  } catch {
    return false;
  }
}
