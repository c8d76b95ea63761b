import { defaultTemplates } from '../links/installed.ts';
import { isSameName } from '../links/preset.ts';
import { archiveTables } from '../sessions/archive.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { parcelOf } from '../sessions/parcel.ts';
import type { Kept } from './records.ts';
import { type BackupStep, recordsOf } from './restore.ts';
import { putArrived } from './retention.ts';

/** How many records of a step were written, and how many were left out because the same or a newer one was here. */
export interface Merged {
  written: number;
  kept: number;
}

/**
 * Adds a step of a backup to what is here, in one transaction. Of two records of one thing the newer one wins, where they tell
 * which is newer: sessions by `updatedAt`, sightings by when they were last seen. Of all others what is here stays; but templates
 * that are as they were installed give way. Doing it twice is the same as doing it once.
 *
 * @param now epoch ms; the day from which restored sessions are kept
 */
export async function mergeStep(db: PatchcordDatabase, step: BackupStep, now: number): Promise<Merged> {
  if (step.table === 'sessions') return mergeSessions(db, step, now);
  return db.transaction('rw', db.table(step.table), async () => {
    const written = await mergeOthers(db, step, now);
    return { written, kept: step.records.length - written };
  });
}

async function mergeSessions(db: PatchcordDatabase, step: BackupStep, now: number): Promise<Merged> {
  const parcel = parcelOf(recordsOf(step, 'sessions'), now);
  return db.transaction('rw', [...archiveTables(db), db.settings], async () => putArrived(db, parcel, now));
}

/** @returns how many were written */
async function mergeOthers(db: PatchcordDatabase, step: BackupStep, now: number): Promise<number> {
  switch (step.table as Exclude<Kept, 'sessions'>) {
    case 'opened': {
      const given = recordsOf(step, 'opened');
      const here = await db.opened.bulkGet(given.map(({ id }) => id));
      return put(
        db,
        step,
        given.filter(({ at }, i) => at > (here[i]?.at ?? -1)),
      );
    }
    case 'sightings': {
      const given = recordsOf(step, 'sightings');
      const here = await db.sightings.bulkGet(given.map(({ id }) => id));
      const newer = given.map((each, i) => ({ ...each, tab: here[i]?.tab }));
      return put(
        db,
        step,
        newer.filter(({ lastSeenAt }, i) => lastSeenAt > (here[i]?.lastSeenAt ?? -1)),
      );
    }
    case 'templates': {
      const given = recordsOf(step, 'templates');
      const here = await db.templates.bulkGet(given.map(({ id }) => id));
      const installed = new Map(defaultTemplates().map((each) => [each.id, each.url]));
      return put(
        db,
        step,
        given.filter(({ id, url }, i) => {
          const before = here[i];
          return !before || (before.url === installed.get(id) && before.url !== url);
        }),
      );
    }
    case 'watches': {
      const given = recordsOf(step, 'watches');
      const waiting = given.map((each) => ({ ...each, failures: 0, nextAt: now }));
      return put(db, step, await absent(db, step, waiting));
    }
    case 'presets': {
      const here = await db.presets.toArray();
      const given = recordsOf(step, 'presets');
      // Two with one name could not be told apart.
      const named = given.filter(({ name }) => !here.some((each) => isSameName(each.name, name)));
      return put(db, step, await absent(db, step, named));
    }
    case 'links':
    case 'conversations':
    case 'outgoing':
    case 'sites':
    case 'accounts':
    case 'settings':
      return put(db, step, await absent(db, step, step.records));
  }
}

/** Those whose key is not here. */
async function absent<T>(
  db: PatchcordDatabase,
  { table: name }: BackupStep,
  given: readonly T[],
): Promise<T[]> {
  const table = db.table<T, string>(name);
  const key = String(table.schema.primKey.keyPath);
  const here = await table.bulkGet(given.map((each) => String(Reflect.get(each as object, key))));
  return given.filter((_, i) => here[i] === undefined);
}

async function put<T>(db: PatchcordDatabase, { table }: BackupStep, records: T[]): Promise<number> {
  await db.table<T>(table).bulkPut(records);
  return records.length;
}
