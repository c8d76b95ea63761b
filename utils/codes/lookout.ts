import { NEXT_DIGIT } from './digits.ts';

const digit = NEXT_DIGIT.source;
const digits = digit.slice(1, digit.indexOf(']'));

/**
 * Where six digits may stand: no letter and little else between them. Gaps are generous: joined text of a page lacks
 * separators and may hold what is not drawn, and a match costs but a look. What parts hours from minutes is in no code.
 */
export const MAYBE_DIGITS = new RegExp(`(?:${digit})(?:[^A-Za-z:/${digits}]{0,12}(?:${digit})){5}`, 'g');

/** The same for texts without other digits than `0` to `9`: a tenth of the time in Firefox. */
export const MAYBE_ASCII_DIGITS = /[0-9](?:[^A-Za-z:/0-9]{0,12}[0-9]){5}/g;

/** The first of the other digits and all behind it; then exactly them: the first question is the quicker one. */
const BEYOND = /[\u0660-\uffff]/;
const OTHER_DIGIT = new RegExp(`[${digits.replace('\\u0030-\\u0039', '')}\\ud835]`);

/** Whether a text has digits of another script, or half a character that may be one. */
export function hasOtherDigits(text: string): boolean {
  return BEYOND.test(text) && OTHER_DIGIT.test(text);
}

const gap = '[ \\t\\u00a0,.–-]';
/**
 * How the English words for digits begin, up to ninety, with `double` and `triple`, sorted into a tree, which takes half
 * the time of a list. Few other words begin so.
 */
const word =
  'zer|o(?:ne|h)|n(?:in|ou|au|il)|t(?:wo|we|h[ri]|en|r[ie])|f(?:ou|i[vf]|ort)|s(?:ix|ev)|e(?:ig|le)|dou';

/**
 * Where digits may stand in words: one behind a gap, and one more in words or figures; of the three that a spelled code
 * has at least, the last two. Beginnings alone, and the gap in front, make it twice as fast as whole words.
 */
export const MAYBE_SPELLED = new RegExp(`${gap}(?:${word})[a-z]{0,6}${gap}{1,4}(?:${word}|o|\\d)`, 'gi');
