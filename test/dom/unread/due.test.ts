import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countUnread } from '../../../utils/unread/badge.ts';
import {
  addWatch,
  addWatches,
  askAll,
  changeWatch,
  removeWatch,
  retryAccount,
  retryReachable,
  seen,
  setQueue,
} from '../../../utils/unread/list.ts';
import { Poller } from '../../../utils/unread/poller.ts';
import type { WatchRequest } from '../../../utils/unread/request.ts';
import { pollingOf, saveUnreadSettings, usualSettings } from '../../../utils/unread/settings.ts';
import { type Change, type Take, WatchTable } from '../../../utils/unread/store.ts';
import { newsOf } from '../../../utils/unread/watch.ts';

const minute = 60_000;
const api = 'https://vendor.example';
const helpdeskId = '3f2b8a54-0c5d-4f1e-9a77-1b2c3d4e5f60';
let db: PatchcordDatabase;
let now: number;
let asked: URL[];
let online: boolean;
/** What the vendors answer; a test sets its own. */
let answer: (url: URL) => Response | Error | Promise<Response>;

const issue = (unread: number) => Response.json({ active_issue: { issue_id: 78, unread_messages: unread } });
const ada: WatchRequest = { vendor: 'helpshift', account: 'h1', customer: { email: 'ada@example.com' } };
const contact = { vendor: 'helpdesky', account: 'd1', contactId: 'c1', contactToken: 'token' } as const;
const customer = (n: number): WatchRequest => ({ ...ada, customer: { id: `u${n}` } });

/** Lets everything happen that happens by itself. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}

/** The real table, which tells how many claimed watches have not been kept yet. */
class CountedTable extends WatchTable {
  busy = 0;

  override async take(ask: Take) {
    const answer = await super.take(ask);
    this.busy += answer.taken.length;
    return answer;
  }

  override async change(changes: ReadonlyMap<string, Change>, unasked: number, at: number) {
    const answer = await super.change(changes, unasked, at);
    this.busy = Math.max(0, this.busy - changes.size);
    return answer;
  }
}

/** A worker with the alarm that it set. Its clock goes on by itself only while it waits for the next watch. */
function worker(shown: (state: string) => void = () => undefined) {
  let alive = true;
  let underWay = 0;
  let alarm: number | undefined;
  const store = new CountedTable(db);
  const poller = new Poller({
    store,
    now: () => now,
    random: () => 0.5,
    online: () => online,
    fetch: async (url) => {
      asked.push(new URL(String(url)));
      underWay += 1;
      const said = await answer(new URL(String(url)));
      underWay -= 1;
      if (said instanceof Error) throw said;
      return said;
    },
    sleep: async (ms) => {
      if (!alive) return new Promise(() => {});
      // Answers that are gathered take no time here.
      if (ms < 1000) return;
      do await quiet();
      while (store.busy > 0 && underWay === 0);
      if (underWay === 0) now += ms;
    },
    ring: async (at) => {
      alarm = at;
    },
    show: async (watches, settings, stretch) => {
      shown(countUnread(watches, { now, settings, stretch, online }).state);
    },
  });
  return {
    run: () => poller.run(),
    kill: () => {
      alive = false;
    },
    alarm: () => alarm,
  };
}

/** A worker that the alarm woke. @returns how many were asked */
async function poll(wanted = false): Promise<{ asked: number; alarm: number | undefined }> {
  const before = asked.length;
  if (wanted) await askAll(db, now);
  const woken = worker();
  await woken.run();
  return { asked: asked.length - before, alarm: woken.alarm() };
}

async function add(request: WatchRequest): Promise<string> {
  const added = await addWatch(db, request, now);
  if (!added.ok) throw new Error(added.trouble.reason);
  return added.value.id;
}

beforeEach(async () => {
  db = new PatchcordDatabase(`unread-${crypto.randomUUID()}`);
  now = Date.UTC(2026, 10, 21, 9);
  asked = [];
  online = true;
  answer = () => issue(2);
  const common = { api, label: undefined };
  await db.accounts.bulkPut([
    { vendor: 'helpshift', id: 'h1', ...common, domain: 'shop', appId: 'app' },
    { vendor: 'helpdesky', id: 'd1', ...common, helpdeskId },
  ]);
  await db.secrets.put({ id: 'h1', value: 'key' });
});

afterEach(async () => {
  db.close();
  await db.delete();
});

