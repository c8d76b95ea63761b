import type { Session } from './session.ts';

/** The columns of an exported table, which an import reads by the same names. */
const columns: Record<string, (session: Session) => string | number | undefined> = {
  id: ({ id }) => id,
  source: ({ source }) => source,
  kind: ({ kind }) => kind,
  code: ({ code }) => code,
  'customer.id': ({ customer }) => customer?.id,
  'customer.name': ({ customer }) => customer?.name,
  'customer.email': ({ customer }) => customer?.email,
  'customer.phone': ({ customer }) => customer?.phone,
  startedAt: ({ startedAt }) => time(startedAt),
  expiresAt: ({ expiresAt }) => time(expiresAt),
  endedAt: ({ endedAt }) => time(endedAt),
  state: ({ state }) => state,
  url: ({ url }) => url,
  page: ({ page }) => page,
  device: ({ device }) => device,
  errors: ({ errors }) => list(errors),
  tags: ({ tags }) => list(tags),
  updatedAt: ({ updatedAt }) => time(updatedAt),
};

/** The first line of a CSV export. */
export function csvHead(): string {
  return line(Object.keys(columns));
}

/** One session as a line of CSV (RFC 4180), with every cell made harmless for a spreadsheet. */
export function csvLine(session: Session): string {
  return line(Object.values(columns).map((cell) => String(cell(session) ?? '')));
}

/**
 * What a spreadsheet would run as a formula begins with an apostrophe, so that it stays text
 * (OWASP, "CSV injection": = + - @, tab and carriage return).
 */
export function defuse(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function line(cells: string[]): string {
  return `${cells.map((cell) => quote(defuse(cell))).join(',')}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** ISO 8601 in UTC: people and spreadsheets read it alike. */
function time(at: number | undefined): string | undefined {
  return at === undefined || at > 8.64e15 ? undefined : new Date(at).toISOString();
}

/** Lists as JSON, since their entries may hold any separator. */
function list(entries: string[] | undefined): string | undefined {
  return entries && entries.length > 0 ? JSON.stringify(entries) : undefined;
}
