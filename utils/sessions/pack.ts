import type { Session } from './session.ts';

/**
 * A pack: about a hundred sessions in one stored value, since what storing costs is counted in values and index entries.
 * It is a text of ascending lines, one session each, without the spaces shown here:
 *
 *   482913 0mi2k4x00 ["cobrowse:s1","file","cobrowse",…]
 *   code   time      the other fields
 *
 * Code and time stand at fixed places, so that packs are merged, searched and thinned out by age without parsing what
 * nobody asked for. JSON escapes line ends, so a line has none inside.
 */
export interface Pack {
  /** The highest code in it. All lines of one code are in one pack. */
  last: string;
  /** The oldest time in it, as `timeOf` gives it. */
  oldest: number;
  count: number;
  text: string;
}

const codeLength = 6;
const timeLength = 9;
const head = codeLength + timeLength;
/** So many lines to a pack, and more only where one code alone has more. */
export const packSize = 100;

/** The time by which a session is old, in epoch ms. */
export function timeOf({ startedAt, updatedAt }: Pick<Session, 'startedAt' | 'updatedAt'>): number {
  return startedAt ?? updatedAt;
}

/** A session as a line of a pack. A new field goes to the end; the place of one that is gone stays empty. */
export function lineOf(session: Session): string {
  const { id, source, kind, code, customer, startedAt, expiresAt, endedAt, state, url, page } = session;
  const { device, errors, tags, updatedAt, sharing } = session;
  const who = customer && [customer.id, customer.name, customer.email, customer.phone];
  const when = [startedAt, expiresAt, endedAt];
  const values: unknown[] = [
    id,
    source,
    kind,
    who,
    ...when,
    state,
    url,
    page,
    device,
    errors,
    tags,
    updatedAt,
  ];
  // Few have it, and an empty place would cost every line.
  if (sharing) values.push(sharing);
  const time = Math.min(timeOf(session), 36 ** timeLength - 1);
  return code + time.toString(36).padStart(timeLength, '0') + JSON.stringify(values);
}

/** In the order of `lineOf`. */
const fields = [
  ...['id', 'source', 'kind', 'customer', 'startedAt', 'expiresAt', 'endedAt', 'state', 'url', 'page'],
  ...['device', 'errors', 'tags', 'updatedAt', 'sharing'],
];
const customerFields = ['id', 'name', 'email', 'phone'];

/** The session of a line that `lineOf` made. */
export function sessionOf(line: string): Session {
  const session = named(fields, JSON.parse(line.slice(head)));
  if (Array.isArray(session.customer)) session.customer = named(customerFields, session.customer);
  session.code = codeOf(line);
  return session as Session;
}

function named(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at += 1) {
    const value = values[at];
    if (value !== null && value !== undefined) record[names[at] ?? ''] = value;
  }
  return record;
}

export function codeOf(line: string): string {
  return line.slice(0, codeLength);
}

/** As `timeOf` gives it for the line's session. */
export function ageOf(line: string): number {
  return Number.parseInt(line.slice(codeLength, head), 36);
}

export function linesOf({ text }: Pick<Pack, 'text'>): string[] {
  return text.split('\n');
}

/** The lines of one code, found without splitting the others. */
export function linesOfCode({ text }: Pick<Pack, 'text'>, code: string): string[] {
  const lines: string[] = [];
  let at = text.startsWith(code) ? 0 : text.indexOf(`\n${code}`) + 1;
  while (text.startsWith(code, at)) {
    const end = text.indexOf('\n', at);
    lines.push(text.slice(at, end < 0 ? undefined : end));
    if (end < 0) break;
    at = end + 1;
  }
  return lines;
}

/** @param lines ascending, not empty */
export function packOf(lines: readonly string[]): Pack {
  return {
    last: codeOf(lines.at(-1) ?? ''),
    oldest: lines.reduce((oldest, line) => Math.min(oldest, ageOf(line)), Number.POSITIVE_INFINITY),
    count: lines.length,
    text: lines.join('\n'),
  };
}

/** Cuts ascending lines into packs, never between two lines of one code. */
export function packsOf(lines: readonly string[]): Pack[] {
  const packs: Pack[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = Math.min(from + packSize, lines.length);
    const last = codeOf(lines[to - 1] ?? '');
    while (lines[to]?.startsWith(last)) to += 1;
    packs.push(packOf(lines.slice(from, to)));
    from = to;
  }
  return packs;
}
