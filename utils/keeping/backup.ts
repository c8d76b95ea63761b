import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { exportable } from '../sessions/keeping.ts';
import { type Kept, type KeptCounts, keptTables, noRecords, recordSchemas } from './records.ts';

/**
 * A backup is NDJSON, gzipped:
 *
 *   {"patchcord":"backup","format":1,"schema":6,"madeAt":1795251600000}
 *   ["sessions",{…}]                        one record a line, table by table
 *   ["settings",{…}]
 *   {"counts":{"sessions":1,…},"sha256":"…"}    the digest of all bytes above, line ends included
 *
 * so that it is written and read piece by piece, and `gunzip` and `sha256sum` can check it without us.
 */
export const backupFormat = 1;

export const headSchema = v.object({
  patchcord: v.literal('backup'),
  format: v.pipe(v.number(), v.integer()),
  /** The version of the database that it was taken from. */
  schema: v.pipe(v.number(), v.integer()),
  /** Epoch ms. */
  madeAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type BackupHead = v.InferOutput<typeof headSchema>;

export const footSchema = v.object({
  counts: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** A piece of a file that is being written, and how many records are in it. */
export interface Written {
  text: string;
  records: number;
}

/** So many records of a small table are read at once. */
const stepRecords = 500;

/**
 * A backup's text, piece by piece, before it is gzipped. What is added meanwhile may be in it or not.
 *
 * @param now epoch ms
 */
export async function* backupText(db: PatchcordDatabase, now: number): AsyncGenerator<Written, void> {
  const digest = sha256.create();
  const encoder = new TextEncoder();
  const counts: KeptCounts = noRecords();
  const piece = (lines: string[], records: number): Written => {
    const text = `${lines.join('\n')}\n`;
    digest.update(encoder.encode(text));
    return { text, records };
  };
  const head: BackupHead = { patchcord: 'backup', format: backupFormat, schema: db.verno, madeAt: now };
  yield piece([JSON.stringify(head)], 0);
  for (const table of keptTables) {
    for await (const records of table === 'sessions' ? exportable(db) : recordsOf(db, table)) {
      counts[table] += records.length;
      yield piece(
        records.map((record) => JSON.stringify([table, record])),
        records.length,
      );
    }
  }
  yield { text: `${JSON.stringify({ counts, sha256: bytesToHex(digest.digest()) })}\n`, records: 0 };
}

/** The records of a table in the order of their keys, as far as they belong into a backup. */
async function* recordsOf(
  db: PatchcordDatabase,
  name: Exclude<Kept, 'sessions'>,
): AsyncGenerator<unknown[], void> {
  const table = db.table<Record<string, unknown>, string>(name);
  const schema: v.GenericSchema = recordSchemas[name];
  const key = String(table.schema.primKey.keyPath);
  for (let after = ''; ; ) {
    const some = await table.where(':id').above(after).limit(stepRecords).toArray();
    const last = some.at(-1)?.[key];
    if (typeof last !== 'string') return;
    // What this version would not take back is of no use in the file.
    const kept = some.map((record) => v.safeParse(schema, record)).filter(({ success }) => success);
    if (kept.length > 0) yield kept.map(({ output }) => output);
    after = last;
  }
}
