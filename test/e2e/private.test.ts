import { expect, test } from 'vitest';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { hosts, openScene, until } from './harness.ts';
import { codeOf, openDesk } from './plain-desk.ts';
import { tables } from './stored.ts';

const scene = openScene({ grants: [hosts.desk] });

test('the browser keeps us out of private windows: nothing is lit there, and nothing is stored', async () => {
  const { driver } = scene;
  const desk = await openDesk();
  await desk.use(driver);
  expect(await driver.office((api) => api.extension.isAllowedIncognitoAccess())).toBe(false);
  // A new tab comes into the window in front, and that will be the private one.
  const open = await driver.page('about:blank');
  const secret = await driver.privatePage(desk.url(1));
  await until(
    () => secret.evaluate((code) => document.body.innerText.includes(code), codeOf(1)),
    'the code in the private window',
  );
  // Once a page that was opened later is lit and recorded, that of the private window would have been as well.
  await open.goto(desk.url(2));
  await open.bringToFront();
  await until(async () => (await driver.lit(open)).length === 1, 'the code of the ordinary window');
  const codes = async () =>
    (await tables<{ sightings: Sighting[] }>(driver, 'sightings')).sightings.map(({ code }) => code);
  await until(async () => (await codes()).length > 0, 'a sighting');
  expect(await driver.lit(secret)).toEqual([]);
  expect(await codes()).toEqual([codeOf(2)]);
  await secret.close();
  desk.close();
});
