import { expect, test } from 'vitest';
import { freeAt, spend, spentIn, stretchOf } from '../../../utils/unread/pace.ts';
import { watch } from './watch.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 21, 9);

test('the last hour’s requests are counted, older ones forgotten', () => {
  const spent = spend(spend([], 40, now), 2, now + minute);
  expect(spentIn(spent, now + minute)).toBe(42);
  expect(spentIn(spent, now + 59 * minute)).toBe(42);
  expect(spentIn(spent, now + 60 * minute)).toBe(2);
  expect(spentIn(spent, now + 62 * minute)).toBe(0);
});

test('the book does not grow, whatever the clock does', () => {
  let spent = spend([], 1, now + 24 * 60 * minute);
  for (let at = 0; at < 300; at += 1) spent = spend(spent, 1, now + at * minute);
  expect(spent.length).toBeLessThanOrEqual(60);
  expect(spentIn(spent, now + 299 * minute)).toBe(60);
});

test('what was not asked in the end is given back', () => {
  expect(spentIn(spend(spend([], 20, now), -5, now + minute), now + minute)).toBe(15);
});

test('a spent budget says when it is free again', () => {
  const spent = spend(spend([], 40, now), 20, now + minute);
  expect(freeAt(spent, 100, now + minute)).toBe(now + minute);
  expect(freeAt(spent, 60, now + minute)).toBe(now + 60 * minute);
  // A smaller budget than what was spent under a larger one.
  expect(freeAt(spent, 10, now + minute)).toBe(now + 61 * minute);
});

test('few watches are not slowed down; too many are, all by the same, so that they fit', () => {
  const many = Array.from({ length: 500 }, (_, at) => watch({ issue: at % 5 === 0 ? '1' : undefined }));
  expect(stretchOf(many.slice(0, 50), 7200, now)).toBe(0);
  const stretch = stretchOf(many, 7200, now);
  const hourly = 3_600_000 * (100 / (minute + stretch) + 400 / (5 * minute + stretch));
  expect(hourly).toBeLessThanOrEqual(7200 * 0.9);
  expect(hourly).toBeGreaterThan(7200 * 0.89);
  expect(stretchOf([], 60, now)).toBe(0);
  const ended = many.map((each) => ({ ...each, ended: { at: now, why: 'agent' as const } }));
  expect(stretchOf(ended, 60, now)).toBe(0);
});
