import { expect, test } from 'vitest';
import { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { says } from '../tools/agent.ts';
import { openScene, until } from './harness.ts';
import { putOlder, storedSessions, storedVersion, tables } from './stored.ts';

const scene = openScene();
const version = Math.round(new PatchcordDatabase().verno * 10);
/** With few rows an upgrade is over before a page can be closed; with a hundred thousand it takes seconds. */
const rows = process.env.PATCHCORD_LONG ? 100_000 : 20_000;

test('a popup that is opened right after an update and closed at once breaks nothing off', async () => {
  const { driver } = scene;
  await driver.killBackground();
  await putOlder(driver, rows);
  const popup = await driver.view('popup');
  // It asked, and waits for the background; by itself it would have begun the upgrade that its closing breaks off.
  await popup.close();
  await until(async () => (await storedVersion(driver)) === version, 'the background to upgrade', 30_000);
  const again = await driver.view('popup', 'code=007919');
  await says(again, 'Customer 1');
  expect((await storedSessions(driver)).length).toBe(rows);
});

test('an options page that is open while the database is deleted under it goes on with an empty one', async () => {
  const { driver } = scene;
  const options = await driver.view('options');
  const shown = rows.toLocaleString('en-US');
  await says(options, `${shown} sessions`);
  await driver.office(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('patchcord');
        deleting.onerror = () => reject(deleting.error);
        deleting.onsuccess = () => resolve();
      }),
  );
  await until(
    async () => !(await options.evaluate(() => document.body.innerText)).includes(`${shown} sessions`),
    'the page to show that nothing is there',
  );
  expect(await storedVersion(driver)).toBe(version);
  const { templates, sessions } = await tables<{ templates: unknown[]; sessions: unknown[] }>(
    driver,
    'templates',
    'sessions',
  );
  expect(sessions).toEqual([]);
  expect(templates.length).toBeGreaterThan(0);
});

test('a page that holds the older database up is told of, and when it lets go all goes on by itself', async () => {
  const { driver } = scene;
  await driver.killBackground();
  await driver.tidy();
  await putOlder(driver, 10);
  // Something that does not close its connection when it is asked to.
  await driver.office(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          Reflect.set(globalThis, 'holding', opening.result);
          resolve();
        };
      }),
  );
  const options = await driver.view('options');
  await says(options, 'still holds on to the stored data');
  await driver.office(() => Reflect.get(globalThis, 'holding').close());
  await until(async () => (await storedVersion(driver)) === version, 'the upgrade to go on');
  await until(
    async () => !(await options.evaluate(() => document.body.innerText)).includes('still holds on'),
    'the page to go on',
  );
  await says(options, '10 sessions');
});

test('a page of an older version lets go at once, and says that it has to be loaded anew', async () => {
  const { driver } = scene;
  const options = await driver.view('options');
  await says(options, '10 sessions');
  // As a newer version would.
  await driver.office(
    (_, newer) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord', newer);
        opening.onerror = () => reject(opening.error);
        opening.onblocked = () => reject(new Error('blocked'));
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    version + 10,
  );
  await says(options, 'Load this page again.');
});
