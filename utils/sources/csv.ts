import Papa from 'papaparse';
import { hasCodeColumn, type Mapping } from './columns.ts';
import {
  endlessRow,
  type Fields,
  longestRow,
  plainName,
  type ReaderFault,
  type Row,
  type RowReader,
} from './row.ts';

const quote = 34;

/**
 * A table with its columns' names in the first line. Papa Parse reads the rows; it is given whole rows only, since its own reader
 * of files cuts letters that lie across its pieces.
 *
 * Where the scan for a row's end stands:
 *
 *   start ──"──▶ quoted ──"──▶ quote ──"──▶ quoted
 *     │                          └─ else ─▶ plain        skip: in a row that is longer than any is
 *     └─ else ─▶ plain ──delimiter──▶ start
 */
export class TableReader implements RowReader {
  fault: ReaderFault | undefined;
  readonly #delimiter: string;
  readonly #newline: '\n' | '\r';
  #header: readonly string[] | undefined;
  #columns: readonly string[] | undefined;
  #places = new Map<string, number[]>();
  #rest = '';
  #at = 0;
  #line = 1;
  #state: 'start' | 'plain' | 'quoted' | 'quote' | 'skip' = 'start';

  /**
   * @param sample the file's beginning, with its first line
   * @param mapping tells which column holds the codes where its name does not
   */
  constructor(sample: string, mapping: Mapping = new Map()) {
    this.#newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
    this.#delimiter = delimiterOf(sample, mapping);
  }

  /** The columns' plain names, once the first line was read. */
  get columns(): readonly string[] | undefined {
    return this.#columns;
  }

  /** The columns' names as they stand in the file. */
  get header(): readonly string[] | undefined {
    return this.#header;
  }

  push(text: string): Row[] {
    let fresh = text;
    if (this.#state === 'skip') {
      const end = text.indexOf(this.#newline);
      if (end < 0) return [];
      this.#line += 1;
      this.#state = 'start';
      fresh = text.slice(end + 1);
    }
    const all = this.#rest + fresh;
    const end = this.#endOfRows(all);
    this.#rest = all.slice(end);
    const rows = this.#read(all.slice(0, end));
    if (this.#rest.length > longestRow) {
      if (!this.#columns) this.fault = 'endless';
      rows.push(endlessRow(this.#rest, this.#line));
      this.#line += this.#rest.split(this.#newline).length - 1;
      this.#rest = '';
      this.#state = 'skip';
    }
    this.#at = this.#rest.length;
    return rows;
  }

  end() {
    return { rows: this.#read(this.#rest), cutOff: false };
  }

  /** The offset behind the last complete row. */
  #endOfRows(text: string): number {
    const newline = this.#newline.charCodeAt(0);
    const delimiter = this.#delimiter.charCodeAt(0);
    let end = 0;
    let i = this.#at;
    if (this.#state !== 'quoted' && i < text.length && text.indexOf('"', i) < 0) {
      this.#state = [newline, delimiter].includes(text.charCodeAt(text.length - 1)) ? 'start' : 'plain';
      return text.lastIndexOf(this.#newline) + 1;
    }
    for (; i < text.length; i += 1) {
      if (this.#state === 'quoted') {
        const close = text.indexOf('"', i);
        if (close < 0) break;
        i = close;
        this.#state = 'quote';
        continue;
      }
      const sign = text.charCodeAt(i);
      if (sign === quote) {
        if (this.#state !== 'plain') this.#state = 'quoted';
      } else if (sign === newline) {
        this.#state = 'start';
        end = i + 1;
      } else this.#state = sign === delimiter ? 'start' : 'plain';
    }
    return end;
  }

  #read(text: string): Row[] {
    if (text === '') return [];
    const lines =
      this.#newline === '\r'
        ? text.replaceAll('\r', '\n')
        : text.includes('\r')
          ? text.replaceAll('\r\n', '\n')
          : text;
    const whole = lines.endsWith('\n') ? lines.slice(0, -1) : lines;
    const { data, errors } = Papa.parse<string[]>(whole, { delimiter: this.#delimiter, newline: '\n' });
    const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
    const quoted = whole.includes('"');
    const rows: Row[] = [];
    for (const [i, cells] of data.entries()) {
      const line = this.#line;
      this.#line += 1;
      if (quoted) for (const cell of cells) this.#line += breaksIn(cell);
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!this.#columns) this.#begin(cells);
      else if (broken.has(i)) rows.push({ line, fault: 'quotes', cells });
      else rows.push({ line, fields: new CellFields(cells, this.#places), cells });
    }
    return rows;
  }

  #begin(header: readonly string[]): void {
    this.#header = header;
    this.#columns = header.map((name, i) => plainName(name) || `column${i + 1}`);
    for (const [i, column] of this.#columns.entries()) {
      this.#places.set(column, [...(this.#places.get(column) ?? []), i]);
    }
  }
}

/** A row's cells by their columns' names. Of several columns with one name the first with a value counts. */
class CellFields implements Fields {
  readonly #cells: readonly string[];
  readonly #places: ReadonlyMap<string, readonly number[]>;

  constructor(cells: readonly string[], places: ReadonlyMap<string, readonly number[]>) {
    this.#cells = cells;
    this.#places = places;
  }

  get(name: string): string | undefined {
    for (const place of this.#places.get(name) ?? []) {
      const cell = this.#cells[place]?.trim();
      if (cell) return undefused(cell);
    }
    return undefined;
  }
}

function breaksIn(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** Takes back what our own export puts in front of cells that a spreadsheet would run as a formula. */
function undefused(cell: string): string {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@'\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * The sign that parts the header into columns of which one holds codes; of several the one that makes the most columns. Any sign
 * that no column's name is made of will do, so that also `:` and `^` work. Where no name tells of codes, the usual sign that
 * makes the most columns.
 */
function delimiterOf(sample: string, mapping: Mapping): string {
  const [line = ''] = sample
    .trimStart()
    .slice(0, 20_000)
    .split(/[\r\n]/, 1);
  const header = line.replace(/"[^"]*"/g, (name) => plainName(name));
  const signs = new Set(header.match(/[^\p{L}\p{N} _.'()-]/gu));
  const parted = [...signs].map((sign) => ({ sign, names: header.split(sign).map(plainName) }));
  parted.sort((a, b) => b.names.length - a.names.length);
  const telling = parted.find(({ names }) => hasCodeColumn(names, mapping));
  const usual = parted.find(({ sign }) => [',', ';', '\t', '|'].includes(sign));
  return (telling ?? usual)?.sign ?? ',';
}