describe('the list', () => {
  test('the same customer is one watch, however often it is added', async () => {
    const first = await add(ada);
    expect(await add({ ...ada, customer: { email: 'ADA@example.com ', name: 'Ada' } })).toBe(first);
    expect(await add(customer(1))).not.toBe(first);
    expect(await db.watches.get(first)).toMatchObject({ name: 'Ada' });
  });

  test('a customer without any identity, or an account that is not there, is refused', async () => {
    expect(await addWatch(db, { ...ada, customer: { name: 'Ada' } }, now)).toMatchObject({
      trouble: { reason: 'invalid', field: 'customer' },
    });
    expect(await addWatch(db, { ...ada, customer: { phone: '0171 123' } }, now)).toMatchObject({
      trouble: { reason: 'invalid', field: 'customer.phone' },
    });
    expect(await addWatch(db, { ...ada, account: 'd1' }, now)).toMatchObject({
      trouble: { reason: 'no-account' },
    });
    expect(await db.watches.count()).toBe(0);
  });

  test('a contact’s token is kept apart, and goes with the watch', async () => {
    const id = await add({ ...contact, agreed: true });
    expect(JSON.stringify(await db.watches.toArray())).not.toContain('token');
    expect(await db.secrets.get(`watch:${id}`)).toMatchObject({ value: 'token' });
    await removeWatch(db, id);
    expect(await db.secrets.get(`watch:${id}`)).toBeUndefined();
    expect(await db.watches.count()).toBe(0);
  });
});

describe('polling', () => {
  test('keeps the count, when it was right, and says when to wake next', async () => {
    const id = await add(ada);
    const at = now;
    const { alarm } = await poll();
    expect(asked).toHaveLength(1);
    expect(await db.watches.get(id)).toMatchObject({
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
    const at = now;
    await poll();
    now = at + minute - 31_000;
    await poll();
    expect(asked).toHaveLength(1);
  });

  test('two polls at once ask once', async () => {
    await add(ada);
    await Promise.all([poll(), poll(), poll()]);
    expect(asked).toHaveLength(1);
  });

  test('a worker that was killed while it asked does not ask again before the floor', async () => {
    await add(ada);
    let reached = () => {};
    const isAsked = new Promise<void>((resolve) => {
      reached = resolve;
    });
    answer = () => {
      reached();
      return new Promise<Response>(() => {});
    };
    const killed = worker();
    void killed.run();
    await isAsked;
    killed.kill();
    now += minute;
    await poll();
    expect(asked).toHaveLength(1);
    now += 4 * minute + 5000;
    answer = () => issue(1);
    await poll();
    expect(asked).toHaveLength(2);
  });

  test('a count that could not be refreshed keeps its time and gets the trouble', async () => {
    const id = await add(ada);
    const rightAt = now;
    await poll();
    now += 2 * minute;
    answer = () => new Response('<html>', { status: 500 });
    await poll();
    expect(await db.watches.get(id)).toMatchObject({
      unread: 2,
      rightAt,
      failures: 1,
      trouble: { reason: 'vendor-down' },
    });
    now += 10 * minute;
    answer = () => Response.json({ active_issue: null });
    await poll();
    const healed = await db.watches.get(id);
    expect(healed).toMatchObject({ unread: 0, failures: 0 });
    expect(healed?.rightAt).toBeGreaterThan(rightAt);
    expect(healed).not.toHaveProperty('trouble');
    expect(healed).not.toHaveProperty('issue');
  });

  test('a refused key is asked about few times, and told on every watch of that account', async () => {
    for (let n = 0; n < 20; n += 1) await add(customer(n));
    answer = () => Response.json({}, { status: 401 });
    expect((await poll()).asked).toBeLessThanOrEqual(4);
    expect(asked.length).toBeLessThanOrEqual(4);
    const watches = await db.watches.toArray();
    expect(watches.every(({ trouble }) => trouble?.reason === 'key-refused')).toBe(true);
    answer = () => issue(0);
    await retryAccount(db, 'h1', now);
    expect((await poll()).asked).toBe(20);
  });

  test('the vendor’s limit silences the account until the time it named', async () => {
    for (let n = 0; n < 20; n += 1) await add(customer(n));
    answer = () => Response.json({}, { status: 429, headers: { 'Retry-After': '1200' } });
    await poll();
    const before = asked.length;
    now += 19 * minute;
    await poll(true);
    expect(asked).toHaveLength(before);
    now += 2 * minute;
    answer = () => issue(1);
    expect((await poll()).asked).toBe(20);
  });

  test('without a network the counts stay, and are asked for a minute later', async () => {
    const id = await add(ada);
    await poll();
    now += 2 * minute;
    online = false;
    answer = () => new TypeError('Failed to fetch');
    await poll();
    expect(await db.watches.get(id)).toMatchObject({
      unread: 2,
      trouble: { reason: 'offline' },
      failures: 0,
    });
    online = true;
    answer = () => issue(3);
    now += minute + 3000;
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ unread: 3 });
  });

  test('one customer’s slow answer holds nobody else up', async () => {
    const slow = await add(customer(0));
    const quick = await add(customer(1));
    let release = (_: Response) => {};
    answer = (url) =>
      url.searchParams.get('uid') === 'u0'
        ? new Promise<Response>((resolve) => {
            release = resolve;
          })
        : issue(5);
    const round = poll();
    await expect.poll(async () => (await db.watches.get(quick))?.unread).toBe(5);
    expect((await db.watches.get(slow))?.unread).toBeUndefined();
    release(issue(1));
    await round;
    expect(await db.watches.get(slow)).toMatchObject({ unread: 1 });
  });

  test('an account that is gone, or has no key, is a trouble and no request', async () => {
    const id = await add(ada);
    await db.secrets.delete('h1');
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ trouble: { reason: 'key-refused' } });
    await db.accounts.delete('h1');
    now += 10 * minute;
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ trouble: { reason: 'no-account' } });
    expect(asked).toHaveLength(0);
  });

  test('a watch that was removed meanwhile does not come back', async () => {
    const id = await add(ada);
    answer = async () => {
      await removeWatch(db, id);
      return issue(1);
    };
    await poll();
    expect(await db.watches.count()).toBe(0);
  });
});

