import type { CodeKind } from '../../utils/codes/code.ts';
import { digitAt } from '../../utils/codes/digits.ts';
import { findCodes } from '../../utils/codes/index.ts';
import { type Clue, clueIn } from '../../utils/sessions/person.ts';

/**
 * What the look-up box holds.
 *
 *   empty ──digits──▶ short ──sixth digit──▶ codes
 *     └────a sentence──▶ codes | none
 */
export type Typed =
  | { is: 'empty' }
  /** Only digits so far, and fewer than six. */
  | { is: 'short'; missing: number }
  | { is: 'codes'; codes: { code: string; kind: CodeKind }[] }
  | { is: 'none' };

/** A code as people type it: digits of any script, with gaps and dashes between them. */
const digitsAndGaps = /^[\p{Nd}\s\p{Pd}._·\u200b-\u200f\u2066-\u2069]+$/u;

/**
 * Reads the look-up box. Whoever types six digits into it means them, whatever their form; in a whole sentence the
 * recogniser decides, and codes that the words vouch for come before bare ones.
 */
export function readTyped(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return { is: 'empty' };
  if (digitsAndGaps.test(trimmed)) {
    const values = [...trimmed].map((char) => digitAt(char, 0)).filter((value) => value >= 0);
    const digits = values.join('');
    if (digits.length === 6) return { is: 'codes', codes: [{ code: digits, kind: 'unknown' }] };
    if (digits.length < 6) return { is: 'short', missing: 6 - digits.length };
  }
  const found = findCodes(trimmed);
  const strong = found.filter(({ strength }) => strength === 'strong');
  const codes = new Map((strong.length > 0 ? strong : found).map(({ code, kind }) => [code, { code, kind }]));
  return codes.size > 0 ? { is: 'codes', codes: [...codes.values()] } : { is: 'none' };
}

/** Whom else the same text may mean. Where it holds a code, only bare digits may be somebody's id as well. */
export function clueOf(text: string, typed: Typed): Clue | undefined {
  const clue = clueIn(text);
  return typed.is === 'codes' && clue?.name !== undefined ? undefined : clue;
}
