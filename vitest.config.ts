import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './test/tools/browsers.mjs';

const here = new URL('.', import.meta.url).pathname;
/** Gives the modules under test the i18n of a browser, from the English locale. */
const words = `${here}test/tools/words.ts`;
/** What takes minutes runs with `npm run test:long` alone. */
const exclude = process.env.PATCHCORD_LONG ? [] : ['**/*.long.test.{ts,tsx}'];

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
      {
        plugins: [preact()],
        // In a browser without an extension around it, the polyfill refuses to load.
        resolve: { alias: { 'webextension-polyfill': `${here}test/tools/no-browser.ts` } },
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          exclude,
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
            instances: [{ browser: 'chromium' }],
          },
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      })),
    ],
  },
});
