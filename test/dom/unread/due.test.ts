import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { pollDue } from '../../../utils/unread/due.ts';
import { addWatch, removeWatch, retryAccount, seen } from '../../../utils/unread/list.ts';
import type { WatchRequest } from '../../../utils/unread/watch.ts';

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

const poll = (wanted?: boolean) =>
  pollDue(
    {
      db,
      now: () => now,
      random: () => 0.5,
      online: () => online,
      secretOf: async (id) => (await db.secrets.get(id))?.value,
      fetch: async (url) => {
        asked.push(new URL(String(url)));
        const said = await answer(new URL(String(url)));
        if (said instanceof Error) throw said;
        return said;
      },
    },
    wanted,
  );

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
    expect(await poll()).toEqual({ asked: 1, wakeAt: now + minute + 2500 });
    expect(await db.watches.get(id)).toMatchObject({ unread: 2, issue: '78', rightAt: now, failures: 0 });
  });

  test('with nothing to watch asks nothing and wakes for nothing', async () => {
    expect(await poll()).toEqual({ asked: 0, wakeAt: undefined });
  });

  test('a mere wake-up asks nobody before the time', async () => {
    await add(ada);
    await poll();
    now += minute - 1;
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
    void poll();
    await isAsked;
    // The first poll never comes back, as after a kill.
    now += minute;
    await poll();
    expect(asked).toHaveLength(1);
    now += 4 * minute;
    answer = () => issue(1);
    await poll();
    expect(asked).toHaveLength(2);
  });

  test('a count that could not be refreshed keeps its time and gets the trouble', async () => {
    const id = await add(ada);
    await poll();
    const rightAt = now;
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
    expect(healed).toMatchObject({ unread: 0, rightAt: now, failures: 0 });
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
    answer = () => said(['visitor', now - 1]);
    await poll();
    now += 10 * minute;
    answer = async () => {
      await seen(db, id, now);
      return said(['visitor', now - 10 * minute - 1]);
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
    expect(await poll()).toEqual({ asked: 0, wakeAt: undefined });
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
