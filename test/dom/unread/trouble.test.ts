import { describe, expect, test } from 'vitest';
import { retryReachable } from '../../../utils/unread/list.ts';
import { saveUnreadSettings } from '../../../utils/unread/settings.ts';
import { ada, add, customer, eachStage, issue, minute, poll, stage, worker } from './stage.ts';

eachStage();

describe('the world around', () => {
  test('while paused nobody is asked, and the alarm waits for the end', async () => {
    await add(ada);
    const until = stage.now + 30 * minute;
    await saveUnreadSettings(stage.db, { pausedUntil: until });
    const states: string[] = [];
    const woken = worker((state) => states.push(state));
    await woken.run();
    expect(stage.asked).toHaveLength(0);
    expect([states.at(-1), woken.alarm()]).toEqual(['paused', until]);
    stage.now = until + 1;
    expect((await poll()).asked).toBe(1);
  });

  test('a clock that is set back silences nobody, and breaks no floor', async () => {
    for (let n = 0; n < 3; n += 1) await add(customer(n));
    await poll();
    stage.now -= 6 * 60 * minute;
    await poll();
    expect(stage.asked).toHaveLength(3);
    stage.now += 6 * minute;
    await poll();
    expect(stage.asked).toHaveLength(6);
  });

  test('a clock that leapt ahead and is set right again goes on', async () => {
    await add(ada);
    await poll();
    stage.now += 365 * 24 * 60 * minute;
    await poll();
    stage.now -= 365 * 24 * 60 * minute;
    stage.now += 10 * minute;
    await poll();
    stage.now += 10 * minute;
    expect((await poll()).asked).toBeGreaterThanOrEqual(1);
  });

  test('when the network is back, who was not asked is asked at once', async () => {
    for (let n = 0; n < 3; n += 1) await add(customer(n));
    stage.online = false;
    stage.answer = () => new TypeError('Failed to fetch');
    await poll();
    stage.asked.length = 0;
    stage.online = true;
    stage.answer = () => issue(1);
    await retryReachable(stage.db, stage.now);
    await poll();
    expect(stage.asked.length).toBe(3);
  });

  test('after the vendor’s trouble one tries, and the others follow', async () => {
    for (let n = 0; n < 30; n += 1) await add(customer(n));
    stage.answer = () => new TypeError('Failed to fetch');
    await poll();
    const before = stage.asked.length;
    expect(before).toBeLessThanOrEqual(4);
    stage.now += 61_000;
    await poll();
    expect(stage.asked.length - before).toBeLessThanOrEqual(4);
    stage.answer = () => issue(0);
    stage.asked.length = 0;
    stage.now += 5 * minute + 10_000;
    await poll();
    expect(new Set(stage.asked.map((url) => url.searchParams.get('uid'))).size).toBe(30);
  });

  test('a page of HTML in every answer’s place, as of a guest network, is asked for few times', async () => {
    for (let n = 0; n < 40; n += 1) await add(customer(n));
    stage.answer = () => new Response('<html>Sign in', { headers: { 'Content-Type': 'text/html' } });
    await poll();
    expect(stage.asked.length).toBeLessThanOrEqual(8);
    const watches = await stage.db.watches.toArray();
    expect(watches.every(({ trouble }) => trouble?.reason === 'malformed')).toBe(true);
  });
});
