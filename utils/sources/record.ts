import * as v from 'valibot';
import { type Session, sessionSchema } from '../sessions/session.ts';
import { openable } from '../vendors/opening.ts';
import type { ColumnField, Names } from './columns.ts';
import { readMoment } from './moment.ts';
import type { Fields, RowFault } from './row.ts';

/** What a file says nothing of. */
export interface Assumed {
  /** Epoch ms. */
  now: number;
  /** Epoch ms at which the file was written: what its records say is as old as that. */
  writtenAt?: number | undefined;
  /** For codes whose column and row name no system. Default: `cobrowse`. */
  kind?: Session['kind'] | undefined;
}

export type Read = { session: Session; padded: boolean } | { fault: RowFault; field?: string | undefined };

/**
 * A row as a session, or why it is none.
 *
 * @param names where to look for each field
 */
export function readRecord(fields: Fields, assumed: Assumed, names: Names): Read {
  const row: NamedRow = { fields, names, longest: 0 };
  const found = names.code.find((name) => hasValue(fields.get(name)));
  if (!found) return { fault: 'noCode' };
  const code = readCode(fields.get(found));
  if (!code) return { fault: 'badCode' };
  const kind = readKind(row, found, assumed);
  if (!kind) return { fault: 'badKind' };
  const times: Times = {};
  for (const name of timeFields) {
    const time = readMoment(value(row, name));
    if (time === null) return { fault: 'badTime', field: name };
    if (time !== undefined) times[name] = time;
  }
  const { startedAt, expiresAt, endedAt } = times;
  const source = text(row, 'source') ?? 'file';
  const customer = customerOf(row);
  const url = urlOf(row);
  const page = text(row, 'page');
  const device = text(row, 'device');
  const own = text(row, 'id') ?? contentId(kind, code.code, times, { customer, url, page, device });
  const session: Mutable<Session> = {
    id: own.startsWith(source) && own.charAt(source.length) === ':' ? own : `${source}:${own}`,
    source,
    kind,
    code: code.code,
    updatedAt: saidAt(times, assumed),
  };
  const state = stateOf(row);
  const errors = list(row, 'errors');
  const tags = list(row, 'tags');
  if (customer) session.customer = customer;
  if (startedAt !== undefined) session.startedAt = startedAt;
  if (expiresAt !== undefined) session.expiresAt = expiresAt;
  if (endedAt !== undefined) session.endedAt = endedAt;
  if (state) session.state = state;
  if (url) session.url = url;
  if (page) session.page = page;
  if (device) session.device = device;
  if (errors) session.errors = errors;
  if (tags) session.tags = tags;
  // All that this can break of the schema is its lengths, and asking it takes a third of the time of a row.
  if (row.longest <= shortest && !errors && !tags) return { session, padded: code.padded };
  const checked = v.safeParse(sessionSchema, session);
  if (checked.success) return { session: checked.output, padded: code.padded };
  return { fault: 'tooLong', field: v.getDotPath(checked.issues[0]) ?? undefined };
}

const timeFields = ['startedAt', 'expiresAt', 'endedAt', 'updatedAt'] as const;
type Times = Partial<Record<(typeof timeFields)[number], number>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** No text of a session may be shorter than this and too long. */
const shortest = 100;

/** A row with the names to look its fields up by. */
interface NamedRow {
  fields: Fields;
  names: Names;
  /** The length of the longest text that was read. */
  longest: number;
}

/**
 * The id of a row that has none: the same content gives the same id at every import. What changes while a session goes on (its
 * state, its end) is no part of it where a start tells two sessions apart.
 */
function contentId(kind: string, code: string, times: Times, about: object): string {
  const time = times.startedAt ?? times.expiresAt ?? times.endedAt ?? '';
  return `${kind}-${code}-${time}-${digest(JSON.stringify(about))}`;
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, twice with different beginnings: 64 bits, which tell apart and keep no secret. */
function digest(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    one = Math.imul(one ^ sign, 0x01000193);
    two = Math.imul(two ^ sign, 0x01000193) + 0x9e3779b9;
  }
  return (one >>> 0).toString(36) + (two >>> 0).toString(36);
}

