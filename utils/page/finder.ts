import { NEXT_DIGIT } from '../codes/digits.ts';
import { frame } from './frame.ts';
import type { Finder } from './sweep.ts';

const digit = NEXT_DIGIT.source;
const digits = digit.slice(1, digit.indexOf(']'));
/**
 * Six digits with no letter and little else between them. Gaps are generous: joined text lacks separators and may hold
 * what is not drawn, and a match costs but a look. What parts hours from minutes is in no code.
 */
const sixDigits = new RegExp(`(?:${digit})(?:[^A-Za-z:/${digits}]{0,12}(?:${digit})){5}`, 'g');

const gap = '[ \\t\\u00a0,.–-]';
/** How the English words for digits begin, up to ninety, with `double` and `triple`. Few other words do. */
const word = 'zer|one|oh|nin|nou|nau|nil|two|twe|thr|thi|ten|tri|tre|fou|fiv|fif|fort|six|sev|eig|ele|dou';
/**
 * A digit in words behind a gap, and one more in words or figures: of the three that a spelled code has at least, the
 * last two. Beginnings alone, and the gap in front, make it twice as fast as whole words.
 */
const spelled = new RegExp(`${gap}(?:${word})[a-z]{0,6}${gap}{1,4}(?:${word}|o|\\d)`, 'gi');

/** The next place, from `from` on, where an expression matches in a text, remembered until that is passed. */
class Next {
  readonly #expression: RegExp;
  #text = '';
  #at = -1;
  #from = 0;

  constructor(expression: RegExp) {
    this.#expression = expression;
  }

  after(text: string, from: number): number {
    const isKnown = this.#text === text && from >= this.#from && (this.#at === -1 || this.#at >= from);
    if (isKnown) return this.#at;
    this.#expression.lastIndex = from;
    this.#text = text;
    this.#from = from;
    this.#at = this.#expression.exec(text)?.index ?? -1;
    return this.#at;
  }
}

const nextDigits = new Next(sixDigits);
const nextSpelled = new Next(spelled);

/** A quick look-out for where the recogniser may find something, and the recogniser itself once it is loaded. */
export const finder: Finder = {
  next(text, from) {
    const [one, other] = [nextDigits.after(text, from), nextSpelled.after(text, from)];
    if (one === -1 || other === -1) return Math.max(one, other);
    return Math.min(one, other);
  },
  get isLoaded() {
    return frame().codes !== undefined;
  },
  prepare: () => frame().codes?.prepare() ?? true,
  find: (text, options) => frame().codes?.findCodes(text, options) ?? [],
};
