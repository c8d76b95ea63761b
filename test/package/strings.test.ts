import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, sources } from './tree.ts';

const folder = 'utils/i18n/locales';

/** `card.open` → text, for one locale file. */
function flat(node: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : flat(value, `${prefix}${name}.`),
  ) as [string, string][];
}

const locales = new Map(
  globSync(`${folder}/*.json`).map((path) => [path, new Map(flat(JSON.parse(read(path))))] as const),
);
const english = locales.get(`${folder}/en.json`) ?? new Map<string, string>();

/** Languages differ in their plural categories, so only the stem has to be there. */
function stem(key: string): string {
  return key.replace(/\.(zero|one|two|few|many|other)$/, '');
}

test('every locale has the same keys', () => {
  expect(english.size).toBeGreaterThan(0);
  const wanted = [...new Set([...english.keys()].map(stem))].toSorted();
  for (const [path, texts] of locales) {
    expect([...new Set([...texts.keys()].map(stem))].toSorted(), path).toEqual(wanted);
  }
});

test('the browser takes every key', () => {
  // Chrome refuses the whole extension for one key with another character (chrome.i18n, "messages").
  expect([...english.keys()].filter((key) => !/^[\w.]+$/.test(key))).toEqual([]);
});

test('every locale names the same things in braces', () => {
  const braces = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
  for (const [path, texts] of locales) {
    const wrong = [...texts].filter(([key, text]) => {
      const original = english.get(key);
      return original !== undefined && String(braces(text)) !== String(braces(original));
    });
    expect(wrong, path).toEqual([]);
  }
});

test('every key that the sources name exists', () => {
  const files = sources('entrypoints', 'components', 'utils');
  const named = files.flatMap(({ path, text }) => [
    ...[...text.matchAll(/\bwords\(\s*'([^']+)'/g)].map(([, key = '']) => ({ path, key })),
    ...[...text.matchAll(/\bcounted\(\s*'([^']+)'/g)].map(([, key = '']) => ({ path, key: `${key}.other` })),
  ]);
  const manifest = [...read('wxt.config.ts').matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => ({
    path: 'wxt.config.ts',
    key: key.replaceAll('_', '.'),
  }));
  const lost = [...named, ...manifest].filter(({ key }) => !english.has(key));
  expect(lost).toEqual([]);
});
