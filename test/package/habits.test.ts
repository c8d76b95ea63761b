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

test('a file of utils has at most 300 lines', () => {
  const long = sources('utils')
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
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
