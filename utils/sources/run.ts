import { storageTrouble } from '../messages/storage.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { commit } from './commit.ts';
import { type FileImport, type ImportPhase, runs } from './imports.ts';
import type { ParcelStep, readParcels } from './reader.ts';
import { type RefusedWords, refusedHead, refusedLines } from './refused.ts';
import type { Staging } from './staging.ts';

export interface Reading {
  words: RefusedWords;
  /** `readParcels`, here or in another worker. */
  read: typeof readParcels;
}

/** Rows between two checkpoints of a dry run. */
const dryStep = 20_000;

/**
 * Reads an import's file from where it stands to its end, or until something else is decided. May be ended at any moment: what
 * the checkpoint counts is kept, and the next run goes on there. The rows before it are read again and passed over, since that
 * holds for every format, gzipped too, and takes seconds for a million rows.
 *
 * @throws what the database or the file system throws; nothing that was not acknowledged is kept
 */
export async function runImport(
  db: PatchcordDatabase,
  staging: Staging,
  id: string,
  { words, read }: Reading,
): Promise<void> {
  const found = await db.imports.get(id);
  if (!found || !runs(found)) return;
  const file = await staging.source(id);
  if (!file) return end(db, found, { fault: 'unreadable' });
  const refused = await staging.goOnRefusing(id, found.refusedBytes);
  const { chosenAt, writtenAt, kind, mapping, rows: skip } = found;
  const steps = parts(
    read(file, { now: chosenAt, writtenAt, kind, mapping, skip }),
    found.phase === 'counting' ? dryStep : 1,
  );
  try {
    let given = found;
    // While a part is written, the next one is read.
    let coming = steps.next();
    for (;;) {
      const { value: step, done } = await coming;
      if (done || !step) return await end(db, given, {});
      coming = steps.next();
      if (given === found)
        given = { ...found, begun: { at: Date.now(), rows: step.rows, bytes: step.bytes } };
      if (refused.length === 0 && step.refused.length > 0) refused.add(refusedHead(words, step.header));
      refused.add(refusedLines(words, step.refused));
      if (!(await commit(db, given, step, refused.length, Date.now()))) return;
      if (step.fault) return await end(db, given, { fault: step.fault });
    }
  } finally {
    refused.close();
    await steps.return();
  }
}

/** Joins steps until they make enough rows; their sessions are only counted then. */
async function* parts(
  steps: AsyncGenerator<ParcelStep, void>,
  rows: number,
): AsyncGenerator<ParcelStep, void> {
  let from = 0;
  let held: ParcelStep | undefined;
  for await (const step of steps) {
    held = held
      ? {
          ...step,
          parcel: {
            ...step.parcel,
            lines: held.parcel.lines.concat(step.parcel.lines),
            rest: held.parcel.rest.concat(step.parcel.rest),
          },
          padded: held.padded + step.padded,
          refused: held.refused.concat(step.refused),
        }
      : step;
    if (step.rows - from < rows && step.refused.length === 0) continue;
    from = step.rows;
    yield held;
    held = undefined;
  }
  if (held) yield held;
}

/** The file was read to its end. A dry run leaves the choice again, a real one is over. */
async function end(
  db: PatchcordDatabase,
  { id, phase }: FileImport,
  how: Pick<FileImport, 'fault'>,
): Promise<void> {
  const over: ImportPhase = phase === 'counting' ? 'counted' : how.fault ? 'failed' : 'done';
  await db.imports
    .where('id')
    .equals(id)
    .and((now) => now.phase === phase)
    .modify({ ...how, phase: over });
}

/** Notes that an import cannot go on, for a reason that is not the file's: it is paused, and can be resumed. */
export async function pauseFor(db: PatchcordDatabase, id: string, error: unknown): Promise<void> {
  const trouble = storageTrouble(error);
  await db.imports
    .where('id')
    .equals(id)
    .and(runs)
    .modify((now) => {
      // A dry run is not worth resuming.
      now.phase = now.phase === 'counting' ? 'waiting' : 'paused';
      now.trouble = trouble;
    });
}
