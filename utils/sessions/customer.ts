import type { Customer } from './session.ts';

/**
 * Whether words name a person, however names are written there: in any case, with or without their accents and umlauts,
 * in either order, with an initial, without their particles, in scripts that put no space between words. Pure.
 *
 * Measured on the people and chats of `test/unit/sessions/odds.test.ts` (seventeen name cultures with their clumping;
 * each page lists two dozen other customers and names its agent): of 1,000 strangers with a record a page names 1 to 4 by
 * a full name, mostly namesakes and customers that it lists (a team in Vietnam: 60, since two of three names are shared by
 * many), about 30 by one name alone, 1 by a greeted one, and fewer than 1 by an address. So a name says the less the more
 * people bear it; `odds.ts` counts that.
 */

/** What can be compared of a text. Made once for a conversation, which many people are then looked for in. */
export interface Words {
  /** Each word, folded, with the places where it stands, counted in words. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Words that stand somewhere with a small letter in front, as names do not: "will", "mark". */
  small: ReadonlySet<string>;
  /** The same the other way round. Places of one line follow each other; lines are further apart than names ever are. */
  tokens: ReadonlyMap<number, string>;
  /** Places of words with a capital, or in a script that has none. */
  capitals: ReadonlySet<number>;
  /** Places of words that follow the one before with a space between and nothing else. */
  joined: ReadonlySet<number>;
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
  /** The whole name in a script that puts no space between words, and what stands in it before the given name. */
  run?: string | undefined;
  family?: string | undefined;
}

/**
 * How surely words name a person, surest first. `address`: by their very e-mail address or telephone number; the domain
 * of a company is no evidence. `full`: two of their names beside each other. `initial`: one, with the initial of another.
 * `greeted`: one name, behind a greeting. `single`: one name, three letters or more. Both written as a name, and not as a
 * part of another's: "Hi Anna Nowak" does not name Anna Kowalska.
 */
export type How = 'address' | 'full' | 'initial' | 'greeted' | 'single';

