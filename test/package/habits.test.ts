import { expect, test } from 'vitest';
import { read, sources } from './tree.ts';

test('no test is left out or runs alone', () => {
  const found = sources('test')
    .filter(({ path }) => /\.test\.tsx?$/.test(path) && !path.startsWith('test/package/'))
    .flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /\b(?:test|it|describe|suite)\.(?:only|skip|skipIf|runIf|todo|fails)\b|\bx(?:it|describe)\(/g,
        ),
      ].map(([match]) => `${path}: ${match}`),
    );
  expect(found).toEqual([]);
});

test('files of utils are short: nine in ten under 200 lines, none over 400', () => {
  const lengths = sources('utils').map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  const long = lengths.filter(({ lines }) => lines > 200);
  expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  expect(long.length / lengths.length).toBeLessThan(0.1);
});

const registry = 'https://registry.npmjs.org/';

test('every package comes from the public registry and is sealed by a hash', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const strange = Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(
      ([, { resolved, integrity }]) =>
        // npm may leave out where it fetched from, when that was the registry itself.
        !(resolved ?? registry).startsWith(registry) || !integrity?.startsWith('sha512-'),
    )
    .map(([path, { resolved }]) => `${path} from ${resolved ?? 'somewhere, without a hash'}`);
  expect(strange).toEqual([]);
});

test('the versions in package.json are exact', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});
