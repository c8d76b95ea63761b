import Dexie from 'dexie';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { customersByName, sessionsByCode, sessionsOfCustomer } from '../../../utils/sessions/finding.ts';
import { countSessions, putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { dice } from '../../unit/sessions/dice.ts';
import { quantile, round } from '../page/clock.ts';
import { customerOf, makeRecords } from './records.ts';

const small = 10_000;
const now = Date.now();

/** Raw IndexedDB: one row each, with three indexes. */
async function openRaw(): Promise<IDBDatabase> {
  await Dexie.delete('raw');
  const open = indexedDB.open('raw', 1);
  open.onupgradeneeded = () => {
    const store = open.result.createObjectStore('sessions', { keyPath: 'id' });
    for (const path of ['code', 'updatedAt', 'customer.email']) store.createIndex(path, path);
  };
  await settled(open);
  return open.result;
}

/** The time in ms that raw IndexedDB takes for a batch in one transaction. */
async function putRaw(db: IDBDatabase, records: readonly Session[]): Promise<number> {
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

function settled(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  });
}

/**
 * The time in ms that `putSessions` takes for the records of a span, without making them; and, in turns with it so that
 * whatever the machine does meets both, that of raw IndexedDB for `rawRecords` of them.
 */
async function write(
  db: PatchcordDatabase,
  raw: IDBDatabase,
  { from, to, batch, rawRecords }: { from: number; to: number; batch: number; rawRecords: number },
): Promise<{ ms: number; rawMs: number }> {
  const taken = { ms: 0, rawMs: 0 };
  let rawDone = 0;
  for (let at = from; at < to; at += batch) {
    const records = makeRecords(at, Math.min(batch, to - at), now);
    const start = performance.now();
    await putSessions(db, records, now);
    taken.ms += performance.now() - start;
    if ((rawDone / rawRecords) * (to - from) > at - from) continue;
    taken.rawMs += await putRaw(raw, records);
    rawDone += records.length;
  }
  return { ms: taken.ms, rawMs: taken.rawMs * ((to - from) / rawDone) };
}

async function times(count: number, work: (at: number) => Promise<{ length: number }>) {
  const each: number[] = [];
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    found += (await work(at)).length;
    each.push(performance.now() - start);
  }
  return { p50: quantile(each, 0.5), p95: quantile(each, 0.95), p99: quantile(each, 0.99), found };
}

/** Look-ups of codes that are there, with the database at a size. */
async function lookUp(db: PatchcordDatabase, size: number, seed: number) {
  const roll = dice(seed);
  const codes = Array.from({ length: 1000 }, () => makeRecords(roll(size), 1, now)[0]?.code ?? '');
  await times(50, (at) => sessionsByCode(db, codes[at] ?? ''));
  const taken = await times(codes.length, (at) => sessionsByCode(db, codes[at] ?? ''));
  if (taken.found < codes.length) throw new Error(`${taken.found} found of ${codes.length}`);
  return taken;
}

async function findCustomers(db: PatchcordDatabase, size: number) {
  const roll = dice(5);
  const people = Array.from(
    { length: 200 },
    () => makeRecords(roll(size), 1, now)[0]?.customer ?? customerOf(1),
  );
  const exact = await times(200, (at) => sessionsOfCustomer(db, { email: people[at]?.email }));
  const short = await times(200, (at) => customersByName(db, (people[at]?.name ?? '').slice(0, 3)));
  const long = await times(200, (at) => customersByName(db, (people[at]?.name ?? '').slice(0, 9)));
  if (exact.found < 200 || short.found < 200 || long.found < 200) throw new Error('customers are missing');
  return { exact, short, long };
}

async function used(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? Number.NaN;
}

/** Everything that `sessions.bench.ts` asks of one browser. */
async function measure(full: number, rawRecords: number, batch: number): Promise<Record<string, number>> {
  const raw = await openRaw();
  const name = `bench-${crypto.randomUUID()}`;
  const db = new PatchcordDatabase(name);
  await db.open();
  try {
    await write(db, raw, { from: 0, to: small, batch, rawRecords: small });
    await tend(db, now);
    const few = await lookUp(db, small, 3);
    const { ms, rawMs } = await write(db, raw, { from: small, to: full, batch, rawRecords });
    const meanwhile = await lookUp(db, full, 11);
    const start = performance.now();
    await tend(db, now);
    const tending = performance.now() - start;
    if ((await countSessions(db)) !== full)
      throw new Error(`${await countSessions(db)} are there of ${full}`);
    const many = await lookUp(db, full, 4);
    const { exact, short, long } = await findCustomers(db, full);
    const written = full - small;
    raw.close();
    await Dexie.delete('raw');
    const bytes = (await used()) / full;
    const rate = written / (ms / 1000);
    const rawRate = written / (rawMs / 1000);
    const again: Session[] = makeRecords(full / 2, batch, now);
    const started = performance.now();
    const same = await putSessions(db, again, now);
    if (same.kept !== again.length) throw new Error('importing again changed something');
    const figures = {
      records: full,
      raw_rate: rawRate,
      write_rate: rate,
      write_vs_raw: rawMs / ms,
      write_and_tend_vs_raw: rawMs / (ms + tending),
      tend_s: tending / 1000,
      again_rate: again.length / ((performance.now() - started) / 1000),
      lookup_p50_ms: many.p50,
      lookup_p99_ms: many.p99,
      lookup_small_p50_ms: few.p50,
      lookup_growth: many.p50 / few.p50,
      lookup_untended_p50_ms: meanwhile.p50,
      lookup_untended_p99_ms: meanwhile.p99,
      customer_p95_ms: Math.max(exact.p95, short.p95, long.p95),
      customer_exact_p95_ms: exact.p95,
      name_p95_ms: Math.max(short.p95, long.p95),
      segments: await db.segments.count(),
      bytes_a_record: bytes,
    };
    return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]));
  } finally {
    db.close();
    await Dexie.delete(name);
  }
}

Object.assign(globalThis, { measure });
