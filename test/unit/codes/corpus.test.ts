import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FoundCode } from '../../../utils/codes/code.ts';
import { findCodes } from '../../../utils/codes/index.ts';

/** other: a number of another thing, found as weak or not at all. optional: taken back by its writer. */
type Label = Omit<FoundCode, 'strength'> & { strength: FoundCode['strength'] | 'other' | 'optional' };

interface Item {
  text: string;
  context?: string;
  codes: Label[];
  class: string;
  language: string;
  part: 'tuned' | 'held';
}

const file = new URL('../../corpus/codes.ndjson', import.meta.url);
const items = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Item);

const MAY_BE_STRONG = new Set<Label['strength']>(['strong', 'optional']);

interface Tally {
  strong: number;
  strongFound: number;
  falselyStrong: number;
  codes: number;
  found: number;
  kindRight: number;
  exact: number;
  weak: number;
  weakAsStrong: number;
  never: number;
  neverFound: number;
}

function overlap(one: FoundCode, other: Label): boolean {
  return one.start < other.end && other.start < one.end;
}

function tally(some: readonly Item[]): Tally {
  const sum: Tally = {
    strong: 0,
    strongFound: 0,
    falselyStrong: 0,
    codes: 0,
    found: 0,
    kindRight: 0,
    exact: 0,
    weak: 0,
    weakAsStrong: 0,
    never: 0,
    neverFound: 0,
  };
  for (const item of some) {
    const found = findCodes(item.text, { context: item.context ?? '' });
    for (const code of item.codes) {
      const hit = found.find((one) => overlap(one, code));
      if (code.strength === 'optional') continue;
      if (code.strength === 'other') {
        sum.weak += 1;
        if (hit?.strength === 'strong') sum.weakAsStrong += 1;
        continue;
      }
      sum.codes += 1;
      if (hit) sum.found += 1;
      if (hit?.start === code.start && hit.end === code.end && hit.code === code.code) sum.exact += 1;
      if (code.strength === 'weak') {
        sum.weak += 1;
        if (hit?.strength === 'strong') sum.weakAsStrong += 1;
        continue;
      }
      sum.strong += 1;
      if (hit?.strength !== 'strong') continue;
      sum.strongFound += 1;
      if (hit.kind === code.kind) sum.kindRight += 1;
    }
    sum.falselyStrong += found.filter(
      (one) =>
        one.strength === 'strong' &&
        !item.codes.some((code) => MAY_BE_STRONG.has(code.strength) && overlap(one, code)),
    ).length;
    if (item.codes.length === 0) {
      sum.never += 1;
      if (found.length > 0) sum.neverFound += 1;
    }
  }
  return sum;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The figures that the bars are about, as fractions. */
function figures(sum: Tally): Record<string, number> {
  return {
    precision: ratio(sum.strongFound, sum.strongFound + sum.falselyStrong),
    recall: ratio(sum.strongFound, sum.strong),
    anyRecall: ratio(sum.found, sum.codes),
    kindRight: ratio(sum.kindRight, sum.strongFound),
    exact: ratio(sum.exact, sum.found),
    neverFound: ratio(sum.neverFound, sum.never),
    weakAsStrong: ratio(sum.weakAsStrong, sum.weak),
  };
}

describe('the corpus', () => {
  it('has the size and the mixture that make its figures mean something', () => {
    expect(items.length).toBeGreaterThanOrEqual(4500);
    expect(new Set(items.map((item) => item.language)).size).toBeGreaterThanOrEqual(19);
    const withContext = items.filter((item) => item.context !== undefined).length;
    expect(withContext / items.length).toBeGreaterThanOrEqual(0.5);
    const positive = items.filter((item) => item.codes.some((code) => code.strength === 'strong')).length;
    expect(items.length - positive).toBeGreaterThanOrEqual(positive);
    expect(items.filter((item) => item.part === 'held').length).toBeGreaterThan(1000);
  });

  it('labels spans that hold their digits', () => {
    for (const item of items)
      for (const code of item.codes) {
        expect(code.code).toMatch(/^\d{6}$/);
        expect(code.end - code.start).toBeGreaterThanOrEqual(6);
        expect(code.end).toBeLessThanOrEqual(item.text.length);
      }
  });
});

describe.each(['tuned', 'held'] as const)('recognising the %s part', (part) => {
  const some = items.filter((item) => item.part === part);
  const got = figures(tally(some));

  it('reaches the bars', () => {
    const shown = Object.entries(got).map(([name, value]) => `${name} ${value.toFixed(4)}`);
    console.info(`${part} (${some.length} items): ${shown.join(', ')}`);
    expect(got.precision).toBeGreaterThanOrEqual(0.985);
    expect(got.recall).toBeGreaterThanOrEqual(0.97);
    expect(got.anyRecall).toBeGreaterThanOrEqual(0.985);
    expect(got.kindRight).toBeGreaterThanOrEqual(0.98);
    expect(got.exact).toBeGreaterThanOrEqual(0.995);
    expect(got.neverFound).toBeLessThanOrEqual(0.01);
    expect(got.weakAsStrong).toBeLessThanOrEqual(0.02);
  });

  it('leaves no language behind', () => {
    for (const language of new Set(some.map((item) => item.language))) {
      const one = figures(tally(some.filter((item) => item.language === language)));
      expect(one.recall, `recall in ${language}`).toBeGreaterThanOrEqual(0.9);
      expect(one.precision, `precision in ${language}`).toBeGreaterThanOrEqual(0.9);
    }
  });
});
