import type { Customer } from './session.ts';

/**
 * Whether words name a person, however names are written there: in any case, with or without their accents and umlauts,
 * in either order, with an initial, without their particles, in scripts that put no space between words. Pure.
 *
 * Measured on the people and chats of `test/unit/sessions/odds.test.ts` (seventeen name cultures with their clumping;
 * each chat page lists two dozen other customers and names its agent): of 1,000 strangers a page names about 0.9 by
 * their full name, nearly all of them customers that it lists, 5 by one name written as such, and none by an address.
 * So one name says little and a full one much; how much, `odds.ts` measures anew for each page.
 */

/** What can be compared of a text. Made once for a conversation, which many people are then looked for in. */
export interface Words {
  /** Each word, folded, with the places where it stands, counted in words. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Words that stand somewhere with a small letter in front, as names do not: "will", "mark". */
  small: ReadonlySet<string>;
  /** Capitals that stand for a name ("A. Kowalska", "Anna K."), by their place. */
  initials: ReadonlyMap<number, string>;
  emails: ReadonlySet<string>;
  /** The last eight digits of what may be a telephone number; of a shorter one all seven. */
  phones: ReadonlySet<string>;
  /** The text without spaces, for scripts that have none. */
  run: string;
}

/** What can be looked for of a person. */
export interface Person {
  email?: string | undefined;
  phone?: string | undefined;
  /** The names that tell people apart, folded; particles and titles are left out. */
  names: readonly string[];
  /** The whole name in a script that puts no space between words. */
  run?: string | undefined;
}

/**
 * How surely words name a person, surest first. `address`: by their very e-mail address or telephone number; the domain
 * of a company is no evidence. `full`: two of their names beside each other. `initial`: one, with the initial of another.
 * `single`: one name alone, three letters or more, written as a name.
 */
export type How = 'address' | 'full' | 'initial' | 'single';

export interface Naming {
  how: How;
  /** The name that stands alone. */
  by?: string | undefined;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;
const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const telephone = /\+?\d[\d \u00a0\u202f()./-]{5,}\d/g;
const invisible = /\p{Cf}/gu;
const inBrackets = /\([^)]*\)|\[[^\]]*\]/g;
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー・々]+$/u;
/** Two names stand beside each other with at most two words between: "Anna van der Berg". */
const near = 3;
/** Left out of names: some people write them, some do not, and each is shared by many. */
const particles = new Set(
  (
    'a af al ap ben bin bint da das de degli dei del della den der des di do dos du e el ibn la las le lo los ' +
    'of och of und van ter ten the to und van vd von y zu zum zur dr mr mrs ms miss mx prof herr frau sir ' +
    'mme monsieur madame senor senora signor signora dhr mevr jr sr ii iii iv phd'
  ).split(' '),
);

export function readWords(text: string): Words {
  const places = new Map<string, number[]>();
  const small = new Set<string>();
  const initials = new Map<number, string>();
  const emails = new Set<string>();
  const phones = new Set<string>();
  let at = 0;
  const take = (token: string) => {
    const there = places.get(token);
    if (there) there.push(at);
    else places.set(token, [at]);
    at += 1;
  };
  const visible = text.normalize('NFC').replace(invisible, '');
  const plain = visible.replace(address, (email) => {
    emails.add(email.toLowerCase());
    // Addresses are written small, names in them too: they tell nothing of how a word is written elsewhere.
    for (const [part] of email.slice(0, email.indexOf('@')).matchAll(word)) take(fold(part));
    at += near;
    return ' ';
  });
  for (const [phone] of plain.matchAll(telephone)) {
    const tail = tailOf(phone);
    if (tail) phones.add(tail);
  }
  for (const match of plain.matchAll(word)) {
    const [raw] = match;
    const token = fold(raw);
    const first = raw.charAt(0);
    if (first === first.toLowerCase() && first !== first.toUpperCase()) small.add(token);
    else if (token.length === 1 && first !== first.toLowerCase()) {
      // "I" and "A" are words: an initial has a point behind it, or nothing more on its line.
      if (/^(?:\.|\s*(?:\n|$))/.test(plain.slice(match.index + raw.length, match.index + raw.length + 9)))
        initials.set(at, token);
    }
    take(token);
  }
  const run = fold(visible).replace(/[^\S\n]+/g, '');
  return { places, small, initials, emails, phones, run };
}

