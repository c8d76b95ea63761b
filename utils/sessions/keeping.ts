import type { Spared } from '../keeping/opened.ts';
import { archiveTables, codesOf, packedWhere, readySegments, removePacked, thin } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { rowsOfCustomer } from './finding.ts';
import { nextLines } from './merge.ts';
import { ageOf, codeOf, sessionOf, timeOf } from './pack.ts';
import { type CustomerKey, isCustomer, peopleKeys } from './posting.ts';
import { lessened, type Segment } from './segment.ts';
import type { Session } from './session.ts';
import { isSettled } from './settled.ts';

/** So many rows are purged or read in one step, and so many packs read. */
const stepRows = 500;
const stepPacks = 20;
/** So many packs are thinned out in one step, for which look-ups wait. */
const purgedPacks = 10;
const minute = 60_000;

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

/** Which sessions go, and who is told of it. */
export interface Purge {
  /** Those that began before this time go; epoch ms. */
  before: number;
  /** Of those that began in the minute before it, only those go whose codes begin so, or lower. */
  upTo?: string | undefined;
  /** By this time sessions are over; epoch ms. */
  now: number;
  /** Sessions that stay, however old. */
  spared?: Spared | undefined;
  /** Told how many went, in the transaction in which they go, which is over `settings` too. */
  onGone?: ((gone: number) => Promise<void>) | undefined;
}

/**
 * Deletes sessions that began before a time; of those that are rows only the ones that are over. In steps of some
 * milliseconds, between which it rests.
 *
 * @param signal ends it after the step under way; a later call goes on
 * @returns how many went
 */
export async function purge(db: PatchcordDatabase, given: Purge, signal?: AbortSignal): Promise<number> {
  let gone = 0;
  for (const index of ['startedAt', 'updatedAt'] as const) {
    for (let passed = 0; !signal?.aborted; ) {
      const step = await leisurely(() => purgeRows(db, index, passed, given));
      if (step.looked === 0) break;
      passed += step.looked - step.gone;
      gone += step.gone;
    }
  }
  // Merging gives packs other keys meanwhile: what one round missed the next one finds.
  for (let round = 1; round > 0 && !signal?.aborted; ) {
    round = 0;
    const old = await db.packs.where('oldest').below(given.before).primaryKeys();
    for (let at = 0; at < old.length && !signal?.aborted; at += purgedPacks) {
      round += await leisurely(() => purgePacks(db, old.slice(at, at + purgedPacks), given));
    }
    gone += round;
  }
  return gone;
}

/** Rests after a step for as long as that took: a look-up that comes meanwhile waits for nothing. */
async function leisurely<T>(step: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await step();
  await new Promise((resume) => setTimeout(resume, performance.now() - begun));
  return result;
}

/** @param index those without `startedAt` are found by `updatedAt` alone */
async function purgeRows(
  db: PatchcordDatabase,
  index: 'startedAt' | 'updatedAt',
  passed: number,
  given: Purge,
): Promise<{ looked: number; gone: number }> {
  const { before, now, spared, onGone } = given;
  return db.transaction('rw', db.sessions, db.settings, async () => {
    const rows = await db.sessions.where(index).below(before).offset(passed).limit(stepRows).toArray();
    const old = rows.filter((row) => timeOf(row) < before && isSettled(row, now) && !spared?.ids.has(row.id));
    await db.sessions.bulkDelete(old.map(({ id }) => id));
    if (old.length > 0) await onGone?.(old.length);
    return { looked: rows.length, gone: old.length };
  });
}

/** @returns how many sessions went of these packs */
async function purgePacks(
  db: PatchcordDatabase,
  keys: [segment: string, last: string][],
  given: Purge,
): Promise<number> {
  const { spared, onGone } = given;
  return db.transaction('rw', db.segments, db.packs, db.settings, async () => {
    const [found, all] = await Promise.all([db.packs.bulkGet(keys), db.segments.toArray()]);
    const packs = found.filter((pack) => pack !== undefined);
    const removed = await thin(db, packs, (line) => {
      return !goes(ageOf(line), codeOf(line), given) || isSpared(line, spared);
    });
    const changed = new Map<string, Segment>();
    let gone = 0;
    for (const [at, { segment: id }] of packs.entries()) {
      const segment = changed.get(id) ?? all.find((each) => each.id === id);
      const count = removed[at] ?? 0;
      if (count === 0 || !segment || segment.state === 'dead') continue;
      changed.set(id, lessened(segment, count));
      // What is being merged is there twice until that is done, and counts once.
      if (segment.state === 'ready') gone += count;
    }
    await db.segments.bulkPut([...changed.values()]);
    if (gone > 0) await onGone?.(gone);
    return gone;
  });
}

