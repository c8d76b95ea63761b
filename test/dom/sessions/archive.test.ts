import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { customersByName, sessionsByCode, sessionsOfCustomer } from '../../../utils/sessions/finding.ts';
import { cutFor, deleteCustomer, purge } from '../../../utils/sessions/keeping.ts';
import { timeOf } from '../../../utils/sessions/pack.ts';
import { parcelOf } from '../../../utils/sessions/parcel.ts';
import { isCustomer } from '../../../utils/sessions/posting.ts';
import { countSessions, deleteEverything, putParcel, putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { dice } from '../../unit/sessions/dice.ts';
import { cobrowse, day, minute, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';
import { anyRecord, byId, everything, expectSame, putInto } from './model.ts';

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** Sessions that were over long ago. */
function old(count: number, more: (at: number) => Partial<Session> = () => ({})): Session[] {
  return Array.from({ length: count }, (_, at) => {
    const startedAt = now - 10 * day - at;
    const code = String((at * 7919) % 1_000_000).padStart(6, '0');
    return cobrowse({
      id: `file:${at}`,
      code,
      startedAt,
      expiresAt: startedAt + 20 * minute,
      updatedAt: startedAt,
      ...more(at),
    });
  });
}

test('sessions that are over are packed, live ones are rows, and a code finds both', async () => {
  const live = cobrowse({ code: '007919' });
  expect(await putSessions(db, [...old(1000), live], now)).toEqual({ written: 1001, kept: 0 });
  expect(await db.sessions.toArray()).toEqual([live]);
  expect(await db.packs.count()).toBe(10);
  expect(byId(await sessionsByCode(db, '007919'))).toEqual(byId([live, ...old(2).slice(1)]));
  expect(await countSessions(db)).toBe(1001);
});

test('a parcel that is all new is stored as it is; of one that is not, the rest goes the long way', async () => {
  const live = cobrowse({ id: 'file:live', code: '007919' });
  const some = old(300);
  expect(await putParcel(db, parcelOf([...some, live], now), now)).toEqual({ written: 301, kept: 0 });
  expect(await db.segments.count()).toBe(1);
  expect(await db.sessions.toArray()).toEqual([live]);

  const newer = { ...(some[7] ?? live), updatedAt: now - day };
  const over = { ...live, startedAt: now - 9 * day, expiresAt: now - 9 * day, updatedAt: now + 1 };
  const more = old(600).slice(300);
  const twice = [
    cobrowse({ id: 'file:twice', code: '118204' }),
    cobrowse({ id: 'file:twice', code: '118205' }),
  ];
  const parcel = parcelOf([...more, newer, over, ...some.slice(0, 3), ...twice], now);
  expect(await putParcel(db, parcel, now)).toEqual({ written: 303, kept: 4 });
  expect(await db.segments.count()).toBe(2);
  const all = byId([...some.filter(({ id }) => id !== newer.id), newer, over, ...more, ...twice.slice(0, 1)]);
  expect(await everything(db)).toEqual(all);
  expect(await countSessions(db)).toBe(602);
});

test('importing packed sessions again changes nothing', async () => {
  await putSessions(db, old(1000), now);
  expect(await putSessions(db, old(1000), now)).toEqual({ written: 0, kept: 1000 });
  expect(await putSessions(db, old(3), now)).toEqual({ written: 0, kept: 3 });
  expect(await everything(db)).toEqual(byId(old(1000)));
});

test('a packed session that comes alive is a row, with another code too, and is packed again when over', async () => {
  await putSessions(db, old(1000), now);
  const alive = cobrowse({ id: 'file:5', code: '111111', updatedAt: now, state: 'active' });
  await putSessions(db, [alive], now);
  expect(await db.sessions.toArray()).toEqual([alive]);
  expect(await sessionsByCode(db, old(6)[5]?.code ?? '')).toEqual([]);
  expect(await countSessions(db)).toBe(1000);
  const later = now + 10 * day;
  await putSessions(
    db,
    old(200, (at) => ({ id: `more:${at}` })).map((row) => ({ ...row, startedAt: now })),
    now,
  );
  expect(await db.sessions.count()).toBe(201);
  expect(await tend(db, later)).toBe(true);
  expect(await db.sessions.count()).toBe(0);
  expect(await countSessions(db)).toBe(1200);
  expect(await sessionsByCode(db, '111111')).toEqual([alive]);
});

test.each([1, 2, 3, 4, 5])(
  'whatever is put, updated, deleted, purged and tidied: the same as in a plain map (seed %i)',
  async (seed) => {
    const roll = dice(seed);
    const model = new Map<string, Session>();
    const ids = 200 + roll(3000);
    for (let turn = 0; turn < 14; turn += 1) {
      const what = roll(10);
      if (what < 6) {
        const batch = Array.from({ length: roll(3) === 0 ? 1 + roll(5) : roll(900) }, () =>
          anyRecord(roll, ids),
        );
        const before = new Map(model);
        putInto(model, batch);
        const written = [...model].filter(([id, session]) => before.get(id) !== session).length;
        const put =
          roll(2) === 0
            ? await putSessions(db, batch, now)
            : await putParcel(db, structuredClone(parcelOf(batch, now)), now);
        expect(put).toEqual({ written, kept: batch.length - written });
      } else if (what === 6) {
        const customer = { email: `${roll(30)}@example.com` };
        const theirs = [...model.values()].filter((each) => isCustomer(customer, each.customer));
        expect(await deleteCustomer(db, customer)).toBe(theirs.length);
        for (const { id } of theirs) model.delete(id);
      } else if (what === 7) {
        const before = now - (20 + roll(40)) * day;
        const gone = [...model.values()].filter((session) => timeOf(session) < before);
        expect(await purge(db, { before, now })).toBe(gone.length);
        for (const { id } of gone) model.delete(id);
      } else if (what === 8) expect(await tend(db, now)).toBe(true);
      else await tend(db, now, abortAfter(roll(6)));
    }
    await expectSame(db, model);
    await tend(db, now);
    await expectSame(db, model);
  },
);

/** A signal that says so when it has been looked at so many times: between two steps, not after a time. */
function abortAfter(steps: number): AbortSignal {
  let looked = 0;
  const { signal } = new AbortController();
  Object.defineProperty(signal, 'aborted', {
    get() {
      looked += 1;
      return looked > steps;
    },
  });
  return signal;
}

test('after tidying, few segments are left, and what was deleted has no postings any more', async () => {
  for (let batch = 0; batch < 30; batch += 1) {
    await putSessions(
      db,
      old(300, (at) => ({ id: `${batch}:${at}`, startedAt: now - (10 + batch) * day })),
      now,
    );
  }
  await tend(db, now);
  expect(await db.segments.count()).toBe(1);
  expect(await purge(db, { before: now - 15 * day, now })).toBe(24 * 300);
  await tend(db, now);
  const postings = (await db.postings.toArray()).reduce((sum, { entries }) => sum + entries.length, 0);
  expect(postings).toBe(6 * 300);
  expect(await countSessions(db)).toBe(6 * 300);
  expect((await db.packs.toArray()).reduce((sum, { count }) => sum + count, 0)).toBe(6 * 300);
});

test('a customer is found by address, number and id, and a name by its beginning, in rows and in packs', async () => {
  const customers = [
    { name: 'Anna Berg', email: 'Anna@Example.com', id: 'c1' },
    { name: 'Annabel Cho', phone: '+49 30 1' },
    { name: 'Bo', email: 'bo@example.com' },
  ];
  const customer = (at: number) => customers[at % 3] ?? {};
  await putSessions(
    db,
    old(600, (at) => ({ customer: customer(at) })),
    now,
  );
  await putSessions(db, [cobrowse({ customer: customer(0) })], now);
  expect(await sessionsOfCustomer(db, { email: 'anna@example.com' })).toHaveLength(201);
  expect(await sessionsOfCustomer(db, { id: 'c1' })).toHaveLength(201);
  expect(await sessionsOfCustomer(db, { phone: '+49 30 1' })).toHaveLength(200);
  expect(await sessionsOfCustomer(db, { email: 'anna@example.com', id: 'c2' })).toEqual([]);
  expect(await sessionsOfCustomer(db, {})).toEqual([]);
  expect((await sessionsOfCustomer(db, { id: 'c1' }))[0]).toEqual(cobrowse({ customer: customer(0) }));
  const names = async (prefix: string) => (await customersByName(db, prefix)).map(({ name }) => name);
  expect(await names('ANNA')).toEqual(['Anna Berg', 'Annabel Cho']);
  expect(await names('annabel c')).toEqual(['Annabel Cho']);
  expect(await names('b')).toEqual(['Bo']);
  expect(await names('')).toEqual([]);
  expect(await deleteCustomer(db, { id: 'c1' })).toBe(201);
  expect(await names('anna')).toEqual(['Annabel Cho']);
});

test('retention by size takes the oldest, and never one that may still be meant', async () => {
  await putSessions(
    db,
    old(500, (at) => ({ startedAt: now - (3 + at) * day })),
    now,
  );
  await putSessions(
    db,
    [cobrowse(), cobrowse({ id: 'file:x', startedAt: now - 400 * day, updatedAt: now })],
    now,
  );
  expect(await cutFor(db, 1000)).toEqual({ before: 0, extra: 0 });
  const { before } = await cutFor(db, 102);
  await purge(db, { before, now });
  const left = await everything(db);
  expect(left.filter(({ id }) => /^file:\d/.test(id)).map(({ startedAt }) => startedAt)).toHaveLength(101);
  expect(Math.min(...left.map(timeOf))).toBe(now - 400 * day);
});

test('deleting everything counts sessions, not packs', async () => {
  await putSessions(db, [...old(1000), cobrowse()], now);
  expect(await deleteEverything(db)).toBe(1001);
  expect(await countSessions(db)).toBe(0);
  expect(await sessionsByCode(db, '007919')).toEqual([]);
  expect(await putSessions(db, old(1000), now)).toEqual({ written: 1000, kept: 0 });
});

test('another window that wrote meanwhile is not forgotten', async () => {
  const other = new PatchcordDatabase(db.name);
  await putSessions(db, old(1000), now);
  await putSessions(
    other,
    old(1000, (at) => ({ id: `other:${at}` })),
    now,
  );
  expect(
    (
      await putSessions(
        db,
        old(1000, (at) => ({ id: `other:${at}` })),
        now,
      )
    ).written,
  ).toBe(0);
  other.close();
});

test('a database of the version before keeps its rows, and packs those that are over afterwards', async () => {
  const before = new Dexie(db.name);
  before.version(1).stores({
    sessions: 'id, code, updatedAt, startedAt, expiresAt, customer.email',
    sightings: 'id, code, tab, lastSeenAt',
    links: 'id, madeAt',
    templates: 'id',
    watches: 'id, account, nextAt',
    sites: 'pattern',
    accounts: 'id, vendor',
    secrets: 'id',
  });
  before.version(2).stores({ missing: 'tab' });
  before.version(3).stores({ settings: 'name' });
  before.version(4).stores({ imports: 'id' });
  await before.open();
  const rows = [...old(2500, () => ({ customer: { phone: '7' } })), cobrowse()];
  await before.table('sessions').bulkPut(rows);
  await before.table('settings').put({ name: 'own', labels: [], patterns: [] });
  before.close();

  await db.open();
  expect(await db.sessions.count()).toBe(2501);
  expect(await sessionsOfCustomer(db, { phone: '7' })).toHaveLength(2500);
  await tend(db, now);
  expect(await db.sessions.toArray()).toEqual([cobrowse()]);
  expect(await everything(db)).toEqual(byId(rows));
  expect(await sessionsOfCustomer(db, { phone: '7' })).toHaveLength(2500);
  expect(await db.settings.count()).toBe(1);
});
