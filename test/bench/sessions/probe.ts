import { purgeOld } from '../../../utils/keeping/purging.ts';
import { saveRetention } from '../../../utils/keeping/retention.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { customersByName, sessionsByCode, sessionsOfCustomer } from '../../../utils/sessions/finding.ts';
import { countSessions, putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { dice } from '../../unit/sessions/dice.ts';
import { quantile } from '../page/clock.ts';
import { customerOf, makeRecords } from './records.ts';

/** What `sessions.bench.ts` has done in a page of the extension, beside the extension's own database. */
export interface Probe {
  /** Puts records of a span into raw IndexedDB, one row each with three indexes. @returns ms, without making them */
  putRaw(from: number, to: number, now: number): Promise<number>;
  /** Look-ups by code in a database of its own with so many records. @returns their median in ms */
  lookUpAmong(records: number, now: number): Promise<number>;
  /** Look-ups in the extension's database, which holds the first so many of `makeRecords`. */
  lookUp(records: number, now: number): Promise<Looked>;
  /** The same look-ups by code while so many too many are deleted, as the background does both: in one thread. */
  lookUpInPurge(records: number, tooMany: number, now: number): Promise<InPurge>;
  /** Bytes that the origin uses. */
  used(): Promise<number>;
}

interface Looked {
  p50: number;
  p99: number;
  exact: number;
  name: number;
}

/** In ms, and how many look-ups there were. */
interface InPurge {
  p50: number;
  p99: number;
  purge: number;
  count: number;
}

/** As many as one transaction takes. */
const batch = 5_000;

async function openRaw(): Promise<IDBDatabase> {
  const open = indexedDB.open('raw', 1);
  open.onupgradeneeded = () => {
    const store = open.result.createObjectStore('sessions', { keyPath: 'id' });
    for (const path of ['code', 'updatedAt', 'customer.email']) store.createIndex(path, path);
  };
  return new Promise((done, failed) => {
    open.onsuccess = () => done(open.result);
    open.onerror = () => failed(open.error);
  });
}

async function putBatch(db: IDBDatabase, records: readonly Session[]): Promise<number> {
  const start = performance.now();
  const transaction = db.transaction('sessions', 'readwrite');
  const store = transaction.objectStore('sessions');
  for (const record of records) store.put(record);
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error);
  });
  return performance.now() - start;
}

async function putRaw(from: number, to: number, now: number): Promise<number> {
  const db = await openRaw();
  let ms = 0;
  for (let at = from; at < to; at += batch)
    ms += await putBatch(db, makeRecords(at, Math.min(batch, to - at), now));
  db.close();
  return ms;
}

/** The times in ms of work that is done so many times, and how much it found. */
async function times(count: number, work: (at: number) => Promise<{ length: number }>) {
  const each: number[] = [];
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    found += (await work(at)).length;
    each.push(performance.now() - start);
  }
  if (found < count) throw new Error(`${found} found of ${count}`);
  return each;
}

async function byCode(db: PatchcordDatabase, records: number, now: number): Promise<number[]> {
  const roll = dice(11);
  const codes = Array.from({ length: 1_050 }, () => makeRecords(roll(records), 1, now)[0]?.code ?? '');
  const taken = await times(codes.length, (at) => sessionsByCode(db, codes[at] ?? ''));
  return taken.slice(50);
}

async function lookUpAmong(records: number, now: number): Promise<number> {
  const db = new PatchcordDatabase('bench');
  for (let at = 0; at < records; at += batch) await putSessions(db, makeRecords(at, batch, now), now);
  await tend(db, now);
  const taken = await byCode(db, records, now);
  db.close();
  await db.delete();
  return quantile(taken, 0.5);
}

async function lookUp(records: number, now: number): Promise<Looked> {
  const db = new PatchcordDatabase();
  const kept = await countSessions(db);
  if (kept !== records) throw new Error(`${kept} are kept of ${records}`);
  const codes = await byCode(db, records, now);
  const roll = dice(5);
  const people = Array.from(
    { length: 200 },
    () => makeRecords(roll(records), 1, now)[0]?.customer ?? customerOf(1),
  );
  const exact = await times(200, (at) => sessionsOfCustomer(db, { email: people[at]?.email }));
  const short = await times(200, (at) => customersByName(db, (people[at]?.name ?? '').slice(0, 3)));
  const long = await times(200, (at) => customersByName(db, (people[at]?.name ?? '').slice(0, 9)));
  db.close();
  return {
    p50: quantile(codes, 0.5),
    p99: quantile(codes, 0.99),
    exact: quantile(exact, 0.95),
    name: Math.max(quantile(short, 0.95), quantile(long, 0.95)),
  };
}

/** Between two look-ups, in ms: more often than any page asks. */
const lookPause = 10;

async function lookUpInPurge(records: number, tooMany: number, now: number): Promise<InPurge> {
  const db = new PatchcordDatabase();
  const kept = await countSessions(db);
  await saveRetention(db, { most: kept - tooMany });
  const roll = dice(13);
  const taken: number[] = [];
  const start = performance.now();
  let isOver = false;
  const purging = purgeOld(db, now, { asked: true }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const code = makeRecords(roll(records), 1, now)[0]?.code ?? '';
    const from = performance.now();
    await sessionsByCode(db, code);
    taken.push(performance.now() - from);
    await new Promise((resume) => setTimeout(resume, lookPause));
  }
  await purging;
  const purge = performance.now() - start;
  const left = await countSessions(db);
  if (left > kept - tooMany) throw new Error(`${left} stayed of ${kept}`);
  db.close();
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), purge, count: taken.length };
}

async function used(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? Number.NaN;
}

Object.assign(globalThis, { probe: { putRaw, lookUpAmong, lookUp, lookUpInPurge, used } satisfies Probe });