/** By what a line tells at once, so that of one that is there twice, while it is merged, both go or none. */
function goes(age: number, code: string, { before, upTo }: Purge): boolean {
  if (age >= before) return false;
  return upTo === undefined || age < before - minute || code.slice(0, upTo.length) <= upTo;
}

/** A line is parsed only where a spared session has its code. */
function isSpared(line: string, spared: Spared | undefined): boolean {
  return spared?.codes.has(codeOf(line)) === true && spared.ids.has(sessionOf(line).id);
}

/** What has to go so that at most so many sessions stay. */
export interface Cut {
  /** The argument `before` of `purge`: 0 when nothing has to go, infinite when even all that are not spared are too few. */
  before: number;
  /** So many more than have to go began before it, all in its last minute. */
  extra: number;
}

/**
 * The time before which sessions have to go so that at most so many stay.
 *
 * @param most sessions that may stay
 * @param spared sessions that the purge passes over: others go in their place
 * @param signal ends it after the step under way; then nothing has to go
 */
export async function cutFor(
  db: PatchcordDatabase,
  most: number,
  spared?: Spared,
  signal?: AbortSignal,
): Promise<Cut> {
  // A count for each minute is small. Where very many began in the last one, `firstOfMinute` tells which of them go.
  const minutes = new Map<number, number>();
  const total = await countStored(db, { spared, signal }, (time) => {
    const at = Math.floor(time / minute);
    minutes.set(at, (minutes.get(at) ?? 0) + 1);
  });
  let over = total - most;
  if (over <= 0) return { before: 0, extra: 0 };
  for (const [at, count] of [...minutes].sort(([a], [b]) => a - b)) {
    over -= count;
    if (over <= 0) return { before: (at + 1) * minute, extra: -over };
  }
  return { before: Number.POSITIVE_INFINITY, extra: 0 };
}

/**
 * Which of the sessions that began in the minute before a cut have to go so that at most so many stay: a file without times gives
 * all of its sessions the same one, and they are not all to go for a few too many. The argument `upTo` of `purge`.
 *
 * @param before as `cutFor` gave it for the same bound and the same spared ones
 */
export async function firstOfMinute(
  db: PatchcordDatabase,
  before: number,
  most: number,
  spared?: Spared,
  signal?: AbortSignal,
): Promise<string> {
  const beginnings = new Map<string, number>();
  let older = 0;
  const total = await countStored(db, { spared, signal }, (time, code) => {
    if (time >= before) return;
    if (time < before - minute) older += 1;
    else {
      const beginning = code.slice(0, 3);
      beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
    }
  });
  if (signal?.aborted) return '';
  let over = total - most - older;
  for (const [beginning, count] of [...beginnings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    over -= count;
    if (over <= 0) return beginning;
  }
  return '999';
}

/**
 * Goes over all sessions, live and packed.
 *
 * @param count told of each that is not spared
 * @returns how many there are, spared ones too; 0 where the signal ended it
 */
async function countStored(
  db: PatchcordDatabase,
  { spared, signal }: { spared: Spared | undefined; signal: AbortSignal | undefined },
  count: (time: number, code: string) => void,
): Promise<number> {
  let total = 0;
  for await (const { rows, lines } of stored(db)) {
    if (signal?.aborted) return 0;
    for (const row of rows) if (!spared?.ids.has(row.id)) count(timeOf(row), row.code);
    for (const line of lines) if (!isSpared(line, spared)) count(ageOf(line), codeOf(line));
    total += rows.length + lines.length;
  }
  return total;
}

/**
 * All sessions, live and packed, in the order of their codes, a few thousand at most at a time. What is moved from row to
 * pack meanwhile comes once; what is added meanwhile may come or not.
 */
export async function* exportable(db: PatchcordDatabase): AsyncGenerator<Session[]> {
  for await (const { rows, lines } of stored(db)) {
    const sessions = [...rows, ...lines.map(sessionOf)];
    if (sessions.length > 0) yield sessions.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  }
}

/** As `exportable`, with the packed ones as the lines that they are. */
async function* stored(db: PatchcordDatabase): AsyncGenerator<{ rows: Session[]; lines: string[] }> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const step: { rows: Session[]; lines: string[]; upTo: string | undefined } = await codesAfter(db, after);
    yield step;
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
    return { rows, lines: lines.filter((line) => upTo === undefined || codeOf(line) <= upTo), upTo };
  });
}
