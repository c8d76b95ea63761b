import type { PatchcordDatabase } from './db.ts';
import { linesOf, linesOfCode, packOf, sessionOf } from './pack.ts';
import { codeAt, highest, keyAt, type List, lowest, placeOf } from './posting.ts';
import { type Segment, type StoredBlock, type StoredPack, segmentOf } from './segment.ts';
import type { Session } from './session.ts';

/**
 * The archive: sessions that are over, packed (`Segment`, `Pack`). Everything here runs inside of the caller's
 * transaction over `archiveTables`, so that a look-up never sees half of a move.
 */
export function archiveTables(db: PatchcordDatabase) {
  return [db.sessions, db.segments, db.packs, db.postings] as const;
}

/** The segments that answer questions. */
export async function readySegments(db: PatchcordDatabase): Promise<Segment[]> {
  return (await db.segments.toArray()).filter(({ state }) => state === 'ready');
}

/** A packed session, and where it is. */
export interface Packed {
  session: Session;
  line: string;
}

/** The packed sessions of one code, in no order. */
export async function packedByCode(db: PatchcordDatabase, code: string): Promise<Session[]> {
  const segments = await readySegments(db);
  const found = await Promise.all(segments.map(({ id }) => linesIn(db, id, code)));
  return found.flat().map(sessionOf);
}

/** The pack of a segment that holds a code, if any does. */
async function packOfCode(
  db: PatchcordDatabase,
  segment: string,
  code: string,
): Promise<StoredPack | undefined> {
  return db.packs.where('[segment+last]').between([segment, code], [segment, '\uffff'], true, true).first();
}

async function linesIn(db: PatchcordDatabase, segment: string, code: string): Promise<string[]> {
  const pack = await packOfCode(db, segment, code);
  return pack ? linesOfCode(pack, code) : [];
}

/** So few codes are asked for all at once; of more, several are likely to be in one pack, which is then read once. */
const fewCodes = 64;

/** The packed sessions of several codes that pass. */
export async function packedWhere(
  db: PatchcordDatabase,
  codes: Iterable<string>,
  passes: (session: Session) => boolean,
): Promise<Packed[]> {
  const ascending = [...new Set(codes)].sort();
  const segments = await readySegments(db);
  const found = await Promise.all(
    segments.map(async ({ id }) => {
      const packed: Packed[] = [];
      const take = (line: string) => {
        const session = sessionOf(line);
        if (passes(session)) packed.push({ session, line });
      };
      if (ascending.length <= fewCodes) {
        const lines = await Promise.all(ascending.map((code) => linesIn(db, id, code)));
        lines.flat().forEach(take);
        return packed;
      }
      let pack: StoredPack | undefined;
      for (const code of ascending) {
        if (!pack || pack.last < code) pack = await packOfCode(db, id, code);
        if (!pack) break;
        linesOfCode(pack, code).forEach(take);
      }
      return packed;
    }),
  );
  return found.flat();
}

/**
 * The codes to which the postings between some keys lead.
 *
 * @param ranges ascending and disjoint
 * @param most at most so many of each segment
 * @param mostOfKey and so many of each key: thousands of postings of one do not hide the next
 */
export async function codesOf(
  db: PatchcordDatabase,
  list: List,
  ranges: readonly (readonly [low: number, high: number])[],
  most = Number.POSITIVE_INFINITY,
  mostOfKey = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const segments = await readySegments(db);
  const found = await Promise.all(segments.map(({ id }) => codesIn(db, id, list, ranges, most, mostOfKey)));
  return [...new Set(found.flat())];
}

async function codesIn(
  db: PatchcordDatabase,
  segment: string,
  list: List,
  ranges: readonly (readonly [low: number, high: number])[],
  most: number,
  mostOfKey: number,
): Promise<string[]> {
  const codes: string[] = [];
  let block: StoredBlock | undefined;
  let key = -1;
  let ofKey = 0;
  for (const [low, high] of ranges) {
    for (let from = lowest(low); from <= highest(high) && codes.length < most; ) {
      if (!block || block.last < from) {
        block = await db.postings
          .where('[segment+list+last]')
          .between([segment, list, from], [segment, list, Number.POSITIVE_INFINITY], true, true)
          .first();
      }
      if (!block) return codes;
      const { entries, last } = block;
      const start = from;
      from = last + 1;
      for (let at = placeOf(entries, start); at < entries.length && codes.length < most; ) {
        const posting = entries[at] ?? 0;
        if (posting > highest(high)) break;
        if (keyAt(posting) !== key) [key, ofKey] = [keyAt(posting), 0];
        if (ofKey === mostOfKey) {
          const next = lowest(key + 1);
          from = Math.max(from, next);
          at = placeOf(entries, next);
          continue;
        }
        codes.push(codeAt(posting));
        ofKey += 1;
        at += 1;
      }
    }
  }
  return codes;
}

/** Adds sessions that are in no other place as one segment. */
export async function addPacked(db: PatchcordDatabase, sessions: readonly Session[]): Promise<Segment> {
  const { segment, packs, blocks } = segmentOf(sessions);
  await db.segments.add(segment);
  await db.packs.bulkAdd(packs);
  await db.postings.bulkAdd(blocks);
  return segment;
}

/**
 * Takes sessions out, wherever they are: of the segment that is being merged and of the one that it is merged into as
 * well, so that a merge brings nothing back.
 */
export async function removePacked(db: PatchcordDatabase, gone: readonly Packed[]): Promise<void> {
  if (gone.length === 0) return;
  const lines = new Set(gone.map(({ line }) => line));
  const codes = [...new Set(gone.map(({ session }) => session.code))].sort();
  for (const segment of await db.segments.toArray()) {
    if (segment.state === 'dead') continue;
    let pack: StoredPack | undefined;
    let removed = 0;
    for (const code of codes) {
      if (pack && pack.last >= code) continue;
      pack = await packOfCode(db, segment.id, code);
      if (!pack) break;
      removed += await thin(db, pack, (line) => !lines.has(line));
    }
    if (removed === 0) continue;
    const before = segment.removed ?? 0;
    await db.segments.put({ ...segment, count: segment.count - removed, removed: before + removed });
  }
}

/** Keeps the lines of a pack that pass. The pack keeps its key, so that what is found by it stays found. */
export async function thin(
  db: PatchcordDatabase,
  pack: StoredPack,
  passes: (line: string) => boolean,
): Promise<number> {
  const kept = linesOf(pack).filter(passes);
  const removed = pack.count - kept.length;
  if (kept.length === 0) await db.packs.delete([pack.segment, pack.last]);
  else if (removed > 0) await db.packs.put({ ...packOf(kept), segment: pack.segment, last: pack.last });
  return removed;
}
