import { isSmall } from './binding.ts';
import type { Verdict } from './evidence.ts';
import type { Judged } from './judge.ts';
import { STRONG } from './kinds.ts';
import type { Piece, Reading } from './reading.ts';
import { isLike } from './shapes.ts';

/** Two codes with more pieces than this between them are not said in one breath. */
const FAR_APART = 14;
/** What stands between codes that are given in a row, or one in place of the other. */
const BETWEEN: Partial<Record<Piece, boolean>> = {
  comma: true,
  and: true,
  or: true,
  is: true,
  mine: true,
  yours: true,
  for: true,
  show: true,
};

/** Codes in a row share their label ("help codes 482913, 771204"), and a correction has that of what it corrects. */
export function shareVerdicts(reading: Reading, judged: readonly Judged[], places: readonly number[]): void {
  for (let at = 1; at < judged.length; at += 1) share(reading, judged, places, at - 1, at);
  for (let at = judged.length - 1; at > 0; at -= 1) share(reading, judged, places, at, at - 1);
}

/**
 * A question has one answer: of two numbers that only the question makes codes, with words about something else between
 * them, the first is meant ("482913, and the loyalty card is 720318 if you need it").
 */
export function answerOnce(reading: Reading, judged: readonly Judged[], places: readonly number[]): void {
  let answer = -1;
  for (let at = 0; at < judged.length; at += 1) {
    const verdict = judged[at]?.verdict;
    if (verdict?.strength !== 'strong' || verdict.evidence.some(({ where }) => where !== 'asked')) continue;
    if (
      answer >= 0 &&
      !isSecondTry(judged[answer], judged[at]) &&
      isOtherMatter(reading, places[answer] ?? 0, places[at] ?? 0)
    )
      verdict.strength = 'weak';
    else answer = at;
  }
}

/** Whether one code nearly is the other: it was misread, and corrects it, in whatever words. */
function isSecondTry(one: Judged | undefined, other: Judged | undefined): boolean {
  const [code, again] = [one?.candidate.code ?? '', other?.candidate.code ?? ''];
  return code !== again && isLike(code, again);
}

function isOtherMatter(reading: Reading, from: number, to: number): boolean {
  let words = 0;
  for (let at = from + 1; at < to; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'fix' || piece === 'not' || piece === 'notBefore') return false;
    if (piece === 'word' || piece === 'thing') words += 1;
  }
  return words > 0;
}

/** Whether only the question makes a code of it, and does not say whose: a correction knows from what it corrects. */
function isOnlyAsked({ strength, kind, evidence }: Verdict): boolean {
  return strength === 'strong' && kind === 'unknown' && evidence.every(({ where }) => where === 'asked');
}

function share(
  reading: Reading,
  judged: readonly Judged[],
  places: readonly number[],
  from: number,
  to: number,
): void {
  const giver = judged[from]?.verdict;
  const taker = judged[to]?.verdict;
  const forward = from < to;
  const lent = forward ? giver?.lends : undefined;
  if (
    !giver ||
    !taker ||
    (giver.strength !== 'strong' && !lent) ||
    taker.closed ||
    !(
      taker.strength === 'weak' ||
      (forward && isOnlyAsked(taker) && (lent?.kind ?? giver.kind) !== 'unknown')
    ) ||
    judged[to]?.candidate.code === '000000'
  )
    return;
  if (!forward && !giver.evidence.some((one) => one.where === 'behind')) return;
  let fixed = isSecondTry(judged[from], judged[to]);
  let apart = false;
  const low = Math.min(places[from] ?? 0, places[to] ?? 0);
  const high = Math.max(places[from] ?? 0, places[to] ?? 0);
  if (high - low > FAR_APART) return;
  for (let at = low + 1; at < high; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'fix' || piece === 'not' || piece === 'notBefore') fixed = true;
    else if (piece === 'word' || piece === 'stop' || piece === 'line' || piece === 'question') apart = true;
    else if (!isSmall(piece) && !BETWEEN[piece ?? 'line']) return;
  }
  if (apart && !(fixed && forward)) return;
  if (taker.strength === 'strong' && !fixed) return;
  taker.strength = 'strong';
  taker.kind = lent?.kind ?? giver.kind;
  taker.points = Math.max(taker.points, STRONG);
  for (const one of lent?.evidence ?? giver.evidence)
    if (one.points > 0) taker.evidence.push({ ...one, where: one.where === 'asked' ? 'asked' : 'near' });
}