describe('many at once', () => {
  const many = (count: number) =>
    addWatches(
      db,
      'h1',
      Array.from({ length: count }, (_, at) => ({ id: `u${at}` })),
      now,
    );

  test('500 customers added together are asked within a minute, and no more than 20 at a moment', async () => {
    const from = now;
    const moments = new Map<number, number>();
    answer = () => {
      moments.set(now, (moments.get(now) ?? 0) + 1);
      return Response.json({ active_issue: null });
    };
    expect(await many(500)).toMatchObject({ ok: true, value: { added: 500, known: 0 } });
    await worker().run();
    expect(now - from).toBeLessThanOrEqual(75_000);
    expect(asked).toHaveLength(500);
    expect(new Set(asked.map((url) => url.searchParams.get('uid'))).size).toBe(500);
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
    expect(await addWatches(db, 'h1', list, now)).toMatchObject({ value: { added: 1, known: 3 } });
    expect(await db.watches.count()).toBe(2);
  });

  test('the budget is an end: what it does not allow waits for the next hour', async () => {
    await saveUnreadSettings(db, { budget: 60 });
    await many(100);
    now += minute;
    await poll();
    expect(asked).toHaveLength(60);
    expect((await pollingOf(db)).spent.reduce((sum, [, count]) => sum + count, 0)).toBe(60);
    now += 30 * minute;
    const states: string[] = [];
    await worker((state) => states.push(state)).run();
    expect(asked).toHaveLength(60);
    expect(states.at(-1)).toBe('waiting');
    now += 31 * minute;
    await poll();
    expect(asked).toHaveLength(100);
  });
});

describe('the agent’s own queue', () => {
  const queue = { states: ['new', 'waiting-for-agent'] as ('new' | 'waiting-for-agent')[] };

  test('is counted by the issues that wait, once it is turned on', async () => {
    answer = () => Response.json({ page: 1, 'page-size': 1, issues: [], 'total-hits': 7, 'total-pages': 7 });
    expect((await poll()).asked).toBe(0);
    await setQueue(db, 'h1', { ...queue, assignee: 'me@shop.eu' }, now);
    await poll();
    const [url] = asked;
    expect(url?.pathname).toBe('/v1/shop/issues');
    expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({
      state: 'new,waiting-for-agent',
      'page-size': '1',
      assignee_emails: '{"or":["me@shop.eu"]}',
    });
    expect(await db.watches.get('queue:h1')).toMatchObject({ unread: 7 });
    await seen(db, 'queue:h1', now);
    expect(
      countUnread(await db.watches.toArray(), { now, settings: usualSettings, stretch: 0, online }),
    ).toMatchObject({
      state: 'unread',
      queue: 7,
    });
    await setQueue(db, 'h1', undefined, now);
    expect(await db.watches.count()).toBe(0);
  });

  test('that the key may not list is refused alone: customers are counted all the same', async () => {
    answer = (url) =>
      url.pathname.endsWith('/issues')
        ? Response.json({ error: 'Forbidden' }, { status: 403 })
        : Response.json({ active_issue: { issue_id: 78, unread_messages: 2 } });
    await setQueue(db, 'h1', queue, now);
    const id = await add(ada);
    await poll();
    now += 10 * minute;
    await poll();
    expect(await db.watches.get('queue:h1')).toMatchObject({ trouble: { reason: 'not-allowed' } });
    expect(await db.watches.get(id)).toMatchObject({ unread: 2 });
    expect(await db.watches.get(id)).not.toHaveProperty('trouble');
  });
});

