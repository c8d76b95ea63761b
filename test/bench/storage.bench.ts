import puppeteer, { type Browser } from 'puppeteer-core';
import { programOf } from '../tools/browsers/program.ts';
import { bundle, servePage } from './page/probing.ts';
import type { Measured } from './run.ts';

/** BENCH_RECORDS=100000 makes it quick; the bars hold for a million. */
const full = Number(process.env.BENCH_RECORDS ?? 1_000_000);
/** So many of the same records go into raw IndexedDB: its rate hardly depends on how many. */
const raw = Math.min(full, 100_000);
/** As many as an import hands over at once. */
const batch = Number(process.env.BENCH_BATCH ?? 5_000);

function launch(name: 'chromium' | 'firefox'): Promise<Browser> {
  // The browser's answer comes when everything is measured.
  const protocolTimeout = 20 * 60_000;
  if (name === 'firefox') {
    return puppeteer.launch({
      browser: 'firefox',
      executablePath: programOf('firefox'),
      protocolTimeout,
      // Its clock has steps of 1 ms otherwise.
      extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false },
    });
  }
  const root = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath: programOf('chromium'),
    protocolTimeout,
    args: root ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
  });
}

export default async function storageBench(): Promise<Measured> {
  const script = await bundle('../sessions/probe.ts');
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  const served = await servePage('<!doctype html><title>sessions</title>');
  try {
    const only = process.env.BENCH_BROWSER;
    for (const name of ['chromium', 'firefox'] as const) {
      if (only !== undefined && only !== name) continue;
      const browser = await launch(name);
      try {
        const page = await browser.newPage();
        await page.goto(served.url);
        await page.evaluate(script);
        measured[name] = (await page.evaluate(
          (...given) =>
            (globalThis as unknown as { measure(...given: number[]): Promise<object> }).measure(...given),
          ...([full, raw, batch] as const),
        )) as Record<string, unknown>;
        console.log(name, measured[name]);
      } finally {
        await browser.close();
      }
    }
  } finally {
    served.close();
  }
  return measured;
}