export interface Naming {
  how: How;
  /** The names that stand there; none for an address. */
  by: readonly string[];
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

/** Words right before the name of the one who is spoken to, or who says who he is: "Hi Anna", "it's Anna", "regards, Anna". */
const greetings = new Set(
  (
    'hi hello hey dear thanks hallo liebe lieber guten danke bonjour salut chere cher merci hola querida querido gracias ' +
    'ola obrigado obrigada ciao gentile grazie beste bedankt czesc dziekuje hej tack merhaba sayin chao cam on ' +
    'm s am bin soy sono suis sou jestem jag regards wishes sincerely cheers grusse gruss saludos saluti cordialement ' +
    'groeten pozdrawiam halsningar saygilar'
  ).split(' '),
);

export function readWords(text: string): Words {
  const places = new Map<string, number[]>();
  const tokens = new Map<number, string>();
  const small = new Set<string>();
  const capitals = new Set<number>();
  const joined = new Set<number>();
  const initials = new Map<number, string>();
  const emails = new Set<string>();
  const phones = new Set<string>();
  let at = 0;
  const take = (token: string) => {
    const there = places.get(token);
    if (there) there.push(at);
    else places.set(token, [at]);
    tokens.set(at, token);
    at += 1;
  };
  const visible = text.normalize('NFC').replace(invisible, '');
  const plain = visible.replace(address, (email) => {
    emails.add(email.toLowerCase());
    // Addresses are written small, names in them too: they tell nothing of how a word is written elsewhere.
    for (const [part] of email.slice(0, email.indexOf('@')).matchAll(word))
      take(fold(part.replace(/\d+$/, '')));
    at += near;
    return '\n';
  });
  for (const [phone] of plain.matchAll(telephone)) {
    const tail = tailOf(phone);
    if (tail) phones.add(tail);
  }
  let end = 0;
  for (const match of plain.matchAll(word)) {
    const [raw] = match;
    const token = fold(raw);
    const between = plain.slice(end, match.index);
    end = match.index + raw.length;
    if (between.includes('\n')) at += near;
    else if (/^[ \u00a0]$/.test(between)) joined.add(at);
    const first = raw.charAt(0);
    if (first === first.toLowerCase() && first !== first.toUpperCase()) small.add(token);
    else if (!/\d/.test(first)) {
      capitals.add(at);
      // "I" and "A" are words: an initial has a point behind it, or nothing more on its line.
      if (
        token.length === 1 &&
        first !== first.toLowerCase() &&
        /^(?:\.|\s*(?:\n|$))/.test(plain.slice(end, end + 9))
      )
        initials.set(at, token);
    }
    take(token);
  }
  const run = fold(visible).replace(/[^\S\n]+/g, '');
  return { places, tokens, small, capitals, joined, initials, emails, phones, run };
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
  const family = run?.slice(0, -(names[0]?.length ?? 0)) || undefined;
  return { email, phone, names: [...new Set(names)], run, family };
}

function tellsApart(name: string): boolean {
  return !particles.has(name) && (name.length > 1 || unspaced.test(name)) && !/^\d+$/.test(name);
}

/** The given name of a whole one: behind a family name of one sign (two or three in all), or of two. */
function givenIn(run: string): string {
  return run.length > 4 ? run : run.slice(run.length === 4 ? 2 : 1);
}

/** How surely the words name a person; undefined when they do not. */
export function namedIn(words: Words, person: Person): Naming | undefined {
  const { email, phone, names, run } = person;
  if (email !== undefined && words.emails.has(email)) return { how: 'address', by: [] };
  if (phone !== undefined && words.phones.has(phone)) return { how: 'address', by: [] };
  if (run !== undefined) {
    if (words.places.has(run) || (run.length >= 3 && words.run.includes(run)))
      return { how: 'full', by: [person.family ?? '', ...names] };
    const by = names.find((name) => name.length >= 2 && words.run.includes(name));
    return by === undefined ? undefined : { how: 'single', by: [by] };
  }
  const here = names.filter((name) => words.places.has(name));
  for (const [i, one] of here.entries()) {
    const beside = here.filter((other, j) => j !== i && areNear(words, one, other, j > i ? 1 : -1));
    if (beside.length > 0) return { how: 'full', by: [one, ...beside] };
  }
  const abbreviated = here.find((name) =>
    names.some((other) => other !== name && hasInitialBeside(words, name, other.charAt(0))),
  );
  if (abbreviated !== undefined) return { how: 'initial', by: [abbreviated] };
  const alone = here.filter((name) => isSingle(words, name, names));
  const greeted = alone.find((name) => isGreeted(words, name, names));
  if (greeted !== undefined) return { how: 'greeted', by: [greeted] };
  const [by] = alone;
  return by === undefined ? undefined : { how: 'single', by: [by] };
}

/** Two names written as such; or small, in their order and nothing between: "price will" does not name Will Price. */
function areNear({ places, capitals }: Words, one: string, other: string, step: 1 | -1): boolean {
  const [from, to] = [places.get(one) ?? [], places.get(other) ?? []];
  return from.some((a) =>
    to.some((b) => b === a + step || (Math.abs(a - b) <= near && capitals.has(a) && capitals.has(b))),
  );
}

/**
 * Whether a name is written as one somewhere without another beside it.
 * @param names of the person, as they are written: behind the first one another capital is the name of somebody else, and
 *   before the others too, unless it greets or is a title
 */
export function isSingle(words: Words, name: string, names: readonly string[]): boolean {
  if (name.length < 3 || words.small.has(name)) return false;
  return (words.places.get(name) ?? []).some((at) => isAlone(words, at, name === names[0]));
}

/** The same, right behind a greeting: the words are for that one, or of that one. */
export function isGreeted(words: Words, name: string, names: readonly string[]): boolean {
  return (words.places.get(name) ?? []).some(
    (at) => greetings.has(words.tokens.get(at - 1) ?? '') && isAlone(words, at, name === names[0]),
  );
}

function isAlone({ tokens, capitals, joined }: Words, at: number, isFirst: boolean): boolean {
  if (!capitals.has(at) || (joined.has(at + 1) && capitals.has(at + 1))) return false;
  if (isFirst || !joined.has(at) || !capitals.has(at - 1)) return true;
  const before = tokens.get(at - 1) ?? '';
  return greetings.has(before) || particles.has(before);
}

/** How many full names may stand in the words: capitals beside each other, and words in scripts without spaces. */
export function countFullNames({ tokens, capitals, joined }: Words): number {
  let count = 0;
  for (const [at, token] of tokens) {
    if (capitals.has(at) && ((joined.has(at) && capitals.has(at - 1)) || unspaced.test(token))) count += 1;
  }
  return count;
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
