import { expect, test } from 'vitest';
import { hasNews, isQuiet, newsToTell } from '../../../utils/unread/news.ts';
import { usualSettings } from '../../../utils/unread/settings.ts';
import { watch } from './watch.ts';

const now = new Date(2026, 10, 21, 9, 14).getTime();
const settings = { ...usualSettings, notify: true };
const unread = (count: number, more = {}) => watch({ unread: count, rightAt: now, ...more });
const nowhere = () => false;

test('quiet hours go over midnight, and none are none', () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  expect([21, 22, 23, 0, 6].map((hour) => isQuiet(night, hour * 60))).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(isQuiet(night, 7 * 60)).toBe(false);
  expect(isQuiet({ from: 12 * 60, to: 13 * 60 }, 12 * 60 + 30)).toBe(true);
  expect(isQuiet({ from: 60, to: 60 }, 60)).toBe(false);
  expect(isQuiet(undefined, 0)).toBe(false);
});

test('news are told once, and only of counts that can be relied on', () => {
  expect(hasNews(unread(2), now)).toBe(true);
  expect(hasNews(unread(2, { told: 2 }), now)).toBe(false);
  expect(hasNews(unread(3, { told: 2 }), now)).toBe(true);
  expect(hasNews(unread(2, { seenUnread: 2 }), now)).toBe(false);
  expect(hasNews(unread(2, { trouble: { reason: 'offline' } }), now)).toBe(false);
  expect(hasNews(unread(2, { snoozedUntil: now + 1000 }), now)).toBe(false);
  expect(hasNews(unread(2, { ended: { at: now, why: 'agent' } }), now)).toBe(false);
});

test('all that is new is one notification, the most first', () => {
  const [ada, bob] = [unread(1, { id: 'ada' }), unread(3, { id: 'bob', told: 1 })];
  const queue = unread(2, { id: 'queue', queue: { states: ['new'] } });
  const news = newsToTell([ada, bob, queue], settings, now, nowhere);
  expect(news?.counts).toEqual({ customers: 3, visitors: 0, queue: 2 });
  expect(news?.of.map(({ id }) => id)).toEqual(['bob', 'queue', 'ada']);
});

test('nothing is told that the agent looks at, in quiet hours, or unasked', () => {
  const looksAt = ({ id }: { id: string }) => id === 'w1';
  expect(newsToTell([unread(1)], settings, now, looksAt)).toBeUndefined();
  const quiet = { ...settings, quiet: { from: 9 * 60, to: 10 * 60 } };
  expect(newsToTell([unread(1)], quiet, now, nowhere)).toBeUndefined();
  expect(newsToTell([unread(1)], usualSettings, now, nowhere)).toBeUndefined();
  expect(newsToTell([], settings, now, nowhere)).toBeUndefined();
});
