/**
 * `npm test`: everything that has to hold before a change is shipped. Each check prints what it found as it goes; the
 * last line on stdout is `N passed, N failed, N skipped`. With `--long`, also the files `*.long.test.ts`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';
import type { TallyLine } from './reporter.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = `${root}.output/test`;
const long = process.argv.includes('--long');

const tally = { passed: 0, failed: 0, skipped: 0 };
/** What failed, repeated at the end so that nobody has to search for it. */
const failures: string[] = [];

function failed(what: string): void {
  tally.failed += 1;
  failures.push(what);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** A tool that hangs must not hang the whole run. */
const patience = long ? 60 * 60_000 : 25 * 60_000;

interface Ended {
  code: number | null;
  output: string;
}

/**
 * Runs one of the project's tools with this Node.
 * @param live printed in front of each line as it comes; without it the output is kept back
 */
function run(
  script: string,
  given: string[],
  live?: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`${root}${script}`, ...given], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let rest = '';
    const take = (chunk: string) => {
      output += chunk;
      if (live === undefined) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) console.log(`${live}${line}`);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const timer = setTimeout(() => {
      take(`\nstopped: it did not end within ${patience / 60_000} minutes\n`);
      child.kill('SIGKILL');
    }, patience);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (rest) take('\n');
      resolve({ code, output });
    });
  });
}

/** One check that passes or fails as a whole. */
async function check(name: string, steps: [script: string, given: string[]][]): Promise<boolean> {
  const start = performance.now();
  for (const [script, given] of steps) {
    const { code, output } = await run(script, given);
    if (code === 0) continue;
    console.log(`✗ ${name} (${seconds(start)})\n${output.trim()}`);
    failed(name);
    return false;
  }
  tally.passed += 1;
  console.log(`✓ ${name} (${seconds(start)})`);
  return true;
}

/** Runs Vitest projects in one process, and adds its tests to the tally. */
async function suite(projects: string[], live: string): Promise<void> {
  const start = performance.now();
  const name = projects.join(', ');
  const file = `${output}/tally-${projects[0]}.jsonl`;
  rmSync(file, { force: true });
  const { code } = await run(
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=./test/tools/reporter.ts',
    ],
    live,
    { PATCHCORD_TALLY: file, PATCHCORD_BUILT: '1', ...(long ? { PATCHCORD_LONG: '1' } : {}) },
  );
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line): TallyLine => JSON.parse(line));
  const before = tally.failed;
  for (const line of lines) {
    if (line.kind === 'broken') failed(line.name);
    else if (line.kind === 'test' && line.state === 'failed') failed(line.name);
    else if (line.kind === 'test') tally[line.state] += 1;
  }
  if (lines.at(-1)?.kind !== 'end') failed(`${name}: Vitest did not come to its end (exit code ${code})`);
  else if (code !== 0 && tally.failed === before) failed(`${name}: Vitest ended with exit code ${code}`);
  const well = tally.failed === before;
  console.log(`${well ? '✓' : '✗'} ${name} (${seconds(start)})`);
}

async function main(): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });

  await check('lint', [['node_modules/@biomejs/biome/bin/biome', ['check', '.']]]);
  await check('types', [
    ['node_modules/wxt/bin/wxt.mjs', ['prepare']],
    ['node_modules/typescript/bin/tsc', ['--noEmit']],
  ]);
  const built = await check('build', [['test/tools/build.ts', []]]);

  const missing = (['chromium', 'firefox'] as const).filter((name) => !findBrowser(name));
  for (const name of missing) {
    failed(`no ${name} on this machine: “node test/tools/setup.mjs” installs it, or says why it cannot`);
  }
  const chromium = !missing.includes('chromium');
  await suite(['unit', ...(chromium ? ['dom'] : []), ...(built ? ['package'] : [])], '  ');
  await suite(['timing'], '  ');
  // How long a slice of work takes in a browser says something on a machine that does nothing else.
  if (chromium && long) await suite(['dom-timing'], '  ');
  if (!built) {
    failed('package, e2e-chromium, e2e-firefox: there is nothing to test without a build');
    return;
  }
  // Mostly waiting for the browser: side by side, also on two cores.
  await Promise.all([
    ...(chromium ? [suite(['e2e-chromium'], '  chromium │ ')] : []),
    ...(missing.includes('firefox') ? [] : [suite(['e2e-firefox'], '  firefox  │ ')]),
  ]);
}

const start = performance.now();
try {
  await main();
} catch (error) {
  failed(`npm test itself: ${error instanceof Error ? error.stack : error}`);
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((each) => `- ${each}`).join('\n')}`);
console.log(`\nAll in ${seconds(start)}.`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 && tally.skipped === 0 ? 0 : 1;
