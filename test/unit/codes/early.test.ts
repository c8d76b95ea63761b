import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findCodes } from '../../../utils/codes/index.ts';

interface Item {
  text: string;
  context: string;
}
const items = readFileSync(new URL('../../corpus/codes.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Item => JSON.parse(line));

/** A second number keeps the recogniser from judging the first by its nearest words alone; nobody means this one. */
const withAnother = (text: string) => `${text}\n\n000000`;

test('a code whose name stands before it is what it is, however much of its text is read', () => {
  let compared = 0;
  for (const { text, context } of items) {
    const [code, ...more] = findCodes(text, { context });
    if (code?.strength !== 'strong' || code.kind === 'unknown' || more.length > 0) continue;
    compared += 1;
    expect(findCodes(withAnother(text), { context })[0], text).toEqual(code);
  }
  expect(compared).toBeGreaterThan(300);
});
