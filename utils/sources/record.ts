import * as v from 'valibot';
import { type Session, sessionSchema } from '../sessions/session.ts';
import { openable } from '../vendors/opening.ts';
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

/** Plain names of columns, the record's own first. */
const columns = {
  code: [
    'code',
    'helpcode',
    'sessioncode',
    'noibucode',
    'cobrowsecode',
    'noibuhelpcode',
    'cobrowsesessioncode',
  ],
  id: ['id', 'sessionid'],
  source: ['source'],
  kind: ['kind', 'system', 'vendor'],
  startedAt: ['startedat', 'created', 'createdat', 'started', 'start', 'activated', 'activatedat'],
  expiresAt: ['expiresat', 'expires', 'expiry', 'expiration'],
  endedAt: ['endedat', 'ended', 'end'],
  updatedAt: ['updatedat', 'updated', 'modified'],
  state: ['state', 'status'],
  url: ['url', 'sessionurl', 'recordingurl', 'link'],
  page: ['page', 'pageurl', 'landingurl'],
  device: ['device', 'devicedevice', 'devicename', 'customdatadevicename'],
  errors: ['errors'],
  tags: ['tags'],
  customerId: ['customerid', 'userid', 'uid', 'customdatauserid'],
  customerName: ['customername', 'customer', 'username', 'name', 'customdatausername'],
  customerEmail: ['customeremail', 'email', 'useremail', 'customdatauseremail'],
  customerPhone: ['customerphone', 'phone', 'userphone', 'phonenumber'],
} as const;

/** Whether a table has a column that can hold codes. */
export function hasCodeColumn(names: readonly string[]): boolean {
  return columns.code.some((name) => names.includes(name));
}

/** A row as a session, or why it is none. */
export function readRecord(fields: Fields, assumed: Assumed): Read {
  const found = columns.code.find((name) => hasValue(fields.get(name)));
  if (!found) return { fault: 'noCode' };
  const code = readCode(fields.get(found));
  if (!code) return { fault: 'badCode' };
  const kind = readKind(fields, found, assumed);
  if (!kind) return { fault: 'badKind' };
  const times: Partial<Record<'startedAt' | 'expiresAt' | 'endedAt' | 'updatedAt', number>> = {};
  for (const name of ['startedAt', 'expiresAt', 'endedAt', 'updatedAt'] as const) {
    const time = readMoment(value(fields, name));
    if (time === null) return { fault: 'badTime', field: name };
    if (time !== undefined) times[name] = time;
  }
  const source = text(fields, 'source') ?? 'file';
  const own =
    text(fields, 'id') ?? [kind, code.code, times.startedAt ?? times.expiresAt].filter(Boolean).join('-');
  const session = present({
    ...times,
    id: own.startsWith(`${source}:`) ? own : `${source}:${own}`,
    source,
    kind,
    code: code.code,
    customer: customerOf(fields),
    state: stateOf(fields),
    url: urlOf(fields),
    page: text(fields, 'page'),
    device: text(fields, 'device'),
    errors: list(fields, 'errors'),
    tags: list(fields, 'tags'),
    updatedAt: saidAt(times, assumed),
  });
  const checked = v.safeParse(sessionSchema, session);
  if (checked.success) return { session: checked.output, padded: code.padded };
  return { fault: 'tooLong', field: v.getDotPath(checked.issues[0]) ?? undefined };
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

function readKind(fields: Fields, codeColumn: string, assumed: Assumed): Session['kind'] | undefined {
  const said = text(fields, 'kind')?.toLowerCase();
  if (said !== undefined) return (['noibu', 'cobrowse'] as const).find((kind) => said.includes(kind));
  if (/^(noibu|helpcode)/.test(codeColumn)) return 'noibu';
  if (/^(cobrowse|sessioncode)/.test(codeColumn)) return 'cobrowse';
  // Noibu publishes no expiry.
  if (hasValue(value(fields, 'expiresAt'))) return 'cobrowse';
  return assumed.kind ?? 'cobrowse';
}

/** When what the row says was true: its own word, else the file's time, never before what it tells of and never ahead of now. */
function saidAt(
  { updatedAt, startedAt = 0, endedAt = 0 }: { updatedAt?: number; startedAt?: number; endedAt?: number },
  { now, writtenAt }: Assumed,
): number {
  const said = updatedAt ?? Math.max(writtenAt ?? now, startedAt, endedAt);
  return Math.min(said, now);
}

function customerOf(fields: Fields): Session['customer'] {
  const customer = present({
    id: text(fields, 'customerId'),
    name: text(fields, 'customerName'),
    email: text(fields, 'customerEmail'),
    phone: text(fields, 'customerPhone'),
  });
  return Object.keys(customer).length > 0 ? customer : undefined;
}

/** A state that we do not know is left out: the times say enough. */
function stateOf(fields: Fields): Session['state'] {
  const said = text(fields, 'state')?.toLowerCase();
  return (['pending', 'authorizing', 'active', 'ended'] as const).find((state) => state === said);
}

/** An address that we would not open is left out, so that the card offers what does work. */
function urlOf(fields: Fields): string | undefined {
  const url = text(fields, 'url');
  return url !== undefined && openable(url) ? url : undefined;
}

function list(fields: Fields, name: 'errors' | 'tags'): string[] | undefined {
  const raw = value(fields, name);
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

function value(fields: Fields, name: keyof typeof columns): unknown {
  const found = columns[name].find((column) => hasValue(fields.get(column)));
  return found && fields.get(found);
}

function text(fields: Fields, name: keyof typeof columns): string | undefined {
  const raw = value(fields, name);
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  return String(raw).trim().toWellFormed() || undefined;
}

function hasValue(raw: unknown): boolean {
  return raw !== undefined && raw !== null && raw !== '';
}

function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(fields)) if (item !== undefined) kept[name] = item;
  return kept as never;
}
