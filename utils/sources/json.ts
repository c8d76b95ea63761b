import { endlessRow, longestRow, type ReaderFault, type Row, type RowReader, rowOf } from './row.ts';

/** One JSON value a line. */
export class LineReader implements RowReader {
  #rest = '';
  #line = 0;
  /** In a line that is longer than any is. */
  #skipping = false;

  push(text: string): Row[] {
    const lines = (this.#rest + text).split('\n');
    if (this.#skipping) {
      if (lines.length === 1) return [];
      lines.shift();
      this.#skipping = false;
    }
    this.#rest = lines.pop() ?? '';
    const rows = lines.flatMap((line) => this.#read(line));
    if (this.#rest.length > longestRow) {
      this.#line += 1;
      rows.push(endlessRow(this.#rest, this.#line));
      this.#rest = '';
      this.#skipping = true;
    }
    return rows;
  }

  end() {
    if (this.#skipping) return { rows: [], cutOff: false };
    const rows = this.#read(this.#rest);
    // A last line that is no JSON and has no line break behind it was being written when the file ended.
    const cutOff = rows[0]?.fault === 'notJson';
    return { rows: cutOff ? [] : rows, cutOff };
  }

  #read(line: string): Row[] {
    this.#line += 1;
    return line.trim() === '' ? [] : [rowOf(line, this.#line)];
  }
}

/** The code units that a list's structure is made of. */
const unit = {
  quote: 34,
  comma: 44,
  open: 91,
  escape: 92,
  close: 93,
  openMap: 123,
  closeMap: 125,
  line: 10,
  space: 32,
} as const;

/**
 * A JSON list, element by element, so that a large file is never in memory as a whole.
 *
 *   before ──[──▶ inside ──]──▶ after
 */
export class ListReader implements RowReader {
  #where: 'before' | 'inside' | 'after' = 'before';
  #rest = '';
  #at = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #line = 1;
  /** Line on which the element that is being read began; 0 while it has not. */
  #from = 0;
  /** The beginning of an element that is longer than any is; it is scanned to its end and not kept. */
  #endless: string | undefined;

  push(text: string): Row[] {
    const rows: Row[] = [];
    const all = this.#rest + text;
    let start = 0;
    for (let i = this.#at; i < all.length && this.#where !== 'after'; i += 1) {
      const sign = all.charCodeAt(i);
      if (sign === unit.line) this.#line += 1;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === unit.escape) this.#escaped = true;
        else if (sign === unit.quote) this.#inText = false;
        continue;
      }
      if (this.#from === 0 && sign > unit.space && this.#where === 'inside') this.#from = this.#line;
      if (sign === unit.quote) this.#inText = true;
      else if (this.#where === 'before') {
        if (sign !== unit.open) continue;
        this.#where = 'inside';
        start = i + 1;
      } else if (sign === unit.open || sign === unit.openMap) {
        this.#depth += 1;
      } else if (this.#depth > 0) {
        if (sign === unit.close || sign === unit.closeMap) this.#depth -= 1;
      } else if (sign === unit.comma || sign === unit.close) {
        const element = all.slice(start, i);
        if (this.#endless !== undefined) rows.push(endlessRow(this.#endless, this.#from));
        else if (element.trim() !== '') rows.push(rowOf(element.trim(), this.#from));
        this.#endless = undefined;
        start = i + 1;
        this.#from = 0;
        if (sign === unit.close) this.#where = 'after';
      }
    }
    this.#rest = this.#where === 'after' ? '' : all.slice(start);
    if (this.#rest.length > longestRow) this.#endless ??= this.#rest.slice(0, 1000);
    if (this.#endless !== undefined || this.#where === 'before') this.#rest = '';
    this.#at = this.#rest.length;
    return rows;
  }

  end() {
    return { rows: [], cutOff: this.#where !== 'after' };
  }
}

/** A document that is no list is read as a whole; one with more UTF-16 units than this is refused. */
const largestDocument = 16_000_000;

/** One JSON document: an object around a list of records, or a single record. Held in memory as a whole. */
export class DocumentReader implements RowReader {
  fault: ReaderFault | undefined;
  #text = '';

  push(text: string): Row[] {
    this.#text += text;
    if (this.#text.length > largestDocument) this.fault = 'tooLarge';
    return [];
  }

  end() {
    let value: unknown;
    try {
      value = JSON.parse(this.#text);
    } catch {
      return { rows: [], cutOff: true };
    }
    const list = Object.values(value as object).find(
      (inner): inner is unknown[] => Array.isArray(inner) && inner.some((item) => typeof item === 'object'),
    );
    const items = list ?? [value];
    return { rows: items.map((item) => rowOf(JSON.stringify(item), 1)), cutOff: false };
  }
}
