/** Why a row became no session. */
export type RowFault =
  /** A line of NDJSON, or an element of a list, that is no JSON. */
  | 'notJson'
  /** JSON, but no object. */
  | 'notARecord'
  /** A quotation mark that never ends. */
  | 'quotes'
  /** Longer than any row is: it was skipped up to its end. */
  | 'endless'
  | 'noCode'
  | 'badCode'
  | 'badTime'
  | 'badKind'
  /** A field is longer than we keep. */
  | 'tooLong';

/** Why a reader cannot go on with a file. */
export type ReaderFault =
  /** A table's first line does not end. */
  | 'endless'
  /** A document that has to be read as a whole is larger than we take. */
  | 'tooLarge';

/** One row of a file, before anybody knows what it means. */
export interface Row {
  /** Line of the file on which it begins, from 1. */
  line: number;
  /** Values by their columns' plain names; absent when the row could not be read. */
  fields?: Fields | undefined;
  fault?: RowFault | undefined;
  /** The row as it stands in the file: a table's cells, or one piece of JSON. */
  cells: readonly string[];
}

/** Values by plain column names. Values are whatever the format had: text, numbers, lists. */
export interface Fields {
  get(name: string): unknown;
}

/** A format's reader. It is given the text in pieces, and holds back what is not complete yet. */
export interface RowReader {
  push(text: string): Row[];
  /** What was held back, and whether the file breaks off. */
  end(): { rows: Row[]; cutOff: boolean };
  /** Set once the reader cannot go on. */
  readonly fault?: ReaderFault | undefined;
}

/** No row has as many UTF-16 units as this: a line break, a bracket or a quotation mark is missing. */
export const longestRow = 2_000_000;

/** A row that was skipped, with its beginning. */
export function endlessRow(text: string, line: number): Row {
  return { line, fault: 'endless', cells: [text.slice(0, 200)] };
}

/** A column's name without case, spaces, dots and dashes: `Help Code`, `help_code` and `helpCode` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** An object's fields by plain names; what is nested gets its parents' names in front. */
export function fieldsOf(
  record: object,
  prefix = '',
  fields: Map<string, unknown> = new Map(),
  depth = 0,
): Map<string, unknown> {
  for (const [name, value] of Object.entries(record)) {
    const plain = prefix + plainName(name);
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 4) {
      fieldsOf(value, plain, fields, depth + 1);
    } else if (!fields.has(plain)) {
      fields.set(plain, value);
    }
  }
  return fields;
}

/** A row from a piece of JSON. */
export function rowOf(json: string, line: number): Row {
  const cells = [json];
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { line, fault: 'notJson', cells };
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? { line, fields: fieldsOf(value as object), cells } : { line, fault: 'notARecord', cells };
}
