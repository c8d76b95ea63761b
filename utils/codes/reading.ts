import { isSmall } from './binding.ts';
import { digitAt, isGap, isInvisible } from './digits.ts';
import { type CueKind, isName, MADE } from './kinds.ts';
import {
  BLANK,
  COMMA,
  fold,
  IGNORED,
  isLetter,
  isUnspaced,
  isWord,
  LINE,
  QUESTION,
  STOP,
} from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import type { Candidate } from './shapes.ts';

/** What a text consists of, as far as the verdict looks: cues, unknown words, numbers, and what separates. */
export type Piece = CueKind | 'word' | 'candidate' | 'number' | 'comma' | 'stop' | 'question' | 'line';

/** Unknown characters of a script without spaces count as one word in so many. */
const UNSPACED_WORD = 3;

/** Cues whose short words people write with a dot. */
const ABBREVIATED: Partial<Record<Piece, boolean>> = { other: true, thing: true, never: true, code: true };

/** Labels that may carry a number of their own, of one digit. */
const COUNTED: Partial<Record<Piece, boolean>> = { noibu: true, cobrowse: true, support: true, code: true };

/** Whether a misspelt name may begin with a word of this kind: "code d'aise", "session cdoe". */
function mayBeginName(kind: CueKind): boolean {
  return kind === 'code' || kind === 'help' || kind === 'desk' || kind === 'screen' || kind === 'session';
}

/** Whether a digit follows at `at`, behind at most one space. */
function behindBlank(text: string, at: number): boolean {
  return digitAt(text, isGap(text.charCodeAt(at)) ? at + 1 : at) >= 0;
}

/** A text read into pieces, in parallel arrays that are used again for the next text. */
export class Reading {
  text = '';
  count = 0;
  readonly pieces: Piece[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** For a cue its number in the lexicon, for a candidate its place among the candidates. */
  readonly marks: number[] = [];
  /** Whether "not" takes a cue back. */
  readonly negated: boolean[] = [];
  /** Whether names of codes are known again with a slip of the finger in them. */
  isLenient = false;

  /** Reads `text` from `from` to `to`, with `candidates` from number `first` on as codes; returns the next one's number. */
  read(
    lexicon: Lexicon,
    text: string,
    from: number,
    to: number,
    candidates: readonly Candidate[],
    first: number,
  ): number {
    this.text = text;
    let next = first;
    let begin = candidates[next]?.start ?? -1;
    let at = from;
    // A window may begin inside a word: that rest means nothing.
    if (at > 0)
      while (at < to && isLetter(fold(text.charCodeAt(at))) && isLetter(fold(text.charCodeAt(at - 1))))
        at += 1;
    let unspaced = 0;
    let inside = false;
    while (at < to) {
      if (at === begin) {
        const candidate = candidates[next];
        const end = candidate?.end ?? at + 1;
        this.#push('candidate', at, end, next);
        at = end;
        next += 1;
        begin = candidates[next]?.start ?? -1;
        inside = false;
        continue;
      }
      const value = fold(text.charCodeAt(at));
      if (value === IGNORED) {
        at += 1;
        continue;
      }
      if (!isWord(value)) {
        if (value !== BLANK) this.#separate(value, at);
        inside = false;
        unspaced = 0;
        at += 1;
        continue;
      }
      const free = isUnspaced(value);
      if (!inside || free) {
        const limit = begin > at && begin < to ? begin : to;
        const cue = this.#match(lexicon, text, at, limit);
        if (cue >= 0 && !(free && this.#isPart(lexicon, text, at, limit, cue))) {
          const kind = lexicon.kindOf(cue);
          this.#push(kind, at, lexicon.end, cue);
          this.#negate(kind);
          this.#make(kind);
          at = lexicon.end;
          unspaced = 0;
          inside = false;
          continue;
        }
      }
      if (free) {
        if (unspaced === 0) this.#push('word', at, at + 1, -1);
        unspaced = (unspaced + 1) % UNSPACED_WORD;
        this.ends[this.count - 1] = at + 1;
        at += 1;
        inside = false;
        continue;
      }
      at = isLetter(value) ? this.#word(text, at, to, begin) : this.#number(text, at, to);
      inside = at < to && isLetter(fold(text.charCodeAt(at)));
    }
    return next;
  }

  #match(lexicon: Lexicon, text: string, at: number, limit: number): number {
    const exact = lexicon.match(text, at, limit);
    if (!this.isLenient || (exact >= 0 && !mayBeginName(lexicon.kindOf(exact)))) return exact;
    const end = lexicon.end;
    const close = lexicon.matchLoosely(text, at, limit, isName);
    if (close >= 0) return close;
    lexicon.end = end;
    return exact;
  }

  /**
   * Whether a "code" of a script without spaces is but a piece of a longer word: 码 in 数码 and 码头. コート, a coat, is
   * told from コード here, since voiced kana are compared as plain ones.
   */
  #isPart(lexicon: Lexicon, text: string, at: number, limit: number, cue: number): boolean {
    if (lexicon.kindOf(cue) !== 'code') return false;
    const { end } = lexicon;
    if (text.slice(at, end) === 'コート') return true;
    if (end > at + 1) return false;
    const last = this.count - 1;
    const isBehind =
      this.ends[last] === at && (this.pieces[last] === 'word' || this.pieces[last] === 'number');
    const isBefore =
      end < limit && isUnspaced(fold(text.charCodeAt(end))) && lexicon.match(text, end, limit) < 0;
    lexicon.end = end;
    return isBehind || isBefore;
  }

