import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../tools/build.ts';

/** What a page has to load and parse, in bytes after gzip. */
function weight(browser: 'chromium' | 'firefox', ...scripts: string[]): number {
  const texts = scripts.map((name) => readFileSync(`${builtFolder(browser)}/${name}.js`));
  return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

/** What was reached so far. These bounds only ever go down: every frame of every granted page pays for them. */
describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('a granted page loads at most 27 kB to watch for codes', () => {
    expect(weight(browser, 'chat')).toBeLessThanOrEqual(27_000);
  });

  test('a page with a card on it has loaded at most 43 kB of us', () => {
    expect(weight(browser, 'chat', 'card')).toBeLessThanOrEqual(43_000);
  });
});
