import { digitAt, digitValue, isDash, isGap, isInvisible, NEXT_DIGIT } from './digits.ts';
import { BLANK, fold, IGNORED, isLetter, LINE } from './letters.ts';

/** Stands for any digit among the units of a form, and for one of the code's in a pattern as people write it. */
export const DIGIT = 0x23;
const DASH = 0x2d;
/** A `#` that stands in a text: no pattern holds it as a sign. */
const HASH_SIGN = 2;
/** Signs are counted from here on, since letters are compared as the units that fold to them. */
const SIGNS = 0x10000;
/** More than any unit is compared as. */
export const UNITS = 0x20000;
/** How far before a digit its pattern may begin, on top of two units for each of its own: blanks and unseen characters. */
export const ROOM = 8;

/** A pattern as it is compared. */
export interface Form {
  /** Digits as `DIGIT`, letters folded, every dash as `-`, blanks in a row as one. */
  units: number[];
  /** Where the code's six digits are among the units. */
  places: number[];
  /** Digits that are always the same, and where they are. */
  fixed: { place: number; digit: number }[];
}

/** Reads a pattern: `#` is a digit of the code, all else is meant as it stands. */
export function formOf(pattern: string): Form {
  const form: Form = { units: [], places: [], fixed: [] };
  for (let at = 0; at < pattern.length; at += 1) {
    const digit = digitAt(pattern, at);
    const isPlace = pattern.charCodeAt(at) === DIGIT;
    const unit = isPlace || digit >= 0 ? DIGIT : unitOf(pattern.charCodeAt(at));
    if (unit === 0 || (unit === BLANK && form.units.at(-1) === BLANK)) continue;
    if (isPlace) form.places.push(form.units.length);
    else if (digit >= 0) form.fixed.push({ place: form.units.length, digit });
    if (isPair(pattern, at)) at += 1;
    form.units.push(unit);
  }
  return form;
}

/** What each unit is compared as, plus one, worked out when it is first met; made when there are patterns. */
let known = new Int32Array(0);

/** What a unit is compared as; 0 for what is not seen. A digit of two units is none by its first one. */
export function unitOf(unit: number): number {
  const before = known[unit];
  if (before) return before - 1;
  if (known.length === 0) known = new Int32Array(0x10000);
  const value = workOut(unit);
  known[unit] = value + 1;
  return value;
}

function workOut(unit: number): number {
  if (unit === DIGIT) return HASH_SIGN;
  if (digitValue(unit) >= 0) return DIGIT;
  if (isInvisible(unit)) return 0;
  if (isGap(unit)) return BLANK;
  if (isDash(unit)) return DASH;
  const value = fold(unit);
  if (value === IGNORED) return 0;
  if (isLetter(value) || value === LINE) return value;
  // Full-width signs are the plain ones.
  const plain = String.fromCharCode(unit).normalize('NFKC');
  return SIGNS + (plain.length === 1 ? plain.charCodeAt(0) : unit);
}

/** Whether a digit of two units stands here. */
export function isPair(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xd835 && digitAt(text, at) >= 0;
}

/** Whether words and numbers are made of it. */
export function isWordUnit(unit: number): boolean {
  return unit === DIGIT || (isLetter(unit) && unit < SIGNS);
}

/** How many units stand between one digit and the next, from the first of the code's digits on, for six digits. */
function gapsOf({ units, places }: Form): number[] {
  const gaps: number[] = [];
  let between = 0;
  for (const unit of units.slice((places[0] ?? 0) + 1)) {
    if (unit === DIGIT) gaps.push(between);
    between = unit === DIGIT ? 0 : between + 1;
  }
  return gaps.slice(0, 5);
}

/** More than this between two digits, with what is not seen, is past what `MAYBE_DIGITS` gets over. */
const MOST_BETWEEN = 4;
const STOPS = new Set([...':/'].map((sign) => SIGNS + sign.charCodeAt(0)));

/** Whether `MAYBE_DIGITS` passes over a pattern's digits: letters, colons, slashes or many signs are between them. */
function isPassedOver(form: Form): boolean {
  const { units, places } = form;
  const inside = units.slice(places[0], places.at(-1));
  const isStopped = inside.some((unit) => STOPS.has(unit) || (unit !== DIGIT && isWordUnit(unit)));
  return isStopped || gapsOf(form).some((gap) => gap > MOST_BETWEEN);
}

/**
 * Where the digits of codes may stand that `MAYBE_DIGITS` passes over: the source of an expression, or undefined when the
 * patterns need none. One for all patterns together, in which each step is decided by the next unit: fifty of them would
 * take fifty times as long.
 */
export function lookoutOf(patterns: readonly { text: string }[]): string | undefined {
  const gaps = patterns
    .map(({ text }) => formOf(text))
    .filter(isPassedOver)
    .map(gapsOf);
  if (gaps.length === 0) return undefined;
  const { source } = NEXT_DIGIT;
  const noDigits = `[^${source.slice(1, source.indexOf(']'))}]`;
  let lookout = `(?:${source})`;
  for (let at = 0; at < 5; at += 1) {
    const here = gaps.map((each) => each[at] ?? 0);
    lookout += `${noDigits}{${Math.min(...here)},${2 * Math.max(...here) + ROOM}}(?:${source})`;
  }
  return lookout;
}
