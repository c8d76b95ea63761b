import type { Session } from '../../../utils/sessions/session.ts';
import { dice } from '../../unit/sessions/dice.ts';

const day = 24 * 60 * 60_000;
const firstNames = [
  'Anna',
  'Ben',
  'Chiara',
  'Dmitri',
  'Emeka',
  'Fatima',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Keiko',
  'Lea',
];
const endings = ['berg', 'ova', 'sen', 'dez', 'mann', 'ley', 'ton', 'ski', 'aki', 'eau', 'ini', 'ford'];
const syllables = [
  'ma',
  'ri',
  'ko',
  'sta',
  'le',
  'no',
  'vi',
  'bru',
  'ha',
  'zel',
  'ot',
  'du',
  'fen',
  'ga',
  'li',
  'per',
];

/** Synthetic sessions of the past two years, in the order of time as an export has them: about 340 bytes as JSON. */
export function makeRecords(from: number, count: number, now: number): Session[] {
  return Array.from({ length: count }, (_, offset) => {
    const at = from + offset;
    const roll = dice(at * 2_654_435 + 17);
    // Three sessions for each customer on the average.
    const who = roll(333_333);
    const startedAt = now - 732 * day + at * 60_000 + roll(60_000);
    const { name, email } = customerOf(who);
    return {
      id: `file:${(at * 7919 + 13).toString(36)}${roll(2 ** 31).toString(36)}`,
      source: 'file',
      kind: roll(3) === 0 ? 'noibu' : 'cobrowse',
      code: String(roll(1_000_000)).padStart(6, '0'),
      customer: { id: `c${who}`, name, email, phone: `+49 30 ${1_000_000 + who}` },
      startedAt,
      expiresAt: startedAt + 20 * 60_000,
      endedAt: startedAt + roll(40 * 60_000),
      state: 'ended',
      page: `https://shop.example.com/${syllables[roll(16)]}/${roll(5000)}`,
      device: `Chrome ${120 + roll(30)}, Windows 11`,
      updatedAt: startedAt + 40 * 60_000,
    };
  });
}

export function customerOf(who: number): { name: string; email: string } {
  const roll = dice(who);
  const family = `${syllables[roll(16)]}${syllables[roll(16)]}${syllables[roll(16)]}${endings[roll(12)]}`;
  const name = `${firstNames[roll(12)]} ${family.charAt(0).toUpperCase()}${family.slice(1)}`;
  return { name, email: `${family}.${who}@example.com` };
}
