import type { CodeKind } from './code.ts';
import type { CueKind } from './kinds.ts';
import { BLANK, fold, IGNORED, isWord } from './letters.ts';

/** Words that an agent's customers use for a code: "Fehlerkennung", "ticket pin". Counts like a built-in name of its kind. */
export interface OwnLabel {
  text: string;
  kind: CodeKind;
}

/**
 * How a code is written where nothing else tells it: exactly six `#` for its digits, all else as it stands, such as
 * `HC-######`. Small and capital letters are the same, and so are accents, the dashes, and one blank and several. Where it
 * fits it is a code, unless it is a part of a longer word or number.
 */
export interface OwnPattern {
  text: string;
  kind: CodeKind;
}

/** What agents add to the recogniser. */
export interface OwnRules {
  labels: OwnLabel[];
  patterns: OwnPattern[];
}

/** As many labels, and as many patterns. */
export const MOST_OWN = 50;
/** The longest label or pattern, in UTF-16 units. */
export const MOST_UNITS = 60;

/** What a label of each kind counts as. */
export const LABEL_CUES = {
  cobrowse: 'cobrowse',
  noibu: 'noibu',
  unknown: 'support',
} as const satisfies Record<CodeKind, CueKind>;

/**
 * A label as it is compared; `undefined` when there is a sign in it that ends a phrase, such as a comma, so that it could
 * never be met.
 */
export function labelForm(label: string): string | undefined {
  let form = '';
  for (let at = 0; at < label.length; at += 1) {
    const value = fold(label.charCodeAt(at));
    if (value === IGNORED || (value === BLANK && (form === '' || form.endsWith(' ')))) continue;
    if (value !== BLANK && !isWord(value)) return undefined;
    form += String.fromCharCode(value);
  }
  return form.trimEnd();
}

/** The ways in which people write a label: with its blanks or without, with the `ã` that they type as `a`. */
export function waysOf(label: string): string[] {
  const form = labelForm(label) ?? '';
  const ways = [form, form.replaceAll(' ', '')];
  return [...new Set([...ways, ...ways.map((way) => way.replaceAll('ã', 'a'))])];
}
