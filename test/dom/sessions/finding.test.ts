import { expect, test } from 'vitest';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { customersBy, sessionsOfCustomer, sessionsOfPerson } from '../../../utils/sessions/finding.ts';
import { pastOf } from '../../../utils/sessions/past.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import type { Customer, Session } from '../../../utils/sessions/session.ts';
import { cobrowse, day, minute, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** Sessions that are over, so that a hundred or more are stored packed; the first is the newest. */
function old(count: number, customer: Customer, from = 0): Session[] {
  return Array.from({ length: count }, (_, at) => {
    const startedAt = now - 10 * day - (from + at) * minute;
    return cobrowse({
      id: `file:${from + at}`,
      code: String(100_000 + from + at),
      customer,
      startedAt,
      expiresAt: startedAt + 20 * minute,
      updatedAt: startedAt,
    });
  });
}

test('a number is found however it is written, in rows and in packs', async () => {
  await putSessions(db, old(150, { name: 'Anna', phone: '+49 (0)30 1234-5678' }), now);
  await putSessions(db, [cobrowse({ customer: { phone: '030 12345678' } })], now);
  await putSessions(db, [cobrowse({ id: 'x:1', customer: { phone: '040 12345678' } })], now);
  for (const phone of ['+493012345678', '0049 30 12345678', '(030) 123 456 78']) {
    expect(await sessionsOfCustomer(db, { phone })).toHaveLength(151);
  }
  expect(await sessionsOfCustomer(db, { phone: '+43 30 12345678' })).toHaveLength(1);
});

test('a person’s sessions are those that agree with any of what is known, newest first', async () => {
  const ada = { id: '7', name: 'Ada', email: 'Ada@example.com', phone: '+1 212 555 0100' };
  await putSessions(
    db,
    [
      ...old(120, { email: 'ada@EXAMPLE.com' }),
      ...old(120, { id: '7' }, 120),
      ...old(120, { phone: '212-555-0100' }, 240),
      ...old(120, { id: '7', email: 'another@example.com' }, 360),
      ...old(120, { name: 'Ada' }, 480),
    ],
    now,
  );
  await putSessions(db, [cobrowse({ customer: ada })], now);
  const found = await sessionsOfPerson(db, ada);
  expect(found).toHaveLength(361);
  expect(found[0]?.id).toBe('cobrowse:s1');
  expect(found.map(({ startedAt }) => startedAt)).toEqual(
    found.map(({ startedAt }) => startedAt).sort((a, b) => (b ?? 0) - (a ?? 0)),
  );
  expect(await sessionsOfPerson(db, { name: 'ADA' })).toHaveLength(120);
  expect(await sessionsOfPerson(db, {})).toEqual([]);
});

test('customers are found by each kind of clue, each person once', async () => {
  await putSessions(db, old(130, { id: 'c1', name: 'Anna Berg', email: 'anna@example.com' }), now);
  await putSessions(db, [cobrowse({ customer: { id: 'c1', phone: '030 12345678' } })], now);
  await putSessions(db, [cobrowse({ id: 'x:1', customer: { id: 'anna', name: 'Bo' } })], now);
  const names = async (clue: Parameters<typeof customersBy>[1]) =>
    (await customersBy(db, clue)).customers.map(({ name }) => name);
  expect(await names({ email: 'ANNA@example.com' })).toEqual(['Anna Berg']);
  expect(await names({ id: 'c1' })).toEqual(['Anna Berg']);
  expect(await names({ id: '+49 30 12345678', phone: '+49 30 12345678' })).toEqual([undefined]);
  // The one whose id it is, then those whose name begins so.
  expect(await names({ id: 'anna', name: 'anna' })).toEqual(['Bo', 'Anna Berg']);
  expect(await names({ id: 'C1' })).toEqual([]);
  expect((await customersBy(db, { id: 'c1' })).customers[0]).toMatchObject({ phone: '030 12345678' });
});

test('thousands of sessions of one customer do not hide the others of the same beginning', async () => {
  await putSessions(db, old(1_500, { name: 'Anna Aa', email: 'aa@example.com' }), now);
  await putSessions(db, old(100, { name: 'Anna Zz', email: 'zz@example.com' }, 1_500), now);
  const found = await customersBy(db, { name: 'anna' });
  expect(found.customers.map(({ name }) => name)).toEqual(['Anna Aa', 'Anna Zz']);
  // A few of each are read, so there may be others, and that is said.
  expect(found.more).toBe(true);
  expect((await customersBy(db, { name: 'anna' }, 1)).customers).toHaveLength(1);
});

test('all of a few customers are found, and then there are no more', async () => {
  await putSessions(
    db,
    ['Anna', 'Annabel', 'Annika'].map((name, at) => cobrowse({ id: `x:${at}`, customer: { name } })),
    now,
  );
  const { customers, more } = await customersBy(db, { name: 'ann' });
  expect(customers.map(({ name }) => name)).toEqual(['Anna', 'Annabel', 'Annika']);
  expect(more).toBe(false);
});

test('a card hears of how many others there are, and of the newest few no more than a line shows', async () => {
  const ada = { name: 'Ada', email: 'ada@example.com' };
  const page = 'https://shop.example.com/basket';
  await putSessions(db, old(140, ada), now);
  await putSessions(
    db,
    [
      cobrowse({ customer: ada }),
      cobrowse({ id: 'x:1', code: '000001', customer: ada, startedAt: now - day, page, url: page }),
      cobrowse({ id: 'x:2', code: '000002', customer: ada, startedAt: now - 2 * day, url: 'javascript:1' }),
      cobrowse({ id: 'x:3', code: '000003', customer: { name: 'Ada' } }),
    ],
    now,
  );
  const past = await pastOf(db, { code: '482913', session: 'cobrowse:s1' }, now);
  if (!past.ok) throw new Error('refused');
  expect(past.value.total).toBe(142);
  expect(past.value.newest).toHaveLength(5);
  expect(past.value.newest[0]).toEqual({
    id: 'x:1',
    code: '000001',
    kind: 'cobrowse',
    standing: expect.any(String),
    at: now - day,
    where: page,
    opens: true,
  });
  expect(past.value.newest[1]).toMatchObject({ id: 'x:2', opens: false });
});

test('a name alone tells no customer from another, and a session that is gone has none', async () => {
  await putSessions(
    db,
    [cobrowse({ customer: { name: 'Ada' } }), cobrowse({ id: 'x:1', customer: { name: 'Ada' } })],
    now,
  );
  expect(await pastOf(db, { code: '482913', session: 'x:1' }, now)).toEqual({
    ok: true,
    value: { total: 0, newest: [] },
  });
  expect(await pastOf(db, { code: '482913', session: 'x:9' }, now)).toMatchObject({
    trouble: { reason: 'gone' },
  });
});
