import type { Session } from '../sessions/session.ts';
import { fieldOf, hasCodeColumn, type Mapping, type Names, namesFor } from './columns.ts';
import { TableReader } from './csv.ts';
import { DocumentReader, LineReader, ListReader } from './json.ts';
import { type Assumed, readRecord } from './record.ts';
import type { ReaderFault, Row, RowFault, RowReader } from './row.ts';
import { readText, type TextFault } from './text.ts';

/** A row that became no session. */
export interface RefusedRow {
  /** Line of the file on which it begins, from 1. */
  line: number;
  fault: RowFault;
  field?: string | undefined;
}

/** Why a file ends before its end, or cannot be read at all. */
export type FileFault = TextFault | ReaderFault | 'cutOff' | 'noCode';

/** A part of a file. */
export interface ImportStep {
  /** At most 2500 valid records, to be written before the next step is asked for. */
  sessions: Session[];
  /** Rows of the file up to here, taken and refused ones. */
  rows: number;
  /** Codes of this step whose leading zeros were put back. */
  padded: number;
  /** Rows of this step that were refused, each as it stands in the file; at most 1000. */
  refused: (RefusedRow & { cells: readonly string[] })[];
  /** The columns of a table, as its first line names them. */
  header?: readonly string[] | undefined;
  /** Bytes read, of `size`. */
  bytes: number;
  size: number;
  /** Why the file ends here; only in the last step, and what came before stays valid. */
  fault?: FileFault | undefined;
}

export interface ReadOptions extends Assumed {
  /** What a person said of the columns. */
  mapping?: Mapping | undefined;
  /** Rows at the beginning that were dealt with before: they are read and passed over. */
  skip?: number | undefined;
}

/**
 * Rows after which a step ends. What is over becomes one segment of the archive, and few large ones are found faster; but with
 * 5000 the engine keeps more of what is thrown away at once, and holds 180 MB instead of 145.
 */
const batch = 2500;
/** Refused rows in a step, which are kept as texts. */
const mostRefused = 1000;

/**
 * Reads sessions from a file: a JSON list, NDJSON, a JSON document around a list, or a table (CSV) with any delimiter, each also
 * gzipped. Never throws: a file that cannot be read, or breaks off, ends with a fault. The reading stops when the caller stops
 * asking. The same file with the same options gives the same rows, so that an import can go on at a row's number.
 *
 * @param file as the agent chose it; `lastModified` is used where there is one
 */
export async function* readSessionsFile(
  file: Blob & { lastModified?: number },
  options: ReadOptions,
): AsyncGenerator<ImportStep, void> {
  const { mapping = new Map(), skip = 0, ...given } = options;
  const assumed: Assumed = { writtenAt: file.lastModified, ...given };
  let names: Names | undefined;
  let header: readonly string[] | undefined;
  let rows = 0;
  let told = skip;
  let bytes = 0;
  let step: Pick<ImportStep, 'sessions' | 'refused' | 'padded'> = { sessions: [], refused: [], padded: 0 };
  const take = (fault?: FileFault): ImportStep => {
    const taken = { ...step, rows, header, bytes, size: file.size, ...(fault && { fault }) };
    step = { sessions: [], refused: [], padded: 0 };
    told = rows;
    return taken;
  };
  for await (const part of rowsOf(file, mapping)) {
    bytes = part.bytes;
    const { columns, header: labels } = (part.reader ?? {}) as Partial<TableReader>;
    if (part.reader && !names && (columns || part.rows.length > 0)) {
      names = namesFor(mapping, columns);
      header = labels;
      if (columns && !hasCodeColumn(columns, mapping)) return yield take('noCode');
    }
    for (const row of part.rows) {
      rows += 1;
      if (rows <= skip) continue;
      const read =
        row.fields && names ? readRecord(row.fields, assumed, names) : { fault: row.fault ?? 'notARecord' };
      if ('session' in read) {
        step.sessions.push(read.session);
        if (read.padded) step.padded += 1;
      } else step.refused.push({ line: row.line, ...read, cells: row.cells });
      if (rows - told >= batch || step.refused.length === mostRefused) yield take();
    }
    if (part.fault) return yield take(part.fault);
  }
  yield take();
}

