import type { TestProject } from 'vitest/node';
import type { BrowserName } from '../tools/browsers/driver.ts';
import { buildExtension, builtFolder } from '../tools/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserName;
    /** The built folder for this project's browser. */
    extension: string;
  }
}

/** Once a run: the extension for this project's browser, unless `npm test` has just built it. */
export default async function setup(project: TestProject): Promise<void> {
  const browser: BrowserName = project.name.endsWith('firefox') ? 'firefox' : 'chromium';
  const built = process.env.PATCHCORD_BUILT ? builtFolder(browser) : await buildExtension(browser);
  project.provide('extension', built);
}
