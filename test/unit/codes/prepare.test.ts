import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../utils/codes/cues/all.ts';
import { findCodes, prepare } from '../../../utils/codes/index.ts';

it('reads the words of one kind after the other until all are ready, and finds codes in each language then', () => {
  let steps = 0;
  while (!prepare()) steps += 1;
  expect(steps).toBe(Object.values(LANGUAGES).flatMap((table) => Object.keys(table)).length);
  expect(prepare()).toBe(true);
  expect(findCodes('mã trợ giúp 482913')[0]?.kind).toBe('noibu');
});
