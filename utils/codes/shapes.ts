import type { CodeKind } from './code.ts';
import { NEXT_DIGIT } from './digits.ts';
import { edgeBefore, endOf } from './edges.ts';
import { type Group, type Run, readRun, type Token } from './groups.ts';
import { hasOtherDigits } from './lookout.ts';

/** Six digits that may be a code, by their form and their neighbours alone. */
export interface Candidate {
  code: string;
  start: number;
  end: number;
  /** Not written as people write codes (`4829-13`, `48-29-13`, `482.913`): only plain words make a code of it. */
  odd: boolean;
  /** A word is fastened to it that must be a label ending here; -1 for none. */
  gluedTo: number;
  /** `#482913`: only a label or a request makes a code of it. */
  hash: boolean;
  /** One of the agents' own patterns fits here: from its first unit to behind its last. */
  own?: { kind: CodeKind; from: number; to: number };
}

/** A class of many ranges takes ten times as long in Firefox, and few texts need it. */
const NEXT_ASCII_DIGIT = /[0-9]/g;

/** The runs of digits in a text, with what of them may be a code. One cheap pass; text without digits costs nothing more. */
export function findCandidates(text: string, most = Number.POSITIVE_INFINITY): Candidate[] {
  const found: Candidate[] = [];
  const next = hasOtherDigits(text) ? NEXT_DIGIT : NEXT_ASCII_DIGIT;
  next.lastIndex = 0;
  for (let hit = next.exec(text); hit !== null; hit = next.exec(text)) {
    if (isPlain(text, hit.index)) {
      const [start, end] = [hit.index, hit.index + 6];
      found.push({ code: text.slice(start, end), start, end, odd: false, gluedTo: -1, hash: false });
      if (found.length >= most) break;
      next.lastIndex = end;
      continue;
    }
    const run = readRun(text, hit.index);
    judgeRun(text, run, found);
    if (found.length >= most) break;
    next.lastIndex = run.end;
  }
  return found;
}

/**
 * The most usual form: six ASCII digits behind a word and a space, or alone, with nothing but the end, a sentence's mark
 * or the next word behind them. Nothing of all that is looked for otherwise can be there.
 */
function isPlain(text: string, start: number): boolean {
  for (let at = start; at < start + 6; at += 1) {
    const unit = text.charCodeAt(at);
    if (!(unit >= 0x30 && unit <= 0x39)) return false;
  }
  if (start > 0) {
    if (text.charCodeAt(start - 1) !== 0x20) return false;
    const before = text.charCodeAt(start - 2);
    if (!isAsciiLetter(before) && before !== 0x3a) return false;
  }
  const end = start + 6;
  if (end === text.length) return true;
  const behind = text.charCodeAt(end);
  if (behind === 0x20) return isAsciiLetter(text.charCodeAt(end + 1));
  const isMark = behind === 0x2e || behind === 0x21 || behind === 0x3f;
  return isMark && (end + 1 === text.length || text.charCodeAt(end + 1) === 0x20);
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

function judgeRun(text: string, run: Run, found: Candidate[]): void {
  const { tokens } = run;
  const first = tokens[0];
  if (first === undefined) return;
  if (tokens.length === 1) {
    judgeToken(text, first, found, true);
    return;
  }
  if (judgeWhole(text, run, found)) return;
  if (text.charAt(run.start - 1) === '+') return;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const left = tokens[index - 1];
    const right = tokens[index + 1];
    const next = right;
    if (next && next.apart === 'dash' && isThree(token) && isThree(next)) {
      const after = tokens[index + 2];
      if (
        (left === undefined || standsApart(left, true)) &&
        (after === undefined || standsApart(after, false))
      ) {
        add(text, [...token.groups, ...next.groups], false, found);
      }
      index += 1;
      continue;
    }
    const alone =
      (left === undefined || token.apart === 'dash' || standsApart(left, true)) &&
      (right === undefined ||
        right.apart === 'dash' ||
        (standsApart(right, false) && !(isPair(right) && isPair(tokens[index + 2]))));
    if (alone) judgeToken(text, token, found, false);
  }
}

