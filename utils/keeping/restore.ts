import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { openBytes } from '../sources/bytes.ts';
import { joined } from '../sources/text.ts';
import { type BackupHead, backupFormat, footSchema, headSchema } from './backup.ts';
import {
  type Kept,
  type KeptCounts,
  type KeptRecord,
  keptTables,
  noRecords,
  recordSchemas,
} from './records.ts';

/** Why a file is not restored. */
export type BackupFault =
  /** No backup of ours. */
  | 'foreign'
  /** Of a newer version than this one. */
  | 'newer'
  /** Its content is not what was written. */
  | 'damaged'
  /** It ends before its end. */
  | 'cutOff'
  /** The browser cannot read it, or it was changed meanwhile. */
  | 'unreadable';

/** What is in a backup that is whole. */
export interface BackupContent {
  /** When it was taken, in epoch ms. */
  madeAt: number;
  counts: KeptCounts;
  /** Records that this version cannot take. */
  refused: number;
}

/** Some records of a backup. */
export interface BackupStep {
  /** All of one table. */
  table: Kept;
  records: unknown[];
  /** Bytes of the file that are read, of its size. */
  bytes: number;
}

/** So many records make a step: what is over becomes one segment, and few large ones are found faster. */
const stepRecords = 5000;
/** No record is longer, in bytes; without a bound one line could fill the memory. */
const longestLine = 4_000_000;

/**
 * Reads a backup, piece by piece. Nothing of it may be believed before it has ended without a fault: the checksum is at its end.
 *
 * @param schema the version of this database
 * @returns by `return` of the generator what is in it, or why it cannot be restored
 */
export async function* readBackup(
  file: Blob,
  schema: number,
): AsyncGenerator<BackupStep, BackupContent | { fault: BackupFault }> {
  const digest = sha256.create();
  const counts = noRecords();
  let head: BackupHead | undefined;
  let foot: v.InferOutput<typeof footSchema> | undefined;
  let refused = 0;
  let step: BackupStep | undefined;
  let bytes = 0;
  try {
    for await (const piece of linesOf(file)) {
      bytes = piece.bytes;
      if (piece.fault) return { fault: head ? piece.fault : 'foreign' };
      for (const line of piece.lines) {
        if (foot) return { fault: 'damaged' };
        if (!head) {
          const read = v.safeParse(headSchema, parsed(line));
          if (!read.success) return { fault: 'foreign' };
          head = read.output;
          if (head.format > backupFormat || head.schema > schema) return { fault: 'newer' };
          digest.update(line);
          continue;
        }
        const value = parsed(line);
        if (!Array.isArray(value)) {
          const read = v.safeParse(footSchema, value);
          if (!read.success) return { fault: 'damaged' };
          foot = read.output;
          continue;
        }
        digest.update(line);
        const [name, record] = value as [unknown, unknown];
        const table = keptTables.find((each) => each === name);
        if (!table) {
          refused += 1;
          continue;
        }
        counts[table] += 1;
        const taken = v.safeParse(recordSchemas[table] as v.GenericSchema, record);
        if (!taken.success) {
          refused += 1;
          continue;
        }
        if (step && (step.table !== table || step.records.length === stepRecords)) {
          yield { ...step, bytes };
          step = undefined;
        }
        step ??= { table, records: [], bytes };
        step.records.push(taken.output);
      }
    }
  } catch {
    return { fault: 'unreadable' };
  }
  if (!head) return { fault: 'foreign' };
  if (!foot) return { fault: 'cutOff' };
  const isWhole =
    bytesToHex(digest.digest()) === foot.sha256 &&
    keptTables.every((table) => (foot?.counts[table] ?? 0) === counts[table]);
  if (!isWhole) return { fault: 'damaged' };
  if (step) yield step;
  return { madeAt: head.madeAt, counts, refused };
}

/** The record of a step, as its table has it. */
export function recordsOf<K extends Kept>(step: BackupStep, _table: K): KeptRecord<K>[] {
  return step.records as KeptRecord<K>[];
}

const decoder = new TextDecoder();

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(line));
  } catch {
    return undefined;
  }
}

interface Lines {
  /** Each with its line end, as the digest takes them. */
  lines: Uint8Array<ArrayBuffer>[];
  bytes: number;
  fault?: BackupFault;
}

/** A file's lines. */
async function* linesOf(file: Blob): AsyncGenerator<Lines, void> {
  const opened = await openBytes(file);
  if (!opened) return;
  const { reader, read, isBroken } = opened;
  let held = new Uint8Array();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const all = joined(held, value);
      const lines: Uint8Array<ArrayBuffer>[] = [];
      let from = 0;
      // What was held has no line end.
      for (let end = all.indexOf(10, held.length); end >= 0; end = all.indexOf(10, from)) {
        lines.push(all.subarray(from, end + 1));
        from = end + 1;
      }
      held = all.slice(from);
      if (lines.length > 0) yield { lines, bytes: read() };
      if (held.length > longestLine) return yield { lines: [], bytes: read(), fault: 'damaged' };
    }
  } catch (error) {
    return yield { lines: [], bytes: read(), fault: isBroken(error) ? 'damaged' : 'unreadable' };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (held.length > 0) yield { lines: [], bytes: read(), fault: 'cutOff' };
}