/** Six digits, grouped or not. Spreadsheets take a code for a number and drop its leading zeros: they are put back. */
function readCode(raw: unknown): { code: string; padded: boolean } | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const digits = String(raw)
    .trim()
    .replace(/^'/, '')
    .replace(/^(\d{3})\s?[-– ]\s?(\d{3})$/, '$1$2')
    .replace(/^(\d+)\.0*$/, '$1');
  if (!/^\d{1,6}$/.test(digits)) return undefined;
  return { code: digits.padStart(6, '0'), padded: digits.length < 6 };
}

function readKind(row: NamedRow, codeColumn: string, assumed: Assumed): Session['kind'] | undefined {
  const said = text(row, 'kind')?.toLowerCase();
  if (said !== undefined) return (['noibu', 'cobrowse'] as const).find((kind) => said.includes(kind));
  if (/^(noibu|helpcode)/.test(codeColumn)) return 'noibu';
  if (/^(cobrowse|sessioncode)/.test(codeColumn)) return 'cobrowse';
  // Noibu publishes no expiry.
  if (hasValue(value(row, 'expiresAt'))) return 'cobrowse';
  return assumed.kind ?? 'cobrowse';
}

/** When what the row says was true: its own word, else the file's time, never before what it tells of and never ahead of now. */
function saidAt({ updatedAt, startedAt = 0, endedAt = 0 }: Times, { now, writtenAt }: Assumed): number {
  const said = updatedAt ?? Math.max(writtenAt ?? now, startedAt, endedAt);
  return Math.min(said, now);
}

function customerOf(row: NamedRow): Session['customer'] {
  const id = text(row, 'customerId');
  const name = text(row, 'customerName');
  const email = text(row, 'customerEmail');
  const phone = text(row, 'customerPhone');
  if (!id && !name && !email && !phone) return undefined;
  return { ...(id && { id }), ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}

/** A state that we do not know is left out: the times say enough. */
function stateOf(row: NamedRow): Session['state'] {
  const said = text(row, 'state')?.toLowerCase();
  return (['pending', 'authorizing', 'active', 'ended'] as const).find((state) => state === said);
}

/** An address that we would not open is left out, so that the card offers what does work. */
function urlOf(row: NamedRow): string | undefined {
  const url = text(row, 'url');
  return url !== undefined && openable(url) ? url : undefined;
}

function list(row: NamedRow, name: 'errors' | 'tags'): string[] | undefined {
  const raw = value(row, name);
  const items = Array.isArray(raw) ? raw : typeof raw === 'string' ? split(raw) : [];
  const texts = items.flatMap((item) =>
    hasValue(item) && typeof item !== 'object' ? [String(item).trim()] : [],
  );
  return texts.length > 0 ? texts : undefined;
}

/** A list in a cell: JSON, or parts between semicolons or bars. */
function split(cell: string): unknown[] {
  if (cell.startsWith('[')) {
    try {
      const items: unknown = JSON.parse(cell);
      if (Array.isArray(items)) return items;
    } catch {
      // Then it is text that begins with a bracket.
    }
  }
  return cell.split(/[;|]/);
}

function value({ fields, names }: NamedRow, name: ColumnField): unknown {
  for (const column of names[name]) {
    const found = fields.get(column);
    if (hasValue(found)) return found;
  }
  return undefined;
}

function text(row: NamedRow, name: ColumnField): string | undefined {
  const raw = value(row, name);
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const said = String(raw).trim().toWellFormed();
  if (said.length > row.longest) row.longest = said.length;
  return said || undefined;
}

function hasValue(raw: unknown): boolean {
  return raw !== undefined && raw !== null && raw !== '';
}
