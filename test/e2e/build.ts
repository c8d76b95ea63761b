import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { BrowserName } from '../tools/browsers/driver.ts';
import { seedFirefox } from '../tools/browsers/firefox.ts';
import { buildExtension, builtFolder } from '../tools/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserName;
    /** The built folder for this project's browser. */
    extension: string;
    /** A profile to begin with; empty where a new one costs nothing. */
    seed: string;
  }
}

/** Once a run: the extension for this project's browser, unless `npm test` has just built it, and a profile to begin with. */
export default async function setup(project: TestProject): Promise<() => void> {
  const browser: BrowserName = project.name.endsWith('firefox') ? 'firefox' : 'chromium';
  const built = process.env.PATCHCORD_BUILT ? builtFolder(browser) : await buildExtension(browser);
  project.provide('extension', built);
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-seed-'));
  if (browser === 'firefox') await seedFirefox(folder);
  project.provide('seed', browser === 'firefox' ? folder : '');
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
