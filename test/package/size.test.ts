import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../tools/build.ts';
import { staticScripts, staticWeight } from '../tools/weight.ts';

/** What a page has to load and parse, in bytes after gzip. */
function weight(browser: 'chromium' | 'firefox', ...scripts: string[]): number {
  const texts = scripts.map((name) => readFileSync(`${builtFolder(browser)}/${name}.js`));
  return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

/** Every frame of every granted page pays for them. */
describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('a granted page loads at most 16 kB to watch for codes', () => {
    expect(weight(browser, 'chat')).toBeLessThanOrEqual(16_000);
  });

  test('with the card it is at most 32 kB', () => {
    expect(weight(browser, 'chat', 'card')).toBeLessThanOrEqual(32_000);
  });

  test('the popup is painted after at most 60 kB, a third of which is the database’s library', () => {
    expect(staticWeight(browser, 'popup')).toBeLessThanOrEqual(60_000);
  });

  test('what draws and reads QR codes is loaded when it is needed, by no page before', () => {
    for (const page of ['popup', 'options', 'handout']) {
      const texts = staticScripts(browser, page).map((script) => readFileSync(script, 'utf8'));
      // Words that only these two libraries have.
      for (const only of ['QR Code', 'finder']) expect(texts.join('\n'), page).not.toContain(only);
    }
  });

  // Nineteen languages' words, 3 kB each: it grows with what is recognised, and not otherwise.
  test('the recogniser, which comes with the first six digits that a page shows, is at most 66 kB', () => {
    expect(weight(browser, 'codes')).toBeLessThanOrEqual(66_000);
  });
});
