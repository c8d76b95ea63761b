import { fold } from '../sessions/customer.ts';
import { digitsIn } from '../sessions/phone.ts';
import type { SupportLink } from './link.ts';

/** Fewer digits are a word like any other, since they stand in many addresses. */
const leastDigits = 4;

/**
 * The links that were made, ready to be searched: by customer (name, e-mail, number, id), the link's own address, the preset, and the
 * account or template that made it. Every word that was typed has to be there, as a part of a word, whatever its case and accents.
 *
 * The texts are folded once, bit by bit or with the first search. Then 10,000 links take a few milliseconds.
 */
export class LinkSearch {
  readonly #links: readonly SupportLink[];
  readonly #texts: { words: string; digits: string }[] = [];

  constructor(links: readonly SupportLink[]) {
    this.#links = links;
  }

  /** Makes a part ready. @returns whether all is */
  prepare(most = 500): boolean {
    const to = Math.min(this.#links.length, this.#texts.length + most);
    for (let at = this.#texts.length; at < to; at += 1) this.#texts.push(textOf(this.#links[at]));
    return to === this.#links.length;
  }

  /** Those that were meant, in the order in which they were given. */
  find(typed: string): readonly SupportLink[] {
    const words = typed
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ text: fold(word), digits: isNumber(word) ? digitsIn(word) : '' }));
    if (words.length === 0) return this.#links;
    this.prepare(Number.POSITIVE_INFINITY);
    return this.#links.filter((_, at) => {
      const text = this.#texts[at];
      return words.every(
        (word) =>
          text?.words.includes(word.text) ||
          (word.digits.length >= leastDigits && text?.digits.includes(word.digits)),
      );
    });
  }
}

function textOf(link: SupportLink | undefined): { words: string; digits: string } {
  if (!link) return { words: '', digits: '' };
  const { url, via, preset = '', request } = link;
  const { name = '', email = '', phone = '', id = '' } = request.customer;
  const words = `${name}\n${email}\n${phone}\n${id}\n${preset}\n${via.name}`;
  return { words: `${foldQuickly(words)}\n${url.toLowerCase()}`, digits: phone && digitsIn(phone) };
}

/** The same as `fold`, most of whose work is on letters that most texts do not have. */
function foldQuickly(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replace(/([aou])e/g, '$1') : fold(text);
}

/** `(0171)`, `555-0123` */
function isNumber(word: string): boolean {
  return /^[\p{Nd}()+./\p{Pd}]+$/u.test(word);
}
