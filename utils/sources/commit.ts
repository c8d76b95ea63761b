import { putArrived } from '../keeping/retention.ts';
import { archiveTables } from '../sessions/archive.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { sizeOf } from '../sessions/parcel.ts';
import type { FileImport } from './imports.ts';
import type { ParcelStep } from './reader.ts';

/** Refused rows that are kept with the import, to be shown; all of them are in its file. */
const namedRefusals = 100;

/**
 * Keeps a part of a file and how far the import came, in one transaction: whatever the checkpoint counts is there, once. A dry run
 * keeps the checkpoint alone. Where something else was decided meanwhile (paused, cancelled, everything deleted), nothing is kept.
 *
 * @param given the import as it was when it began to run
 * @param refusedBytes how long the file of refused rows is with this part
 * @param at epoch ms
 * @returns whether the import is to go on
 * @throws what the database throws, such as a full disk; then nothing of this part is kept
 */
export async function commit(
  db: PatchcordDatabase,
  given: FileImport,
  step: ParcelStep,
  refusedBytes: number,
  at: number,
): Promise<boolean> {
  return db.transaction('rw', [...archiveTables(db), db.imports, db.settings], async () => {
    const before = await db.imports.get(given.id);
    if (before?.phase !== given.phase) return false;
    const { written, kept } =
      given.phase === 'reading'
        ? await putArrived(db, step.parcel, at)
        : { written: 0, kept: sizeOf(step.parcel) };
    const named = step.refused.slice(0, namedRefusals - before.refusals.length);
    await db.imports.put({
      ...before,
      rows: step.rows,
      bytes: step.bytes,
      written: before.written + written,
      kept: before.kept + kept,
      padded: before.padded + step.padded,
      refused: before.refused + step.refused.length,
      refusals: [...before.refusals, ...named.map(({ line, fault, field }) => ({ line, fault, field }))],
      refusedBytes,
      begun: given.begun,
      at,
    });
    return true;
  });
}
