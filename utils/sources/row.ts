/** Why a row became no session. */
export type RowFault =
  /** A line of NDJSON, or an element of a list, that is no JSON. */
  | 'notJson'
  /** JSON, but no object. */
  | 'notARecord'
  /** A quotation mark that never ends. */
  | 'quotes'
  | 'noCode'
  | 'badCode'
  | 'badTime'
  | 'badKind'
  /** A field is longer than we keep. */
  | 'tooLong';

/** One row of a file, before anybody knows what it means. */
export interface Row {
  /** Line of the file on which it begins, from 1. */
  line: number;
  /** Values by their columns' plain names; absent when the row could not be read. */
  fields?: Fields | undefined;
  fault?: RowFault | undefined;
}

/** Values by plain column names. Values are whatever the format had: text, numbers, lists. */
export type Fields = Map<string, unknown>;

/** A format's reader. It is given the text in pieces, and holds back what is not complete yet. */
export interface RowReader {
  push(text: string): Row[];
  /** What was held back, and whether the file breaks off. */
  end(): { rows: Row[]; cutOff: boolean };
}

/** A column's name without case, spaces, dots and dashes: `Help Code`, `help_code` and `helpCode` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** An object's fields by plain names; what is nested gets its parents' names in front. */
export function fieldsOf(record: object, prefix = '', fields: Fields = new Map(), depth = 0): Fields {
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
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { line, fault: 'notJson' };
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? { line, fields: fieldsOf(value as object) } : { line, fault: 'notARecord' };
}
