import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../utils/codes/cues/all.ts';
import { type Cue, type CueKind, explainCodes, findCodes } from '../../../utils/codes/find.ts';
import '../../../utils/codes/index.ts';
import { Lexicon } from '../../../utils/codes/lexicon.ts';

interface Item {
  text: string;
  context?: string;
}
const items = readFileSync(new URL('../../corpus/codes.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Item => JSON.parse(line));

const lexicon = new Lexicon();
for (const table of Object.values(LANGUAGES))
  for (const [kind, phrases] of Object.entries(table) as [CueKind, string][]) lexicon.add(kind, phrases);

/** Slips of the finger are looked for only where a number stands alone. */
const isSpelledRight = ({ text }: Cue) =>
  lexicon.match(text, 0, text.length) >= 0 && lexicon.end === text.length;

/** A second number keeps the recogniser from judging the first by its nearest words alone; nobody means this one. */
const withAnother = (text: string) => `${text}\n\n000000`;

test('a code whose name stands before it is what it is, however much of its text is read', () => {
  let compared = 0;
  for (const { text, context = '' } of items) {
    const [code, ...more] = explainCodes(text, { context });
    if (code?.strength !== 'strong' || code.kind === 'unknown' || more.length > 0) continue;
    if (!code.cues.every(isSpelledRight)) continue;
    compared += 1;
    expect(findCodes(withAnother(text), { context })[0], text).toMatchObject({
      code: code.code,
      kind: code.kind,
      strength: 'strong',
      start: code.start,
      end: code.end,
    });
  }
  expect(compared).toBeGreaterThan(700);
});
