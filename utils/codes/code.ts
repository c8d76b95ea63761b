/** Which system a six-digit code belongs to; `unknown` when the words around it name no vendor. */
export type CodeKind = 'cobrowse' | 'noibu' | 'unknown';

/** strong: the words say that it is a code. weak: six digits that only the session data can vouch for. */
export type CodeStrength = 'strong' | 'weak';

/** One code in a text. */
export interface FoundCode {
  /** Six ASCII digits; leading zeros kept. */
  code: string;
  kind: CodeKind;
  strength: CodeStrength;
  /** UTF-16 offset of the first digit (or digit word) in the text as given. */
  start: number;
  /** UTF-16 offset behind the last digit (or digit word). */
  end: number;
}

/** A code as people read it: `482 913`. What is copied stays bare, because vendors' fields refuse the gap. */
export function groupCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