  clear(): void {
    this.count = 0;
    this.text = '';
  }

  /** Marks that text before `at` was left out. */
  breakLine(at: number): void {
    if (this.count > 0) this.#push('line', at, at, -1);
  }

  #push(piece: Piece, start: number, end: number, mark: number): void {
    const at = this.count;
    this.pieces[at] = piece;
    this.starts[at] = start;
    this.ends[at] = end;
    this.marks[at] = mark;
    this.negated[at] = false;
    this.count = at + 1;
  }

  #word(text: string, from: number, to: number, begin: number): number {
    let at = from + 1;
    while (at < to && at !== begin) {
      const value = fold(text.charCodeAt(at));
      if (value !== IGNORED && (!isLetter(value) || isUnspaced(value))) break;
      at += 1;
    }
    this.#push('word', from, at, -1);
    return at;
  }

  #number(text: string, from: number, to: number): number {
    let at = from;
    while (at < to && (digitAt(text, at) >= 0 || isInvisible(text.charCodeAt(at)))) at += 1;
    at = Math.max(at, from + 1);
    // "help code 1: 482913" counts them.
    const counts = at === from + 1 && COUNTED[this.pieces[this.count - 1] ?? 'word'] && this.count > 0;
    this.#push(counts ? 'fill' : 'number', from, at, -1);
    return at;
  }

  #separate(value: number, at: number): void {
    if (value === COMMA) this.#push('comma', at, at + 1, -1);
    else if (value === LINE) this.#push('line', at, at + 1, -1);
    else if (value === QUESTION) this.#push('question', at, at + 1, -1);
    else if (value === STOP && this.#endsSentence(at)) this.#push('stop', at, at + 1, -1);
  }

  /** A dot between letters or digits, as in `e.g.` or `co.il`, and one behind "no" or "nr" end no sentence. */
  #endsSentence(at: number): boolean {
    if (this.text.charAt(at) !== '.') return true;
    const after = fold(this.text.charCodeAt(at + 1) || 10);
    if (isWord(after)) return false;
    const last = this.count - 1;
    if (last < 0 || this.pieces[last] === 'stop') return false;
    const length = at - (this.starts[last] ?? 0);
    const piece = this.pieces[last];
    if (isSmall(piece) && length <= 3) return false;
    // "tel. 482913", "cod. de ayuda": a short word before a number or a small letter is cut short.
    if (length > 4 || !ABBREVIATED[piece ?? 'word']) return true;
    return !behindBlank(this.text, at + 1) && !/^ \p{Ll}/u.test(this.text.slice(at + 1, at + 3));
  }

  /** Makes one label of "code" and what it is for, or of a thing and its "number". */
  #make(kind: CueKind): void {
    const last = this.count - 1;
    if (kind === 'nr' || kind === 'code' || kind === 'digits') {
      const before = this.pieces[last - 1];
      // "the digits that you asked for", in languages that put it in front: "istediğiniz rakamlar".
      if (before === 'wanted') this.#join(last - 1, 'support');
      else if (before === 'thing' && kind !== 'digits') this.#join(last - 1, 'other');
      return;
    }
    if (kind === 'wanted') {
      this.#makeWanted();
      return;
    }
    const made = MADE[kind];
    if (made === undefined) return;
    for (let at = last - 1; at >= 0 && at >= last - 4; at -= 1) {
      const piece = this.pieces[at];
      if (piece === 'code' || piece === 'handed' || (piece === 'nr' && kind !== 'session')) {
        this.#join(at, made);
        return;
      }
      if (piece !== 'for' && !isSmall(piece) && piece !== 'mine' && piece !== 'yours') return;
    }
  }

  /** "the digits, if you please, that you asked for": with what they want it names a code. */
  #makeWanted(): void {
    for (let at = this.count - 2; at >= 0 && at >= this.count - 4; at -= 1) {
      const piece = this.pieces[at];
      if (piece === 'nr' || piece === 'digits' || piece === 'code' || piece === 'six') {
        this.#join(at, 'support');
        return;
      }
      if (!isSmall(piece) && piece !== 'comma' && piece !== 'mine') return;
    }
  }

  /** Makes one piece of those from `at` on. */
  #join(at: number, kind: CueKind): void {
    this.pieces[at] = kind;
    this.ends[at] = this.ends[this.count - 1] ?? 0;
    this.negated[at] ||= this.negated[this.count - 1] ?? false;
    this.count = at + 1;
  }

  /** Lets a "not" before a cue, with nothing but small words between, or one behind it, take it back. */
  #negate(kind: CueKind): void {
    const last = this.count - 1;
    if (kind === 'notBefore') {
      for (let at = last - 1; at >= 0 && at >= last - 3; at -= 1) {
        const piece = this.pieces[at];
        if (isSmall(piece) || piece === 'is') continue;
        this.negated[at] = true;
        // "order number değil 482913": what it negates is the cue, or the number itself.
        return;
      }
      return;
    }
    for (let at = last - 1; at >= 0 && at >= last - 3; at -= 1) {
      const piece = this.pieces[at];
      if (piece === 'not') {
        this.negated[last] = true;
        return;
      }
      if (!isSmall(piece) && piece !== 'mine' && piece !== 'yours' && piece !== 'for') return;
    }
  }
}
