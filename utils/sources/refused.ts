import Papa from 'papaparse';
import type { ImportStep, RefusedRow } from './file.ts';
import type { RowFault } from './row.ts';

/** What the file of refused rows says, in the agent's language: a worker has no strings of its own. */
export interface RefusedWords {
  line: string;
  reason: string;
  /** The column of rows that have no cells, such as JSON. */
  row: string;
  /** What was wrong; `{field}` stands for the column. */
  faults: Record<RowFault, string>;
}

/** The most that a spreadsheet takes in a cell. */
const longestCell = 32_000;

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection). */
export function defuse(cell: string): string {
  return /^[=+\-@'\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The first line of the file of refused rows, with the mark that spreadsheets want before UTF-8. */
export function refusedHead(words: RefusedWords, header: readonly string[] | undefined): string {
  return `\ufeff${table([[words.line, words.reason, ...(header ?? [words.row])]])}`;
}

/** Refused rows as lines of a table: the line in the file, what was wrong, and the row as it stood there. */
export function refusedLines(words: RefusedWords, rows: ImportStep['refused']): string {
  return table(rows.map((row) => [String(row.line), reasonOf(words, row), ...row.cells]));
}

function reasonOf({ faults }: RefusedWords, { fault, field = '' }: RefusedRow): string {
  return faults[fault].replaceAll('{field}', () => field);
}

function table(rows: string[][]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => row.map((cell) => defuse(cell.slice(0, longestCell))));
  return `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}
