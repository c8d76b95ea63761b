import { NAMES } from './evidence.ts';
import { KINDS, type KindRule } from './kinds.ts';
import type { Piece, Reading } from './reading.ts';

/** Nothing further away than this many units is looked at: people put a label near its number. */
export const FAR = 160;
export const NOWHERE = 99;

/** What it costs to get past a piece, in unknown words; undefined for numbers and line ends, which nothing gets past. */
const COST: Partial<Record<Piece, number>> = {
  word: 1,
  comma: 1,
  and: 1,
  or: 1,
  question: 3,
  stop: 3,
  other: 2,
  thing: 1,
  otp: 2,
  never: 2,
  amount: 1,
  money: 1,
  help: 1,
  desk: 1,
};

export function ruleOf(piece: Piece): KindRule | undefined {
  return (KINDS as Partial<Record<Piece, KindRule>>)[piece];
}

/** Whether a piece is a word without a meaning of its own. */
export function isSmall(piece: Piece | undefined): boolean {
  return piece === 'fill' || piece === 'nr' || piece === 'ask' || piece === 'digits';
}

/** Whether a piece is a number, and so something that labels belong to. */
export function isNumber(piece: Piece | undefined): boolean {
  return piece === 'candidate' || piece === 'number';
}

/** What lies between a cue and a number. */
export interface Way {
  /** The number's place among the pieces, or -1. */
  to: number;
  cost: number;
  /** Whether "is" stands between. */
  is: boolean;
}

/** The way from the piece at `from` to the next number in a direction; `to` is -1 when it is out of reach. */
export function wayTo(reading: Reading, from: number, step: 1 | -1, reach: number): Way {
  let cost = 0;
  let is = false;
  const origin = reading.starts[from] ?? 0;
  for (let at = from + step; at >= 0 && at < reading.count; at += step) {
    const piece = reading.pieces[at];
    if (piece === undefined || piece === 'line') break;
    if (Math.abs((reading.starts[at] ?? 0) - origin) > FAR) break;
    if (isNumber(piece)) return { to: at, cost, is };
    if (piece === 'is') is = true;
    cost += COST[piece] ?? 0;
    if (cost > reach) break;
  }
  return { to: -1, cost: NOWHERE, is: false };
}

/** A count stands right behind its number: "482913 pieces". */
function isFastened(reading: Reading, cue: number): boolean {
  return isNumber(reading.pieces[cue - 1]) && (reading.starts[cue] ?? 0) - (reading.ends[cue - 1] ?? 0) <= 1;
}

function isCode(reading: Reading, at: number): boolean {
  return reading.pieces[at] === 'candidate';
}

/** Kinds that only say something of a number before them, or only of one behind them. */
const ONLY_BEFORE: Partial<Record<Piece, boolean>> = { amount: true };
const ONLY_BEHIND: Partial<Record<Piece, boolean>> = { sample: true };

/**
 * The number that a cue belongs to: the nearer one; of two equally near the one behind it, unless only the one before
 * is joined to it by "is" ("482913 is my help code, 771204 …").
 */
export function ownerOf(reading: Reading, cue: number): { to: number; cost: number; left: boolean } {
  const piece = reading.pieces[cue];
  const reach = piece === undefined ? undefined : ruleOf(piece)?.reach;
  if (piece === undefined || reach === undefined) return { to: -1, cost: NOWHERE, left: false };
  if (piece === 'amount' && !isFastened(reading, cue)) return { to: -1, cost: NOWHERE, left: false };
  const ahead = ONLY_BEFORE[piece] ? undefined : wayTo(reading, cue, 1, reach);
  const back = ONLY_BEHIND[piece] ? undefined : wayTo(reading, cue, -1, reach);
  if (piece === 'thing' && back && !(back.is && back.cost === 0)) back.to = -1;
  const hasAhead = ahead !== undefined && ahead.to >= 0;
  const hasBack = back !== undefined && back.to >= 0;
  // "14.99, and the session code from the corner 791062": a price has no session code.
  if (
    hasBack &&
    hasAhead &&
    NAMES[piece] &&
    back.cost > 0 &&
    !isCode(reading, back.to) &&
    isCode(reading, ahead.to)
  )
    return { to: ahead.to, cost: ahead.cost, left: true };
  if (
    hasBack &&
    (!hasAhead || back.cost < ahead.cost || (back.cost === ahead.cost && back.is && !ahead.is))
  ) {
    return { to: back.to, cost: back.cost, left: false };
  }
  return hasAhead ? { to: ahead.to, cost: ahead.cost, left: true } : { to: -1, cost: NOWHERE, left: false };
}
