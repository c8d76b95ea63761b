import { counted, words } from '../../utils/i18n/words.ts';
import type { Candidate } from '../../utils/sessions/resolution.ts';
import { codeLife } from '../../utils/sessions/standing.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The time that a session has left. */
export interface TimeLeft {
  /** `12:31`, `1:02:31`, `about 12 min` where the end is our estimate, `3 days`. */
  text: string;
  /** The part of its whole life that is left, 0 to 1. */
  part: number;
}

/**
 * How long a code still lives.
 * @returns undefined where nothing is known of an end, or where it lies behind
 */
export function timeLeft(candidate: Candidate, now: number, firstSeenAt?: number): TimeLeft | undefined {
  const { expiresAt, about, session } = candidate;
  if (expiresAt === undefined || expiresAt <= now) return undefined;
  const left = expiresAt - now;
  const life = expiresAt - (session.startedAt ?? firstSeenAt ?? expiresAt - codeLife);
  const part = life > 0 ? Math.min(1, left / life) : 1;
  if (left >= 2 * day) return { text: counted('card.left.days', Math.floor(left / day)), part };
  if (about) return { text: words('card.left.about', { time: roughly(left) }), part };
  return { text: clock(left), part };
}

function roughly(left: number): string {
  if (left < minute) return words('card.left.underMinute');
  return words('card.left.minutes', { count: Math.round(left / minute) });
}

function clock(left: number): string {
  const seconds = Math.ceil(left / second);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** How long something lasts, as a browser's language says it: `7 hr, 59 min`. */
export function lasting(ms: number): string {
  const [days, hours, minutes] = [ms / day, (ms % day) / hour, (ms % hour) / minute].map(Math.floor);
  const parts = Object.entries({ day: days, hour: hours, minute: minutes }).filter(([, count]) => count);
  if (parts.length === 0) return words('card.left.underMinute');
  const units = parts
    .slice(0, 2)
    .map(([unit, count]) =>
      new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' }).format(count ?? 0),
    );
  return new Intl.ListFormat(undefined, { type: 'unit', style: 'short' }).format(units);
}

/** When something was: `just now`, `2 min ago`, then by the clock, with the date when it was another day. */
export function when(at: number, now: number): string {
  const age = now - at;
  if (age >= 0 && age < minute) return words('card.when.now');
  if (age >= 0 && age < hour) return words('card.when.minutes', { count: Math.floor(age / minute) });
  const then = new Date(at);
  const sameDay = then.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(then);
}

/** When something was, in a narrow column: like `when` on the same day, else the date alone. */
export function whichDay(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? when(at, now) : new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}
