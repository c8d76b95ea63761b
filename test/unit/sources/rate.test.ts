import { expect, test, vi } from 'vitest';
import { Rate } from '../../../utils/sources/rate.ts';

const now = 1_000_000;
const seldom = { repeatMs: 4000 };

test('the same question within seconds is asked once', async () => {
  const rate = new Rate<number>({ perMinute: 10 });
  const ask = vi.fn(async () => 1);
  await Promise.all([rate.answer('a', now, seldom, ask), rate.answer('a', now + 3999, seldom, ask)]);
  expect(ask).toHaveBeenCalledTimes(1);
  await rate.answer('a', now + 4000, seldom, ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a page full of numbers gets no more questions than a minute allows, and a known answer all the same', async () => {
  const rate = new Rate<number>({ perMinute: 3 });
  const ask = vi.fn(async () => 1);
  const answers = ['a', 'b', 'c', 'd'].map((question, i) => rate.answer(question, now + i, seldom, ask));
  expect(answers[3]).toBeUndefined();
  expect(await rate.answer('c', now + 10, seldom, ask)).toBe(1);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(rate.freeAt(now + 10)).toBe(now + 60_000);
  expect(await rate.answer('d', now + 60_000, seldom, ask)).toBe(1);
});

test('what a page shows leaves questions to the agent', async () => {
  const rate = new Rate<number>({ perMinute: 3 });
  const ask = vi.fn(async () => 1);
  const shown = { repeatMs: 60_000, leave: 2 };
  expect(rate.answer('a', now, shown, ask)).toBeDefined();
  expect(rate.answer('b', now, shown, ask)).toBeUndefined();
  expect(rate.freeAt(now, shown.leave)).toBe(now + 60_000);
  expect(rate.answer('b', now, seldom, ask)).toBeDefined();
  expect(rate.answer('c', now, seldom, ask)).toBeDefined();
  expect(rate.answer('d', now, seldom, ask)).toBeUndefined();
});
