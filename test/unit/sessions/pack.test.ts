import { expect, test } from 'vitest';
import {
  ageOf,
  codeOf,
  lineOf,
  linesOf,
  linesOfCode,
  packOf,
  packSize,
  packsOf,
  sessionOf,
} from '../../../utils/sessions/pack.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { dice } from './dice.ts';
import { cobrowse, noibu, now } from './session.ts';
import { strange } from './strange.ts';

test('every field comes back from a line as it was, whatever is in it', () => {
  const whole: Session = {
    ...cobrowse({
      endedAt: now,
      url: 'https://cobrowse.io/s',
      page: 'https://shop.example/?a="b"',
      device: '',
    }),
    customer: { id: '7', name: 'Zoë\n"Q"\u2028', email: 'z@example.com', phone: '+49 30 1' },
    errors: ['a\r\nb', '', '\ud800'],
    tags: [],
  };
  expect(sessionOf(lineOf(whole))).toEqual(whole);
  expect(sessionOf(lineOf(noibu({ customer: {} })))).toEqual(noibu({ customer: {} }));
  expect(lineOf(whole)).not.toContain('\n');
});

test('a line is in order by its code, then by its time', () => {
  const early = lineOf(cobrowse({ startedAt: 1, id: 'x:9' }));
  const late = lineOf(cobrowse({ id: 'x:1' }));
  expect(early < late).toBe(true);
  expect([codeOf(late), ageOf(late), ageOf(early)]).toEqual(['482913', cobrowse().startedAt, 1]);
});

test('a time beyond all bounds does not break the line', () => {
  const session = cobrowse({ startedAt: Number.MAX_SAFE_INTEGER });
  expect(sessionOf(lineOf(session))).toEqual(session);
  expect(codeOf(lineOf(session))).toBe('482913');
});

test('packs hold every line once, in order, and no code is in two of them', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const roll = dice(seed);
    const codes = roll(400) + 1;
    const sessions = Array.from({ length: roll(900) }, (_, at) =>
      cobrowse({
        id: `x:${at}`,
        code: String(roll(codes)).padStart(6, '0'),
        startedAt: roll(now),
        ...strange(roll),
      }),
    );
    const lines = sessions.map(lineOf).sort();
    const packs = packsOf(lines);
    expect(packs.flatMap(linesOf)).toEqual(lines);
    expect(packs.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
    const lasts = packs.map(({ last }) => last);
    expect(new Set(lasts).size).toBe(packs.length);
    for (const [at, pack] of packs.entries()) {
      expect(
        linesOf(pack).every((line) => codeOf(line) > (lasts[at - 1] ?? '') && codeOf(line) <= pack.last),
      ).toBe(true);
      expect(pack.oldest).toBe(Math.min(...linesOf(pack).map(ageOf)));
      if (at < packs.length - 1) expect(pack.count).toBeGreaterThanOrEqual(packSize);
    }
  }
});

test('the lines of a code are found at the beginning, in the middle and at the end of a pack', () => {
  const line = (code: string, id: string) => lineOf(cobrowse({ code, id: `x:${id}` }));
  const lines = [line('000001', 'a'), line('000002', 'b'), line('000002', 'c'), line('000009', 'd')];
  const pack = packOf(lines);
  expect(linesOfCode(pack, '000001')).toEqual(lines.slice(0, 1));
  expect(linesOfCode(pack, '000002')).toEqual(lines.slice(1, 3));
  expect(linesOfCode(pack, '000009')).toEqual(lines.slice(3));
  expect(linesOfCode(pack, '000003')).toEqual([]);
  // Digits inside of a line are no code.
  expect(linesOfCode(packOf([lineOf(cobrowse({ device: '\n000005' }))]), '000005')).toEqual([]);
});
