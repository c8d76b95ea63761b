import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BrowserName } from './browsers/driver.ts';
import { builtFolder } from './build.ts';

/** The scripts that one of the extension's pages loads before any of it runs: its own, and what those import. */
export function staticScripts(browser: BrowserName, page: string, folder = builtFolder(browser)): string[] {
  const html = readFileSync(`${folder}/${page}.html`, 'utf8');
  const found = new Set<string>();
  const take = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    // As the bundler writes them: all at the beginning, relative to the chunk.
    for (const [, name] of text.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+\.js)["']/g))
      take(`${folder}/chunks/${name}`);
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) take(`${folder}/${path}`);
  return [...found];
}

/** What they weigh, in bytes after gzip. */
export function staticWeight(browser: BrowserName, page: string, folder?: string): number {
  return staticScripts(browser, page, folder).reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  );
}
