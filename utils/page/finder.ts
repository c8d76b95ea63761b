import { hasOtherDigits, MAYBE_ASCII_DIGITS, MAYBE_DIGITS, MAYBE_SPELLED } from '../codes/lookout.ts';
import { frame } from './frame.ts';
import type { Finder } from './sweep.ts';

/** The next place, from `from` on, where an expression matches in a text, remembered until that is passed. */
class Next {
  readonly #expressionFor: (text: string) => RegExp;
  #expression: RegExp;
  #text = '';
  #at = -1;
  #from = 0;

  constructor(expressionFor: (text: string) => RegExp) {
    this.#expressionFor = expressionFor;
    this.#expression = expressionFor('');
  }

  after(text: string, from: number): number {
    const isSame = this.#text === text;
    if (isSame && from >= this.#from && (this.#at === -1 || this.#at >= from)) return this.#at;
    if (!isSame) this.#expression = this.#expressionFor(text);
    this.#expression.lastIndex = from;
    this.#text = text;
    this.#from = from;
    this.#at = this.#expression.exec(text)?.index ?? -1;
    return this.#at;
  }
}

const nextDigits = new Next((text) => (hasOtherDigits(text) ? MAYBE_DIGITS : MAYBE_ASCII_DIGITS));
const nextSpelled = new Next(() => MAYBE_SPELLED);
/** Where the agents' own patterns may fit, where they need it. */
let nextOwn: Next | undefined;

/** Of two places the earlier one; -1 is none. */
function earlier(one: number, other: number): number {
  return one === -1 || other === -1 ? Math.max(one, other) : Math.min(one, other);
}

/** A quick look-out for where the recogniser may find something, and the recogniser itself once it is loaded. */
export const finder: Finder = {
  next(text, from) {
    const usual = earlier(nextDigits.after(text, from), nextSpelled.after(text, from));
    return nextOwn ? earlier(usual, nextOwn.after(text, from)) : usual;
  },
  get isLoaded() {
    return frame().codes !== undefined;
  },
  prepare: () => frame().codes?.prepare() ?? true,
  find: (text, options) => frame().codes?.findCodes(text, options) ?? [],
  use({ own, lookout }) {
    frame().own = own;
    frame().codes?.setOwn?.(own);
    const expression = lookout === undefined ? undefined : new RegExp(lookout, 'g');
    nextOwn = expression && new Next(() => expression);
  },
};
