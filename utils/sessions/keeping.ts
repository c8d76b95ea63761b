import { archiveTables, codesOf, packedWhere, readySegments, removePacked, thin } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { rowsOfCustomer } from './finding.ts';
import { nextLines } from './merge.ts';
import { ageOf, sessionOf, timeOf } from './pack.ts';
import { type CustomerKey, isCustomer, peopleKeys } from './posting.ts';
import type { Session } from './session.ts';
import { isSettled } from './settled.ts';

/** So many rows, and so many packs, are purged or read in one step. */
const stepRows = 500;
const stepPacks = 20;

/**
 * Deletes every session of a customer, live or packed, in one transaction.
 *
 * @param customer as `sessionsOfCustomer` takes it
 * @returns how many sessions went
 */
export async function deleteCustomer(db: PatchcordDatabase, customer: CustomerKey): Promise<number> {
  const [key] = peopleKeys(customer);
  if (key === undefined) return 0;
  return db.transaction('rw', archiveTables(db), async () => {
    const rows = await rowsOfCustomer(db, customer);
    const codes = await codesOf(db, 'people', [[key, key]]);
    const packed = await packedWhere(db, codes, (session) => isCustomer(customer, session.customer));
    await db.sessions.bulkDelete(rows.map(({ id }) => id));
    await removePacked(db, packed);
    return rows.length + packed.length;
  });
}

/**
 * Deletes sessions that began before a time; of those that are rows only the ones that are over. In steps of some
 * milliseconds, between which look-ups have their turn.
 *
 * @param before epoch ms
 * @param now epoch ms, by which sessions are over
 * @param signal ends it after the step under way; a later call goes on
 * @returns how many went
 */
export async function purge(
  db: PatchcordDatabase,
  { before, now }: { before: number; now: number },
  signal?: AbortSignal,
): Promise<number> {
  let gone = 0;
  for (const index of ['startedAt', 'updatedAt'] as const) {
    for (let passed = 0; !signal?.aborted; ) {
      const step = await purgeRows(db, index, { before, now, passed });
      if (step.looked === 0) break;
      passed += step.looked - step.gone;
      gone += step.gone;
    }
  }
  while (!signal?.aborted) {
    const step = await purgePacks(db, before);
    if (step === undefined) break;
    gone += step;
  }
  return gone;
}

/** @param index those without `startedAt` are found by `updatedAt` alone */
async function purgeRows(
  db: PatchcordDatabase,
  index: 'startedAt' | 'updatedAt',
  { before, now, passed }: { before: number; now: number; passed: number },
): Promise<{ looked: number; gone: number }> {
  return db.transaction('rw', db.sessions, async () => {
    const rows = await db.sessions.where(index).below(before).offset(passed).limit(stepRows).toArray();
    const old = rows.filter((row) => timeOf(row) < before && isSettled(row, now));
    await db.sessions.bulkDelete(old.map(({ id }) => id));
    return { looked: rows.length, gone: old.length };
  });
}

async function purgePacks(db: PatchcordDatabase, before: number): Promise<number | undefined> {
  return db.transaction('rw', db.segments, db.packs, async () => {
    const packs = await db.packs.where('oldest').below(before).limit(stepPacks).toArray();
    if (packs.length === 0) return undefined;
    const segments = new Map((await db.segments.toArray()).map((segment) => [segment.id, segment]));
    let gone = 0;
    for (const pack of packs) {
      const segment = segments.get(pack.segment);
      const removed = await thin(db, pack, (line) => ageOf(line) >= before);
      if (!segment || segment.state === 'dead') continue;
      const changed = {
        ...segment,
        count: segment.count - removed,
        removed: (segment.removed ?? 0) + removed,
      };
      segments.set(segment.id, changed);
      await db.segments.put(changed);
      // What is being merged is there twice until that is done, and counts once.
      if (segment.state === 'ready') gone += removed;
    }
    return gone;
  });
}

/**
 * The time before which sessions have to go so that at most so many stay: the argument `before` of `purge`.
 *
 * @param most sessions that may stay
 * @returns epoch ms; 0 when nothing has to go
 */
export async function cutFor(db: PatchcordDatabase, most: number): Promise<number> {
  // A count for each minute is small, and a minute more or less does not matter here.
  const minute = 60_000;
  const minutes = new Map<number, number>();
  let total = 0;
  for await (const sessions of exportable(db)) {
    for (const session of sessions) {
      const at = Math.floor(timeOf(session) / minute);
      minutes.set(at, (minutes.get(at) ?? 0) + 1);
    }
    total += sessions.length;
  }
  let over = total - most;
  if (over <= 0) return 0;
  for (const [at, count] of [...minutes].sort(([a], [b]) => a - b)) {
    over -= count;
    if (over <= 0) return (at + 1) * minute;
  }
  return 0;
}

/**
 * All sessions, live and packed, in the order of their codes, a few thousand at most at a time. What is moved from row to
 * pack meanwhile comes once; what is added meanwhile may come or not.
 */
export async function* exportable(db: PatchcordDatabase): AsyncGenerator<Session[]> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const step: { sessions: Session[]; upTo: string | undefined } = await codesAfter(db, after);
    if (step.sessions.length > 0) yield step.sessions;
    after = step.upTo;
  }
}

/** The sessions of the next codes: rows and packs in one transaction, so that none is missed while it moves. */
async function codesAfter(db: PatchcordDatabase, after: string) {
  return db.transaction('r', archiveTables(db), async () => {
    const next = await db.sessions.where('code').above(after).limit(stepRows).toArray();
    const ends = next.length < stepRows ? undefined : next.at(-1)?.code;
    const { lines, upTo: packed } = await nextLines(db, await readySegments(db), after, stepPacks);
    const upTo = ends !== undefined && (packed === undefined || ends < packed) ? ends : packed;
    const rows = await db.sessions
      .where('code')
      .between(after, upTo ?? '\uffff', false, true)
      .toArray();
    const old = lines.map(sessionOf).filter(({ code }) => upTo === undefined || code <= upTo);
    return {
      sessions: [...rows, ...old].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
      upTo,
    };
  });
}
