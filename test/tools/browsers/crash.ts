import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';

/** Kills a browser with all its processes, which Puppeteer starts as a group of their own, and waits until it is gone. */
export async function crash(browser: Browser): Promise<void> {
  const program = browser.process();
  if (program?.pid === undefined || program.exitCode !== null) return;
  const ended = once(program, 'exit');
  process.kill(-program.pid, 'SIGKILL');
  await ended;
}
