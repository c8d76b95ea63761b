import { isSamePhone, phoneKey } from './phone.ts';
import type { Session } from './session.ts';

/**
 * Postings: where to look for packed sessions by something else than their code. A posting is one number,
 *
 *   key (32 bits) × 2²⁰ + code (20 bits)
 *
 * so that a list of them is a sorted Float64Array: written as a few values for thousands of sessions, searched by halving,
 * merged by sorting. They lead to a code, and what stands under that code decides: two keys may be the same by
 * chance, and a posting may outlive its session.
 */
export type List = (typeof lists)[number];
/** ids: a hash of the id. people: hashes of the customer's address, number and id. names: hashes of the name's beginnings. */
export const lists = ['ids', 'people', 'names'] as const;

export interface PostingBlock {
  list: List;
  /** The highest posting in it. */
  last: number;
  entries: Float64Array;
}

const room = 2 ** 20;
/** So many postings to a stored value: 32 kB. */
export const blockSize = 4096;

/** What a customer is looked up by, exactly; of an address the case does not count, of a number how it is written. */
export interface CustomerKey {
  id?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

/** 32 bits of a text (FNV-1a over UTF-16 units, with the last mixing of MurmurHash3). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The keys under which a customer is found. */
export function peopleKeys({ id, email, phone }: CustomerKey): number[] {
  const keys: number[] = [];
  if (id) keys.push(hashOf(`i ${id}`));
  if (email) keys.push(hashOf(`e ${email.toLowerCase()}`));
  if (phone) keys.push(hashOf(`p ${phoneKey(phone)}`));
  return keys;
}

/** Whether all that is asked for is this customer's. */
export function isCustomer({ id, email, phone }: CustomerKey, customer: Session['customer']): boolean {
  if (!id && !email && !phone) return false;
  return (
    customer !== undefined &&
    (!id || customer.id === id) &&
    (!email || customer.email?.toLowerCase() === email.toLowerCase()) &&
    (!phone || (customer.phone !== undefined && isSamePhone(customer.phone, phone)))
  );
}

/** A name is listed under its beginnings of these lengths, in UTF-16 units; */
const beginnings = [1, 4, 7, 10];
/** in each, by so many units that follow, which take the lower bits of the key, five for each. */
const following = 3;
const followed = 32 ** following;

/** The keys under which a name is found by its beginnings. */
function nameKeys(name: string): number[] {
  const folded = name.toLowerCase();
  return beginnings.filter((length) => length <= folded.length).map((length) => nameKey(folded, length, 0));
}

/** The lowest and the highest key under which names with this beginning are found, and a few others. */
export function prefixKeys(prefix: string): [low: number, high: number] {
  const folded = prefix.toLowerCase();
  const length = beginnings.findLast((each) => each <= folded.length) ?? 0;
  return [nameKey(folded, length, 0), nameKey(folded, length, 31)];
}

/** @param missing stands for each unit that is not there */
function nameKey(folded: string, length: number, missing: number): number {
  let letters = 0;
  for (let at = length; at < length + following; at += 1) {
    letters = letters * 32 + (at < folded.length ? letterOf(folded.charCodeAt(at)) : missing);
  }
  const hash = hashOf(folded.slice(0, length));
  return hash - (hash % followed) + letters;
}

/** 1 to 26 for a to z; all others share the few numbers that are left. */
function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 96;
  return unit === 32 ? 0 : 27 + (unit % 5);
}

export function postingsOf(list: List, sessions: readonly Session[]): Float64Array {
  const postings: number[] = [];
  for (const session of sessions) {
    const at = Number(session.code);
    for (const key of keysOf(list, session)) postings.push(key * room + at);
  }
  return Float64Array.from(postings);
}

function keysOf(list: List, { id, customer }: Session): number[] {
  if (list === 'ids') return [hashOf(id)];
  if (list === 'people') return customer ? peopleKeys(customer) : [];
  return customer?.name ? nameKeys(customer.name) : [];
}

/** The lowest posting of a key. */
export function lowest(key: number): number {
  return key * room;
}

/** The highest posting of a key. */
export function highest(key: number): number {
  return key * room + room - 1;
}

/** The code to which a posting leads. */
export function codeAt(posting: number): string {
  return String(posting % room).padStart(6, '0');
}

export function keyAt(posting: number): number {
  return Math.floor(posting / room);
}

/** Sorts postings, without those that say the same, into blocks. Changes the order of what is given. */
export function blocksOf(list: List, postings: Float64Array): PostingBlock[] {
  postings.sort();
  let length = 0;
  for (const posting of postings) {
    if (length > 0 && posting === postings[length - 1]) continue;
    postings[length] = posting;
    length += 1;
  }
  const kept = postings.subarray(0, length);
  const blocks: PostingBlock[] = [];
  for (let from = 0; from < kept.length; from += blockSize) {
    const entries = kept.slice(from, from + blockSize);
    blocks.push({ list, last: entries.at(-1) ?? 0, entries });
  }
  return blocks;
}

/** The place of the first posting that is not below `least`; the length when all are. */
export function placeOf(entries: Float64Array, least: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
