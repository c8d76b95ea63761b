import { describe, expect, test } from 'vitest';
import { addWatches, removeWatch, retryAccount } from '../../../utils/unread/list.ts';
import { pollingOf, saveUnreadSettings } from '../../../utils/unread/settings.ts';
import { ada, add, customer, eachStage, issue, minute, poll, stage, worker } from './stage.ts';

eachStage();

describe('polling', () => {
  test('keeps the count, when it was right, and says when to wake next', async () => {
    const id = await add(ada);
    const at = stage.now;
    const { alarm } = await poll();
    expect(stage.asked).toHaveLength(1);
    expect(await stage.db.watches.get(id)).toMatchObject({
      unread: 2,
      issue: '78',
      rightAt: at,
      failures: 0,
      nextAt: at + minute + 500,
    });
    expect(alarm).toBe(at + minute + 500);
  });

  test('with nothing to watch asks nothing and wakes for nothing', async () => {
    expect(await poll()).toEqual({ asked: 0, alarm: undefined });
  });

  test('a mere wake-up asks nobody before the time', async () => {
    await add(ada);
    const at = stage.now;
    await poll();
    stage.now = at + minute - 31_000;
    await poll();
    expect(stage.asked).toHaveLength(1);
  });

  test('two polls at once ask once', async () => {
    await add(ada);
    await Promise.all([poll(), poll(), poll()]);
    expect(stage.asked).toHaveLength(1);
  });

  test('a worker that was killed while it asked does not ask again before the floor', async () => {
    await add(ada);
    let reached = () => {};
    const isAsked = new Promise<void>((resolve) => {
      reached = resolve;
    });
    stage.answer = () => {
      reached();
      return new Promise<Response>(() => {});
    };
    const killed = worker();
    void killed.run();
    await isAsked;
    killed.kill();
    stage.now += minute;
    await poll();
    expect(stage.asked).toHaveLength(1);
    stage.now += 4 * minute + 5000;
    stage.answer = () => issue(1);
    await poll();
    expect(stage.asked).toHaveLength(2);
  });

  test('a count that could not be refreshed keeps its time and gets the trouble', async () => {
    const id = await add(ada);
    const rightAt = stage.now;
    await poll();
    stage.now += 2 * minute;
    stage.answer = () => new Response('<html>', { status: 500 });
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({
      unread: 2,
      rightAt,
      failures: 1,
      trouble: { reason: 'vendor-down' },
    });
    stage.now += 10 * minute;
    stage.answer = () => Response.json({ active_issue: null });
    await poll();
    const healed = await stage.db.watches.get(id);
    expect(healed).toMatchObject({ unread: 0, failures: 0 });
    expect(healed?.rightAt).toBeGreaterThan(rightAt);
    expect(healed).not.toHaveProperty('trouble');
    expect(healed).not.toHaveProperty('issue');
  });

  test('a refused key is asked about few times, and told on every watch of that account', async () => {
    for (let n = 0; n < 20; n += 1) await add(customer(n));
    stage.answer = () => Response.json({}, { status: 401 });
    expect((await poll()).asked).toBeLessThanOrEqual(4);
    expect(stage.asked.length).toBeLessThanOrEqual(4);
    const watches = await stage.db.watches.toArray();
    expect(watches.every(({ trouble }) => trouble?.reason === 'key-refused')).toBe(true);
    stage.answer = () => issue(0);
    await retryAccount(stage.db, 'h1', stage.now);
    expect((await poll()).asked).toBe(20);
  });

  test('the vendor’s limit silences the account until the time it named', async () => {
    for (let n = 0; n < 20; n += 1) await add(customer(n));
    stage.answer = () => Response.json({}, { status: 429, headers: { 'Retry-After': '1200' } });
    await poll();
    const before = stage.asked.length;
    stage.now += 19 * minute;
    await poll(true);
    expect(stage.asked).toHaveLength(before);
    stage.now += 2 * minute;
    stage.answer = () => issue(1);
    expect((await poll()).asked).toBe(20);
  });

  test('without a network the counts stay, and are asked for a minute later', async () => {
    const id = await add(ada);
    await poll();
    stage.now += 2 * minute;
    stage.online = false;
    stage.answer = () => new TypeError('Failed to fetch');
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({
      unread: 2,
      trouble: { reason: 'offline' },
      failures: 0,
    });
    stage.online = true;
    stage.answer = () => issue(3);
    stage.now += minute + 3000;
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 3 });
  });

  test('one customer’s slow answer holds nobody else up', async () => {
    const slow = await add(customer(0));
    const quick = await add(customer(1));
    let release = (_: Response) => {};
    stage.answer = (url) =>
      url.searchParams.get('uid') === 'u0'
        ? new Promise<Response>((resolve) => {
            release = resolve;
          })
        : issue(5);
    const round = poll();
    await expect.poll(async () => (await stage.db.watches.get(quick))?.unread).toBe(5);
    expect((await stage.db.watches.get(slow))?.unread).toBeUndefined();
    release(issue(1));
    await round;
    expect(await stage.db.watches.get(slow)).toMatchObject({ unread: 1 });
  });

  test('an account that is gone, or has no key, is a trouble and no request', async () => {
    const id = await add(ada);
    await stage.db.secrets.delete('h1');
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ trouble: { reason: 'key-refused' } });
    await stage.db.accounts.delete('h1');
    stage.now += 10 * minute;
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ trouble: { reason: 'no-account' } });
    expect(stage.asked).toHaveLength(0);
  });

  test('a watch that was removed meanwhile does not come back', async () => {
    const id = await add(ada);
    stage.answer = async () => {
      await removeWatch(stage.db, id);
      return issue(1);
    };
    await poll();
    expect(await stage.db.watches.count()).toBe(0);
  });
});

