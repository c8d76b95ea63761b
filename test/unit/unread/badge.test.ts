import { expect, test } from 'vitest';
import type { TroubleReason } from '../../../utils/messages/answer.ts';
import { type BadgeFacts, countSources, countUnread, staleAt } from '../../../utils/unread/badge.ts';
import { describeBadge } from '../../../utils/unread/describe.ts';
import { usualSettings } from '../../../utils/unread/settings.ts';
import type { Watch } from '../../../utils/unread/watch.ts';
import { watch } from './watch.ts';

const now = new Date(2026, 10, 21, 9, 14).getTime();
const minute = 60_000;
const fresh = (unread: number, more: Partial<Watch> = {}) =>
  watch({ unread, rightAt: now, issue: unread > 0 ? '78' : undefined, nextAt: now + minute, ...more });
const failing = (reason: TroubleReason, more: Partial<Watch> = {}) =>
  watch({ trouble: { reason, who: 'shop.eu' }, nextAt: now + minute, failures: 1, ...more });
const facts: BadgeFacts = { now, settings: usualSettings, stretch: 0, online: true };
const badge = (...watches: Watch[]) => describeBadge(countUnread(watches, facts));
const clock = (at: number) => new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(at);

test('nothing watched shows nothing', () => {
  expect(badge()).toEqual({ text: '', colour: 'grey', title: 'Patchcord' });
});

test('unread is a number on the accent, with what it counts and as of when', () => {
  const helpdesky = fresh(1, { vendor: 'helpdesky' });
  const { text, colour, title } = badge(fresh(2), fresh(0), helpdesky);
  expect([text, colour]).toEqual(['3', 'accent']);
  expect(title).toBe(
    `Patchcord\n1 new message from visitors.\nCustomers have not read 2 messages.\nAs of ${clock(now)}.`,
  );
});

test('one is singular, a thousand is 999+', () => {
  expect(badge(fresh(1)).title).toContain('Customers have not read 1 message.');
  expect(badge(fresh(999)).text).toBe('999');
  expect(badge(fresh(1000))).toMatchObject({
    text: '999+',
    title: expect.stringContaining('1,000 messages'),
  });
});

test('nothing unread has no text only when every source answered', () => {
  expect(badge(fresh(0))).toMatchObject({ text: '', title: expect.stringContaining('Nothing unread.') });
  expect(badge(watch())).toMatchObject({ text: '…', colour: 'grey' });
  expect(badge(fresh(0), failing('unreachable', { unread: 0, rightAt: now - 9 * minute }))).toMatchObject({
    text: '~0',
    colour: 'amber',
    title: expect.stringContaining('Not fresh: shop.eu could not be asked.'),
  });
});

test.each<TroubleReason>(['unreachable', 'timed-out', 'vendor-down', 'malformed', 'too-many'])(
  'a number that could not be refreshed (%s) is marked as old and says as of when it was right',
  (reason) => {
    const old = failing(reason, { unread: 3, rightAt: now - 10 * minute });
    expect(badge(old, fresh(1))).toMatchObject({
      text: '~4',
      colour: 'amber',
      title: expect.stringContaining(`As of ${clock(now - 10 * minute)}.`),
    });
    expect(badge(failing(reason)).text).toBe('?');
  },
);

test.each<TroubleReason>(['key-refused', 'not-allowed', 'host-not-granted', 'no-account', 'token-expired'])(
  'a source that a person has to mend (%s) is a red !, whatever the others count',
  (reason) => {
    expect(badge(fresh(2), failing(reason))).toMatchObject({
      text: '!',
      colour: 'red',
      title: expect.stringMatching(/shop\.eu refused to answer[\s\S]*Customers have not read 2 messages/),
    });
  },
);

test('a trouble without a name is told by the watch’s name', () => {
  expect(badge(watch({ trouble: { reason: 'no-account' } })).title).toContain('Ada refused to answer');
});

test('no network is a dash, with the last counts in the tooltip', () => {
  expect(badge(failing('offline', { unread: 3, rightAt: now - minute }))).toMatchObject({
    text: '–',
    colour: 'dark',
    title: expect.stringMatching(/No network\.[\s\S]*3 messages[\s\S]*As of/),
  });
});

