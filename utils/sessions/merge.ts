import type { PatchcordDatabase } from './db.ts';
import { codeOf, linesOf, packsOf } from './pack.ts';
import { blocksOf, lists, placeOf } from './posting.ts';
import { newSegmentId, type Segment, type StoredBlock, type StoredPack } from './segment.ts';

/** So many segments at most become one, which bounds what one step holds. */
const mostSources = 32;
/** About so many packs, and blocks of postings, go into one step: a look-up that waits for one waits some milliseconds. */
const stepPacks = 64;
const stepBlocks = 24;
/** Larger dead segments are deleted in ten steps. */
const buriedAtOnce = 20_000;

/**
 * Which segments become one: the smallest, as long as the largest of them is not much larger than the others together.
 * So a session is rewritten a few times in its life, and the number of segments grows with the logarithm of theirs.
 */
export function choose(ready: readonly Segment[]): Segment[] {
  const ascending = ready.filter(({ into }) => into === undefined).sort((a, b) => a.count - b.count);
  const smallest = ascending.slice(0, mostSources);
  while (smallest.length > 1) {
    const largest = smallest.at(-1)?.count ?? 0;
    const others = smallest.slice(0, -1).reduce((sum, { count }) => sum + count, 0);
    if (largest <= 4 * others) return smallest;
    smallest.pop();
  }
  return [];
}

/**
 * One step of tidying up: goes on with a merge, begins one, or deletes what is left of one. Each step is a transaction of its own
 * that leaves everything found as before, so that it may be the last one, and anybody may do the next.
 *
 * @returns false when there is nothing to do
 */
export async function mergeStep(db: PatchcordDatabase): Promise<boolean> {
  return db.transaction('rw', db.segments, db.packs, db.postings, async () => {
    const segments = await db.segments.toArray();
    const building = segments.find(({ state }) => state === 'building');
    if (building) {
      const sources = segments.filter(({ into }) => into === building.id);
      await (building.posted ? mergePostings(db, building, sources) : mergePacks(db, building, sources));
      return true;
    }
    const dead = segments.find(({ state }) => state === 'dead');
    if (dead) {
      await bury(db, dead);
      return true;
    }
    const sources = choose(segments.filter(({ state }) => state === 'ready'));
    if (sources.length === 0) return false;
    const into = newSegmentId();
    await db.segments.add({ id: into, state: 'building', count: 0, upTo: '' });
    await db.segments.bulkPut(sources.map((source) => ({ ...source, into })));
    return true;
  });
}

/** How many values of each segment to read for one step: by its share, so that all are through at about the same time. */
function shares(segments: readonly Segment[], values: number): (segment: Segment) => number {
  const all = segments.reduce((sum, { count }) => sum + count, 0);
  return ({ count }) => 1 + Math.ceil((values * count) / Math.max(1, all));
}

/**
 * The next lines of several segments, in order.
 *
 * @param after the code up to which they have been read
 * @param packs about so many at once
 * @returns `upTo`: they are all there up to this code; undefined at the end
 */
export async function nextLines(
  db: PatchcordDatabase,
  segments: readonly Segment[],
  after: string,
  packs = stepPacks,
): Promise<{ lines: string[]; upTo: string | undefined }> {
  const share = shares(segments, packs);
  const ends: string[] = [];
  const read = await Promise.all(
    segments.map(async (segment) => {
      const next = db.packs
        .where('[segment+last]')
        .between([segment.id, after], [segment.id, '\uffff'], false, true);
      const some = await next.limit(share(segment)).toArray();
      if (some.length === share(segment)) ends.push(some.at(-1)?.last ?? '');
      return some;
    }),
  );
  const upTo = ends.length > 0 ? ends.reduce((least, end) => (end < least ? end : least)) : undefined;
  const lines = read.flat().flatMap(linesOf);
  return {
    lines: lines
      .filter((line) => codeOf(line) > after && (upTo === undefined || codeOf(line) <= upTo))
      .sort(),
    upTo,
  };
}

async function mergePacks(db: PatchcordDatabase, building: Segment, sources: Segment[]): Promise<void> {
  const { lines, upTo } = await nextLines(db, sources, building.upTo ?? '');
  const packs = packsOf(lines).map((pack): StoredPack => ({ ...pack, segment: building.id }));
  await db.packs.bulkAdd(packs);
  const count = building.count + lines.length;
  const next = upTo === undefined ? { posted: { list: 0, upTo: -1 } } : { upTo };
  await db.segments.put({ ...building, count, ...next });
}

async function mergePostings(db: PatchcordDatabase, building: Segment, sources: Segment[]): Promise<void> {
  const { list: at, upTo: after } = building.posted ?? { list: 0, upTo: -1 };
  const list = lists[at];
  if (list === undefined) {
    await db.segments.bulkPut(sources.map(({ id, count }) => ({ id, state: 'dead', count })));
    const removed = sources.reduce((sum, source) => sum + (source.removed ?? 0), 0);
    await db.segments.put({ id: building.id, state: 'ready', count: building.count, removed });
    return;
  }
  const share = shares(sources, stepBlocks);
  const ends: number[] = [];
  const read = await Promise.all(
    sources.map(async (source) => {
      const next = db.postings
        .where('[segment+list+last]')
        .between([source.id, list, after], [source.id, list, Number.POSITIVE_INFINITY], false, true);
      const some = await next.limit(share(source)).toArray();
      if (some.length === share(source)) ends.push(some.at(-1)?.last ?? 0);
      return some;
    }),
  );
  const upTo = Math.min(Number.POSITIVE_INFINITY, ...ends);
  const parts = read.flat().map(({ entries }) => {
    return entries.subarray(placeOf(entries, after + 1), placeOf(entries, upTo + 1));
  });
  const postings = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const part of parts) {
    postings.set(part, filled);
    filled += part.length;
  }
  const blocks = blocksOf(list, postings);
  await db.postings.bulkAdd(blocks.map((block): StoredBlock => ({ ...block, segment: building.id })));
  const posted = upTo === Number.POSITIVE_INFINITY ? { list: at + 1, upTo: -1 } : { list: at, upTo };
  await db.segments.put({ ...building, posted });
}

async function bury(db: PatchcordDatabase, dead: Segment): Promise<void> {
  const { id, count, upTo = '' } = dead;
  // Codes are digits: those that begin with 0, then with 1, and so on.
  const isLast = count < buriedAtOnce || upTo === '9';
  const end = isLast ? '\uffff' : String(Number(upTo) + 1);
  await db.packs.where('[segment+last]').between([id, ''], [id, end]).delete();
  if (!isLast) {
    await db.segments.put({ ...dead, upTo: end });
    return;
  }
  await db.postings
    .where('[segment+list+last]')
    .between([id, '', -1], [id, '\uffff', Number.POSITIVE_INFINITY])
    .delete();
  await db.segments.delete(id);
}
