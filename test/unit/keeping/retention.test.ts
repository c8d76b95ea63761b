import * as v from 'valibot';
import { expect, test } from 'vitest';
import { duty, type PurgeSetting } from '../../../utils/keeping/purging.ts';
import { cutByAge, defaultRetention, retentionSchema } from '../../../utils/keeping/retention.ts';
import { day, now } from '../sessions/session.ts';

const hour = 60 * 60_000;
const gone = { sessions: 0, sightings: 0, links: 0 };
const checked = (ago: number, more: Partial<PurgeSetting> = {}): PurgeSetting => ({
  name: 'purge',
  checkedAt: now - ago,
  gone,
  ...more,
});

test('what is older than the retention goes; without a bound nothing does', () => {
  expect(cutByAge({ days: 30 }, [], now)).toBe(now - 30 * day);
  expect(cutByAge({}, [], now)).toBe(0);
});

test('what was imported stays as long from that day, however old it is', () => {
  const years = now - 700 * day;
  const arrived = [{ at: now - 10 * day, oldest: years }];
  expect(cutByAge({ days: 30 }, arrived, now)).toBe(years);
  expect(cutByAge({ days: 30 }, arrived, now + 19 * day)).toBe(years);
  expect(cutByAge({ days: 30 }, arrived, now + 20 * day)).toBe(now - 10 * day);
  expect(cutByAge({ days: 7 }, arrived, now)).toBe(now - 7 * day);
});

test('bounds that nobody can mean are refused, and both may be absent', () => {
  for (const good of [{}, { days: 1 }, { most: 1000 }, { days: 3650, most: 10_000_000 }, defaultRetention]) {
    expect(v.is(retentionSchema, good)).toBe(true);
  }
  for (const bad of [
    { days: 0 },
    { days: 1.5 },
    { days: '30' },
    { most: 999 },
    { most: 1e9 },
    { days: -1 },
  ]) {
    expect(v.is(retentionSchema, bad)).toBe(false);
  }
});

test('it is looked every six hours, and not at every alarm', () => {
  expect(duty(checked(5 * hour), now)).toBe('wait');
  expect(duty(checked(6 * hour), now)).toBe('purge');
});

test('a purge that was broken off goes on with the next alarm, since only its end counts as having looked', () => {
  expect(duty(checked(7 * hour, { begunAt: now - 10 * 60_000 }), now)).toBe('purge');
});

test('a clock that went back or leapt has to prove itself first', () => {
  expect(duty(checked(-hour), now)).toBe('note');
  expect(duty(checked(365 * day), now)).toBe('note');
});

test('the first time, nothing is old yet', () => {
  expect(duty(undefined, now)).toBe('first');
});
