import type { Asked } from './asked.ts';
import { isSmall, ownerOf, ruleOf } from './binding.ts';
import type { CodeKind } from './code.ts';
import {
  BARE_ANSWER,
  CLEAN,
  CODE_HANDED_OUT,
  type CueKind,
  SIX_HANDED_OUT,
  STRONG,
  VENDOR,
  type Vendor,
} from './kinds.ts';
import type { Piece, Reading } from './reading.ts';
import type { Candidate } from './shapes.ts';

/** A cue that took part in a verdict. */
export interface Evidence {
  /** Its place among the pieces of the text, or of what was said before. */
  cue: number;
  points: number;
  where: 'before' | 'behind' | 'near' | 'asked';
  /** Where that place is, when it is not the text that is judged. */
  reading?: Reading | undefined;
}

export interface Verdict {
  /** none: it is no code at all. */
  strength: 'strong' | 'weak' | 'none';
  kind: CodeKind;
  points: number;
  evidence: Evidence[];
  /** Its writer took it back, or it is another kind of number: no neighbour makes a code of it. */
  closed: boolean;
  /** Taken back, yet labelled: the number given in its place has this label. */
  lends?: { kind: CodeKind; evidence: Evidence[] };
}

export interface Bound {
  cue: number;
  cost: number;
  left: boolean;
}

/** Labels that decide by themselves, against labels of other things. */
const NAMES: Partial<Record<Piece, boolean>> = {
  noibu: true,
  cobrowse: true,
  support: true,
  noibuTopic: true,
  cobrowseTopic: true,
};
const DENIES: Partial<Record<Piece, boolean>> = {
  other: true,
  thing: true,
  otp: true,
  amount: true,
  sample: true,
  never: true,
  money: true,
};
/** In an answer with more words than these, the number may be about anything. */
const MOST_WORDS = 12;
const MOST_WORDS_BELOW = 4;
/** Pieces that say nothing about what a line is about. */
const EMPTY: Partial<Record<Piece, boolean>> = { is: true, comma: true, stop: true, show: true, mine: true };
/** How far to both sides loose cues of the same line count, in pieces. */
const NEAR = 40;

/** Gives every cue to the number that it belongs to: for each candidate its cues. */
export function bindCues(reading: Reading, bounds: Map<number, Bound[]>): boolean[] {
  const taken: boolean[] = [];
  for (let cue = 0; cue < reading.count; cue += 1) {
    const piece = reading.pieces[cue];
    if (piece === undefined || ruleOf(piece)?.reach === undefined) continue;
    const owner = ownerOf(reading, cue);
    if (owner.to < 0) continue;
    taken[cue] = true;
    if (reading.pieces[owner.to] !== 'candidate') continue;
    const list = bounds.get(owner.to);
    const bound = { cue, cost: owner.cost, left: owner.left };
    if (list) list.push(bound);
    else bounds.set(owner.to, [bound]);
  }
  return taken;
}

/** Weighs what is said of the code at `place` among the pieces. `asked` is looked up only when it can matter. */
export function weigh(
  reading: Reading,
  place: number,
  candidate: Candidate,
  bound: readonly Bound[],
  taken: readonly boolean[],
  asked: () => Asked,
): Verdict {
  const verdict: Verdict = { strength: 'weak', kind: 'unknown', points: 0, evidence: [], closed: false };
  if (takenBack(reading, place)) {
    verdict.closed = true;
    verdict.points = -25;
    lend(reading, place, bound, verdict);
    verdict.evidence.push({ cue: place - 1, points: -25, where: 'before' });
    return settle(verdict, candidate, undefined, bound, reading);
  }
  const name = nearest(reading, bound, place, NAMES);
  const denial = nearest(reading, bound, place, DENIES);
  if (denial && (!name || denies(reading, denial, name, place))) {
    const piece = reading.pieces[denial.cue];
    const weight = (piece && ruleOf(piece)?.weight) ?? -18;
    verdict.points = weight;
    verdict.closed = true;
    verdict.evidence.push({ cue: denial.cue, points: weight, where: denial.left ? 'before' : 'behind' });
    if (piece === 'never' || piece === 'money') verdict.strength = 'none';
    return settle(verdict, candidate, undefined, bound, reading);
  }
  let vendor = addBound(reading, bound, place, verdict);
  vendor = addNear(reading, place, taken, verdict, vendor);
  // Words that name it need no question; but a question may say whose "support code" it is.
  if (verdict.points < STRONG || vendor === undefined) {
    const question = asked();
    if (
      question.cue >= 0 &&
      (verdict.points < STRONG || question.points > 0 || (!name && asksCode(question)))
    ) {
      const points = answerPoints(question, candidate, reading, place);
      if (points !== 0) {
        verdict.points += points;
        verdict.evidence.push({ cue: question.cue, points, where: 'asked', reading: question.reading });
        if (question.with >= 0)
          verdict.evidence.push({ cue: question.with, points: 0, where: 'asked', reading: question.reading });
      }
      if (points > 0) vendor ??= question.vendor;
    }
  }
  return settle(verdict, candidate, vendor, bound, reading);
}

