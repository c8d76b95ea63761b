import { LANGUAGES } from './cues/all.ts';
import { DIGIT, type Form, formOf, isWordUnit } from './form.ts';
import type { CueKind } from './kinds.ts';
import { fold, isLetter, isWord, LINE } from './letters.ts';
import { Lexicon } from './lexicon.ts';
import { labelForm, MOST_OWN, MOST_UNITS, type OwnLabel, type OwnPattern } from './own.ts';
import { type Piece, Reading } from './reading.ts';

/** Why a label or pattern is not taken. */
export type Refusal =
  | 'empty'
  /** More than 60 units. */
  | 'long'
  /** It is there already. */
  | 'twice'
  /** There are 50. */
  | 'many'
  /** A label with a sign that ends a phrase, such as a comma. */
  | 'sign'
  /** A label without letters. */
  | 'digits'
  /** A label of one or two letters. */
  | 'short'
  /** A label that the recogniser knows as that of what is no code: a phone, an amount, a date. */
  | 'never'
  /** A label of nothing but small words, which stand near any number: "this is my". */
  | 'common'
  /** A pattern with more or less than six `#`. */
  | 'six'
  /** A pattern without a letter: it would fit numbers of any kind. */
  | 'plain'
  /** A pattern with a line end in it. */
  | 'lines';

/** A label or pattern as it is kept, or why it is not. */
export type Checked = { ok: true; value: string } | { ok: false; why: Refusal };

/** Words that say nothing of what a number is. */
const COMMON = new Set<Piece>([
  ...(['not', 'notBefore', 'fix', 'tell', 'yours', 'mine', 'fill', 'is', 'and', 'or', 'for'] as const),
  ...([
    'ask',
    'digits',
    'wanted',
    'nr',
    'show',
    'sample',
    'amount',
    'number',
    'comma',
    'stop',
    'question',
    'line',
  ] as const),
]);

/**
 * Checks a label as an agent typed it. Signs around it are left out: "Ticket PIN:" is "Ticket PIN".
 *
 * @param there the labels that are kept
 */
export function checkLabel(label: string, there: readonly OwnLabel[]): Checked {
  const value = withoutSigns(label).replace(/\s+/g, ' ');
  if (value === '') return refused(label.trim() === '' ? 'empty' : 'sign');
  if (value.length > MOST_UNITS) return refused('long');
  const form = labelForm(value);
  if (form === undefined) return refused('sign');
  const letters = [...form].filter((char) => isLetter(fold(char.charCodeAt(0))));
  if (letters.length === 0) return refused('digits');
  if (letters.length < (isWordSign(letters) ? 2 : 3)) return refused('short');
  const why = whyNoName(value);
  if (why) return refused(why);
  if (there.some(({ text }) => labelForm(text) === form)) return refused('twice');
  return there.length >= MOST_OWN ? refused('many') : { ok: true, value };
}

/**
 * Checks a pattern as an agent typed it.
 *
 * @param there the patterns that are kept
 */
export function checkPattern(pattern: string, there: readonly OwnPattern[]): Checked {
  const value = pattern.trim();
  if (value === '') return refused('empty');
  if (value.length > MOST_UNITS) return refused('long');
  const form = formOf(value);
  if (form.places.length !== 6) return refused('six');
  if (form.units.includes(LINE)) return refused('lines');
  if (!form.units.some((unit) => unit !== DIGIT && isWordUnit(unit))) return refused('plain');
  if (there.some(({ text }) => isSame(formOf(text), form))) return refused('twice');
  return there.length >= MOST_OWN ? refused('many') : { ok: true, value };
}

function refused(why: Refusal): Checked {
  return { ok: false, why };
}

function withoutSigns(label: string): string {
  let from = 0;
  let to = label.length;
  const isSign = (at: number) => !isWord(fold(label.charCodeAt(at)));
  while (from < to && isSign(from)) from += 1;
  while (to > from && isSign(to - 1)) to -= 1;
  return label.slice(from, to);
}

/** Scripts in which two signs make a word: Chinese, Japanese, Korean. */
function isWordSign(letters: readonly string[]): boolean {
  return letters.every((letter) => letter.charCodeAt(0) >= 0x3040);
}

function isSame(one: Form, other: Form): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

let builtIn: Lexicon | undefined;

/** Why the words of a label cannot be a code's name, by what the recogniser knows of them without it. */
function whyNoName(label: string): 'never' | 'common' | undefined {
  if (!builtIn) {
    builtIn = new Lexicon();
    for (const table of Object.values(LANGUAGES))
      for (const [kind, phrases] of Object.entries(table) as [CueKind, string][]) builtIn.add(kind, phrases);
  }
  const reading = new Reading();
  reading.read(builtIn, label, 0, label.length, [], 0);
  const pieces = reading.pieces.filter((piece) => !COMMON.has(piece));
  if (pieces.length === 0) return 'common';
  return pieces.every((piece) => piece === 'never' || piece === 'money') ? 'never' : undefined;
}
