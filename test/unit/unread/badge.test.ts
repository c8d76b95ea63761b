import { expect, test } from 'vitest';
import type { TroubleReason } from '../../../utils/messages/answer.ts';
import { countUnread } from '../../../utils/unread/badge.ts';
import { describeBadge } from '../../../utils/unread/describe.ts';
import type { Watch } from '../../../utils/unread/watch.ts';
import { watch } from './watch.ts';

const now = new Date(2026, 10, 21, 9, 14).getTime();
const minute = 60_000;
const fresh = (unread: number, more: Partial<Watch> = {}) =>
  watch({ unread, rightAt: now, issue: unread > 0 ? '78' : undefined, nextAt: now + minute, ...more });
const failing = (reason: TroubleReason, more: Partial<Watch> = {}) =>
  watch({ trouble: { reason, who: 'shop.eu' }, nextAt: now + minute, failures: 1, ...more });
const badge = (...watches: Watch[]) => describeBadge(countUnread(watches, now));

test('nothing watched shows nothing', () => {
  expect(badge()).toEqual({ text: '', colour: 'grey', title: 'Patchcord' });
});

test('unread is a number on the accent, with what it counts and as of when', () => {
  const helpdesky = fresh(1, { vendor: 'helpdesky' });
  const { text, colour, title } = badge(fresh(2), fresh(0), helpdesky);
  expect([text, colour]).toEqual(['3', 'accent']);
  expect(title).toBe(
    'Patchcord\nCustomers have not read 2 messages.\n1 new message from visitors.\nAs of 9:14 AM.'.replace(
      '9:14 AM',
      new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(now),
    ),
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
    text: '0',
    colour: 'grey',
    title: expect.stringContaining('Not fresh: shop.eu could not be asked.'),
  });
});

test.each<TroubleReason>(['unreachable', 'timed-out', 'vendor-down', 'malformed', 'too-many'])(
  'a number that could not be refreshed (%s) is grey and says as of when it was right',
  (reason) => {
    const old = failing(reason, { unread: 3, rightAt: now - 10 * minute });
    expect(badge(old, fresh(1))).toMatchObject({
      text: '4',
      colour: 'grey',
      title: expect.stringContaining(
        `As of ${new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(now - 10 * minute)}.`,
      ),
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
    colour: 'grey',
    title: expect.stringMatching(/No network\.[\s\S]*3 messages[\s\S]*As of/),
  });
});

test('a number from before the machine slept is not fresh, even while it is being asked again', () => {
  const slept = fresh(2, { rightAt: now - 60 * minute, nextAt: now + minute });
  expect(badge(slept)).toMatchObject({ text: '2', colour: 'grey' });
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
    text: '2',
    colour: 'grey',
  });
});
