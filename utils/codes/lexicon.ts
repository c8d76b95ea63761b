import { type CueKind, isName } from './kinds.ts';
import { BLANK, fold, IGNORED, isLetter, isUnspaced, OTHER } from './letters.ts';

// The signs of the rules, see `CueWords`.
const BAR = 0x7c;
const OPEN = 0x28;
const CLOSE = 0x29;
const CHOICE = 0x2c;
const MAYBE = 0x5f;
const STAR = 0x2a;
const A_TILDE = 0xe3;
/** Stands in the tree for the `*` of a phrase. */
const REST = 7;
const MOST_LETTERS = 60;
/** A cue of at least so many letters is known again with a slip of the finger in it. */
const LONG = 9;
/** A key is a node and a letter's number in 32 bits: 2^20 nodes, 4,096 letters. */
const LETTER_BITS = 12;
/** The letters that most words begin with come first, so that two steps from the root need no hash. */
const FIRST_LETTERS = 'abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщъыьэюяієґ';
const FEW = 64;
/** Room for about as many nodes as all languages have, so that the tables need not grow while they are filled. */
const FIRST_NODES = 0x10000;

/**
 * A tree of letters over all cue words of all languages, so that one walk over a text finds them all. Nodes are
 * numbers; the children of all nodes lie in one open hash table, keyed by node and letter.
 */
export class Lexicon {
  #keys = new Int32Array(0);
  #nexts = new Int32Array(0);
  #mask = 0;
  #size = 1;
  /** The letters that words are made of, numbered from 1; a text's other letters end every walk at once. */
  readonly #letters = new Uint16Array(0x10000);
  #lettersCount = 0;
  /** Which cue ends in a node: its number plus one. */
  #cues = new Uint16Array(FIRST_NODES);
  /** The child of a node that stands for the rest of a word; a walk asks for it at every letter. */
  #rests = new Int32Array(FIRST_NODES);
  /** The root's children by their letter, since most words end there. */
  readonly #firsts = new Int32Array(0x10000);
  /** Each node's first child, its next sibling, and the letter that leads to it: for walks that try every way on. */
  #children = new Int32Array(FIRST_NODES);
  #siblings = new Int32Array(FIRST_NODES);
  #values = new Uint16Array(FIRST_NODES);
  /** The children of the first nodes by the numbers of the first letters. */
  readonly #seconds = new Int32Array(FEW * FEW);
  readonly #kinds: CueKind[] = [];
  /** Where the cue that `match` found ends. */
  end = 0;

  constructor() {
    this.#resize(FIRST_NODES);
    for (const letter of FIRST_LETTERS) this.#grow(0, fold(letter.charCodeAt(0)));
  }

  kindOf(cue: number): CueKind {
    return this.#kinds[cue] ?? 'fill';
  }

