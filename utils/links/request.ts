import { bad, type Trouble } from '../messages/answer.ts';
import type { LinkRequest } from './link.ts';

/** The fields of a link's form, as a trouble names them. */
export type LinkField =
  | 'customer.id'
  | 'customer.name'
  | 'customer.email'
  | 'customer.phone'
  | 'firstMessage'
  | 'expiry'
  | 'views'
  | 'language'
  | 'tags';

/** One field's rule: whether what was filled in keeps it. An empty field keeps every rule. */
const rules: Record<LinkField, (request: LinkRequest) => boolean> = {
  'customer.id': ({ customer }) => isShort(customer.id),
  'customer.name': ({ customer }) => isShort(customer.name),
  // No expression knows which addresses exist; this one finds what was typed into the wrong field.
  'customer.email': ({ customer }) =>
    !customer.email?.trim() || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer.email.trim()),
  // E.164: a plus, a country code that does not begin with 0, at most fifteen digits in all.
  'customer.phone': ({ customer }) =>
    !customer.phone?.trim() || /^\+[1-9]\d{4,14}$/.test(customer.phone.trim()),
  // Whether Helpshift counts characters or UTF-16 units is not said: the stricter reading.
  firstMessage: ({ firstMessage = '' }) => firstMessage.length <= 500,
  expiry: ({ expiry }) => !expiry || /^[1-9]\d{0,4}[mhd]$/.test(expiry),
  views: ({ views }) => views === undefined || (Number.isInteger(views) && views >= 1 && views <= 32_767),
  language: ({ language }) => !language || isLanguage(language),
  tags: ({ tags = [] }) => tags.length <= 50 && tags.every((tag) => tag.trim() !== '' && tag.length <= 100),
};

/** Every field that breaks its rule, in the order of the form; for a form that says so while it is typed. */
export function brokenFields(request: LinkRequest): LinkField[] {
  return (Object.keys(rules) as LinkField[]).filter((field) => !rules[field](request));
}

/** The first broken field as a trouble; undefined when the request may be sent. */
export function checkRequest(request: LinkRequest): Trouble | undefined {
  const [field] = brokenFields(request);
  return field && bad('invalid', { field }).trouble;
}

function isShort(text = ''): boolean {
  return text.length <= 2000;
}

/** A language tag (BCP 47) such as `de` or `zh-Hant`. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag.trim()).length === 1;
  } catch {
    return false;
  }
}
