import { type Answer, bad, good } from '../messages/answer.ts';
import { openable } from '../vendors/opening.ts';
import type { LinkRequest, LinkTemplate } from './link.ts';
import { fieldsMap, filterMap } from './map.ts';

/** The parts of a request that a template can hold, named as the form's fields. */
export type TemplatePart =
  | 'id'
  | 'name'
  | 'email'
  | 'phone'
  | 'message'
  | 'language'
  | 'tags'
  | 'fields'
  | 'section'
  | 'faq'
  | 'search'
  | 'filter'
  | 'widget'
  | 'chat';

const values: Record<TemplatePart, (request: LinkRequest) => string | undefined> = {
  id: ({ customer }) => customer.id?.trim(),
  name: ({ customer }) => customer.name,
  email: ({ customer }) => customer.email?.trim(),
  phone: ({ customer }) => customer.phone?.trim(),
  message: ({ firstMessage }) => firstMessage,
  language: ({ language }) => language?.trim(),
  tags: ({ tags }) => tags?.join(','),
  fields: ({ fields }) => (fields?.length ? JSON.stringify(fieldsMap(fields)) : undefined),
  section: ({ section }) => section,
  faq: ({ faq }) => faq,
  search: ({ search }) => search,
  filter: ({ filter }) => filter && JSON.stringify(filterMap(filter)),
  widget: ({ widget }) => widget,
  chat: ({ initiateChat }) => (initiateChat === undefined ? undefined : String(initiateChat)),
};

/** What may stand in a template's braces: the form's own names, and Helpshift's for the same fields. */
const names: Record<string, TemplatePart> = {
  id: 'id',
  uid: 'id',
  name: 'name',
  email: 'email',
  phone: 'phone',
  phone_number: 'phone',
  message: 'message',
  first_user_message: 'message',
  language: 'language',
  tags: 'tags',
  fields: 'fields',
  custom_fields: 'fields',
  section: 'section',
  help_section: 'section',
  faq: 'faq',
  help_faq: 'faq',
  search: 'search',
  help_search_term: 'search',
  filter: 'filter',
  help_faq_filter: 'filter',
  widget: 'widget',
  webchat_widget: 'widget',
  chat: 'chat',
  initiate_chat: 'chat',
};

/** The names that a template may use, each once, for the form that edits one. */
export const templateFields: readonly string[] = Object.keys(values);

const inBraces = /\{([^{}]*)\}/g;
/** One custom field: `{field:plan}`. */
const oneField = /^field:(.+)$/s;
/** What a known template wants to have replaced: `YOUR-COMPANY`. */
const yours = /YOUR-[A-Z-]*[A-Z]/;

/** What is wrong with a template's address: itself, a name in braces that nobody knows, or a word that is still to be replaced. */
export type TemplateFault = { is: 'url' } | { is: 'field' | 'yours'; field: string };

/** The parts of a request that a template has a place for; the others are not asked for. */
export function partsOf(url: string): TemplatePart[] {
  const parts = [...url.matchAll(inBraces)].map(([, name = '']) => partOf(name));
  return [...new Set(parts.filter((part) => part !== undefined))];
}

function partOf(name: string): TemplatePart | undefined {
  if (oneField.test(name)) return 'fields';
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function valueFor(name: string, request: LinkRequest): string | undefined {
  const [, key] = oneField.exec(name) ?? [];
  const field = request.fields?.find((each) => each.key === key);
  if (key !== undefined) return field && String(field.value);
  const part = partOf(name);
  return part && values[part](request);
}

/** Whether a template's address is the sample that every install begins with, which leads nobody anywhere. */
export function isSample(url: string): boolean {
  return /(^|\.)example\.(com|org|net)$/.test(URL.parse(url.replaceAll(inBraces, 'a'))?.hostname ?? '');
}

/**
 * What is wrong with a template's address, before anything is filled in. Only https is taken (and http on this machine): a link goes
 * out as a QR code too, and `mailto:` or `tel:` in one would start another program than a chat.
 */
export function templateFault(url: string): TemplateFault | undefined {
  const unknown = [...url.matchAll(inBraces)].find(([, name = '']) => partOf(name) === undefined);
  if (unknown) return { is: 'field', field: unknown[1] ?? '' };
  const [word] = yours.exec(url) ?? [];
  if (word) return { is: 'yours', field: word };
  const fill = (value: string) => URL.parse(url.replaceAll(inBraces, value));
  const [empty, a, b] = ['', 'a', 'b'].map(fill);
  // The host is the template's own: no field may stand in front of the path.
  const isFixed = empty && empty.origin === a?.origin && empty.origin === b?.origin;
  return isFixed && openable(empty.href) && openable(a.href) ? undefined : { is: 'url' };
}

/**
 * A template's address with the request's fields in it. Every field is percent-encoded, so that it stays one part of the address;
 * an empty field leaves its place empty. Half of a surrogate pair is no text and becomes U+FFFD.
 *
 * @returns `invalid` with the field `url` for a name that we do not know (in `detail`), one that moves the host, or a word that is
 *   still to be replaced; `unsafe-url` for an address that we do not open
 */
export function fillTemplate(template: Pick<LinkTemplate, 'url'>, request: LinkRequest): Answer<string> {
  const fault = templateFault(template.url);
  if (fault?.is === 'field') return bad('invalid', { field: 'url', detail: `{${fault.field}}` });
  if (fault?.is === 'yours') return bad('invalid', { field: 'url', detail: fault.field });
  if (fault) return bad('unsafe-url', { detail: template.url });
  const filled = URL.parse(
    template.url.replaceAll(inBraces, (_, name: string) => encode(valueFor(name, request))),
  );
  return filled ? good(filled.href) : bad('unsafe-url', { detail: template.url });
}

function encode(value = ''): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
