import type { Bound, Verdict } from './evidence.ts';
import { type CueKind, STRONG, VENDOR, type Vendor } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { Candidate } from './shapes.ts';

/** Numbers that stand for a code in instructions. */
const PLACEHOLDERS = /^(?:(\d)\1{5}|123456|654321|012345|234567|121212|123123|112233)$/;

/** Whether these digits stand for a code in instructions, so that it matters who says them. */
export function isPlaceholder(code: string): boolean {
  return PLACEHOLDERS.test(code);
}

/** Makes of the points what the code is. */
export function settle(
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
  if (!isPlaceholder(candidate.code)) return true;
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
