import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../utils/sources/moment.ts';
import { now } from './reading.ts';

describe('times', () => {
  test.each<[unknown, number | null | undefined]>([
    ['2026-11-21T09:00:00Z', now],
    ['2026-11-21T10:00:00.000+01:00', now],
    ['2026-11-21 10:00:00 +0100', now],
    ['2026-11-21 09:00:00 UTC', now],
    ['2026-11-21T09:00:00', new Date(2026, 10, 21, 9).getTime()],
    ['2026-11-21', Date.UTC(2026, 10, 21)],
    [now, now],
    [now / 1000, now],
    [String(now), now],
    [` ${now / 1000} `, now],
    [now * 1000, now],
    ['', undefined],
    [null, undefined],
    ['11/21/2026', null],
    ['2026-13-41', null],
    ['soon', null],
    [-1, null],
    [12, null],
    [true, null],
  ])('%j', (written, time) => {
    expect(readMoment(written)).toBe(time);
  });
});
