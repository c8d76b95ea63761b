import { until } from './browsers/until.ts';
import type { Step } from './walk.ts';

/** The walk through the product, in the order in which an agent meets it. */
export const steps: Step[] = [
  {
    name: 'The extension starts',
    run: async ({ driver }) => {
      const { name, version } = await driver.background((api) => api.runtime.getManifest());
      return `${name} ${version} in ${await driver.browser.version()}`;
    },
  },
  {
    name: 'The toolbar button opens the popup',
    run: async ({ driver, shot }) => {
      const page = await driver.page('about:blank');
      const popup = await driver.popup(page);
      const text = await until(
        () => popup.evaluate(() => document.body.textContent?.trim().replace(/\s+/g, ' ')),
        'text in the popup',
      );
      await shot(popup, 'popup');
      await popup.close();
      await page.close();
      return `“${text.slice(0, 60)}”`;
    },
  },
  {
    name: 'The options page opens',
    run: async ({ driver, shot }) => {
      const options = await driver.view('options');
      const text = await until(
        () => options.evaluate(() => document.querySelector('h1, h2, p')?.textContent?.trim()),
        'text on the options page',
      );
      await shot(options, 'options');
      await options.close();
      return `“${text}”`;
    },
  },
];
