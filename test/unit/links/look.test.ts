import { expect, test } from 'vitest';
import {
  defaultLook,
  imageSizes,
  leastScale,
  lengthOf,
  readLook,
  scaleIn,
  sizesFor,
} from '../../../utils/links/look.ts';

test('what was kept of a look is taken where it is still offered', () => {
  expect(readLook({ level: 'H', quiet: '8', size: '960' })).toEqual({ level: 'H', quiet: 8, size: 960 });
  expect(readLook({ level: 'X', quiet: '0', size: '17' })).toEqual(defaultLook);
});

test('modules are whole pixels, and never too few of them', () => {
  expect(scaleIn(480, 41)).toBe(11);
  expect(scaleIn(leastScale * 41, 41)).toBe(leastScale);
  expect(scaleIn(leastScale * 41 - 1, 41)).toBeUndefined();
});

test('a denser code has fewer sizes; the densest has the largest, whatever its white edge', () => {
  expect(sizesFor(41)).toEqual([...imageSizes]);
  expect(sizesFor(177 + 8)).toEqual([960]);
  expect(sizesFor(177 + 16)).toEqual([960]);
});

test('a link’s length is counted in bytes', () => {
  expect(lengthOf('x'.repeat(1_300))).toEqual({ bytes: 1_300, fits: ['L', 'M', 'Q'] });
  expect(lengthOf('é'.repeat(1_300))).toEqual({ bytes: 2_600, fits: ['L'] });
  expect(lengthOf('x'.repeat(3_000)).fits).toEqual([]);
});
