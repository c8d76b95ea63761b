import type { CodeKind, CodeStrength, FoundCode } from '../../../utils/codes/code.ts';
import { findCodes } from '../../../utils/codes/index.ts';

/*
 * Texts of the tests carry what is expected in them: `<n:482 913>` is a strong Noibu code, `c` a strong Cobrowse code,
 * `u` strong without a vendor, `w` weak, `o` optional (taken back by its writer). Forms other than ASCII digits give
 * their digits behind `=`. What was said before stands in front of ` ⇒ `. Unmarked numbers must not be found at all.
 */
const MARK = /<([ncuwo]):([^>]*?)(?:=(\d{6}))?>/g;

const KINDS: Record<string, [CodeKind, CodeStrength]> = {
  n: ['noibu', 'strong'],
  c: ['cobrowse', 'strong'],
  u: ['unknown', 'strong'],
  w: ['unknown', 'weak'],
};

export interface Marked {
  text: string;
  context: string;
  codes: FoundCode[];
  /** Spans that may be found or not. */
  optional: { start: number; end: number }[];
}

export function readMarked(line: string): Marked {
  const cut = line.lastIndexOf(' ⇒ ');
  const context = cut < 0 ? '' : line.slice(0, cut);
  const marked = cut < 0 ? line : line.slice(cut + 3);
  const codes: FoundCode[] = [];
  const optional: { start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const hit of marked.matchAll(MARK)) {
    const [whole, letter = '', form = '', digits] = hit;
    text += marked.slice(last, hit.index);
    const start = text.length;
    text += form;
    last = hit.index + whole.length;
    const kind = KINDS[letter];
    if (!kind) optional.push({ start, end: text.length });
    else
      codes.push({
        code: digits ?? form.replace(/\D/g, ''),
        kind: kind[0],
        strength: kind[1],
        start,
        end: text.length,
      });
  }
  text += marked.slice(last);
  return { text, context, codes, optional };
}

/** What is found in a marked text, in the same notation, so that a failure reads like the sentence. */
export function foundIn(line: string): string {
  const { text, context, optional } = readMarked(line);
  const found = findCodes(text, { context });
  let shown = context === '' ? '' : `${context} ⇒ `;
  let last = 0;
  const spans = [...found, ...optional.map((one) => ({ ...one, optional: true }))].sort(
    (a, b) => a.start - b.start || ('optional' in a ? -1 : 1),
  );
  for (const one of spans) {
    if (one.start < last) continue;
    shown += text.slice(last, one.start);
    const form = text.slice(one.start, one.end);
    if ('optional' in one) shown += `<o:${form}>`;
    else {
      const letter = one.strength === 'weak' ? 'w' : one.kind.charAt(0);
      const plain = form.replace(/\D/g, '') === one.code;
      shown += `<${letter}:${form}${plain ? '' : `=${one.code}`}>`;
    }
    last = one.end;
  }
  return shown + text.slice(last);
}
