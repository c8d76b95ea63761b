import { counted, words } from '../../utils/i18n/words.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { when } from '../card/time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A life as a request writes it (`30m`, `6h`, `2d`) in words. */
export function lifeWords(life: string): string {
  const count = Number.parseInt(life, 10);
  if (life.endsWith('m')) return counted('link.minutes', count);
  return life.endsWith('h') ? counted('link.hours', count) : counted('link.days', count);
}

/** How long a link still works: to the second within the last hour, in hours within two days, then until when. */
export function expiryWords(expiresAt: number | undefined, now: number): string {
  if (expiresAt === undefined) return words('link.made.noExpiry');
  const left = expiresAt - now;
  if (left <= 0) return words('link.made.expired', { when: when(expiresAt, now) });
  if (left < 2 * day) return words('link.made.expires', { left: clock(left) });
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return words('link.made.expiresOn', { when: date.format(expiresAt) });
}

function clock(left: number): string {
  const seconds = Math.ceil(left / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Who a link is for, in the best that is known. */
export function whoFor({ name, email, id, phone }: Customer): string | undefined {
  return [name, email, id, phone].find((text) => text?.trim());
}
