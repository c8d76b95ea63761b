import { afterEach, expect, test } from 'vitest';
import { ownRules } from '../../../utils/accounts/own.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { customersByName, sessionsByCode, sessionsOfCustomer } from '../../../utils/sessions/finding.ts';
import { linesOf, sessionOf } from '../../../utils/sessions/pack.ts';
import { countSessions } from '../../../utils/sessions/records.ts';
import type { StoredPack } from '../../../utils/sessions/segment.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { byId, everything } from './model.ts';
import v1 from './older/v1.json';
import v2 from './older/v2.json';
import v3 from './older/v3.json';
import v4 from './older/v4.json';
import v5 from './older/v5.json';
import v6 from './older/v6.json';

interface Written {
  version: number;
  stores: {
    name: string;
    keyPath: string | string[];
    indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
    records: Record<string, unknown>[];
  }[];
}

const older: [version: number, written: Written][] = [
  [1, v1],
  [2, v2],
  [3, v3],
  [4, v4],
  [5, v5],
  [6, v6],
];

let db: PatchcordDatabase;
afterEach(async () => {
  db.close();
  await db.delete();
});

/** The database as the older version left it, made without any code of ours. */
async function lay(name: string, { version, stores }: Written): Promise<void> {
  const made = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, indexes, records } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
        for (const record of records) store.put(revived(record));
      }
    };
  });
  made.close();
}

/** A `Map` was written as `{ "$map": … }`, a `Float64Array` as `{ "$floats": … }`. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value) return new Map(revived(value.$map) as [unknown, unknown][]);
  if ('$floats' in value) return Float64Array.from(value.$floats as number[]);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revived(each)]));
}

test.each(older)('what version %i really stored is there, found, and tidied up', async (version, written) => {
  expect(written.version).toBe(10 * version);
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await lay(db.name, written);
  await db.open();
  for (const { name, records } of written.stores) {
    const there = await db.table(name).toArray();
    const keys = [db.table(name).schema.primKey.keyPath ?? []].flat();
    const sorted = (all: object[]) =>
      new Map(all.map((one) => [keys.map((key) => Reflect.get(one, key)).join(), one]));
    expect(sorted(there)).toEqual(sorted(records.map(revived) as object[]));
  }

  const recordsOf = (table: string) => written.stores.find(({ name }) => name === table)?.records ?? [];
  const packed = (recordsOf('packs') as unknown as StoredPack[]).flatMap(linesOf).map(sessionOf);
  const sessions = [...(recordsOf('sessions') as unknown as Session[]), ...packed];
  expect(sessions.length).toBe(321);
  const live = sessions.find(({ id }) => id === 'cobrowse:live');
  const now = (live?.updatedAt ?? 0) + 60_000;
  const findsAll = async () => {
    expect(await everything(db)).toEqual(byId(sessions));
    expect(await countSessions(db)).toBe(321);
    expect(await sessionsByCode(db, '482913')).toEqual([live]);
    expect(await sessionsOfCustomer(db, { email: '7@example.com' })).toHaveLength(8);
    expect(await sessionsOfCustomer(db, { phone: '+49 30 7' })).toHaveLength(8);
    expect((await customersByName(db, 'customer 7')).map(({ name }) => name)).toEqual(['Customer 7']);
  };
  await findsAll();
  expect(await tend(db, now)).toBe(true);
  expect(await db.sessions.toArray()).toEqual([live]);
  await findsAll();

  expect(await db.sightings.where('code').equals('482913').count()).toBe(1);
  expect((await db.links.toArray()).map(({ id }) => id)).toEqual(['o1']);
  expect(await db.secrets.get('h1')).toEqual({ id: 'h1', value: 'key' });
  expect(await db.watches.where('account').equals('h1').count()).toBe(1);
  const { labels } = await ownRules(db);
  expect(labels.map(({ text }) => text)).toEqual(version >= 3 ? ['Ticket PIN'] : []);
});

test('every version before this one has its file', () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  expect(older.map(([version]) => version)).toEqual(Array.from({ length: db.verno - 1 }, (_, at) => at + 1));
});