/** @returns undefined for a customer of whom nothing is known that words could name */
export function personOf(customer: Customer | undefined): Person | undefined {
  if (!customer) return undefined;
  const written =
    customer.name?.normalize('NFC').replace(invisible, '').replace(inBrackets, ' ').trim() ?? '';
  const isEmail = written.includes('@');
  const email = (customer.email ?? (isEmail ? written : undefined))?.trim().toLowerCase() || undefined;
  const phone = customer.phone === undefined ? undefined : tailOf(customer.phone);
  const folded = isEmail ? '' : fold(written);
  const glued = folded.replace(/\s+/g, '');
  const run = unspaced.test(glued) ? glued : undefined;
  const parts = [...folded.matchAll(word)].map(([part]) => part);
  const names = run !== undefined && parts.length === 1 ? [givenIn(run)] : parts.filter(tellsApart);
  if (!email && !phone && names.length === 0) return undefined;
  return { email, phone, names: [...new Set(names)], run };
}

function tellsApart(name: string): boolean {
  return !particles.has(name) && (name.length > 1 || unspaced.test(name)) && !/^\d+$/.test(name);
}

/** The given name of a whole one: behind a family name of one sign (three in all), or of two. */
function givenIn(run: string): string {
  if (run.length < 3 || run.length > 4) return run;
  return run.slice(run.length === 3 ? 1 : 2);
}

/** How surely the words name a person; undefined when they do not. */
export function namedIn(words: Words, person: Person): Naming | undefined {
  const { email, phone, names, run } = person;
  if (email !== undefined && words.emails.has(email)) return { how: 'address' };
  if (phone !== undefined && words.phones.has(phone)) return { how: 'address' };
  if (run !== undefined) {
    if (run.length >= 3 && words.run.includes(run)) return { how: 'full' };
    const by = names.find((name) => name.length >= 2 && words.run.includes(name));
    return by === undefined ? undefined : { how: 'single', by };
  }
  const here = names.filter((name) => words.places.has(name));
  if (here.length === 0) return undefined;
  if (here.some((one, i) => here.some((other, j) => j > i && areNear(words, one, other))))
    return { how: 'full' };
  const abbreviated = here.some((name) =>
    names.some((other) => other !== name && hasInitialBeside(words, name, other.charAt(0))),
  );
  if (abbreviated) return { how: 'initial' };
  const by = here.find((name) => name.length >= 3 && !words.small.has(name));
  return by === undefined ? undefined : { how: 'single', by };
}

function areNear(words: Words, one: string, other: string): boolean {
  const [from, to] = [words.places.get(one) ?? [], words.places.get(other) ?? []];
  return from.some((a) => to.some((b) => Math.abs(a - b) <= near));
}

function hasInitialBeside(words: Words, name: string, initial: string): boolean {
  return (words.places.get(name) ?? []).some(
    (at) => words.initials.get(at - 1) === initial || words.initials.get(at + 1) === initial,
  );
}

function tailOf(phone: string): string | undefined {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < 7 ? undefined : digits.slice(-8);
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'a',
  œ: 'o',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
};

/**
 * What is left of a word when spelling by habit is taken away: case, accents, and "ae", "oe", "ue" for the umlaut. Signs
 * that make another letter, as in Hindi, stay.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøłđðþæœıςё]/g, (letter) => letters[letter] ?? letter)
    .replace(/([aou])e/g, '$1');
}
