import { digitsIn } from '../sessions/phone.ts';
import type { Customer } from '../sessions/session.ts';

/** Longer texts are no name, in UTF-16 units. */
const longestName = 100;
/** Shorter numbers are no telephone number, longer ones neither (E.164). */
const leastPhone = 7;
const mostPhone = 15;

const address = /[^\s@<>()[\]",;:«»“”]+@[^\s@<>()[\]",;:«»“”]+\.[^\s@<>()[\]",;:«»“”.]{2,}/;
const named = /^\s*["“]?([^<>"“”@]+?)["”]?\s*<\s*([^\s@<>]+@[^\s@<>]+)\s*>/;
const phone = /^[+(]?[\p{Nd}\s().+/\p{Pd}\u00a0\u202f\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;

/**
 * Whom a selected text means: an e-mail address fills the e-mail field, a telephone number the phone field, anything else that may be
 * one the name.
 *
 *   Ada Lovelace <ada@example.com>     name and email
 *   write to ada@example.com, please   email
 *   +49 (0)30 1234567                  phone
 *   Ada Lovelace                       name
 *
 * @returns nothing in it for what can be none of them, such as a paragraph
 */
export function customerIn(text: string): Customer {
  const both = named.exec(text);
  if (both?.[1] && both[2]) return { name: plain(both[1]), email: both[2] };
  const email = address.exec(text)?.[0];
  if (email) return { email };
  const line = plain(text);
  const digits = digitsIn(line).length;
  if (phone.test(line) && digits >= leastPhone && digits <= mostPhone) return { phone: line };
  return line.length <= longestName && /\p{L}/u.test(line) ? { name: line } : {};
}

/** Whom a link to an address or number means: `mailto:` (RFC 6068), `tel:` (RFC 3966), `sms:`. */
export function customerOfLink(url: string): Customer {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(url.trim()) ?? [];
  const [path = '', query] = rest.split('?', 2);
  const given = decoded(path) || decoded(new URLSearchParams(query).get('to') ?? '');
  const first = given.split(/[,;]/, 1)[0]?.trim() ?? '';
  if (scheme.toLowerCase() !== 'mailto') return /\p{Nd}/u.test(first) ? { phone: first } : {};
  return customerIn(given.includes('<') ? given : first);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: the text as it stands.
    return text;
  }
}
