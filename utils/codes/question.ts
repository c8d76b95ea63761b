import { isSmall } from './binding.ts';
import type { CueKind } from './kinds.ts';
import type { Piece, Reading } from './reading.ts';

/*
 * How a line of the conversation asks: by a question mark, by words of asking ("tell me", "which"), or by naming what is
 * wanted and little else.
 */

/** A line with no more words than these asks when it names what is wanted: "the code?", "and your code". */
const FEW_WORDS = 5;
/** "Your order?" asks for its number. */
const FEW_THINGS = 3;

/** Words that mean a code or number by themselves, in whatever language: what else a line says of it does not matter. */
const SECRET =
  /[ck][oó]d|mã|ma so|[码碼号號]|コード|番号|코드|번호|رمز|كود|رقم|कोड|नंबर|otp|2fa|\bpin|tan\b|pass|contrase|senha|wachtw|hasł|şifre|парол|密|パス|비밀|num|n[uú]m|nr|номер/i;

/** Whether the line of the "code" at `at` asks for it, and does not only speak of it. */
export function asksForCode(reading: Reading, at: number): boolean {
  const isWish = someIn(reading, at, (piece) => piece === 'question' || piece === 'fix' || isRequest(piece));
  return isWish || wordsIn(reading, at) <= FEW_WORDS;
}

/** Whether the line of the thing at `at` ("order"), a question, asks for its number: "Which order?", "Your order?" */
export function asksForThing(reading: Reading, at: number): boolean {
  return someIn(reading, at, isRequest) || wordsIn(reading, at) <= FEW_THINGS;
}

/** Whether someone is to tell, send or enter something in the line of the piece at `at`. */
export function requests(reading: Reading, at: number): boolean {
  return someIn(reading, at, isRequest);
}

/** Whether the line of the piece at `at` speaks of a code or number of its kind: phones and banks have other things too. */
export function meansNumber(reading: Reading, at: number): boolean {
  if (SECRET.test(reading.text.slice(reading.starts[at], reading.ends[at]))) return true;
  return someIn(reading, at, (piece) => piece === 'nr' || isBareCode(piece));
}

/** Whether from the topic at `topic` on someone asks for a number: "Press Share screen and read me the number." */
export function asksForNumber(reading: Reading, topic: number, before: number): boolean {
  let asks = false;
  let number = false;
  for (let [at] = lineOf(reading, topic); at < before; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'line') {
      asks = false;
      number = false;
    }
    if (piece === 'ask') asks = true;
    if (piece === 'nr' || piece === 'digits') number = true;
    if (asks && number) return true;
  }
  return false;
}

/** Whether a piece speaks of a code without saying whose. */
export function isBareCode(piece: Piece | CueKind): boolean {
  return piece === 'code' || piece === 'handed' || piece === 'six';
}

/** Whether one cue follows the other with nothing but small words between; "the gift card's last six digits": one more. */
export function isBeside(reading: Reading, from: number, to: number): boolean {
  const isForm = reading.pieces[to] === 'six';
  let words = isForm ? 1 : 0;
  for (let at = from + 1; at < to; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'word') words -= 1;
    else if (piece === 'comma' && isForm) continue;
    else if (!isSmall(piece) && piece !== 'for' && piece !== 'yours' && piece !== 'mine') return false;
    if (words < 0) return false;
  }
  return true;
}

/** "your order number or the help code": either would answer. */
export function isEither(reading: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (reading.pieces[at] === 'or') return true;
  return false;
}

function isRequest(piece: Piece): boolean {
  return piece === 'ask' || piece === 'tell';
}

/** The first piece of a piece's line, and the one behind its last. */
function lineOf(reading: Reading, at: number): [number, number] {
  let [from, to] = [at, at + 1];
  while (from > 0 && reading.pieces[from - 1] !== 'line') from -= 1;
  while (to < reading.count && reading.pieces[to] !== 'line') to += 1;
  return [from, to];
}

function someIn(reading: Reading, at: number, is: (piece: Piece) => boolean): boolean {
  const [from, to] = lineOf(reading, at);
  for (let next = from; next < to; next += 1) if (is(reading.pieces[next] ?? 'word')) return true;
  return false;
}

/** How many words with a meaning stand in a piece's line, apart from it. */
function wordsIn(reading: Reading, at: number): number {
  const [from, to] = lineOf(reading, at);
  let words = 0;
  for (let next = from; next < to; next += 1) if (next !== at && !isSmall(reading.pieces[next])) words += 1;
  return words;
}