/** Keeps the label of a number that was taken back, for the one that comes in its place. */
function lend(reading: Reading, place: number, bound: readonly Bound[], verdict: Verdict): void {
  const label: Verdict = { ...verdict, points: 0, evidence: [] };
  const vendor = addBound(reading, bound, place, label);
  if (label.points >= STRONG) verdict.lends = { kind: vendor ?? 'unknown', evidence: label.evidence };
}

/** An answered question counts no more, except for the same code again, a correction, or when a new one is wanted. */
function answerPoints(asked: Asked, candidate: Candidate, reading: Reading, place: number): number {
  if (asked.points > 0) {
    const words = wordsAround(reading, place);
    if (asked.points < STRONG && words === 0) return asked.points + BARE_ANSWER;
    // A text that spoke of code in an earlier line goes on about other things; a chat answers.
    const most = asked.reading !== reading ? MOST_WORDS : asked.points > STRONG ? MOST_WORDS_BELOW : 0;
    if (words > (candidate.hash ? 0 : most)) return 0;
  }
  if (asked.points <= 0 || asked.answers.length === 0 || asked.reopened) return asked.points;
  if (asked.answers.some((answer) => isLike(answer, candidate.code))) return asked.points;
  for (let at = place - 1; at >= 0 && at >= place - 12; at -= 1)
    if (reading.pieces[at] === 'fix') return asked.points;
  return 0;
}

/** Whether another kind of code was asked for ("promo code?"), so that the bare word "code" means that one. */
function asksCode({ points, cue, reading }: Asked): boolean {
  if (points >= 0 || !reading) return false;
  const words = reading.text.slice(reading.starts[cue], reading.ends[cue]);
  return /[ck][oó]d|mã|[码碼]|コード|코드|код|كود|رمز|कोड/i.test(words);
}

/** How many words with a meaning stand in a number's line: none in "ok, 482913". */
function wordsAround(reading: Reading, place: number): number {
  let words = 0;
  for (const step of [-1, 1] as const) {
    for (let at = place + step; at >= 0 && at < reading.count; at += step) {
      const piece = reading.pieces[at];
      if (piece === 'line') break;
      if (!isSmall(piece) && !EMPTY[piece ?? 'word']) words += 1;
    }
  }
  return words;
}

/** The same code, or one that a slip of the finger makes of it. */
function isLike(one: string, other: string): boolean {
  let wrong = 0;
  for (let at = 0; at < 6; at += 1) if (one[at] !== other[at]) wrong += 1;
  return wrong <= 2;
}