describe('snoozed, ended, seen', () => {
  test('a snoozed watch is asked once an hour, and wakes at its time', async () => {
    const id = await add(ada);
    await poll();
    await changeWatch(db, id, { snoozedUntil: now + 150 * minute }, now);
    for (let passed = 0; passed < 120; passed += 5) {
      now += 5 * minute;
      await poll();
    }
    expect(asked.length).toBeLessThanOrEqual(4);
    now += 31 * minute;
    const before = asked.length;
    for (let passed = 0; passed < 5; passed += 1) {
      now += minute + 6000;
      await poll();
    }
    expect(asked.length - before).toBeGreaterThanOrEqual(4);
  });

  test('a watch ends when its issue is gone, where the agent wants that, and is taken up again', async () => {
    const id = await add({ ...ada, ends: { withIssue: true } });
    await poll();
    now += 2 * minute;
    answer = () => Response.json({ active_issue: null });
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ ended: { why: 'issue' } });
    now += 20 * minute;
    expect((await poll(true)).asked).toBe(0);
    await changeWatch(db, id, { ended: false }, now);
    expect((await poll()).asked).toBe(1);
    expect(await db.watches.get(id)).not.toHaveProperty('ended');
  });

  test('a watch ends after its days without a change, and not because the clock leapt', async () => {
    const day = 24 * 60 * minute;
    const id = await add({ ...ada, ends: { days: 3 } });
    await poll();
    for (let passed = 0; passed < 2; passed += 1) {
      now += day;
      await poll();
    }
    expect(await db.watches.get(id)).not.toHaveProperty('ended');
    now += 400 * day;
    await poll();
    expect(await db.watches.get(id)).not.toHaveProperty('ended');
    now += 10 * minute;
    answer = () => issue(3);
    await poll();
    for (let passed = 0; passed < 4; passed += 1) {
      now += day;
      await poll();
    }
    expect(await db.watches.get(id)).toMatchObject({ ended: { why: 'quiet' } });
  });

  test('adding a customer again takes an ended watch up', async () => {
    const id = await add(ada);
    await changeWatch(db, id, { ended: true }, now);
    expect(await add(ada)).toBe(id);
    expect(await db.watches.get(id)).not.toHaveProperty('ended');
  });

  test('what the agent has seen of a customer is news no more, until there is more or another issue', async () => {
    const id = await add(ada);
    const news = async () => {
      const watch = await db.watches.get(id);
      return watch && newsOf(watch);
    };
    const next = async (unread: number, issue_id = 78) => {
      now += 2 * minute;
      answer = () => Response.json({ active_issue: { issue_id, unread_messages: unread } });
      await poll();
    };
    await next(2);
    expect(await news()).toBe(2);
    await seen(db, id, now);
    expect(await news()).toBe(0);
    expect(await db.watches.get(id)).toMatchObject({ unread: 2 });
    await next(3);
    expect(await news()).toBe(1);
    await next(1);
    expect(await news()).toBe(0);
    await next(2);
    expect(await news()).toBe(1);
    await next(2, 79);
    expect(await news()).toBe(2);
  });
});

