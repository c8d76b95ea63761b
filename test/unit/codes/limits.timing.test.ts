import { describe, expect, it } from 'vitest';
import { explainCodes, findCodes } from '../../../utils/codes/index.ts';

const LONG = 5_000_000;
const SHORT = 500_000;

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function timeOf(text: string, context = ''): number {
  const start = performance.now();
  findCodes(text, { context });
  return performance.now() - start;
}

/** Texts that make careless scanners go back and forth. */
const NASTY: [string, string][] = [
  ['letters', 'a'],
  ['digits', '4'],
  ['digits with spaces', '4 '],
  ['digits with dashes', '4-'],
  ['digits with commas', '4, '],
  ['codes', '482913 '],
  ['codes with a label', 'help code 482913\n'],
  ['codes without a space', '482913,'],
  ['labels', 'help code '],
  ['half labels', 'help cod '],
  ['digit words', 'four '],
  ['double', 'double '],
  ['zero-width characters', '\u200b'],
  ['zero-width characters behind digits', `4${'\u200b'.repeat(50)}`],
  ['spaces', ' '],
  ['slashes', 'https://a/'],
  ['an endless address', '482913/a@'],
  ['brackets', '(482913'],
  ['lead surrogates', '\ud835'],
  ['broken surrogates', '\udfd2\ud835'],
  ['mathematical digits', '\ud835\udfd2'],
  ['Chinese', '请告诉我代码'],
  ['Chinese with codes', '帮助代码482913'],
  ['lines', '\n'],
];

describe('5 MB', () => {
  it.each(NASTY)('of %s take time in proportion', (_name, piece) => {
    const short = fill(piece, SHORT);
    const long = fill(piece, LONG);
    timeOf(short);
    const one = Math.min(timeOf(short), timeOf(short), timeOf(short));
    const ten = Math.min(timeOf(long), timeOf(long));
    // Ten times the text: ten times the time, with room for what else the machine does.
    expect(ten).toBeLessThan(Math.max(one * 30, 400));
    expect(ten).toBeLessThan(2500);
  });

  it('of context cost no more than its last 600 units', () => {
    const context = fill('what is your help code? ', LONG);
    expect(timeOf('482913', context)).toBeLessThan(50);
    expect(findCodes('482913', { context })[0]?.strength).toBe('strong');
  });

  it('with a code at the end still give that code', () => {
    const text = `${fill('lorem ipsum dolor ', LONG)}\nhelp code 482913`;
    expect(findCodes(text)).toEqual([
      { code: '482913', kind: 'noibu', strength: 'strong', start: text.length - 6, end: text.length },
    ]);
  });
});

describe('explanations', () => {
  it('name the label, where it stands and what it weighs', () => {
    const [code] = explainCodes('my help code is 482 913');
    expect(code?.points).toBeGreaterThanOrEqual(10);
    expect(code?.cues[0]).toMatchObject({
      text: 'help code',
      kind: 'noibu',
      where: 'before',
      start: 3,
      end: 12,
    });
  });

  it('name the question of the context, with offsets into the context as given', () => {
    const context = `${'x'.repeat(1000)}\nWhat is your order number?`;
    const [code] = explainCodes('482913', { context });
    expect(code?.strength).toBe('weak');
    expect(code?.cues).toEqual([
      { text: 'order number', kind: 'other', weight: -14, where: 'context', start: 1014, end: 1026 },
    ]);
  });

  it('are empty when nothing was said of the number', () => {
    expect(explainCodes('482913')).toEqual([
      { code: '482913', kind: 'unknown', strength: 'weak', start: 0, end: 6, points: 0, cues: [] },
    ]);
  });
});