function addBound(
  reading: Reading,
  bound: readonly Bound[],
  place: number,
  verdict: Verdict,
): Vendor | undefined {
  let vendor: Vendor | undefined;
  let vendorCost = Number.POSITIVE_INFINITY;
  const seen = new Set<Piece>();
  // "Not the session code, the help code is": what it is not says nothing once it is said what it is.
  const named = nearest(reading, bound, place, NAMES) !== undefined;
  for (const { cue, cost, left } of bound) {
    const piece = reading.pieces[cue];
    if (piece === undefined) continue;
    const rule = ruleOf(piece);
    if (!rule || DENIES[piece]) continue;
    if (reading.negated[cue]) {
      if ((NAMES[piece] || piece === 'code') && !named) {
        verdict.points -= rule.weight;
        verdict.evidence.push({ cue, points: -rule.weight, where: left ? 'before' : 'behind' });
      }
      continue;
    }
    if (seen.has(piece)) continue;
    seen.add(piece);
    let points: number = rule.weight;
    if (piece === 'code') points = codePoints(reading, cue, place, left);
    else if (piece === 'six' && reading.pieces[cue - 1] === 'yours') points = SIX_HANDED_OUT;
    verdict.points += points;
    verdict.evidence.push({ cue, points, where: left ? 'before' : 'behind' });
    const whose = VENDOR[piece as CueKind];
    // A topic alone says less than a label: "the help code for our session".
    const rank = cost + (piece === 'session' ? 6 : piece === 'screen' ? 3 : 0);
    if (whose && rank < vendorCost) {
      vendor = whose;
      vendorCost = rank;
    }
  }
  return vendor;
}

/** "my code is 482913" is a code; "your Acme code is", "promo code" and "code for the door" may be anything. */
function codePoints(reading: Reading, cue: number, place: number, left: boolean): number {
  const weight = ruleOf('code')?.weight ?? 0;
  const joined = /[の的]/.test(reading.text.charAt(reading.starts[cue - 1] ?? 0));
  if (reading.pieces[joined ? cue - 2 : cue - 1] === 'word') return weight;
  // "[Acme] code: 482913": senders of one-time passwords put their name in brackets.
  if (reading.pieces[0] === 'comma' && reading.pieces[1] === 'word') return weight;
  for (let at = cue - 1; at >= 0 && at >= cue - 3; at -= 1) {
    const piece = reading.pieces[at];
    if (piece === 'yours' || piece === 'tell') return weight;
    if (!isSmall(piece) && piece !== 'six') break;
  }
  let is = false;
  for (let at = Math.min(cue, place) + 1; at < Math.max(cue, place); at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'word' || piece === 'stop' || piece === 'for' || piece === 'yours') return weight;
    if (piece === 'is' || isSmall(piece)) is = true;
  }
  if (!left && !is) return weight;
  return isHandedOut(reading, place) ? CODE_HANDED_OUT : CLEAN;
}

/** Whether a message speaks of "your" things and of none of its writer's, as companies do. */
function isHandedOut(reading: Reading, place: number): boolean {
  let yours = false;
  for (let at = Math.max(0, place - NEAR); at < reading.count && at < place + NEAR; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'mine') return false;
    if (piece === 'yours') yours = true;
  }
  return yours;
}

/** Adds what stands loose in the same line. */
function addNear(
  reading: Reading,
  place: number,
  taken: readonly boolean[],
  verdict: Verdict,
  bound: Vendor | undefined,
): Vendor | undefined {
  let vendor = bound;
  const seen = new Set<Piece>();
  for (const step of [-1, 1] as const) {
    for (let at = place + step; Math.abs(at - place) <= NEAR; at += step) {
      const piece = reading.pieces[at];
      if (at < 0 || at >= reading.count || piece === undefined) break;
      // What is said about one-time passwords holds for the whole message.
      if (piece === 'line' && verdict.points >= STRONG + 6) break;
      const loose = ruleOf(piece)?.loose;
      if (loose === undefined || loose === 0 || taken[at] || reading.negated[at] || seen.has(piece)) continue;
      if (loose > 0 && lineBetween(reading, place, at)) continue;
      seen.add(piece);
      verdict.points += loose;
      verdict.evidence.push({ cue: at, points: loose, where: 'near' });
      if (loose > 0) vendor ??= VENDOR[piece as CueKind];
    }
  }
  return vendor;
}