test('a number from before the machine slept is not fresh, even while it is being asked again', () => {
  const slept = fresh(2, { rightAt: now - 60 * minute, nextAt: now + minute });
  expect(badge(slept)).toMatchObject({ text: '~2', colour: 'amber' });
  expect(badge(fresh(2, { rightAt: now - minute - 10_000 }))).toMatchObject({ text: '2', colour: 'accent' });
  expect(badge(fresh(0, { rightAt: now - 5 * minute - 10_000 }))).toMatchObject({
    text: '',
    colour: 'accent',
  });
});

test('what is read on request only is not on the badge', () => {
  expect(badge(fresh(5, { polled: false })).text).toBe('');
  expect(badge(fresh(5, { polled: false }), fresh(1)).text).toBe('1');
});

test('a count that was right at a time still to come is not fresh: the clock was set back', () => {
  expect(badge(fresh(2, { rightAt: now + 60 * minute }))).toMatchObject({
    text: '~2',
    colour: 'amber',
  });
});

test('the browser’s word that there is no network is believed before any question fails', () => {
  const counts = countUnread([fresh(2)], { ...facts, online: false });
  expect(describeBadge(counts)).toMatchObject({ text: '–', title: expect.stringContaining('No network.') });
});

test('paused has a sign of its own, and says until when', () => {
  const pausedUntil = now + 30 * minute;
  const paused = countUnread([fresh(2)], { ...facts, settings: { ...usualSettings, pausedUntil } });
  expect(describeBadge(paused)).toMatchObject({
    text: '‖',
    colour: 'violet',
    title: expect.stringContaining(`Paused until ${clock(pausedUntil)}.`),
  });
  const over = { ...facts, settings: { ...usualSettings, pausedUntil: now - 1 } };
  expect(countUnread([fresh(2)], over).state).toBe('unread');
});

test('each state that shows a sign has another sign, another colour, and words of its own', () => {
  const seen = [
    badge(failing('key-refused')),
    badge(failing('offline')),
    badge(watch()),
    badge(failing('unreachable', { unread: 1, rightAt: now })),
    badge(fresh(1)),
    describeBadge(
      countUnread([fresh(1)], { ...facts, settings: { ...usualSettings, pausedUntil: now + minute } }),
    ),
  ];
  for (const key of ['text', 'colour', 'title'] as const)
    expect(new Set(seen.map((each) => each[key])).size, key).toBe(seen.length);
});

test('what is snoozed is counted apart, what has ended not at all', () => {
  const counts = countUnread(
    [fresh(1), fresh(5, { snoozedUntil: now + minute }), fresh(7, { ended: { at: now, why: 'quiet' } })],
    facts,
  );
  expect(describeBadge(counts)).toMatchObject({
    text: '1',
    title: expect.stringContaining('1 snoozed, not counted.'),
  });
});

test('a source is left out where the agent wants that, its trouble too', () => {
  const settings = { ...usualSettings, offBadge: ['h1/customers'] };
  const queue = fresh(3, { queue: { states: ['new'] } });
  const counts = countUnread([fresh(9), failing('key-refused'), queue], { ...facts, settings });
  expect(describeBadge(counts)).toMatchObject({
    text: '3',
    title: expect.stringContaining('3 issues wait for you.'),
  });
  expect(countSources([fresh(9), queue], { ...facts, settings })).toMatchObject([
    { source: 'h1/customers', count: 9, onBadge: false, asOf: now, fresh: true },
    { source: 'h1/queue', count: 3, onBadge: true },
  ]);
});

test('what the agent has seen is news no more', () => {
  expect(badge(fresh(4, { seenUnread: 3 })).text).toBe('1');
  expect(badge(fresh(4, { seenUnread: 4 })).text).toBe('');
});

test('a count is fresh for its interval, longer when the budget binds, and the badge knows when that ends', () => {
  const old = fresh(2, { rightAt: now - 70_000 });
  expect(countUnread([old], facts).state).toBe('unread');
  expect(countUnread([old], { ...facts, now: now + 20_000 }).state).toBe('stale');
  expect(countUnread([old], { ...facts, now: now + 20_000, stretch: minute }).state).toBe('unread');
  const at = staleAt([old, fresh(1)], now, 0) ?? 0;
  expect(countUnread([old], { ...facts, now: at - 1 }).state).toBe('unread');
  expect(countUnread([old], { ...facts, now: at }).state).toBe('stale');
  expect(staleAt([watch()], now, 0)).toBeUndefined();
});
