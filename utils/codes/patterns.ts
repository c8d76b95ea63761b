import type { CodeKind } from './code.ts';
import { digitAt, isDash, isInvisible, NEXT_DIGIT } from './digits.ts';
import { endsWell, isAddress } from './edges.ts';
import { DIGIT, type Form, formOf, isPair, isWordUnit, ROOM, UNITS, unitOf } from './form.ts';
import { BLANK, fold, isLetter, isUnspaced } from './letters.ts';
import type { Candidate } from './shapes.ts';

/** As many units as the longest pattern has, and more. */
const RING = 64;

interface Pattern extends Form {
  kind: CodeKind;
}

/**
 * Finds codes by patterns, all of them in one pass over what stands near digits: a tree of the patterns' units, in which
 * each node also knows where to go on when the text does not (Aho and Corasick, 1975). A text takes time in proportion to
 * its length, whatever the patterns are.
 */
export class Patterns {
  readonly #patterns: readonly Pattern[];
  /** From a node by a unit to the next node. The root is 0. */
  readonly #nexts = new Map<number, number>();
  /** For each node the longest other one that ends like it. */
  readonly #fails: number[] = [0];
  /** The patterns that end in each node. */
  readonly #ends: Pattern[][] = [[]];
  readonly #lead: number;
  readonly #digits = new RegExp(NEXT_DIGIT);

  constructor(patterns: readonly { text: string; kind: CodeKind }[]) {
    const forms = patterns.map(({ text, kind }) => ({ ...formOf(text), kind }));
    this.#patterns = forms.filter(({ units, places }) => places.length === 6 && units.length <= RING);
    this.#lead = 2 * Math.max(0, ...this.#patterns.map(({ units }) => units.indexOf(DIGIT))) + ROOM;
    const steps: [from: number, unit: number, to: number][] = [];
    for (const pattern of this.#patterns) {
      let node = 0;
      for (const unit of pattern.units) {
        let next = this.#nexts.get(node * UNITS + unit);
        if (next === undefined) {
          next = this.#ends.push([]) - 1;
          this.#nexts.set(node * UNITS + unit, next);
          steps.push([node, unit, next]);
        }
        node = next;
      }
      this.#ends[node]?.push(pattern);
    }
    this.#linkFails(steps);
  }

  /** Shorter beginnings first: what a node falls back to is linked before it. */
  #linkFails(steps: readonly [from: number, unit: number, to: number][]): void {
    const depths = [0];
    for (const [from, , to] of steps) depths[to] = (depths[from] ?? 0) + 1;
    for (const [from, unit, to] of steps.toSorted(
      ([, , a], [, , b]) => (depths[a] ?? 0) - (depths[b] ?? 0),
    )) {
      const fail = from === 0 ? 0 : this.#step(this.#fails[from] ?? 0, unit);
      this.#fails[to] = fail;
      this.#ends[to]?.push(...(this.#ends[fail] ?? []));
    }
  }

  #step(from: number, unit: number): number {
    for (let node = from; ; node = this.#fails[node] ?? 0) {
      const next = this.#nexts.get(node * UNITS + unit);
      if (next !== undefined) return next;
      if (node === 0) return 0;
    }
  }

  /** The codes in a text that one of the patterns fits, in order and disjoint, at most `most`. */
  find(text: string, most: number): Candidate[] {
    const found: Candidate[] = [];
    if (this.#patterns.length === 0) return found;
    const froms = new Int32Array(RING);
    let count = 0;
    let at = 0;
    for (let digit = this.#nextDigit(text, 0); digit >= 0; digit = this.#nextDigit(text, at)) {
      at = Math.max(at, digit - this.#lead);
      let node = 0;
      let last = 0;
      while (at < text.length && (node !== 0 || at <= digit || last === DIGIT)) {
        const isTwo = isPair(text, at);
        const unit = isTwo ? DIGIT : unitOf(text.charCodeAt(at));
        const end = at + (isTwo ? 2 : 1);
        if (unit !== 0 && !(unit === BLANK && last === BLANK)) {
          node = this.#step(node, unit);
          froms[count % RING] = at;
          count += 1;
          last = unit;
          for (const pattern of this.#ends[node] ?? []) {
            const start = (place: number) => froms[(count - pattern.units.length + place) % RING] ?? 0;
            const candidate = codeBy(text, pattern, start, end);
            if (candidate) keep(found, candidate);
          }
          if (found.length > most) return found.slice(0, most);
        }
        at = end;
      }
    }
    return found;
  }

  #nextDigit(text: string, from: number): number {
    this.#digits.lastIndex = from;
    return this.#digits.exec(text)?.index ?? -1;
  }
}