/** What a file begins with, for a person who says what its columns are. */
export interface FirstRows {
  columns: { name: string; label: string }[];
  /** Texts by column, in order. */
  rows: string[][];
}

/** No table that a person looks at is wider. */
const widest = 200;

/**
 * @param count at most so many rows
 * @returns a fault where the file cannot be read as far as that
 */
export async function readFirstRows(file: Blob, count: number): Promise<FirstRows | { fault: FileFault }> {
  const first: Row[] = [];
  let header: readonly string[] | undefined;
  let columns: readonly string[] | undefined;
  for await (const { rows, fault, reader } of rowsOf(file)) {
    ({ header, columns } = (reader ?? {}) as Partial<TableReader>);
    first.push(...rows.slice(0, count - first.length));
    if (fault && first.length === 0 && !columns) return { fault };
    if (fault || first.length === count) break;
  }
  if (header && columns) {
    const labelled = columns.map((name, i) => ({ name, label: header[i]?.trim() || name }));
    return { columns: labelled.slice(0, widest), rows: first.map(({ cells }) => shown(cells)) };
  }
  const records = first.map(({ fields }) =>
    fields instanceof Map ? (fields as Map<string, unknown>) : new Map(),
  );
  const found = [...new Set(records.flatMap((record) => [...record.keys()]))].slice(0, widest);
  // What is known comes first: an answer of an API has dozens of fields.
  found.sort((a, b) => Number(!fieldOf(a, new Map())) - Number(!fieldOf(b, new Map())));
  return {
    columns: found.map((name) => ({ name, label: name })),
    rows: records.map((record) => shown(found.map((name) => textOf(record.get(name))))),
  };
}

function shown(cells: readonly string[]): string[] {
  return cells.slice(0, widest).map((cell) => (cell.length > 100 ? `${cell.slice(0, 99)}…` : cell));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Some of a file's rows; a fault is the last thing that comes. */
interface Part {
  rows: Row[];
  bytes: number;
  reader?: RowReader | undefined;
  fault?: FileFault;
}

/** A file's rows, piece by piece. */
async function* rowsOf(file: Blob, mapping?: Mapping): AsyncGenerator<Part, void> {
  let reader: RowReader | undefined;
  let begun = '';
  let bytes = 0;
  for await (const piece of readText(file)) {
    bytes = piece.bytes;
    let given = piece.text;
    if (!reader) {
      begun += piece.text;
      // Until there is a whole line, or all there is: the first line tells the format.
      if (!piece.fault && !isTelling(begun)) continue;
      if (begun.trim() === '') {
        if (piece.fault) return yield { rows: [], bytes, fault: piece.fault };
        continue;
      }
      reader = readerFor(begun, mapping);
      given = begun;
    }
    const rows = reader.push(given);
    if (reader.fault) return yield { rows: [], bytes, reader, fault: reader.fault };
    if (piece.fault) return yield { rows, bytes, reader, fault: piece.fault };
    if (rows.length > 0) yield { rows, bytes, reader };
  }
  if (!reader && begun.trim() !== '') {
    reader = readerFor(begun, mapping);
    const rows = reader.push(begun);
    yield { rows, bytes, reader };
  }
  if (!reader) return yield { rows: [], bytes, fault: 'empty' };
  const { rows, cutOff } = reader.end();
  yield cutOff ? { rows, bytes, reader, fault: 'cutOff' } : { rows, bytes, reader };
}

/** Whether a file's beginning tells its format: a list by its bracket, anything else by its first line. */
function isTelling(begun: string): boolean {
  const text = begun.trimStart();
  return text.startsWith('[') || /[\n\r]/.test(text) || begun.length > 1_000_000;
}

/** The format by its first line. */
function readerFor(begun: string, mapping?: Mapping): RowReader {
  const [first = ''] = begun.trimStart().split(/[\n\r]/, 1);
  if (first.startsWith('[')) return new ListReader();
  if (!first.startsWith('{')) return new TableReader(begun, mapping);
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
