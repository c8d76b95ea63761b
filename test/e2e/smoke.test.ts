import { expect, test } from 'vitest';
import { openScene, until } from './harness.ts';

const scene = openScene();

test('the extension starts and nothing complains', async () => {
  const name = await scene.driver.background((api) => api.runtime.getManifest().name);
  expect(name).toBe('Patchcord');
});

test('the toolbar button opens the popup', async () => {
  const page = await scene.driver.page('about:blank');
  expect(await scene.driver.realPopup(page)).not.toBe('');
});

test('the options page shows something', async () => {
  const options = await scene.driver.view('options');
  const text = () => options.evaluate(() => document.body.textContent?.trim());
  expect(await until(text, 'text on the options page')).not.toBe('');
});

test('the background comes back after the browser ended it', async () => {
  const { driver } = scene;
  const before = await driver.background(() => performance.timeOrigin);
  await driver.killBackground();
  expect(await driver.background(() => performance.timeOrigin)).toBeGreaterThan(before);
});
