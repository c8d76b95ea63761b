import { digitsIn, isSamePhone } from './phone.ts';
import { isReachable } from './reachable.ts';
import type { Customer } from './session.ts';

/** What an agent knows of a customer: any of these is looked for. */
export interface Clue {
  id?: string | undefined;
  /** Whatever its case. */
  email?: string | undefined;
  /** However it is written. */
  phone?: string | undefined;
  /** The beginning of the name, whatever its case. */
  name?: string | undefined;
}

/** Longer texts are no name, in UTF-16 units; */
const longestName = 80;
/** nor are more words than these. */
const mostWords = 6;
/** Shorter numbers are no telephone number. */
const leastPhone = 7;
const phoneSigns = /^[+(]?[\p{Nd}\s().+/\p{Pd}\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const address = /^[^\s@<>]+@[^\s@<>]+$/;
const bracketed = /<([^\s@<>]+@[^\s@<>]+)>/;

/**
 * Reads what was typed or pasted to find a customer by.
 *
 *   ada@example.com, Ada <ada@…>, mailto:ada@…   email
 *   +49 30 1234567                                 phone, and id
 *   cus_71, 4711                                   id, and name where letters are in it
 *   ada lov                                        name
 *
 * @returns undefined for what can be none of them, such as a sentence
 */
export function clueIn(text: string): Clue | undefined {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (plain === '') return undefined;
  const mail = plain.replace(/^mailto:/i, '');
  const email = address.test(mail) ? mail : bracketed.exec(plain)?.[1];
  if (email !== undefined) return { email };
  if (plain.length > longestName) return undefined;
  if (phoneSigns.test(plain)) {
    const digits = digitsIn(plain).length;
    if (digits === 0) return undefined;
    return digits < leastPhone ? { id: plain } : { id: plain, phone: plain };
  }
  const words = plain.split(' ').length;
  if (words > mostWords) return undefined;
  return words === 1 ? { id: plain, name: plain } : { name: plain };
}

/**
 * Whether two records are of one person, by the surest that both have: the address, else the id, else the number. A name
 * counts only where neither has more.
 */
export function isSamePerson(one: Customer | undefined, other: Customer | undefined): boolean {
  if (!one || !other) return false;
  if (one.email && other.email) return one.email.toLowerCase() === other.email.toLowerCase();
  if (one.id && other.id) return one.id === other.id;
  if (one.phone && other.phone) return isSamePhone(one.phone, other.phone);
  if (isReachable(one) || isReachable(other)) return false;
  return Boolean(one.name) && one.name?.toLowerCase() === other.name?.toLowerCase();
}

/** Each person once, in the order of first mention, with all that the records tell of them; of two values the first. */
export function peopleOf(customers: Iterable<Customer | undefined>): Customer[] {
  const people: Customer[] = [];
  for (const customer of customers) {
    if (!customer || !(isReachable(customer) || customer.name)) continue;
    const at = people.findIndex((person) => isSamePerson(person, customer));
    if (at < 0) people.push(customer);
    else people[at] = { ...customer, ...people[at] };
  }
  return people;
}