describe('many at once', () => {
  const many = (count: number) =>
    addWatches(
      stage.db,
      'h1',
      Array.from({ length: count }, (_, at) => ({ id: `u${at}` })),
      stage.now,
    );

  test('500 customers added together are asked within a minute, and no more than 20 at a moment', async () => {
    const from = stage.now;
    const moments = new Map<number, number>();
    stage.answer = () => {
      moments.set(stage.now, (moments.get(stage.now) ?? 0) + 1);
      return Response.json({ active_issue: null });
    };
    expect(await many(500)).toMatchObject({ ok: true, value: { added: 500, known: 0 } });
    await worker().run();
    expect(stage.now - from).toBeLessThanOrEqual(75_000);
    expect(stage.asked).toHaveLength(500);
    expect(new Set(stage.asked.map((url) => url.searchParams.get('uid'))).size).toBe(500);
    expect(Math.max(...moments.values())).toBeLessThanOrEqual(20);
  });

  test('who is watched already is not watched twice, and a line without a name is none', async () => {
    await add({ ...ada, customer: { email: 'ADA@example.com' } });
    const list = [
      { email: 'ada@example.com' },
      { email: 'bob@example.com' },
      { email: 'Bob@example.com' },
      {},
    ];
    expect(await addWatches(stage.db, 'h1', list, stage.now)).toMatchObject({
      value: { added: 1, known: 3 },
    });
    expect(await stage.db.watches.count()).toBe(2);
  });

  test('the budget is an end: what it does not allow waits for the next hour', async () => {
    await saveUnreadSettings(stage.db, { budget: 60 });
    await many(100);
    stage.now += minute;
    await poll();
    expect(stage.asked).toHaveLength(60);
    expect((await pollingOf(stage.db)).spent.reduce((sum, [, count]) => sum + count, 0)).toBe(60);
    stage.now += 30 * minute;
    const states: string[] = [];
    await worker((state) => states.push(state)).run();
    expect(stage.asked).toHaveLength(60);
    expect(states.at(-1)).toBe('waiting');
    stage.now += 31 * minute;
    await poll();
    expect(stage.asked).toHaveLength(100);
  });
});
