import { describe, expect, it } from 'vitest';
import { explainCodes, findCodes } from '../../../utils/codes/index.ts';

/** A small generator of numbers, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const PIECES = [
  '482913',
  '482-913',
  '482 913',
  '4',
  '8',
  '29',
  '12',
  '٤٨٢',
  '९१३',
  '４８',
  '\ud835\udfd2',
  '\ud835',
  '\udfd2',
  '️⃣',
  '\u200b',
  '\u200e',
  '\u202a',
  ' ',
  ' ',
  ' ',
  '\n',
  '-',
  '–',
  '.',
  ',',
  ':',
  '/',
  '#',
  '+',
  '€',
  '$',
  '%',
  '(',
  ')',
  '_',
  '*',
  '`',
  '"',
  'help code',
  'helpcode',
  'session code',
  'screen share',
  'support code',
  'six-digit',
  'code',
  'order number',
  'order',
  'not',
  'sorry',
  'is',
  'my',
  'your',
  'the',
  'phone',
  'OTP',
  'for example',
  'four eight two',
  'nine one three',
  'double',
  'oh',
  'hello',
  'Hilfe-Code',
  'コード',
  '验证码',
  '인증번호',
  'كود',
  'कोड',
  'код',
  'e.g.',
  'https://',
  '@',
  'a',
  'Z',
  'é',
  '\ud83d\udc4d',
  '\0',
]; // prettier-ignore

function babble(roll: (sides: number) => number, length: number): string {
  let text = '';
  for (let piece = 0; piece < length; piece += 1) {
    text += roll(6) === 0 ? String.fromCharCode(roll(0x10000)) : (PIECES[roll(PIECES.length)] ?? '');
  }
  return text;
}

describe('any text', () => {
  it('gives valid codes with spans in order that do not overlap, and never throws', () => {
    const roll = dice(20261121);
    let strong = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const text = babble(roll, 1 + roll(25));
      const context = roll(2) === 0 ? '' : babble(roll, roll(20));
      let last = 0;
      for (const found of findCodes(text, { context })) {
        expect(found.code).toMatch(/^\d{6}$/);
        expect(found.start).toBeGreaterThanOrEqual(last);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(['strong', 'weak']).toContain(found.strength);
        expect(['noibu', 'cobrowse', 'unknown']).toContain(found.kind);
        if (found.strength === 'weak') expect(found.kind).toBe('unknown');
        else strong += 1;
        last = found.end;
      }
    }
    expect(strong).toBeGreaterThan(300);
  });

  it('gives the same for the same text, whatever was read in between', () => {
    const roll = dice(7);
    const texts = Array.from({ length: 500 }, () => [babble(roll, 12), babble(roll, 8)] as const);
    const first = texts.map(([text, context]) => findCodes(text, { context }));
    const second = texts.toReversed().map(([text, context]) => findCodes(text, { context }));
    expect(second.toReversed()).toEqual(first);
  });

  it('is explained by cues that stand where they are said to stand', () => {
    const roll = dice(11);
    let explained = 0;
    for (let round = 0; round < 5000; round += 1) {
      const text = babble(roll, 1 + roll(20));
      const context = roll(2) === 0 ? '' : babble(roll, roll(300));
      const codes = explainCodes(text, { context });
      expect(codes.map(({ points, cues, ...code }) => code)).toEqual(findCodes(text, { context }));
      for (const { cues, strength } of codes) {
        if (strength === 'strong') expect(cues.length).toBeGreaterThan(0);
        for (const cue of cues) {
          const source = cue.where === 'context' ? context : text;
          expect(source.slice(cue.start, cue.end)).toBe(cue.text);
          expect(cue.text).not.toBe('');
          explained += 1;
        }
      }
    }
    expect(explained).toBeGreaterThan(200);
  });

  it('keeps codes and offsets when other text is put before and behind, on lines of their own', () => {
    for (const code of ['482913', '482 913', '4️⃣8️⃣2️⃣9️⃣1️⃣3️⃣', '٤٨٢٩١٣']) {
      const text = `help code ${code}`;
      for (const before of [
        '',
        'Hello\n\n',
        '👋🏽 hi there,\nnothing works\n\n',
        'x'.repeat(5000).concat('\n\n'),
      ]) {
        const [found, ...more] = findCodes(`${before}${text}\n\nbye`);
        expect(more).toEqual([]);
        expect(found).toEqual({
          code: '482913',
          kind: 'noibu',
          strength: 'strong',
          start: before.length + 10,
          end: before.length + 10 + code.length,
        });
      }
    }
  });
});
