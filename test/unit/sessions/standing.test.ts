import { describe, expect, test } from 'vitest';
import { canBeMeant, expiryOf, standingOf } from '../../../utils/sessions/standing.ts';
import { cobrowse, day, minute, noibu, now } from './session.ts';

const unknownExpiry = { expiresAt: undefined };

describe('how a Cobrowse session stands', () => {
  test.each([
    ['live with more than three minutes left', cobrowse(), 'live'],
    ['ending with less', cobrowse({ expiresAt: now + 2 * minute }), 'ending'],
    ['over at its expiry', cobrowse({ expiresAt: now }), 'over'],
    ['over when the vendor says ended, whatever its expiry', cobrowse({ state: 'ended' }), 'over'],
    ['over once its end is in the past', cobrowse({ endedAt: now - 1 }), 'over'],
    [
      'live while somebody is in it, though its code has expired',
      cobrowse({ state: 'active', expiresAt: now - minute, updatedAt: now - minute }),
      'live',
    ],
    [
      'over when it was active long ago and nobody said how it ended',
      cobrowse({ state: 'active', expiresAt: now - day, updatedAt: now - day }),
      'over',
    ],
  ])('%s', (_, session, standing) => {
    expect(standingOf(session, now)).toBe(standing);
  });

  test('the expiry is the record’s own where it has one', () => {
    expect(expiryOf(cobrowse(), now)).toEqual({ at: now + 15 * minute, about: false });
  });

  test('otherwise it is about twenty minutes after the start, else after the first sighting', () => {
    expect(expiryOf(cobrowse(unknownExpiry))).toEqual({ at: now + 15 * minute, about: true });
    expect(expiryOf(cobrowse({ ...unknownExpiry, startedAt: undefined }), now - minute)).toEqual({
      at: now + 19 * minute,
      about: true,
    });
  });
});

describe('a Noibu recording', () => {
  test('never expires', () => {
    expect(expiryOf(noibu())).toEqual({ about: false });
    expect(standingOf(noibu({ startedAt: now - 900 * day }), now)).toBe('recording');
  });

  test('can be meant for two days', () => {
    expect(canBeMeant(noibu({ startedAt: now - day }), now)).toBe(true);
    expect(canBeMeant(noibu({ startedAt: now - 3 * day }), now)).toBe(false);
  });
});

/** Every kind of record, as it is written by a clock that says `at`. */
function written(at: number) {
  return [
    cobrowse({ startedAt: at, expiresAt: at + 20 * minute, updatedAt: at }),
    cobrowse({ startedAt: at, expiresAt: undefined, updatedAt: at }),
    cobrowse({ startedAt: undefined, expiresAt: undefined, updatedAt: at }),
    cobrowse({ startedAt: at, expiresAt: at + 20 * minute, updatedAt: at, state: 'active' }),
    noibu({ startedAt: at, updatedAt: at }),
    noibu({ startedAt: undefined, updatedAt: at }),
  ];
}

describe('a clock that jumps', () => {
  test('set back by a year, nothing of the year that it has yet to live through can be meant', () => {
    for (const session of written(now)) expect(canBeMeant(session, now - 365 * day)).toBe(false);
  });

  test('set forth by a day, what it was wrong about is over within a day of its being put right', () => {
    for (const session of written(now + day)) {
      expect(canBeMeant(session, now + 4 * day)).toBe(false);
      if (session.kind === 'cobrowse') expect(canBeMeant(session, now + day + 21 * minute)).toBe(false);
    }
  });

  test('our own guess of an expiry is not a day ahead', () => {
    const unknown = cobrowse({ startedAt: undefined, expiresAt: undefined, updatedAt: now });
    expect(standingOf(unknown, now, now + day)).toBe('over');
    expect(standingOf(unknown, now, now)).toBe('live');
  });

  test('a vendor whose clock is an hour from ours has live sessions all the same', () => {
    const theirs = cobrowse({ startedAt: now + 60 * minute, expiresAt: now + 80 * minute });
    expect(standingOf(theirs, now)).toBe('live');
  });

  test('a record that says it lives for years is believed for a day', () => {
    const endless = cobrowse({ startedAt: now, updatedAt: now, expiresAt: now + 900 * day });
    expect(standingOf(endless, now + minute)).toBe('live');
    expect(standingOf(endless, now + day)).toBe('over');
  });
});
