import { findBrowser } from '../browsers.mjs';

/** The program of a browser, or an error that says how to get one. */
export function programOf(name: 'chromium' | 'firefox'): string {
  const program = findBrowser(name);
  if (program) return program;
  throw new Error(
    `No ${name} on this machine. "node test/tools/setup.mjs" installs one; PATCHCORD_${name.toUpperCase()} names another.`,
  );
}
