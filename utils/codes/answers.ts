import type { Asked } from './asked.ts';
import { isSmall } from './binding.ts';
import { BARE_ANSWER, STRONG } from './kinds.ts';
import type { Piece, Reading } from './reading.ts';
import { type Candidate, isLike } from './shapes.ts';

/** In an answer with more words than these, the number may be about anything. */
const MOST_WORDS = 12;
const MOST_WORDS_BELOW = 4;
/** Pieces that say nothing about what a line is about. */
const EMPTY: Partial<Record<Piece, boolean>> = { is: true, comma: true, stop: true, show: true, mine: true };

/** An answered question counts no more, except for the same code again, a correction, or when a new one is wanted. */
export function answerPoints(asked: Asked, candidate: Candidate, reading: Reading, place: number): number {
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
export function asksCode({ points, cue, reading }: Asked): boolean {
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
