import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './test/tools/browsers.mjs';

const here = new URL('.', import.meta.url).pathname;
/** Gives the modules under test the i18n of a browser, from the English locale. */
const words = `${here}test/tools/words.ts`;
/**
 * What measures time runs by itself, since whatever runs beside it would be measured too; and up to five times, since
 * the best of several runs is what the code takes, and the rest is the machine's.
 */
const timing = '**/*.timing.test.{ts,tsx}';
/** What takes minutes runs with `npm run test:long` alone. */
const exclude = process.env.PATCHCORD_LONG ? [timing] : [timing, '**/*.long.test.{ts,tsx}'];

/** A shared CI machine may hold a browser up for seconds: there, one more try. At a desk a failure is a failure. */
const again = process.env.CI ? 1 : 0;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/vendors/**/*.test.ts', 'test/demo/**/*.test.ts'],
          exclude,
          setupFiles: [words],
        },
      },
      ...(['dom', 'dom-timing'] as const).map((name) => ({
        plugins: [preact()],
        // In a browser without an extension around it, the polyfill refuses to load.
        resolve: { alias: { 'webextension-polyfill': `${here}test/tools/no-browser.ts` } },
        // Found first in a worker or a part that is loaded on request, they would be prepared in the middle of a run, and every
        // page loaded anew.
        optimizeDeps: { include: ['papaparse', 'libphonenumber-js/min', 'qr/decode.js'] },
        test: {
          name: name as string,
          include: name === 'dom' ? ['test/dom/**/*.test.{ts,tsx}'] : ['test/dom/**/*.timing.test.{ts,tsx}'],
          exclude: name === 'dom' ? exclude : [],
          fileParallelism: name === 'dom',
          retry: name === 'dom' ? again : 4,
          testTimeout: 30_000,
          setupFiles: [words],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findBrowser('chromium') ?? 'chromium',
                chromiumSandbox: false,
              },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      })),
      {
        test: {
          name: 'timing',
          environment: 'node',
          include: ['test/unit/**/*.timing.test.ts'],
          fileParallelism: false,
          retry: 4,
          testTimeout: 30_000,
          setupFiles: [words],
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          exclude,
          globalSetup: ['test/package/build.ts'],
          testTimeout: 60_000,
        },
      },
      ...(['chromium', 'firefox'] as const).map((browser) => ({
        test: {
          name: `e2e-${browser}`,
          environment: 'node' as const,
          include: ['test/e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['test/e2e/build.ts'],
          provide: { browser },
          retry: again,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      })),
    ],
  },
});
