import type { Session } from '../../../utils/sessions/session.ts';

const texts = [
  '',
  'a',
  'Anna',
  'ANNA',
  '"',
  '\n',
  '\\',
  '\u2028',
  'ß',
  '李',
  '😀',
  '\ud800',
  '482913',
  '[null]',
];

/** A customer and other texts as a file may bring them. */
export function strange(roll: (sides: number) => number): Partial<Session> {
  const text = () => texts[roll(texts.length)] ?? '';
  const some: Partial<Session> = {};
  if (roll(3) > 0) some.customer = { name: text() + text(), email: `${roll(30)}@example.com` };
  if (roll(4) === 0) some.customer = { ...some.customer, id: text(), phone: String(roll(9)) };
  if (roll(4) === 0) some.tags = [text(), text()];
  if (roll(4) === 0) some.device = text();
  return some;
}