function lineBetween(reading: Reading, one: number, other: number): boolean {
  for (let at = Math.min(one, other) + 1; at < Math.max(one, other); at += 1) {
    if (reading.pieces[at] === 'line') return true;
  }
  return false;
}

function nearest(
  reading: Reading,
  bound: readonly Bound[],
  place: number,
  among: Partial<Record<Piece, boolean>>,
): Bound | undefined {
  let best: Bound | undefined;
  for (const one of bound) {
    const piece = reading.pieces[one.cue];
    if (piece === undefined || !among[piece] || reading.negated[one.cue]) continue;
    if (!best || one.cost < best.cost || (one.cost === best.cost && gap(one, place) < gap(best, place)))
      best = one;
  }
  return best;
}

function gap(bound: Bound, place: number): number {
  return Math.abs(bound.cue - place);
}

/** Whether the label of another thing wins over a code's name. */
function denies(reading: Reading, denial: Bound, name: Bound, place: number): boolean {
  const piece = reading.pieces[denial.cue];
  if (piece === 'sample') return true;
  // "the help code for my order is 482913": the order only describes the code.
  if (denial.left && name.left && name.cue < denial.cue) {
    let described = false;
    for (let at = name.cue + 1; at < denial.cue; at += 1) if (reading.pieces[at] === 'for') described = true;
    let is = false;
    for (let at = denial.cue + 1; at < place; at += 1) if (reading.pieces[at] === 'is') is = true;
    if (described && is) return false;
  }
  if (denial.cost !== name.cost) return denial.cost < name.cost;
  return gap(denial, place) < gap(name, place);
}

/** "not 482913", "instead of 482913"; in other languages "482913 değil", "482913ではなく". */
function takenBack(reading: Reading, place: number): boolean {
  for (let at = place + 1; at <= place + 3 && at < reading.count; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'notBefore') return reading.pieces[at + 1] !== 'word';
    if (!isSmall(piece)) break;
  }
  for (let at = place - 1; at >= 0 && at >= place - 2; at -= 1) {
    const piece = reading.pieces[at];
    if (piece === 'not') return true;
    if (!isSmall(piece)) return false;
  }
  return false;
}

/** Numbers that stand for a code in instructions. */
const PLACEHOLDERS = /^(?:(\d)\1{5}|123456|654321|012345|234567|121212|123123|112233)$/;

function settle(
  verdict: Verdict,
  candidate: Candidate,
  vendor: Vendor | undefined,
  bound: readonly Bound[],
  reading: Reading,
): Verdict {
  if (verdict.strength === 'none') return verdict;
  const strong = verdict.points >= STRONG;
  if (strong) verdict.kind = vendor ?? 'unknown';
  if (candidate.gluedTo >= 0 && !(strong && endsAt(reading, bound, candidate.gluedTo)))
    verdict.strength = 'none';
  else if (!strong && (candidate.odd || candidate.hash)) verdict.strength = 'none';
  else if (!strong || !isMeant(verdict, candidate, bound, reading)) verdict.strength = 'weak';
  else verdict.strength = 'strong';
  return verdict;
}

function endsAt(reading: Reading, bound: readonly Bound[], end: number): boolean {
  return bound.some(({ cue }) => reading.ends[cue] === end);
}

/** `000000` is never meant, `123456` only when someone says that it is theirs, or names its vendor and instructs nobody. */
function isMeant(verdict: Verdict, candidate: Candidate, bound: readonly Bound[], reading: Reading): boolean {
  if (!PLACEHOLDERS.test(candidate.code)) return true;
  if (candidate.code === '000000') return false;
  if (verdict.evidence.some((one) => one.where === 'asked' && one.points > 0)) return true;
  let instructs = false;
  for (let at = 0; at < reading.count; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'mine') return true;
    if (piece === 'yours' || piece === 'tell' || piece === 'sample') instructs = true;
  }
  if (instructs) return false;
  return bound.some(({ cue, cost, left }) => {
    const piece = reading.pieces[cue];
    return left && cost === 0 && piece !== undefined && VENDOR[piece as CueKind] !== undefined;
  });
}