/** The code that a pattern found, unless other digits than its own stand there, or it is a part of something longer. */
function codeBy(
  text: string,
  { units, places, fixed, kind }: Pattern,
  start: (place: number) => number,
  to: number,
): Candidate | undefined {
  for (const { place, digit } of fixed) if (digitAt(text, start(place)) !== digit) return undefined;
  const from = start(0);
  if (!beginsWell(text, from, units[0] ?? 0) || !endsApart(text, to, units.at(-1) ?? 0)) return undefined;
  const code = places.map((place) => digitAt(text, start(place))).join('');
  const last = start(places.at(-1) ?? 0);
  return {
    code,
    start: start(places[0] ?? 0),
    end: last + (isPair(text, last) ? 2 : 1),
    odd: false,
    gluedTo: -1,
    hash: false,
    own: { kind, from, to },
  };
}

/** What joins digits to one number, or words to one name. */
const JOINTS = /[-.,/:_]/;

function isJoint(text: string, at: number): boolean {
  return JOINTS.test(text.charAt(at)) || isDash(text.charCodeAt(at));
}

/** Whether a pattern that begins with `first` may begin at `from`: not inside a word, a longer number or an address. */
function beginsWell(text: string, from: number, first: number): boolean {
  if (!isWordUnit(first) || from === 0) return true;
  let before = from - 1;
  while (before > 0 && isInvisible(text.charCodeAt(before))) before -= 1;
  const value = fold(text.charCodeAt(before));
  if (digitBefore(text, before)) return false;
  if (isLetter(value)) return isUnspaced(value);
  if (first === DIGIT && isJoint(text, before) && digitBefore(text, before - 1)) return false;
  return !isAddress(text, before);
}

/** A digit of two units ends with its second one. */
function digitBefore(text: string, at: number): boolean {
  return digitAt(text, at) >= 0 || isPair(text, at - 1);
}

/** The same for the end. */
function endsApart(text: string, to: number, last: number): boolean {
  if (!isWordUnit(last)) return true;
  let behind = to;
  while (isInvisible(text.charCodeAt(behind))) behind += 1;
  if (digitAt(text, behind) >= 0) return false;
  if (last === DIGIT && isJoint(text, behind) && digitAt(text, behind + 1) >= 0) return false;
  return endsWell(text, to);
}

/** Of two that overlap the one that begins first, and of those the longer. */
function keep(found: Candidate[], next: Candidate): void {
  const last = found.at(-1);
  if (!last?.own || !next.own || next.own.from >= last.own.to) found.push(next);
  else if (next.own.from <= last.own.from) {
    found.pop();
    keep(found, next);
  }
}

/**
 * Puts the codes that patterns found in the place of whatever else stands there.
 * @param most the rest is left out
 */
export function withOwn(others: Candidate[], own: readonly Candidate[], most: number): Candidate[] {
  if (own.length === 0) return others;
  const left: Candidate[] = [];
  let at = 0;
  for (const other of others) {
    while ((own[at]?.own?.to ?? Number.POSITIVE_INFINITY) <= other.start) at += 1;
    const from = own[at]?.own?.from ?? Number.POSITIVE_INFINITY;
    if (from >= other.end) left.push(other);
  }
  return [...left, ...own].sort((a, b) => a.start - b.start).slice(0, most);
}
