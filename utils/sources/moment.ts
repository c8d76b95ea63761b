/** Nothing that we read happened before 2000 or will after 2100. */
const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

/**
 * An instant as files write it: ISO 8601 (a space for the T, a zone as `Z`, `UTC` or an offset; without one the agent's own),
 * epoch seconds, milliseconds or microseconds.
 *
 * @returns epoch ms; undefined for an empty value, null for one that is no such instant
 */
export function readMoment(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'string' ? said(value) : epoch(Number(value));
  return time >= earliest && time <= latest ? Math.floor(time) : null;
}

function said(text: string): number {
  if (plain.test(text)) return Date.parse(text);
  return /^\d+(\.\d+)?(e\+?\d+)?$/i.test(text.trim()) ? epoch(Number(text)) : iso(text);
}

function epoch(number: number): number {
  if (number < 1e11) return number * 1000;
  return number < 1e14 ? number : number / 1000;
}

const written =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** How programs write it, which the engine reads by itself. */
const plain = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

function iso(text: string): number {
  const [, day, clock, zone] = written.exec(text.trim()) ?? [];
  if (day === undefined) return Number.NaN;
  if (clock === undefined) return Date.parse(day);
  return Date.parse(`${day}T${clock.replace(',', '.')}${offset(zone)}`);
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}
