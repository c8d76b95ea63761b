import { isNumber, isSmall, ruleOf } from './binding.ts';
import { type Bound, DENIES, NAMES, nearest, type Verdict } from './evidence.ts';
import {
  CLEAN,
  CODE_HANDED_OUT,
  type CueKind,
  SIX_HANDED_OUT,
  STRONG,
  VENDOR,
  type Vendor,
} from './kinds.ts';
import type { Piece, Reading } from './reading.ts';

/** How far to both sides loose cues of the same line count, in pieces. */
const NEAR = 40;

/** Adds the points of the cues that belong to a number; gives the vendor that they name. */
export function addBound(
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
export function codePoints(reading: Reading, cue: number, place: number, left: boolean): number {
  const weight = ruleOf('code')?.weight ?? 0;
  if (reading.pieces[cue] === 'handed') return weight;
  const joined = /[の的]/.test(reading.text.charAt(reading.starts[cue - 1] ?? 0));
  const previous = joined ? cue - 2 : cue - 1;
  if (reading.pieces[previous] === 'word' || isLongNumber(reading, previous)) return weight;
  // "the router (code 482913)": in brackets it belongs to what stands before them.
  if (previous > 0 && isBracket(reading, previous) && reading.pieces[previous - 1] === 'word') return weight;
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

/** "15/12/2019 code 482913" goes on about something else; "2 codes" counts them. */
function isLongNumber(reading: Reading, at: number): boolean {
  return reading.pieces[at] === 'number' && (reading.ends[at] ?? 0) - (reading.starts[at] ?? 0) > 1;
}

function isBracket(reading: Reading, at: number): boolean {
  return reading.pieces[at] === 'comma' && /[([（]/.test(reading.text.charAt(reading.starts[at] ?? 0));
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
export function addNear(
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

/** Adds the label in the line below a number that has a line of its own: "482913", then "That is the help code". */
export function addBelow(
  reading: Reading,
  place: number,
  taken: readonly boolean[],
  verdict: Verdict,
  near: Vendor | undefined,
): Vendor | undefined {
  if (place > 0 && reading.pieces[place - 1] !== 'line') return near;
  let at = place + 1;
  if (reading.pieces[at] !== 'line') return near;
  while (at < reading.count && reading.pieces[at] === 'line') at += 1;
  let label = -1;
  for (; at < reading.count && reading.pieces[at] !== 'line'; at += 1) {
    const piece = reading.pieces[at] ?? 'word';
    if (isNumber(piece) || DENIES[piece]) break;
    const rule = ruleOf(piece);
    if (rule?.loose === undefined || rule.loose <= 0 || taken[at] || reading.negated[at]) continue;
    if (label < 0 || rule.weight > (ruleOf(reading.pieces[label] ?? 'word')?.weight ?? 0)) label = at;
  }
  if (label < 0) return near;
  const piece = reading.pieces[label] ?? 'word';
  const points = ruleOf(piece)?.weight ?? 0;
  verdict.points += points;
  verdict.evidence.push({ cue: label, points, where: 'behind' });
  return VENDOR[piece as CueKind] ?? near;
}

function lineBetween(reading: Reading, one: number, other: number): boolean {
  for (let at = Math.min(one, other) + 1; at < Math.max(one, other); at += 1) {
    if (reading.pieces[at] === 'line') return true;
  }
  return false;
}
