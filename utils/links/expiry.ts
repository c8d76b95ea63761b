const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What Helpshift uses when nothing is said. */
export const defaultExpiry = '24h';

/** How far ahead an absolute time has to be: the vendor's clock is not ours. */
const soonest = units.m;

/**
 * When a link dies that is made now.
 *
 * @param expiry a number of minutes, hours or days: `30m`, `6h`, `2d`
 * @returns epoch ms; undefined for anything else
 */
export function expiryAt(expiry: string, now: number): number | undefined {
  const [, number, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(expiry) ?? [];
  return number && unit ? now + Number(number) * units[unit as keyof typeof units] : undefined;
}

/** Whether a link may be made now that dies at that time (epoch ms): at least a minute ahead. */
export function isAhead(until: number, now: number): boolean {
  return until >= now + soonest;
}

/**
 * A local time as an `<input type="datetime-local">` writes it, in this computer's zone.
 *
 * @returns epoch ms; undefined for anything else, and for days that do not exist
 */
export function localTime(text: string): number | undefined {
  const [, day] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const time = new Date(text.trim());
  // 30 February is read as 2 March.
  if (Number.isNaN(time.getTime()) || time.getDate() !== Number(day.slice(8))) return undefined;
  return time.getTime();
}

/** The opposite of `localTime`, to the minute. */
export function localText(time: number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
