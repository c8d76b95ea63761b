import { digitAt, isDash, isGap, isInvisible } from './digits.ts';
import { fold, gluesToDigits, isLetter, isWord } from './letters.ts';

/**
 * What the left neighbour says of a number.
 * open: nothing. never: it is part of something else. glued: a word is fastened to it, which must be a label, ending
 * at `at`. hash: `#482913`, a ticket or a colour unless a label says otherwise.
 */
export interface Edge {
  says: 'open' | 'never' | 'glued' | 'hash';
  at: number;
}

const MONEY = /[$¢£¤¥֏؋৳฿₠-⃏﷼﹩＄￠￡￥￦]/;
/** Longest address or file name of which we look for the beginning. */
const MOST_TOKEN = 120;

/** Judges what stands before the number that begins at `start` and ends at `end`. */
export function edgeBefore(text: string, start: number, end: number): Edge {
  let at = start - 1;
  while (at >= 0 && isInvisible(text.charCodeAt(at))) at -= 1;
  const open: Edge = { says: 'open', at };
  if (at < 0) return open;
  const unit = text.charCodeAt(at);
  if (isGap(unit)) return behindGap(text, at) ? open : { says: 'never', at };
  const value = fold(unit);
  if (isLetter(value)) return gluesToDigits(value) ? labelled(text, at + 1) : open;
  if (isAddress(text, at)) return { says: 'never', at };
  const char = text.charAt(at);
  if (MONEY.test(char)) return { says: 'never', at };
  const before = at > 0 ? fold(text.charCodeAt(at - 1)) : 0;
  switch (char) {
    case '#':
    case '＃':
      return isWord(before) && gluesToDigits(before) ? labelled(text, at) : { says: 'hash', at };
    case '+':
    case '@':
    case '/':
    case '\\':
    case '&':
    case '%':
    case '^':
      return { says: 'never', at };
    case '_':
      return text.charAt(end) === '_' && !isWord(before) ? open : labelled(text, at);
    case ')':
      return behindGap(text, at + 1) ? open : { says: 'never', at };
    case '=':
      return isWord(before) ? labelled(text, at) : open;
    case '.':
      return isWord(before) ? labelled(text, at) : open;
  }
  if (isDash(unit) && gluesToDigits(before)) return labelled(text, at);
  return open;
}

/** Glued to a word that ends at `at`: only a label may be. */
function labelled(text: string, at: number): Edge {
  return isAddress(text, at - 1) ? { says: 'never', at } : { says: 'glued', at };
}

/** Behind spaces: not when the dialling code of a phone number or the sign of a currency stands there. */
function behindGap(text: string, from: number): boolean {
  let at = from - 1;
  if (isGap(text.charCodeAt(from))) while (at >= 0 && isGap(text.charCodeAt(at))) at -= 1;
  const char = text.charAt(at);
  if (MONEY.test(char)) return false;
  if (char !== ')') return true;
  let digits = 0;
  for (at -= 1; at >= 0 && text.charAt(at) !== '(' && digits <= 6; at -= 1) {
    if (digitAt(text, at) >= 0) digits += 1;
    else if (text.charAt(at) === '+') return false;
    else if (!isGap(text.charCodeAt(at))) return true;
  }
  return digits < 3;
}

/**
 * How the number ends at `end`, as far as what is fastened to it says. never: it is part of something else. fastened: a
 * word follows without a blank, so that only a label makes a code of it: "482913-thanks", "482913.it shows".
 */
export type End = 'open' | 'fastened' | 'never';

export function endOf(text: string, end: number): End {
  if (endsWell(text, end)) return 'open';
  return FASTENED.test(text.slice(end, end + MOST_FASTENED)) ? 'fastened' : 'never';
}

/** A word in small letters behind a dot or dash, that is no ending of a file or a host, and nothing fastened to it. */
const FASTENED =
  /^(?:\.(?!(?:pdf|png|jpe?g|gif|webp|heic|svg|txt|docx?|xlsx?|pptx?|csv|json|xml|zip|rar|gz|mp[34]|mov|avi|wav|log|html?|php|aspx?|exe|msi|dmg|apk|eml|com|net|org|info|io|app|dev|co)\b)\p{Ll}{2,12}|-\p{Ll}{4,12})(?:[\s,.!?]*$|[,!?]?\s)/u;
const MOST_FASTENED = 20;

/** Whether the number may end at `end` with nothing but its own words to say so. */
export function endsWell(text: string, end: number): boolean {
  let at = end;
  while (isInvisible(text.charCodeAt(at))) at += 1;
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  const value = fold(unit);
  if (isLetter(value)) return !gluesToDigits(value);
  const char = text.charAt(at);
  if (MONEY.test(char)) return false;
  const next = at + 1 < text.length ? fold(text.charCodeAt(at + 1)) : 0;
  switch (char) {
    case '%':
    case '‰':
    case '°':
    case '@':
    case '\\':
    case '+':
    case '％':
      return false;
    case '/':
    case '=':
    case '&':
      return !isWord(next);
    case '_':
      return !isWord(next);
    case '.':
      return !continuesName(text, at + 1);
  }
  if (isGap(unit)) return !pricedBehind(text, at);
  if (isDash(unit) && unit !== 0x2013 && unit !== 0x2014 && unit !== 0x30fc)
    return !gluesToDigits(next) && next !== 0x40;
  return true;
}

/** `482 913 €`, `482913 %`. */
function pricedBehind(text: string, from: number): boolean {
  let at = from;
  while (at - from < 3 && isGap(text.charCodeAt(at))) at += 1;
  const char = text.charAt(at);
  return char === '%' || char === '°' || (MONEY.test(char) && digitAt(text, at + 1) < 0);
}

/** `482913.pdf` goes on behind its dot, `482913.Thanks` is a forgotten space. */
function continuesName(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!gluesToDigits(fold(unit)) && digitAt(text, at) < 0) return false;
  const first = text.charAt(at);
  const second = text.charAt(at + 1);
  return first === first.toLowerCase() || (second !== '' && second !== second.toLowerCase());
}

/** Whether what is fastened to the left of `at` makes a web or mail address of it. */
export function isAddress(text: string, at: number): boolean {
  let from = at;
  const last = Math.max(0, at - MOST_TOKEN);
  while (from > last && !/\s/.test(text.charAt(from - 1))) from -= 1;
  if (at - from < 3) return false;
  const token = text.slice(from, at + 1);
  return /:\/\/|^\W*www\.|[?&][\w-]+=|[\w.]@[\w-]|^[a-z]:\\|[a-z]\/[\w-]+\//i.test(token);
}
