import { expect, test } from 'vitest';
import { freshness } from '../../../utils/sources/freshness.ts';

const now = Date.UTC(2026, 10, 21, 9);
const second = 1000;
const minute = 60 * second;

test('nobody looks: nothing is fetched, and nothing is planned', () => {
  expect(freshness({ isSeen: false, usedAt: now, freshAt: 0 }, now)).toEqual({ fetch: false });
});

test('a chat in use is fetched for at once, then every twenty seconds, as far as alarms allow', () => {
  const used = { isSeen: true, usedAt: now - 90 * second };
  expect(freshness({ ...used, freshAt: 0 }, now)).toEqual({ fetch: true, again: now + minute });
  expect(freshness({ ...used, freshAt: now - 19 * second }, now)).toEqual({
    fetch: false,
    again: now + minute,
  });
  expect(freshness({ ...used, freshAt: now - 20 * second }, now).fetch).toBe(true);
});

test('one that only stands there is fetched for every five minutes', () => {
  const idle = { isSeen: true, usedAt: now - 2 * minute };
  expect(freshness({ ...idle, freshAt: now - minute }, now)).toEqual({
    fetch: false,
    again: now + 4 * minute,
  });
  expect(freshness({ ...idle, freshAt: now - 5 * minute }, now)).toEqual({
    fetch: true,
    again: now + 5 * minute,
  });
  expect(freshness({ ...idle, freshAt: now - 4.9 * minute }, now).again).toBe(now + minute);
});
