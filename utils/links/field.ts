import type { CustomField } from './link.ts';

export const fieldTypes = ['text', 'number', 'boolean', 'date'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A custom issue field as it is typed. */
export interface FieldRow {
  key: string;
  type: FieldType;
  value: string;
}

/** What is wrong with one: `twice` when another of the same key came before. */
export type FieldFault = 'key' | 'twice' | 'value' | 'number' | 'boolean' | 'date' | 'long';

/** The rows that a form's text holds, as JSON; whatever else it is counts as none. */
export function rowsOf(text: string): FieldRow[] {
  try {
    const rows: unknown = JSON.parse(text || '[]');
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  } catch {
    return [];
  }
}

function isRow(row: unknown): row is FieldRow {
  if (typeof row !== 'object' || row === null) return false;
  const { key, type, value } = row as Partial<Record<keyof FieldRow, unknown>>;
  return typeof key === 'string' && typeof value === 'string' && fieldTypes.some((each) => each === type);
}

/** The opposite of `rowsOf`; no rows are no text. */
export function rowsText(rows: readonly FieldRow[]): string {
  return rows.length === 0 ? '' : JSON.stringify(rows);
}

/** Whether nothing was typed into it, so that it is left out. */
export function isEmptyRow({ key, value, type }: FieldRow): boolean {
  return key.trim() === '' && (value.trim() === '' || type === 'boolean');
}

/** Reads rows: the fields that may be sent, and what is wrong with the others, by row. */
export function readRows(rows: readonly FieldRow[]): {
  fields: CustomField[];
  faults: Map<number, FieldFault>;
} {
  const fields: CustomField[] = [];
  const faults = new Map<number, FieldFault>();
  const keys = new Set<string>();
  rows.forEach((row, at) => {
    if (isEmptyRow(row)) return;
    const key = row.key.trim();
    const field = readRow({ ...row, key });
    if (typeof field === 'string') faults.set(at, field);
    else if (keys.has(key)) faults.set(at, 'twice');
    else fields.push(field);
    keys.add(key);
  });
  return { fields, faults };
}

function readRow({ key, type, value }: FieldRow): CustomField | FieldFault {
  const text = value.trim();
  if (key === '') return 'key';
  if (key.length > 200 || value.length > 2000) return 'long';
  if (text === '') return 'value';
  switch (type) {
    case 'text':
      return { key, type, value: value.toWellFormed() };
    case 'number':
      return isExact(text) ? { key, type, value: Number(text) } : 'number';
    case 'boolean':
      return text === 'true' || text === 'false' ? { key, type, value: text === 'true' } : 'boolean';
    case 'date':
      return isDate(text) ? { key, type, value: text } : 'date';
  }
}

/** The opposite of `readRows`. */
export function rowOf({ key, type, value }: CustomField): FieldRow {
  return { key, type, value: String(value) };
}

/** Decimal digits with a point, few enough (15) that the number is the one that was typed. */
function isExact(text: string): boolean {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return false;
  return text.replace(/^-?0*|\./g, '').length <= 15;
}

/** ISO 8601: a day that exists, alone or with a time and its zone. A time without a zone means another moment to every reader. */
export function isDate(text: string): boolean {
  const parts =
    /^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d))?$/.exec(
      text,
    );
  const day = parts?.[1];
  if (day === undefined) return false;
  const date = new Date(`${day}T00:00:00Z`);
  // 30 February is read as 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
