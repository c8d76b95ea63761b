/**
 * `npm start`: builds the extension, starts the demo desk and opens a browser on it. Without a display, or with
 * `--headless`, it walks through the product by itself instead: one line a step, pictures in `.output/demo`, exit code 0,
 * or 1 with the step that failed. `--browser firefox` does the same in Firefox.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Demo, startDemo } from '../demo/demo.ts';
import { type BrowserName, type Driver, openBrowser } from './browsers/driver.ts';
import { buildExtension } from './build.ts';
import { steps } from './steps.ts';
import { stockExtension } from './stock.ts';
import { walkThrough } from './walk.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
  },
});

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function browserName(name: string): BrowserName {
  if (name === 'firefox') return 'firefox';
  if (['chromium', 'chrome', 'edge'].includes(name)) return 'chromium';
  throw new Error(`--browser takes chromium or firefox, not ${name}`);
}

/** Hosts of the demo: with nobody there to answer, the browser's question about them is answered yes. */
const hosts = ['http://desk.localhost/*', 'http://shop.localhost/*', 'http://vendor.localhost/*'];
const vendorHost = 'http://vendor.localhost/*';

/**
 * The questions that are answered for the person. With somebody there, only the one about the vendors, which belong to the
 * demo's stock; Firefox answers either all or none.
 */
function grantsFor(name: BrowserName, headless: boolean): string[] {
  return headless || name === 'firefox' ? hosts : [vendorHost];
}

async function main(): Promise<number> {
  const name = browserName(values.browser);
  const headless = values.headless || !hasDisplay();
  const start = performance.now();
  const extension = await buildExtension(name, 'demo/extension');
  console.log(`Built for ${name} in ${Math.round(performance.now() - start)} ms: ${extension}`);
  const demo = await startDemo();
  try {
    const driver = await openBrowser(name, { extension, headless, grants: grantsFor(name, headless) });
    try {
      return headless ? await walkAlone(driver, demo) : await letPersonWalk(driver, demo);
    } finally {
      await driver.close();
    }
  } finally {
    await demo.close();
  }
}

async function walkAlone(driver: Driver, demo: Demo): Promise<number> {
  const pictures = fileURLToPath(new URL('../../.output/demo', import.meta.url));
  const failed = await walkThrough(steps, { driver, demo }, pictures);
  console.log(failed ? `Failed at: ${failed}` : `Pictures are in ${pictures}`);
  return failed ? 1 : 0;
}

async function letPersonWalk(driver: Driver, demo: Demo): Promise<number> {
  await stockExtension(driver, demo, vendorHost);
  await driver.page(`${demo.deskUrl}/inbox/checkout`);
  console.log('Sessions and accounts are in. Press the toolbar button, then “Use Patchcord on this site”.');
  console.log(`Desk ${demo.deskUrl}, shop ${demo.shopUrl}, addresses and accounts ${demo.url}.`);
  console.log('Close the browser to end.');
  await new Promise<void>((resolve) => {
    driver.browser.once('disconnected', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return 1;
});
