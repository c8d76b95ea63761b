import { expect, test } from 'vitest';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk] });

test('a site is granted from the popup, and given back there', async () => {
  const { driver } = scene;
  const desk = await driver.page((await scene.demo()).deskUrl);
  const held = () => driver.office(async (api) => (await api.permissions.getAll()).origins ?? []);
  expect(await held()).toEqual([]);

  const popup = await driver.popup(desk);
  await popup.locator('aria/Use Patchcord on this site').click();
  await until(async () => (await held()).includes(hosts.desk), 'the permission for the desk');

  await popup.locator('aria/Turn off on this site').click();
  await until(async () => (await held()).length === 0, 'the permission to be given back');
});