/** The tokens of a run as one code: `482 913`, `482 - 913`, `48 29 13`, `4 8 2 9 1 3`, and less usual ways. */
function judgeWhole(text: string, run: Run, found: Candidate[]): boolean {
  const groups: Group[] = [];
  let digits = 0;
  let dashes = 0;
  let commas = 0;
  for (const token of run.tokens) {
    const group = token.groups[0];
    if (group === undefined || token.groups.length > 1) return false;
    digits += group.digits.length;
    if (token.apart === 'dash') dashes += 1;
    if (token.apart === 'comma') commas += 1;
    if (digits > 6) return false;
    groups.push(group);
  }
  if (digits !== 6) return false;
  if (dashes > 0 && dashes < groups.length - 1) return false;
  if (commas > 0 && commas < groups.length - 1) return false;
  const size = groups[0]?.digits.length ?? 0;
  const even = groups.every((group) => group.digits.length === size);
  if (groups.length === 3 && size === 2 && isPosition(text, groups)) return true;
  const odd = !even || commas > 0 || (dashes > 0 && size !== 3) || (groups.length === 3 && isDate(groups));
  add(text, groups, odd, found);
  return true;
}

/** `48 29 13 N` is a place; `QQ 48 29 13 C` an insurance number. */
function isPosition(text: string, groups: Group[]): boolean {
  const first = groups[0];
  const third = groups[2];
  if (!first || !third) return false;
  if (/^ ?[NSEWOC]\b/.test(text.slice(third.end, third.end + 3))) return true;
  return /(?:^|[^A-Z])[A-Z]{2} ?$/.test(text.slice(Math.max(0, first.start - 4), first.start));
}

/** `05 12 24`, in any order of day, month and year. */
function isDate(groups: Group[]): boolean {
  const [day = 0, month = 0, last = 0] = groups.map((group) => Number(group.digits));
  return (isDay(day) && isMonth(month)) || (isMonth(day) && isDay(month)) || (isMonth(month) && isDay(last));
}

function isDay(number: number): boolean {
  return number >= 1 && number <= 31;
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

function isThree(token: Token): boolean {
  return token.groups.length === 1 && token.groups[0]?.digits.length === 3;
}

/**
 * Whether a neighbour in the same run is a number of its own, and not the rest of a longer one: another code, a small
 * count, a time, a decimal. Three to five plain digits are the rest of a phone or card number.
 */
function standsApart(token: Token, before: boolean): boolean {
  if (token.groups.length > 1) return token.joint !== 'dash' || isCodeSized(token);
  const digits = token.groups[0]?.digits ?? '';
  if (digits.length === 6) return true;
  return digits.length <= 2 && !(before && digits.startsWith('0'));
}

/** Two digits: `070-482 91 37` goes on with pairs. */
function isPair(token: Token | undefined): boolean {
  return token?.groups.length === 1 && token.groups[0]?.digits.length === 2;
}

function isCodeSized(token: Token): boolean {
  return token.groups.length === 2 && token.groups.every((group) => group.digits.length === 3);
}

/** One token: `482913`, `482-913`, a list `482913,771204`, and odd ones. */
function judgeToken(text: string, token: Token, found: Candidate[], oddToo: boolean): void {
  const { groups, joint } = token;
  const size = groups[0]?.digits.length ?? 0;
  const even = groups.every((group) => group.digits.length === size);
  if (joint === 'none') {
    if (size === 6) add(text, groups, false, found);
  } else if (joint === 'comma' && even && size === 6) {
    for (const group of groups) add(text, [group], false, found, groups);
  } else if (joint === 'dash' && even && size === 3 && groups.length === 2) {
    add(text, groups, false, found);
  } else if (
    joint !== 'mixed' &&
    oddToo &&
    groups.reduce((sum, group) => sum + group.digits.length, 0) === 6
  ) {
    const spelled = even && size === 1;
    if (joint === 'dash' || spelled || (joint === 'dot' && even && size === 3))
      add(text, groups, true, found);
  }
}

function add(text: string, groups: Group[], odd: boolean, found: Candidate[], whole = groups): void {
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? 0;
  const from = whole[0]?.start ?? start;
  const to = whole.at(-1)?.end ?? end;
  const ending = endOf(text, to);
  if (ending === 'never') return;
  const edge = edgeBefore(text, from, to);
  if (edge.says === 'never') return;
  const code = groups.map((group) => group.digits).join('');
  found.push({
    code,
    start,
    end,
    odd: odd || ending === 'fastened',
    gluedTo: edge.says === 'glued' ? edge.at : -1,
    hash: edge.says === 'hash',
  });
}

/** Whether two codes differ in no more than two digits, as one that was misread does; by chance one pair in 800 does. */
export function isLike(one: string, other: string): boolean {
  let wrong = 0;
  for (let at = 0; at < 6; at += 1) if (one[at] !== other[at]) wrong += 1;
  return wrong <= 2;
}
