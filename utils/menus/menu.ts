import { findCodes } from '../codes/index.ts';

/** Our items in the browser's context menu. */
export const menuItems = {
  /** On selected text; the browser puts the selection for `%s`. */
  selection: 'look-up-selection',
  /** Elsewhere: what is under the pointer, else the codes of the page. */
  page: 'look-up-here',
  /** On selected text: a support link for whom it names. */
  linkSelection: 'link-selection',
  /** On a link to an address or a telephone number. */
  linkAddress: 'link-address',
} as const;

/**
 * The code that a selection means. Whoever selects six digits and asks means them, so that no words are needed here.
 * @returns undefined when there is no code in it
 */
export function codeIn(
  selection: string,
): { code: string; kind: 'cobrowse' | 'noibu' | 'unknown' } | undefined {
  const found = findCodes(selection);
  const best = found.find(({ strength }) => strength === 'strong') ?? found[0];
  if (best) return { code: best.code, kind: best.kind };
  const digits = selection.replaceAll(/\D/g, '');
  return digits.length === 6 ? { code: digits, kind: 'unknown' } : undefined;
}
