import { expect, test } from 'vitest';
import { type Source, sources } from './tree.ts';

/** Every import of these files that a rule forbids, as `file → import`. Types tie nothing together at run time. */
function offenders(files: Source[], forbidden: (name: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ name, typeOnly }) => !typeOnly && forbidden(name))
      .map(({ name }) => `${file.path} → ${name}`),
  );
}

const under = (folder: string) => (name: string) => name.startsWith(`${folder}/`);

test('there is something to look at', () => {
  const files = sources('entrypoints', 'components', 'utils');
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(50);
});

test('views know no browser and no database', () => {
  const found = offenders(
    sources('components'),
    (name) =>
      under('utils/browser')(name) ||
      under('entrypoints')(name) ||
      ['utils/sessions/db.ts', 'utils/sessions/store.ts', 'dexie', 'webextension-polyfill'].includes(name),
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
  const others = sources('entrypoints', 'components', 'utils').filter(
    ({ path }) => path !== 'utils/browser/index.ts',
  );
  expect(offenders(others, (name) => name === 'webextension-polyfill')).toEqual([]);
});

test('what runs in pages reaches neither the polyfill, nor the database, nor the schema library', () => {
  const all = new Map(sources('entrypoints', 'components', 'utils').map((file) => [file.path, file]));
  const heavy = ['webextension-polyfill', 'dexie', 'valibot', 'qrcode', 'papaparse'];
  const starts = [...all.keys()].filter((path) =>
    /^entrypoints\/(chat|codes|card|choices|finder|past|people)\//.test(path),
  );
  expect(starts).not.toEqual([]);
  // A set grows while it is walked, so this goes along every import.
  const reached = new Set(starts);
  for (const path of reached) {
    for (const { name, typeOnly } of all.get(path)?.imports ?? []) if (!typeOnly) reached.add(name);
  }
  expect(heavy.filter((name) => reached.has(name))).toEqual([]);
});
