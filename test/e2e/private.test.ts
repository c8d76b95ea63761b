import { expect, test } from 'vitest';
import { openScene } from './harness.ts';

const scene = openScene();

test('the browser keeps us out of private windows, where nothing may be stored', async () => {
  const { driver } = scene;
  const manifest = await driver.background((api) => api.runtime.getManifest());
  expect(manifest).toMatchObject({ incognito: 'not_allowed' });
  expect(await driver.office((api) => api.extension.isAllowedIncognitoAccess())).toBe(false);
});
