import {
  addPacked,
  archiveTables,
  codesOf,
  type Packed,
  packedWhere,
  readySegments,
  removePacked,
} from './archive.ts';
import { isAhead } from './clock.ts';
import type { PatchcordDatabase } from './db.ts';
import { knownIds } from './known.ts';
import { codeOf, packSize, sessionOf } from './pack.ts';
import { type Parcel, sizeOf } from './parcel.ts';
import { codeAt, hashOf, keyAt, postingsOf } from './posting.ts';
import { packableOf } from './segment.ts';
import type { Session } from './session.ts';
import { isSettled } from './settled.ts';

/** From so many on, the hashes of all packed ids are held in memory, which a single record is not worth. */
const worthKnowing = 256;

/**
 * Keeps sessions by their id; of two records with one id the newest `updatedAt` wins, so that importing a file again
 * changes nothing. Those that may still be meant become rows, and so do a few old ones; a hundred or more that are over
 * are packed at once, as a segment: the larger a batch, the fewer there are to look into until `tend` has merged them.
 * One transaction, or part of the caller's own over `archiveTables`.
 *
 * @param now epoch ms, by which sessions are over
 * @returns how many were written, and how many were left out because a newer or equal record was there
 */
export async function putSessions(
  db: PatchcordDatabase,
  sessions: readonly Session[],
  now = Date.now(),
): Promise<{ written: number; kept: number }> {
  const newest = new Map<string, Session>();
  for (const session of sessions) {
    const before = newest.get(session.id);
    if (!before || isNewer(session, before, now)) newest.set(session.id, session);
  }
  const put = await db.transaction('rw', archiveTables(db), async () => {
    const rows = await knownRows(db, newest);
    const packed = await knownPacked(db, newest);
    const fresh = [...newest.values()].filter(({ id, updatedAt }) => {
      const before = rows.get(id) ?? packed.get(id)?.session;
      return !before || isNewer({ updatedAt }, before, now);
    });
    await removePacked(
      db,
      fresh.flatMap(({ id }) => packed.get(id) ?? []),
    );
    const settled = fresh.filter((session) => isSettled(session, now));
    const toPack = settled.length >= packSize ? settled : [];
    const packing = new Set(toPack);
    await db.sessions.bulkPut(fresh.filter((session) => !packing.has(session)));
    await db.sessions.bulkDelete(toPack.flatMap(({ id }) => (rows.has(id) ? [id] : [])));
    const segment = toPack.length > 0 ? await addPacked(db, packableOf(toPack)) : undefined;
    return { written: fresh.length, segment, toPack };
  });
  if (put.segment) {
    knownIds(db).learn(put.segment.id, postingsOf('ids', put.toPack));
  }
  return { written: put.written, kept: sessions.length - put.written };
}

/**
 * Keeps what a parcel holds, as `putSessions` would keep its sessions. Lines whose session cannot be here yet are stored as they are;
 * the few others are read, and go the long way.
 */
export async function putParcel(
  db: PatchcordDatabase,
  parcel: Parcel,
  now: number,
): Promise<{ written: number; kept: number }> {
  const put = await db.transaction('rw', archiveTables(db), async () => {
    const known = await knownCodes(db, parcel.postings.ids);
    const lines = parcel.lines.filter((line) => !known.has(codeOf(line)));
    const packs = lines.length >= packSize;
    const others = packs ? parcel.lines.filter((line) => known.has(codeOf(line))) : parcel.lines;
    const { written } = await putSessions(db, [...parcel.rest, ...others.map(sessionOf)], now);
    if (!packs) return { written, segment: undefined };
    const segment = await addPacked(db, { lines, postings: parcel.postings });
    return { written: written + lines.length, segment };
  });
  if (put.segment) knownIds(db).learn(put.segment.id, parcel.postings.ids);
  return { written: put.written, kept: sizeOf(parcel) - put.written };
}

/** The codes of those postings of ids that may lead to a session which is here. */
async function knownCodes(db: PatchcordDatabase, ids: Float64Array): Promise<Set<string>> {
  const rows = new Set((await db.sessions.toCollection().primaryKeys()).map(hashOf));
  const packed = knownIds(db);
  await packed.follow(db);
  const known = new Set<string>();
  for (const posting of ids) {
    const key = keyAt(posting);
    if (rows.has(key) || packed.has(key)) known.add(codeAt(posting));
  }
  return known;
}

/** Of two records with one id: what was written while the clock ran ahead gives way to what is written now. */
function isNewer(
  fresh: Pick<Session, 'updatedAt'>,
  before: Pick<Session, 'updatedAt'>,
  now: number,
): boolean {
  const [wasAhead, ahead] = [isAhead(before.updatedAt, now), isAhead(fresh.updatedAt, now)];
  return wasAhead === ahead ? before.updatedAt < fresh.updatedAt : wasAhead;
}

/** The rows that have these ids already. */
async function knownRows(
  db: PatchcordDatabase,
  newest: ReadonlyMap<string, Session>,
): Promise<Map<string, Session>> {
  let ids = [...newest.keys()];
  // One question for all keys is much faster than one for each id, as long as there are few rows.
  if (ids.length >= worthKnowing && (await db.sessions.count()) < 10 * ids.length) {
    ids = (await db.sessions.toCollection().primaryKeys()).filter((id) => newest.has(id));
  }
  const rows = await db.sessions.bulkGet(ids);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

/** The packed sessions that have these ids already. */
async function knownPacked(
  db: PatchcordDatabase,
  newest: ReadonlyMap<string, Session>,
): Promise<Map<string, Packed>> {
  let keys = [...newest.keys()].map(hashOf);
  if (keys.length >= worthKnowing) {
    const known = knownIds(db);
    await known.follow(db);
    keys = keys.filter((key) => known.has(key));
  }
  if (keys.length === 0) return new Map();
  const ranges = keys.sort((a, b) => a - b).map((key) => [key, key] as const);
  const codes = await codesOf(db, 'ids', ranges);
  const packed = await packedWhere(db, codes, ({ id }) => newest.has(id));
  return new Map(packed.map((each) => [each.session.id, each]));
}

/** How many sessions are kept. */
export async function countSessions(db: PatchcordDatabase): Promise<number> {
  return db.transaction('r', db.sessions, db.segments, async () => {
    const packed = (await readySegments(db)).reduce((sum, { count }) => sum + count, 0);
    return packed + (await db.sessions.count());
  });
}

/** Deletes everything that the extension keeps. @returns how many records went; a packed session is one */
export async function deleteEverything(db: PatchcordDatabase): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    const packing: string[] = [db.sessions, db.segments, db.packs, db.postings].map(({ name }) => name);
    let deleted = await countSessions(db);
    for (const table of db.tables) {
      if (!packing.includes(table.name)) deleted += await table.count();
      await table.clear();
    }
    return deleted;
  });
}
