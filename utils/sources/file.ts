import { words } from '../i18n/words.ts';
import { bad, type Trouble } from '../messages/answer.ts';
import type { Session } from '../sessions/session.ts';
import { TableReader } from './csv.ts';
import { DocumentReader, LineReader, ListReader } from './json.ts';
import { type Assumed, hasCodeColumn, readRecord } from './record.ts';
import type { Row, RowFault, RowReader } from './row.ts';
import { type Piece, readText } from './text.ts';

/** A row that became no session. */
export interface RefusedRow {
  /** Line of the file on which it begins, from 1. */
  line: number;
  fault: RowFault;
  field?: string | undefined;
}

/** How far an import came. Counts are those of the whole file so far. */
export interface ImportStep {
  /** At most 500 valid records, to be written before the next step is asked for. */
  sessions: Session[];
  /** Rows read, taken and refused ones. */
  rows: number;
  /** Codes whose leading zeros were put back. */
  padded: number;
  refused: number;
  /** Refused since the last step; only the first hundred of a file are named. */
  refusals: RefusedRow[];
  /** Bytes read, of `size`. */
  bytes: number;
  size: number;
  /** Why the file ends here; only in the last step, and what came before stays valid. */
  trouble?: Trouble | undefined;
}

const batch = 500;
/** Rows after which progress is told, though little was taken. */
const often = 5000;
const namedRefusals = 100;
/** A document that is no list is read as a whole; larger ones than this are refused. */
const largestDocument = 64_000_000;
/** No row is as long as this: a quotation mark or a bracket is missing. */
const longestRow = 16_000_000;

/**
 * Reads sessions from a file: a JSON list, NDJSON, a JSON document around a list, or a table (CSV) with any delimiter. Never
 * throws: a file that cannot be read, or breaks off, ends with a trouble. The reading stops when the caller stops asking.
 *
 * @param file as the agent chose it; `lastModified` is used where there is one
 */
export async function* readSessionsFile(
  file: Blob & { name?: string; lastModified?: number },
  options: Assumed,
): AsyncGenerator<ImportStep, void> {
  const assumed: Assumed = { writtenAt: file.lastModified, ...options };
  const tally = { rows: 0, padded: 0, refused: 0 };
  let step: Pick<ImportStep, 'sessions' | 'refusals'> = { sessions: [], refusals: [] };
  let bytes = 0;
  let told = 0;
  const take = (trouble?: Trouble): ImportStep => {
    const taken = { ...step, ...tally, bytes, size: file.size, ...(trouble && { trouble }) };
    step = { sessions: [], refusals: [] };
    told = tally.rows;
    return taken;
  };
  try {
    for await (const { rows, fault, piece } of rowsOf(file)) {
      bytes = piece?.bytes ?? bytes;
      for (const row of rows) {
        tally.rows += 1;
        const read = row.fields ? readRecord(row.fields, assumed) : { fault: row.fault ?? 'notARecord' };
        if ('session' in read) {
          step.sessions.push(read.session);
          if (read.padded) tally.padded += 1;
        } else {
          if (tally.refused < namedRefusals) step.refusals.push({ line: row.line, ...read });
          tally.refused += 1;
        }
        if (step.sessions.length === batch || tally.rows - told >= often) yield take();
      }
      if (fault) {
        yield take(bad('bad-file', { detail: words(`file.${fault}`) }).trouble);
        return;
      }
    }
    yield take();
  } catch {
    // The file was changed, moved or taken away while it was read.
    yield take(bad('bad-file', { detail: words('file.unreadable') }).trouble);
  }
}

/** What was wrong with a row, in words. */
export function describeRefusal({ fault, field = '' }: RefusedRow): string {
  return words(`file.row.${fault}`, { field });
}

type FileFault = 'empty' | 'binary' | 'unreadable' | 'cutOff' | 'noCode' | 'tooLarge';

/** A file's rows, piece by piece; a fault is the last thing that comes. */
async function* rowsOf(file: Blob): AsyncGenerator<{ rows: Row[]; fault?: FileFault; piece?: Piece }, void> {
  const text = await readText(file);
  if (typeof text === 'string') return yield { rows: [], fault: text };
  let reader: RowReader | undefined;
  let begun = '';
  let held = 0;
  for await (const piece of text) {
    let given = piece.text;
    if (!reader) {
      begun += piece.text;
      // Until there is a whole line, or all there is: the first line tells the format.
      if (piece.bytes < file.size && !isTelling(begun)) continue;
      if (begun.trim() === '') continue;
      reader = readerFor(begun);
      if (reader instanceof DocumentReader && file.size > largestDocument)
        return yield { rows: [], fault: 'tooLarge' };
      given = begun;
    }
    const rows = reader.push(given);
    if (lacksCodes(reader)) return yield { rows: [], fault: 'noCode' };
    held = rows.length > 0 ? 0 : held + given.length;
    if (held > longestRow && !(reader instanceof DocumentReader)) return yield { rows, fault: 'cutOff' };
    yield { rows, piece };
  }
  if (!reader) return yield { rows: [], fault: 'empty' };
  const { rows, cutOff } = reader.end();
  if (lacksCodes(reader)) return yield { rows: [], fault: 'noCode' };
  yield cutOff ? { rows, fault: 'cutOff' } : { rows };
}

/** Whether a file's beginning tells its format: a list by its bracket, anything else by its first line. */
function isTelling(begun: string): boolean {
  return /^\s*\[|\S.*[\n\r]/.test(begun) || begun.length > 1_000_000;
}

function lacksCodes(reader: RowReader): boolean {
  return reader instanceof TableReader && reader.columns !== undefined && !hasCodeColumn(reader.columns);
}

/** The format by its first line. */
function readerFor(begun: string): RowReader {
  const [first = ''] = begun.trimStart().split(/[\n\r]/, 1);
  if (first.startsWith('[')) return new ListReader();
  if (!first.startsWith('{')) return new TableReader(begun);
  try {
    const { length } = Object.values(JSON.parse(first) as object).filter(isListOfRecords);
    return length > 0 ? new DocumentReader() : new LineReader();
  } catch {
    return new DocumentReader();
  }
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === 'object');
}