  /** The cue with the longest match that begins exactly at `from`, or -1; `end` is then behind its last letter. */
  match(text: string, from: number, to: number): number {
    let node = 0;
    let at = from;
    let best = -1;
    let restNode = 0;
    let restAt = 0;
    let blank = false;
    for (;;) {
      let next = 0;
      let value = 0;
      if (at < to) {
        value = fold(text.charCodeAt(at));
        if (value === IGNORED || (value === BLANK && blank)) {
          at += 1;
          continue;
        }
        next = node === 0 ? (this.#firsts[value] ?? 0) : this.#child(node, value);
      }
      if (next !== 0) {
        node = next;
        at += 1;
        blank = value === BLANK;
        const cue = this.#cues[node] ?? 0;
        if (cue !== 0 && endsWord(text, at, to, value)) {
          best = cue - 1;
          this.end = at;
        }
        const rest = this.#rests[node] ?? 0;
        if (rest !== 0) {
          restNode = rest;
          restAt = at;
        }
        continue;
      }
      if (restNode === 0) return best;
      node = restNode;
      at = restAt;
      restNode = 0;
      blank = false;
      for (let letters = 0; at < to && letters < MOST_LETTERS; letters += 1) {
        const letter = fold(text.charCodeAt(at));
        if (letter !== IGNORED && !isLetter(letter)) break;
        at += 1;
      }
      const cue = this.#cues[node] ?? 0;
      if (cue !== 0 && (best < 0 || at > this.end)) {
        best = cue - 1;
        this.end = at;
      }
    }
  }

  /**
   * The longest cue that begins at `from` when one letter too many, too few, another or two in each other's place are
   * allowed behind the first, and blanks are left out; -1 for none, else `end` is behind it. Only long cues of the kinds that `fits` accepts, since
   * of short ones many words are but a letter away. Takes some hundred steps.
   */
  matchLoosely(text: string, from: number, to: number, fits: (kind: CueKind) => boolean): number {
    const first = this.#firsts[fold(text.charCodeAt(from))] ?? 0;
    if (first === 0) return -1;
    let best = -1;
    this.end = from;
    const walk = (node: number, at: number, letters: number, isSlipped: boolean): void => {
      const cue = this.#cues[node] ?? 0;
      if (
        cue !== 0 &&
        at > this.end &&
        letters >= (at - from > letters + 1 ? LONG : LONG - 1) &&
        fits(this.kindOf(cue - 1)) &&
        endsWord(text, at, to, 0x61)
      ) {
        best = cue - 1;
        this.end = at;
      }
      if (at > to || letters > MOST_LETTERS) return;
      const here = at < to ? fold(text.charCodeAt(at)) : OTHER;
      const behind = at + 1 < to ? fold(text.charCodeAt(at + 1)) : OTHER;
      if (here === IGNORED) {
        walk(node, at + 1, letters, isSlipped);
        return;
      }
      const exact = at < to ? this.#child(node, here) : 0;
      const rest = this.#rests[node] ?? 0;
      if (rest !== 0) {
        let end = at;
        while (end < to && end - at < MOST_LETTERS && isLetter(fold(text.charCodeAt(end)))) end += 1;
        walk(rest, end, letters, isSlipped);
      }
      // Words that are written as one: "codigodeayuda".
      const joined = here === BLANK ? 0 : this.#child(node, BLANK);
      if (joined !== 0) walk(joined, at, letters, isSlipped);
      if (exact !== 0) walk(exact, at + 1, here === BLANK ? letters : letters + 1, isSlipped);
      if (isSlipped) return;
      if (isLetter(here) && isLetter(behind)) {
        walk(node, at + 1, letters, true);
        const swapped = this.#child(node, behind);
        const next = swapped === 0 ? 0 : this.#child(swapped, here);
        if (next !== 0) walk(next, at + 2, letters + 2, true);
      }
      for (let child = this.#children[node] ?? 0; child !== 0; child = this.#siblings[child] ?? 0) {
        const value = this.#values[child] ?? 0;
        if (value === here || !isLetter(value)) continue;
        if (isLetter(here)) walk(child, at + 1, letters + 1, true);
        walk(child, at, letters + 1, true);
      }
    };
    walk(first, from + 1, 1, false);
    return best;
  }

  /** Adds the words of one kind, written as in `CueWords`; a word that was added before keeps its kind. */
  add(kind: CueKind, phrases: string): void {
    // Names of two words are also written as one, and then their number behind them: "oturumkodu482913".
    const words = isName(kind) ? phrases.replace(TWO_WORDS, '$1_') : phrases;
    for (let from = 0; from < words.length; ) {
      const bar = words.indexOf('|', from);
      const to = bar < 0 ? words.length : bar;
      if (to > from) this.#addPhrase(words, from, 0, false, this.#kinds.push(kind));
      from = to + 1;
    }
  }

  /** Adds a phrase without the rules' notation: folded letters and single blanks. */
  addPlain(kind: CueKind, phrase: string): void {
    let node = 0;
    for (let at = 0; at < phrase.length; at += 1) node = this.#grow(node, phrase.charCodeAt(at));
    if (node !== 0) this.#cues[node] ||= this.#kinds.push(kind);
  }

  /**
   * Adds the phrase from `at` on below `node`. A `_` goes both ways, and so does the `ã` that people type as `a`; a
   * group goes as many ways as it has choices, each of which goes on behind the group. A blank is added only when a
   * letter follows it, so that an empty choice leaves no two.
   */
  #addPhrase(words: string, from: number, under: number, blank: boolean, cue: number): void {
    let node = under;
    let owed = blank;
    for (let at = from; at < words.length; at += 1) {
      const unit = words.charCodeAt(at);
      if (unit === BAR) break;
      if (unit === OPEN) {
        const close = words.indexOf(')', at);
        for (let choice = at; choice >= 0 && choice < close; choice = words.indexOf(',', choice + 1))
          this.#addPhrase(words, choice + 1, node, owed, cue);
        return;
      }
      if (unit === CHOICE) at = words.indexOf(')', at);
      else if (unit === MAYBE) {
        this.#addPhrase(words, at + 1, node, false, cue);
        owed = true;
      } else if (unit !== CLOSE) {
        const value = unit === STAR ? REST : fold(unit);
        if (value === BLANK) owed = true;
        else if (value !== IGNORED) {
          if (owed && node !== 0) node = this.#grow(node, BLANK);
          owed = false;
          if (unit === A_TILDE && words.charCodeAt(at - 1) !== 0x6d)
            this.#addPhrase(words, at + 1, this.#grow(node, 0x61), false, cue);
          node = this.#grow(node, value);
        }
      }
    }
    // The first language to claim a word keeps it.
    this.#cues[node] ||= cue;
  }