describe('the world around', () => {
  test('while paused nobody is asked, and the alarm waits for the end', async () => {
    await add(ada);
    const until = now + 30 * minute;
    await saveUnreadSettings(db, { pausedUntil: until });
    const states: string[] = [];
    const woken = worker((state) => states.push(state));
    await woken.run();
    expect(asked).toHaveLength(0);
    expect([states.at(-1), woken.alarm()]).toEqual(['paused', until]);
    now = until + 1;
    expect((await poll()).asked).toBe(1);
  });

  test('a clock that is set back silences nobody, and breaks no floor', async () => {
    for (let n = 0; n < 3; n += 1) await add(customer(n));
    await poll();
    now -= 6 * 60 * minute;
    await poll();
    expect(asked).toHaveLength(3);
    now += 6 * minute;
    await poll();
    expect(asked).toHaveLength(6);
  });

  test('a clock that leapt ahead and is set right again goes on', async () => {
    await add(ada);
    await poll();
    now += 365 * 24 * 60 * minute;
    await poll();
    now -= 365 * 24 * 60 * minute;
    now += 10 * minute;
    await poll();
    now += 10 * minute;
    expect((await poll()).asked).toBeGreaterThanOrEqual(1);
  });

  test('when the network is back, who was not asked is asked at once', async () => {
    for (let n = 0; n < 3; n += 1) await add(customer(n));
    online = false;
    answer = () => new TypeError('Failed to fetch');
    await poll();
    asked.length = 0;
    online = true;
    answer = () => issue(1);
    await retryReachable(db, now);
    await poll();
    expect(asked.length).toBe(3);
  });

  test('after the vendor’s trouble one tries, and the others follow', async () => {
    for (let n = 0; n < 30; n += 1) await add(customer(n));
    answer = () => new TypeError('Failed to fetch');
    await poll();
    const before = asked.length;
    expect(before).toBeLessThanOrEqual(4);
    now += 61_000;
    await poll();
    expect(asked.length - before).toBeLessThanOrEqual(4);
    answer = () => issue(0);
    asked.length = 0;
    now += 5 * minute + 10_000;
    await poll();
    expect(new Set(asked.map((url) => url.searchParams.get('uid'))).size).toBe(30);
  });

  test('a page of HTML in every answer’s place, as of a guest network, is asked for few times', async () => {
    for (let n = 0; n < 40; n += 1) await add(customer(n));
    answer = () => new Response('<html>Sign in', { headers: { 'Content-Type': 'text/html' } });
    await poll();
    expect(asked.length).toBeLessThanOrEqual(8);
    const watches = await db.watches.toArray();
    expect(watches.every(({ trouble }) => trouble?.reason === 'malformed')).toBe(true);
  });
});

describe('Helpdesky', () => {
  const said = (...messages: [from: string, at: number][]) =>
    Response.json({ messages: messages.map(([from, timestamp]) => ({ from, text: 'x', timestamp })) });

  test('counts the visitor’s messages after the agent’s last look, by the vendor’s clock', async () => {
    const id = await add({ ...contact, agreed: true });
    const vendors = now + 7 * minute;
    answer = () => said(['visitor', vendors], ['agent', vendors + 1], ['visitor', vendors + 2]);
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ unread: 2 });
    await seen(db, id, now);
    expect(await db.watches.get(id)).toMatchObject({ unread: 0 });
    now += 10 * minute;
    answer = () => said(['visitor', vendors], ['visitor', vendors + 2], ['visitor', vendors + 3]);
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ unread: 1 });
  });

  test('a look while the history is on its way counts', async () => {
    const id = await add({ ...contact, agreed: true });
    const at = now - 1;
    answer = () => said(['visitor', at]);
    await poll();
    now += 10 * minute;
    answer = async () => {
      await seen(db, id, now);
      return said(['visitor', at]);
    };
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ unread: 0 });
  });

  test('a history that cannot be read is a trouble, never zero', async () => {
    const id = await add({ ...contact, agreed: true });
    answer = () => Response.json({ thread: [] });
    await poll();
    expect(await db.watches.get(id)).toMatchObject({ trouble: { reason: 'malformed' } });
    expect(await db.watches.get(id)).not.toHaveProperty('unread');
  });

  test('without the agent’s agreement it is read on request only', async () => {
    await add({ ...contact, agreed: false });
    expect((await poll()).asked).toBe(0);
    answer = () => said();
    expect(await poll(true)).toMatchObject({ asked: 1 });
    await poll(true);
    expect(asked).toHaveLength(1);
  });

  test('a refused token marks that conversation alone', async () => {
    const refused = await add({ ...contact, agreed: true });
    const other = await add({ ...contact, contactId: 'c2', agreed: true });
    answer = (url) =>
      url.searchParams.get('contactId') === 'c1'
        ? Response.json({}, { status: 401 })
        : said(['visitor', now]);
    await poll();
    expect(await db.watches.get(refused)).toMatchObject({ trouble: { reason: 'contact-refused' } });
    expect(await db.watches.get(other)).toMatchObject({ unread: 1 });
  });
});
