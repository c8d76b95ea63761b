import { readdirSync, readFileSync } from 'node:fs';

/**
 * How long the background was on a core so far, in ms, as Linux's scheduler counts it, to the nanosecond: in Chromium the thread of the
 * service worker, in Firefox the main thread of the extensions' process, which the test's own page shares.
 */
export function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ofProcess(pid), 0);
}

function ofProcess(pid: number): number {
  return threads(pid).reduce((sum, thread) => {
    try {
      const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8');
      if (!/^(ServiceWorker|WebExtensions)/.test(name)) return sum;
      const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      return sum + Number(ran) / 1e6;
    } catch {
      // It ended meanwhile.
      return sum;
    }
  }, 0);
}

function threads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
