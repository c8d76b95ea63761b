import type { PatchcordDatabase } from '../sessions/db.ts';
import { exportable } from '../sessions/keeping.ts';
import { csvHead, csvLines } from '../sources/export.ts';
import { backupText, type Written } from './backup.ts';

/** What can be written to a file; the name's ending tells which. */
export type FileKind = 'json' | 'ndjson' | 'csv' | 'backup';

export const endings: Record<FileKind, string> = {
  json: 'json',
  ndjson: 'ndjson',
  csv: 'csv',
  backup: 'ndjson.gz',
};

/** Spreadsheets take a table for UTF-8 only behind a byte order mark. */
const mark = '\ufeff';

/** A file's text, piece by piece. @param now epoch ms */
export function textOf(db: PatchcordDatabase, kind: FileKind, now: number): AsyncGenerator<Written, void> {
  return kind === 'backup' ? backupText(db, now) : sessionsText(db, kind);
}

async function* sessionsText(
  db: PatchcordDatabase,
  kind: Exclude<FileKind, 'backup'>,
): AsyncGenerator<Written, void> {
  if (kind === 'csv') yield { text: mark + csvHead(), records: 0 };
  let before = '[\n';
  for await (const sessions of exportable(db)) {
    const records = sessions.length;
    if (kind === 'csv') yield { text: csvLines(sessions), records };
    else {
      const lines = sessions.map((session) => JSON.stringify(session));
      const text = kind === 'json' ? `${before}${lines.join(',\n')}` : `${lines.join('\n')}\n`;
      yield { text, records };
      before = ',\n';
    }
  }
  if (kind === 'json') yield { text: before === '[\n' ? '[]\n' : '\n]\n', records: 0 };
}

/**
 * Writes a file piece by piece: it is held neither in memory nor, until it is whole, under its name (File System Standard,
 * `createWritable`).
 *
 * @param to the file that the agent chose, or one in the origin's private file system
 * @param onWritten told after each piece how many records are written
 * @param signal ends it and leaves what was there before
 * @returns how many records were written
 * @throws when it is cancelled, the disk is full or the file cannot be written
 */
export async function writeFile(
  db: PatchcordDatabase,
  kind: FileKind,
  to: FileSystemFileHandle,
  now: number,
  onWritten: (records: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let records = 0;
  const encoder = new TextEncoder();
  const pieces = textOf(db, kind, now);
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(out) {
        const { value, done } = await pieces.next();
        if (done) return out.close();
        records += value.records;
        out.enqueue(encoder.encode(value.text));
        onWritten(records);
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 1 },
  );
  const file = await to.createWritable();
  const zipped = kind === 'backup' ? bytes.pipeThrough(new CompressionStream('gzip')) : bytes;
  await zipped.pipeTo(file, { signal });
  return records;
}
