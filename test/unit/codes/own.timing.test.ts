import { afterEach, describe, expect, it } from 'vitest';
import { lookoutOf } from '../../../utils/codes/form.ts';
import { findCodes, prepare, setOwn } from '../../../utils/codes/index.ts';
import { MOST_OWN, MOST_UNITS, type OwnRules } from '../../../utils/codes/own.ts';

const LONG = 5_000_000;

afterEach(() => setOwn());

function fill(piece: string): string {
  return piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
}

/** The better of two, in ms. */
function timeOf(text: string, look: (text: string) => unknown = findCodes): number {
  const runs = [0, 0].map(() => {
    const start = performance.now();
    look(text);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at));
const rules = (labels: string[], patterns: string[]): OwnRules => ({
  labels: labels.map((text) => ({ text, kind: 'noibu' })),
  patterns: patterns.map((text) => ({ text, kind: 'noibu' })),
});

/** Fifty patterns of sixty units that begin alike, so that a careless search tries each of them at each place. */
const alike = times(
  MOST_OWN,
  (at) => `${'a'.repeat(MOST_UNITS - 8)}${String.fromCharCode(97 + (at % 26), 97 + (at >> 4))}######`,
);
const digits = times(MOST_OWN, (at) => `a${'4 '.repeat(20)}${'#'.repeat(6)}${at + 10}`);
const usual = rules(['Fehlerkennung', 'ticket pin'], ['HC-######', '###.###/S', '##:##:## Z', 'S3-######']);
const nasty = rules(
  times(MOST_OWN, (at) => `${'ab '.repeat(18)}${String.fromCharCode(97 + (at % 26), 97 + (at >> 4), 98)}`),
  [...alike.slice(0, 25), ...digits.slice(0, 25)],
);

const texts: [string, string][] = [
  ['a chat', 'my order is 77120 from 12:30, so what now? '],
  ['letters with a digit', `${'a'.repeat(60)}4`],
  ['digits', '4'],
  ['a pattern that almost fits', 'HC-48291 '],
  ['times of day', '12:30:45 '],
  ['patterns that fit', 'HC-482913 '],
  ['half labels with codes', `${'ab '.repeat(18)}482913 `],
  ['zero-width characters', '4\u200b\u200b\u200b'],
];

describe('5 MB', () => {
  it.each(texts)('of %s take little longer with an agent’s own rules than without', (_, piece) => {
    const text = fill(piece);
    const plain = timeOf(text);
    setOwn(usual);
    while (!prepare());
    // What stands near digits is looked at once more: a tenth of a microsecond a unit, where there are digits all over.
    expect(timeOf(text)).toBeLessThan(plain * 2 + 1_500);
    expect(timeOf(fill('lorem ipsum dolor sit amet '))).toBeLessThan(100);
  });

  it.each(texts)('of %s take time in proportion with the worst rules that are taken', (_, piece) => {
    const text = fill(piece);
    setOwn(nasty);
    while (!prepare());
    const tenth = timeOf(text.slice(0, LONG / 10));
    const whole = timeOf(text);
    expect(whole).toBeLessThan(Math.max(tenth * 30, 400));
    expect(whole).toBeLessThan(2_500);
  });

  it.each(texts)('of %s are looked over quickly for where fifty patterns may fit', (_, piece) => {
    const between = times(MOST_OWN, (at) => `#${':'.repeat(at)}###${'x'.repeat(50 - at)}##Z`);
    const expression = new RegExp(lookoutOf(between.map((text) => ({ text }))) ?? '', 'g');
    expect(timeOf(fill(piece), (all) => all.match(expression))).toBeLessThan(1_000);
  });
});
