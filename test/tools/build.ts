import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers/driver.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a build for the tests is, apart from the one that a person made for himself. */
export function builtFolder(browser: BrowserName, place = 'test'): string {
  return `${root}.output/${place}/${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3`;
}

/**
 * Builds the extension as it is shipped, in a process of its own: the bundler draws on stdout, which is not its own here.
 * @param place a folder in `.output`, so that builds for different purposes do not meet
 * @returns the folder to load; fails with what the bundler said
 */
export function buildExtension(browser: BrowserName, place = 'test'): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), browser, place], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(builtFolder(browser, place));
      else reject(new Error(`the build for ${browser} failed:\n${said.trim()}`));
    });
  });
}

async function buildHere(browser: BrowserName, place: string): Promise<void> {
  // As wxt's own command does: without it, or with a test runner's, components carry their places in the source.
  process.env.NODE_ENV = 'production';
  const { build } = await import('wxt');
  await build({
    root,
    browser: browser === 'firefox' ? 'firefox' : 'chrome',
    manifestVersion: 3,
    mode: 'production',
    outDir: `.output/${place}`,
  });
}

// As a program: `build.ts [BROWSER [PLACE]]`, both browsers without one.
if (import.meta.main) {
  const [name, place = 'test'] = process.argv.slice(2);
  if (name !== 'firefox') await buildHere('chromium', place);
  if (name !== 'chromium') await buildHere('firefox', place);
}
