import { expect, test } from 'vitest';
import { type Source, sources } from './tree.ts';

/** Every import of these files that a rule forbids, as `file → import`. */
function offenders(files: Source[], forbidden: (imported: string, from: Source) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((name) => forbidden(name, file)).map((name) => `${file.path} → ${name}`),
  );
}

const under = (folder: string) => (name: string) => name.startsWith(`${folder}/`);

test('there is something to look at', () => {
  expect(sources('entrypoints', 'components', 'utils').length).toBeGreaterThan(20);
});

test('views know no browser and no database', () => {
  const found = offenders(
    sources('components'),
    (name) =>
      under('utils/browser')(name) ||
      name === 'utils/sessions/db.ts' ||
      under('entrypoints')(name) ||
      ['dexie', 'webextension-polyfill'].includes(name),
  );
  expect(found).toEqual([]);
});

test('utils know neither views nor entrypoints', () => {
  const found = offenders(
    sources('utils'),
    (name) => under('components')(name) || under('entrypoints')(name),
  );
  expect(found).toEqual([]);
});

test('the recogniser of codes imports nothing but itself, so it runs anywhere', () => {
  expect(offenders(sources('utils/codes'), (name) => !under('utils/codes')(name))).toEqual([]);
});

test('one file is the door to the polyfill', () => {
  const found = offenders(
    sources('entrypoints', 'components', 'utils').filter(({ path }) => path !== 'utils/browser/index.ts'),
    (name, from) => name === 'webextension-polyfill' && !isTypeOnly(from, name),
  );
  expect(found).toEqual([]);
});

function isTypeOnly({ text }: Source, name: string): boolean {
  return text.includes(`from '${name}'`) && !text.match(new RegExp(`^import (?!type)[^;]*'${name}'`, 'm'));
}

test('what runs in pages reaches neither the polyfill, nor the database, nor the schema library', () => {
  const all = new Map(sources('entrypoints', 'components', 'utils').map((file) => [file.path, file]));
  const heavy = new Set(['webextension-polyfill', 'dexie', 'valibot', 'qrcode', 'papaparse']);
  const starts = [...all.keys()].filter((path) => /^entrypoints\/[^/]+\.content\//.test(path));
  expect(starts).not.toEqual([]);
  const seen = new Set(starts);
  const found: string[] = [];
  for (const path of seen) {
    const file = all.get(path);
    if (!file) continue;
    for (const name of file.imports) {
      if (isTypeOnly(file, specifierOf(file, name))) continue;
      if (heavy.has(name)) found.push(`${path} → ${name}`);
      seen.add(name);
    }
  }
  expect(found).toEqual([]);
});

/** An import as the file wrote it. */
function specifierOf({ text, path }: Source, name: string): string {
  const written = [...text.matchAll(/from\s*'([^']+)'/g)].map(([, each = '']) => each);
  const last = name.split('/').at(-1) ?? name;
  return written.find((each) => each === name || each.endsWith(`/${last}`)) ?? `${path}:${name}`;
}
