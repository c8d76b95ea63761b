import type { PatchcordDatabase } from './db.ts';
import { linesOf, linesOfCode, packOf, sessionOf } from './pack.ts';
import { codeAt, highest, keyAt, type List, lowest, placeOf } from './posting.ts';
import {
  lessened,
  type Packable,
  type Segment,
  type StoredBlock,
  type StoredPack,
  segmentOf,
} from './segment.ts';
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
  passes: Passes,
): Promise<Packed[]> {
  const all = [...codes];
  const segments = await readySegments(db);
  const found = await Promise.all(segments.map(({ id }) => packedIn(db, id, all, passes)));
  return found.flat();
}

type Passes = (session: Session) => boolean;

async function packedIn(
  db: PatchcordDatabase,
  segment: string,
  codes: readonly string[],
  passes: Passes,
): Promise<Packed[]> {
  const ascending = [...new Set(codes)].sort();
  const packed: Packed[] = [];
  const take = (line: string) => {
    const session = sessionOf(line);
    if (passes(session)) packed.push({ session, line });
  };
  if (ascending.length <= fewCodes) {
    const lines = await Promise.all(ascending.map((code) => linesIn(db, segment, code)));
    lines.flat().forEach(take);
    return packed;
  }
  let pack: StoredPack | undefined;
  for (const code of ascending) {
    if (!pack || pack.last < code) pack = await packOfCode(db, segment, code);
    if (!pack) break;
    linesOfCode(pack, code).forEach(take);
  }
  return packed;
}

/** Keys of postings, ascending and disjoint. */
type Ranges = readonly (readonly [low: number, high: number])[];

/** The packed sessions that pass, of those to which the postings between some keys lead; each is looked for in its own segment. */
export async function packedBy(
  db: PatchcordDatabase,
  list: List,
  ranges: Ranges,
  passes: Passes,
): Promise<Packed[]> {
  const segments = await readySegments(db);
  const found = await Promise.all(
    segments.map(async ({ id }) => packedIn(db, id, (await codesIn(db, id, list, ranges)).codes, passes)),
  );
  return found.flat();
}

/** So many codes are looked under at a time, */
const fewAtOnce = 24;
/** and so many of one key, so that one customer's thousands do not hide the others. */
const mostOfKey = 40;

/**
 * The same, but only until there are enough, and at most under so many codes: what is given, and to say so, whether there may be more.
 *
 * @param most codes to look under
 * @param isEnough is asked after every few codes
 */
export async function somePackedBy(
  db: PatchcordDatabase,
  list: List,
  ranges: Ranges,
  take: (session: Session) => void,
  { most, isEnough }: { most: number; isEnough: () => boolean },
): Promise<boolean> {
  const segments = await readySegments(db);
  const share = (count: number) => Math.max(2, Math.ceil(count / segments.length));
  let isCut = false;
  const left = await Promise.all(
    segments.map(async ({ id }) => {
      const found = await codesIn(db, id, list, ranges, most, share(mostOfKey));
      isCut ||= found.isCut;
      return { id, codes: found.codes };
    }),
  );
  for (let read = 0; read < most && !isEnough() && left.some(({ codes }) => codes.length > 0); ) {
    for (const { id, codes } of left) {
      const some = codes.splice(0, share(fewAtOnce));
      read += some.length;
      for (const { session } of await packedIn(db, id, some, () => true)) take(session);
    }
  }
  return isCut || left.some(({ codes }) => codes.length > 0);
}

/** The codes to which the postings between some keys lead. */
export async function codesOf(db: PatchcordDatabase, list: List, ranges: Ranges): Promise<string[]> {
  const segments = await readySegments(db);
  const found = await Promise.all(segments.map(({ id }) => codesIn(db, id, list, ranges)));
  return [...new Set(found.flatMap(({ codes }) => codes))];
}

/** @returns the codes, the same one perhaps several times, and whether one was left out for being one too many */
async function codesIn(
  db: PatchcordDatabase,
  segment: string,
  list: List,
  ranges: Ranges,
  most = Number.POSITIVE_INFINITY,
  mostOfKey = Number.POSITIVE_INFINITY,
): Promise<{ codes: string[]; isCut: boolean }> {
  const codes: string[] = [];
  let isCut = false;
  let block: StoredBlock | undefined;
  let key = -1;
  let ofKey = 0;
  for (const [low, high] of ranges) {
    for (let from = lowest(low); from <= highest(high); ) {
      if (!block || block.last < from) {
        block = await db.postings
          .where('[segment+list+last]')
          .between([segment, list, from], [segment, list, Number.POSITIVE_INFINITY], true, true)
          .first();
      }
      if (!block) return { codes, isCut };
      const { entries, last } = block;
      const start = from;
      from = last + 1;
      for (let at = placeOf(entries, start); at < entries.length; ) {
        const posting = entries[at] ?? 0;
        if (posting > highest(high)) break;
        if (codes.length >= most) return { codes, isCut: true };
        if (keyAt(posting) !== key) [key, ofKey] = [keyAt(posting), 0];
        if (ofKey === mostOfKey) {
          isCut = true;
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
  return { codes, isCut };
}

/** Adds sessions that are in no other place as one segment. */
export async function addPacked(db: PatchcordDatabase, packable: Packable): Promise<Segment> {
  const { segment, packs, blocks } = segmentOf(packable);
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
      const [gone = 0] = await thin(db, [pack], (line) => !lines.has(line));
      removed += gone;
    }
    if (removed === 0) continue;
    await db.segments.put(lessened(segment, removed));
  }
}

/**
 * Keeps the lines of packs that pass. A pack keeps its key, so that what is found by it stays found.
 *
 * @returns how many went of each
 */
export async function thin(
  db: PatchcordDatabase,
  packs: readonly StoredPack[],
  passes: (line: string) => boolean,
): Promise<number[]> {
  const all = packs.map((pack) => ({ pack, kept: linesOf(pack).filter(passes) }));
  const changed = all.filter(({ pack, kept }) => kept.length > 0 && kept.length < pack.count);
  const empty = all.filter(({ kept }) => kept.length === 0);
  await db.packs.bulkPut(
    changed.map(({ pack: { segment, last }, kept }) => ({ ...packOf(kept), segment, last })),
  );
  await db.packs.bulkDelete(empty.map(({ pack }) => [pack.segment, pack.last]));
  return all.map(({ pack, kept }) => pack.count - kept.length);
}
