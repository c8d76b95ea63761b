import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../utils/codes/cues/all.ts';
import { findCodes, prepare } from '../../../utils/codes/index.ts';
import { Lexicon } from '../../../utils/codes/lexicon.ts';

it('reads the languages one by one until all are ready, and finds codes in each then', () => {
  let steps = 1;
  while (!prepare()) steps += 1;
  expect(steps).toBe(Object.keys(LANGUAGES).length);
  expect(prepare()).toBe(true);
  expect(findCodes('mã trợ giúp 482913')[0]?.kind).toBe('noibu');
});

it('has room for all words of all languages', () => {
  const lexicon = new Lexicon();
  for (const table of Object.values(LANGUAGES)) lexicon.add(table);
  expect(lexicon.size).toBeLessThan(0x10000);
});
