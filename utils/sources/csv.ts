import Papa from 'papaparse';
import { hasCodeColumn } from './record.ts';
import { type Fields, plainName, type Row, type RowReader } from './row.ts';

/**
 * A table with its columns' names in the first line. Papa Parse reads the rows; it is given whole rows only, since its own reader
 * of files cuts letters that lie across its pieces.
 */
export class TableReader implements RowReader {
  readonly #delimiter: string;
  readonly #newline: '\n' | '\r';
  #columns: string[] | undefined;
  #rest = '';
  #at = 0;
  #line = 1;
  /** Where the scan stands: at a field's start, in a plain field, in a quoted one, behind a quotation mark in a quoted one. */
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';

  /** @param sample the file's beginning, with its first line */
  constructor(sample: string) {
    this.#newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
    this.#delimiter = delimiterOf(sample);
  }

  /** The columns' plain names, once the first line was read. */
  get columns(): readonly string[] | undefined {
    return this.#columns;
  }

  push(text: string): Row[] {
    const all = this.#rest + text;
    const end = this.#endOfRows(all);
    this.#rest = all.slice(end);
    this.#at = this.#rest.length;
    return this.#read(all.slice(0, end));
  }

  end() {
    return { rows: this.#read(this.#rest), cutOff: false };
  }

  /** The offset behind the last complete row. */
  #endOfRows(text: string): number {
    let end = 0;
    for (let i = this.#at; i < text.length; i += 1) {
      const sign = text[i];
      const quoted = this.#state === 'quoted';
      if (sign === '"') this.#state = quoted ? 'quote' : this.#state === 'plain' ? 'plain' : 'quoted';
      else if (quoted) continue;
      else if (sign === this.#newline) {
        this.#state = 'start';
        end = i + 1;
      } else this.#state = sign === this.#delimiter ? 'start' : 'plain';
    }
    return end;
  }

  #read(text: string): Row[] {
    if (text === '') return [];
    const lines = this.#newline === '\r' ? text.replaceAll('\r', '\n') : text.replaceAll('\r\n', '\n');
    const whole = lines.endsWith('\n') ? lines.slice(0, -1) : lines;
    const { data, errors } = Papa.parse<string[]>(whole, { delimiter: this.#delimiter, newline: '\n' });
    const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
    return data.flatMap((cells, i): Row[] => {
      const line = this.#line;
      this.#line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
      if (cells.every((cell) => cell.trim() === '')) return [];
      if (!this.#columns) {
        this.#columns = cells.map(plainName);
        return [];
      }
      return [
        broken.has(i) ? { line, fault: 'quotes' } : { line, fields: this.#fields(cells, this.#columns) },
      ];
    });
  }

  #fields(cells: readonly string[], columns: readonly string[]): Fields {
    const fields: Fields = new Map();
    columns.forEach((column, i) => {
      const cell = cells[i]?.trim();
      if (cell && !fields.has(column)) fields.set(column, undefused(cell));
    });
    return fields;
  }
}

/** Takes back what our own export puts in front of cells that a spreadsheet would run as a formula. */
function undefused(cell: string): string {
  return /^'[=+\-@'\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * The sign that parts the header into columns of which one holds codes; of several the one that makes the most columns. Any sign
 * that no column's name is made of will do, so that also `:` and `^` work.
 */
function delimiterOf(sample: string): string {
  const header = (/[^\r\n]*\S[^\r\n]*/.exec(sample)?.[0] ?? '').replace(/"[^"]*"/g, (name) =>
    plainName(name),
  );
  const signs = new Set(header.match(/[^\p{L}\p{N} _.'()-]/gu));
  const parted = [...signs].map((sign) => ({ sign, names: header.split(sign).map(plainName) }));
  const telling = parted.filter(({ names }) => hasCodeColumn(names));
  telling.sort((a, b) => b.names.length - a.names.length);
  return telling[0]?.sign ?? ',';
}
