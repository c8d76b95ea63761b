import { addPacked, archiveTables, readySegments } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { mergeStep, nextLines } from './merge.ts';
import { packSize, sessionOf } from './pack.ts';
import { packableOf } from './segment.ts';
import type { Session } from './session.ts';
import { isSettled, settlesAfter } from './settled.ts';

/** So many rows are looked at in one step. */
const stepRows = 1000;
/** So many packs are made anew in one step. */
const stepPacks = 10;

/**
 * Tidies the stored sessions up, in steps of some milliseconds between which others have their turn: rows that are over
 * go into packs, segments are merged, leftovers deleted. Each step is one transaction, so it may be broken off anywhere,
 * and the next call goes on.
 *
 * @param now epoch ms, by which sessions are over
 * @param signal ends it after the step under way
 * @returns whether everything is done
 */
export async function tend(db: PatchcordDatabase, now: number, signal?: AbortSignal): Promise<boolean> {
  for (let passed = 0; ; ) {
    if (signal?.aborted) return false;
    const step = await packRows(db, now, passed);
    if (step.looked === 0) break;
    passed += step.left;
  }
  do if (signal?.aborted) return false;
  while ((await renewStep(db)) || (await mergeStep(db)));
  return true;
}

/**
 * Moves the next rows that are over. Too few for a pack stay where they are.
 *
 * @param passed so many of the oldest rows have been looked at and stay
 */
async function packRows(
  db: PatchcordDatabase,
  now: number,
  passed: number,
): Promise<{ looked: number; left: number }> {
  return db.transaction('rw', archiveTables(db), async () => {
    // Every row has an `updatedAt`; one that was changed lately is not over for long, however old it is.
    const rows = await db.sessions
      .where('updatedAt')
      .below(now - settlesAfter)
      .offset(passed)
      .limit(stepRows)
      .toArray();
    const over = rows.filter((row: Session) => isSettled(row, now));
    if (over.length < packSize) return { looked: rows.length, left: rows.length };
    await db.sessions.bulkDelete(over.map(({ id }) => id));
    await addPacked(db, packableOf(over));
    return { looked: rows.length, left: rows.length - over.length };
  });
}

/**
 * Makes a segment anew out of which much was deleted, a few packs at a time, since its postings still lead to what is gone.
 *
 * @returns false when there is none
 */
async function renewStep(db: PatchcordDatabase): Promise<boolean> {
  return db.transaction('rw', archiveTables(db), async () => {
    const worn = (await readySegments(db)).find(
      ({ count, removed = 0, into }) => into === undefined && removed > count + packSize,
    );
    if (!worn) return false;
    const { lines, upTo } = await nextLines(db, [worn], '', stepPacks);
    if (lines.length > 0) await addPacked(db, packableOf(lines.map(sessionOf)));
    await db.packs
      .where('[segment+last]')
      .between([worn.id, ''], [worn.id, upTo ?? '\uffff'], true, true)
      .delete();
    const count = worn.count - lines.length;
    await db.segments.put({ ...worn, count, state: upTo === undefined ? 'dead' : 'ready' });
    return true;
  });
}
