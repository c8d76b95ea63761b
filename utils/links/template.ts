import { type Answer, bad, good } from '../messages/answer.ts';
import { openable } from '../vendors/opening.ts';
import type { LinkRequest, LinkTemplate } from './link.ts';

/** What may stand in a template's braces: the form's own names, and Helpshift's for the same fields. */
const fields: Record<string, (request: LinkRequest) => string | undefined> = {
  id: ({ customer }) => customer.id,
  uid: ({ customer }) => customer.id,
  name: ({ customer }) => customer.name,
  email: ({ customer }) => customer.email,
  phone: ({ customer }) => customer.phone,
  phone_number: ({ customer }) => customer.phone,
  message: ({ firstMessage }) => firstMessage,
  first_user_message: ({ firstMessage }) => firstMessage,
  language: ({ language }) => language,
  tags: ({ tags }) => tags?.join(','),
};

/** The names that a template may use, for the form that edits one. */
export const templateFields: readonly string[] = Object.keys(fields);

const inBraces = /\{([^{}]*)\}/g;

/**
 * A template's address with the request's fields in it. Every field is percent-encoded, so that it stays one part of the address;
 * an empty field leaves its place empty. The host is the template's own: no field may stand in front of the path.
 *
 * @returns `invalid` with the field `url` for a name that we do not know (in `detail`) or one that moves the host, `unsafe-url`
 *   for an address that we do not open
 */
export function fillTemplate(template: Pick<LinkTemplate, 'url'>, request: LinkRequest): Answer<string> {
  const unknown = [...template.url.matchAll(inBraces)].find(([, name = '']) => !Object.hasOwn(fields, name));
  if (unknown) return bad('invalid', { field: 'url', detail: unknown[0] });
  const fill = (value: (name: string) => string) =>
    template.url.replace(inBraces, (_, name: string) => value(name));
  const filled = URL.parse(fill((name) => encode(fields[name]?.(request))));
  if (!filled || !openable(filled.href)) return bad('unsafe-url', { detail: template.url });
  const hosts = ['', 'a', 'b'].map((value) => URL.parse(fill(() => value))?.host);
  if (hosts.some((host) => host !== filled.host))
    return bad('invalid', { field: 'url', detail: template.url });
  return good(filled.href);
}

function encode(value = ''): string {
  // A lone half of a surrogate pair cannot be encoded.
  return encodeURIComponent(value.trim().toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What a fresh install can make links with, before any account: an example to be edited. */
export function defaultTemplates(): LinkTemplate[] {
  return [
    {
      id: 'example',
      name: 'example.com',
      url: 'https://example.com/help?name={name}&email={email}&msg={first_user_message}',
    },
  ];
}
