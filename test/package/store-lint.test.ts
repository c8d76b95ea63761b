import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { builtFolder } from '../tools/build.ts';

interface Report {
  errors: { code: string; message: string; file?: string }[];
}

test("Mozilla's own linter finds no error in the package for Firefox", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/web-ext/bin/web-ext.js',
      'lint',
      '--source-dir',
      builtFolder('firefox'),
      '--output',
      'json',
      '--no-config-discovery',
    ],
    // It would ask the registry whether there is a newer one of itself.
    { encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1', CI: '1' } },
  );
  const begin = stdout.indexOf('{');
  expect(begin, `a report from the linter; it said: ${stdout} ${stderr}`).not.toBe(-1);
  const report: Report = JSON.parse(stdout.slice(begin));
  expect(report.errors.map(({ code, message, file }) => `${file ?? ''} ${code}: ${message}`)).toEqual([]);
  // A quarter of a minute at a desk, several times that on a machine that does other things too.
}, 180_000);
