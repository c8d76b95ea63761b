import { fileURLToPath } from 'node:url';
import { build } from 'wxt';
import type { BrowserName } from './browsers/driver.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a build for the tests is, apart from the one that a person made for himself. */
export function builtFolder(browser: BrowserName, place = 'test'): string {
  return `${root}.output/${place}/${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3`;
}

/**
 * Builds the extension as it is shipped.
 * @param place a folder in `.output`, so that builds for different purposes do not meet
 * @returns the folder to load; fails with the bundler's error
 */
export async function buildExtension(browser: BrowserName, place = 'test'): Promise<string> {
  await build({
    root,
    browser: browser === 'firefox' ? 'firefox' : 'chrome',
    manifestVersion: 3,
    mode: 'production',
    outDir: `.output/${place}`,
    // Errors are thrown; the rest is of no use in the middle of a test's output.
    logger: { debug() {}, info() {}, log() {}, success() {}, fatal() {}, level: 0, warn() {}, error() {} },
  });
  return builtFolder(browser, place);
}

if (import.meta.main) {
  for (const browser of ['chromium', 'firefox'] as const) await buildExtension(browser);
}
