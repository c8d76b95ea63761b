import { expect } from 'vitest';
import { foundIn } from './marked.ts';

/** Expects that exactly the marked codes are found. */
export function expectMarked(line: string): void {
  expect(foundIn(line)).toBe(line);
}