  #grow(node: number, value: number): number {
    const old = this.#child(node, value);
    if (old !== 0) return old;
    if (this.#size * 2 > this.#mask) this.#resize(this.#mask + 1);
    if (this.#size === this.#cues.length) this.#widen();
    const next = this.#size;
    this.#size += 1;
    if (this.#letters[value] === 0) {
      this.#lettersCount += 1;
      this.#letters[value] = this.#lettersCount;
    }
    this.#siblings[next] = this.#children[node] ?? 0;
    this.#children[node] = next;
    this.#values[next] = value;
    if (node === 0) this.#firsts[value] = next;
    if (value === REST) this.#rests[node] = next;
    const letter = this.#letters[value] ?? 0;
    if (node < FEW && letter < FEW) this.#seconds[node * FEW + letter] = next;
    else this.#put((node << LETTER_BITS) | letter, next);
    return next;
  }

  #widen(): void {
    this.#cues = widened(Uint16Array, this.#cues);
    this.#rests = widened(Int32Array, this.#rests);
    this.#children = widened(Int32Array, this.#children);
    this.#siblings = widened(Int32Array, this.#siblings);
    this.#values = widened(Uint16Array, this.#values);
  }

  #child(node: number, value: number): number {
    const letter = this.#letters[value] ?? 0;
    if (letter === 0) return 0;
    if (node < FEW && letter < FEW) return this.#seconds[node * FEW + letter] ?? 0;
    const key = (node << LETTER_BITS) | letter;
    const keys = this.#keys;
    for (let slot = Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7; ; slot += 1) {
      const at = slot & this.#mask;
      const found = keys[at];
      if (found === key) return this.#nexts[at] ?? 0;
      if (found === 0) return 0;
    }
  }

  #put(key: number, next: number): void {
    let at = (Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#keys[at] !== 0) at = (at + 1) & this.#mask;
    this.#keys[at] = key;
    this.#nexts[at] = next;
  }

  #resize(least: number): void {
    const keys = this.#keys;
    const nexts = this.#nexts;
    let slots = 1024;
    while (slots < least * 2) slots *= 2;
    this.#keys = new Int32Array(slots);
    this.#nexts = new Int32Array(slots);
    this.#mask = slots - 1;
    keys.forEach((key, at) => {
      if (key !== 0) this.#put(key, nexts[at] ?? 0);
    });
  }
}

function widened<Table extends Uint16Array | Int32Array>(
  Of: new (size: number) => Table,
  table: Table,
): Table {
  const wider = new Of(table.length * 2);
  wider.set(table);
  return wider;
}

/** The first of two words that make a whole phrase. */
const TWO_WORDS = /(?<=^|\|)([^|()_* ]{3,}) (?=[^|()_* ]{3,}(?:\||$))/g;

/** A word must not go on behind a cue, unless its script writes words together. */
function endsWord(text: string, at: number, to: number, last: number): boolean {
  if (isUnspaced(last)) return true;
  for (let next = at; next < to; next += 1) {
    const value = fold(text.charCodeAt(next));
    if (value !== IGNORED) return !isLetter(value) || isUnspaced(value);
  }
  return true;
}
