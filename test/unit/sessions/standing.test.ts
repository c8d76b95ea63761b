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
