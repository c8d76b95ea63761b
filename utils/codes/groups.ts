import { digitAt, isDash, isGap, isInvisible } from './digits.ts';

/** Digits that stand together. */
export interface Group {
  /** ASCII digits; cut off behind the seventh, since no code has so many. */
  digits: string;
  start: number;
  /** Behind the last digit, its keycap included. */
  end: number;
}

/** What joins the groups of a token: one kind for all, or a mixture, which no code has. */
export type Joint = 'none' | 'dash' | 'comma' | 'dot' | 'mixed';

/** Groups that are glued together without a space: `482913`, `482-913`, `12:30`, `3,50`. */
export interface Token {
  groups: Group[];
  joint: Joint;
  /** What stood between this token and the one before it, when both make one run. */
  apart: 'start' | 'space' | 'dash' | 'comma';
}

/** Tokens on one line with nothing but spaces or a dash between them, so that they may be one number. */
export interface Run {
  tokens: Token[];
  start: number;
  end: number;
}

/** More tokens than this in a row are no number that anyone reads; the rest of the run is passed over. */
const MOST_TOKENS = 40;
const MOST_GROUPS = 8;
const MOST_GAP = 3;

/** Reads the run that begins with the digit at `start`. Linear in the run's length. */
export function readRun(text: string, start: number): Run {
  const tokens: Token[] = [];
  let at = start;
  let apart: Token['apart'] = 'start';
  for (;;) {
    const token = readToken(text, at, apart);
    tokens.push(token);
    const end = token.groups.at(-1)?.end ?? at + 1;
    if (tokens.length === MOST_TOKENS) return { tokens, start, end: passOver(text, end) };
    const next = nextToken(text, end);
    if (next !== 0) {
      apart = next < 0 ? 'dash' : 'space';
      at = Math.abs(next);
      continue;
    }
    at = token.groups.length === 1 && token.groups[0]?.digits.length === 1 ? nextSingle(text, end) : 0;
    if (at === 0) return { tokens, start, end };
    apart = 'comma';
  }
}

/** Where the next token of the run begins: positive behind spaces, negative behind a dash with spaces, 0 for none. */
function nextToken(text: string, end: number): number {
  let at = end;
  let gaps = 0;
  let dashes = 0;
  for (; gaps <= MOST_GAP; at += 1) {
    const unit = text.charCodeAt(at);
    if (isInvisible(unit)) continue;
    if (isGap(unit)) gaps += 1;
    else if (isDash(unit)) dashes += 1;
    else break;
  }
  if (gaps === 0 || gaps > MOST_GAP || dashes > 1 || digitAt(text, at) < 0) return 0;
  return dashes === 1 ? -at : at;
}

/** Behind the rest of a row of numbers. */
function passOver(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const low = unit < 0x80 ? (unit >= 0x30 && unit <= 0x39) || unit === 0x20 || unit === 0x2c : false;
    if (!low && digitAt(text, at) < 0 && !isGap(unit) && !isDash(unit)) break;
  }
  return at;
}

/** `4, 8, 2, …`: where the next single digit behind a comma and a space begins, or 0. */
function nextSingle(text: string, end: number): number {
  const at = end + 2;
  if (text.charAt(end) !== ',' || !isGap(text.charCodeAt(end + 1)) || digitAt(text, at) < 0) return 0;
  const behind = text.charAt(at) >= '\ud800' ? at + 2 : at + 1;
  return digitAt(text, behind) < 0 ? at : 0;
}

function readToken(text: string, start: number, apart: Token['apart']): Token {
  const groups: Group[] = [];
  let joint: Joint = 'none';
  let at = start;
  let last: Group = readGroup(text, at);
  groups.push(last);
  for (;;) {
    at = last.end;
    while (isInvisible(text.charCodeAt(at))) at += 1;
    const kind = jointOf(text.charCodeAt(at));
    if (kind === 'none') return { groups, joint, apart };
    at += 1;
    while (isInvisible(text.charCodeAt(at))) at += 1;
    if (digitAt(text, at) < 0) return { groups, joint, apart };
    joint = joint === 'none' || joint === kind ? kind : 'mixed';
    last = readGroup(text, at);
    if (groups.length < MOST_GROUPS) groups.push(last);
    else {
      groups[groups.length - 1] = last;
      joint = 'mixed';
    }
  }
}

function readGroup(text: string, start: number): Group {
  let digits = '';
  let end = start;
  let at = start;
  for (;;) {
    const value = digitAt(text, at);
    if (value < 0) {
      const unit = text.charCodeAt(at);
      if (!isInvisible(unit)) break;
      at += 1;
      // A keycap is drawn around its digit: it belongs to it.
      if ((unit === 0xfe0f || unit === 0x20e3) && at - end <= 2) end = at;
      continue;
    }
    if (digits.length < 7) digits += value;
    at += text.charCodeAt(at) === 0xd835 ? 2 : 1;
    end = at;
  }
  return { digits, start, end };
}

// Not `，` and `、`: no number has them inside, while sentences put them right behind one.
const COMMA = new Set([0x2c, 0x66c]);
const DOT = new Set([0x2e, 0x66b, 0xff0e]);
/** `:` `/` `\` `_` `+` `*` `'` `’` `°` `′` `″` `×` `·` `=` `^` and the full-width colon and slash, between two digits. */
const OTHER = new Set([
  0x3a, 0x2f, 0x5c, 0x5f, 0x2b, 0x2a, 0x27, 0x2019, 0xb0, 0x2032, 0x2033, 0xd7, 0xb7, 0x3d, 0x5e, 0xff1a,
  0xff0f,
]);

function jointOf(unit: number): Joint {
  if (isDash(unit)) return 'dash';
  if (COMMA.has(unit)) return 'comma';
  if (DOT.has(unit)) return 'dot';
  return OTHER.has(unit) ? 'mixed' : 'none';
}
