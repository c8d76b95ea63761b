import Papa from 'papaparse';
import type { Session } from '../sessions/session.ts';
import { defuse } from './refused.ts';

const columns = [
  'id',
  'source',
  'kind',
  'code',
  'customer.id',
  'customer.name',
  'customer.email',
  'customer.phone',
  'startedAt',
  'expiresAt',
  'endedAt',
  'state',
  'url',
  'page',
  'device',
  'errors',
  'tags',
  'updatedAt',
] as const;

/** The last moment that a calendar knows (ECMAScript, Time Values). */
const lastTime = 8.64e15;

/** The first line of a table of sessions. */
export function csvHead(): string {
  return `${Papa.unparse([[...columns]])}\r\n`;
}

/**
 * Sessions as lines of a table that spreadsheets and our own import read. Times are ISO 8601. A cell that a spreadsheet would run as
 * a formula gets an apostrophe in front (OWASP, CSV Injection), which the import takes away again.
 */
export function csvLines(sessions: readonly Session[]): string {
  if (sessions.length === 0) return '';
  const rows = sessions.map((session) => columns.map((column) => defuse(cellOf(session, column))));
  return `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}

function cellOf(session: Session, column: (typeof columns)[number]): string {
  const [first = '', second] = column.split('.');
  const outer: unknown = Reflect.get(session, first);
  const value: unknown =
    second && typeof outer === 'object' && outer ? Reflect.get(outer, second) : second ? '' : outer;
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value > lastTime ? String(value) : new Date(value).toISOString();
  if (Array.isArray(value))
    return value.some((item) => /[;|[]/.test(item)) ? JSON.stringify(value) : value.join('; ');
  return String(value);
}
