import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** How many records each table holds, read as our own pages read them. */
function counts(...tables: string[]): Promise<number[]> {
  return scene.driver.office(
    (_, names) =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(names);
          const counting = names.map((name) => reading.objectStore(name).count());
          reading.oncomplete = () => {
            opening.result.close();
            resolve(counting.map(({ result }) => result));
          };
        };
      }),
    tables,
  );
}

/** Has what is downloaded next kept in the page: no browser under test shows where it put a file. */
async function catchDownloads(options: Page): Promise<void> {
  await options.evaluate(() => {
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    HTMLAnchorElement.prototype.click = function () {
      Object.assign(globalThis, { caught: { name: this.download, href: this.href } });
    };
  });
}

/** The file that was downloaded. */
async function caught(options: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const { name, bytes } = await until(
    () =>
      options.evaluate(async () => {
        const file = Reflect.get(globalThis, 'caught') as { name: string; href: string } | undefined;
        if (!file) return undefined;
        Reflect.deleteProperty(globalThis, 'caught');
        const read = new Uint8Array(await (await fetch(file.href)).arrayBuffer());
        return { name: file.name, bytes: Array.from(read) };
      }),
    'a download',
  );
  return { name, bytes: Uint8Array.from(bytes) };
}

async function choose(options: Page, file: string): Promise<void> {
  const input = await options.waitForSelector('#backup input[type=file]:not([disabled])');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
}

const tables = ['accounts', 'sites', 'templates', 'secrets'];
const folder = mkdtempSync(join(tmpdir(), 'patchcord-backup-'));
const file = join(folder, 'backup.ndjson.gz');

test('a backup brings everything back but keys, after everything was deleted', async () => {
  const agent = await scene.agent();
  await agent.importDemo();
  const rows = Array.from(
    { length: 1500 },
    (_, i) => `${String(i * 7).padStart(6, '0')},old${i},2025-11-20T10:00:00Z,p${i % 50}@old.example`,
  );
  await agent.importFile('old.csv', `session_code,id,created,user_email\n${rows.join('\n')}\n`);
  await agent.connect('Cobrowse');
  const options = await scene.driver.view('options');
  await catchDownloads(options);
  await press(options, 'Save a backup');
  const { name, bytes } = await caught(options);
  expect(name).toMatch(/^patchcord-backup-\d{4}-\d{2}-\d{2}\.ndjson\.gz$/);
  expect(await says(options, /[\d,]+ records saved\./)).toContain('records saved');
  writeFileSync(file, bytes);
  const before = await counts(...tables);

  await press(options, 'Delete everything…');
  await options.locator('dialog button[value=yes]').click();
  await says(options, 'records were deleted');
  expect((await counts('sessions', 'packs', 'accounts', 'secrets')).every((count) => count === 0)).toBe(true);

  await choose(options, file);
  expect(await says(options, 'whole and undamaged')).toContain('1,540 sessions');
  expect(await counts('sessions', 'packs')).toEqual([0, 0]);
  await options.locator('#backup button.main').click();
  await says(options, 'backup.ndjson.gz was restored.');
  expect(await counts(...tables)).toEqual(before.map((count, at) => (tables[at] === 'secrets' ? 0 : count)));
  expect(await says(options, '1,540 sessions are kept.')).toContain('Keys and tokens are in no backup');
  await scene.driver.screenshot(options, `.output/test/keeping/${scene.driver.name}.png`);
});

test('a damaged backup and a foreign file are refused, and nothing is restored', async () => {
  const options = await scene.driver.view('options');
  const bad = join(folder, 'photo.gz');
  writeFileSync(bad, new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]));
  await choose(options, bad);
  await says(options, 'This is no backup of Patchcord.');
  await catchDownloads(options);
  await press(options, 'Save a backup');
  const { bytes } = await caught(options);
  writeFileSync(bad, bytes.slice(0, bytes.length - 100));
  await choose(options, bad);
  await says(options, /photo\.gz: This backup (is damaged|ends before its end)/);
});

test('sessions leave as a table that can be imported again', async () => {
  const options = await scene.driver.view('options');
  await says(options, '1,540 sessions are kept.');
  await catchDownloads(options);
  await press(options, 'Export as CSV');
  const { name, bytes } = await caught(options);
  expect(name).toBe('patchcord-sessions.csv');
  await says(options, '1,540 sessions exported.');
  const agent = await scene.agent();
  expect(await agent.importFile('again.csv', bytes)).toContain('1,540 left out');
});

test('one customer is looked up and deleted everywhere', async () => {
  const options = await scene.driver.view('options');
  await fill(options, 'Exactly as it was given', 'P7@old.example');
  await press(options, 'Look up');
  await says(options, 'Kept of P7@old.example:');
  expect(await options.$eval('#customer [role=status]', (status) => status.textContent)).toContain(
    '30 sessions',
  );
  await press(options, 'Delete this customer…');
  await options.locator('#customer dialog button[value=yes]').click();
  await says(options, 'Deleted: 30 sessions.');
  await says(options, '1,510 sessions are kept.');
  await press(options, 'Look up');
  await says(options, 'Nothing is kept of this customer.');
});

test('that a session was opened is kept with it, so that it stays longer', async () => {
  const [session] = (await scene.demo()).sessions().filter(({ url }) => url);
  const options = await scene.driver.view('options');
  await options.evaluate(
    (given) => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.runtime.sendMessage({ call: 'session.open', given });
    },
    { code: session?.code ?? '', session: session?.id ?? '' },
  );
  expect(await counts('opened')).toEqual([1]);
});

test('how long data is kept is set, and old data goes at once: not what was imported today', async () => {
  const options = await scene.driver.view('options');
  await fill(options, 'Days', '7');
  await options.locator('#keeping button[type=submit]').click();
  await says(options, 'Saved. What is too old goes now.');
  await says(options, /Last looked through .*: nothing had to go\./);
  await fill(options, 'Sessions at most', '1000');
  await options.locator('#keeping button[type=submit]').click();
  await says(options, /Last looked through .*: [\d,]+ sessions went\./);
  await says(options, /\b9\d\d sessions are kept/);
});

test('the browser keeps what is stored, and was asked without a question to the agent', async () => {
  const options = await scene.driver.view('options');
  expect(await says(options, 'The browser keeps it when the disk gets full.')).toMatch(/[\d.]+ .?B in use/);
  const isPersisted = await options.evaluate(() => navigator.storage.persisted());
  // Chromium never says so to an extension; its permission keeps the data all the same.
  expect(isPersisted).toBe(scene.driver.name === 'firefox');
  rmSync(folder, { recursive: true, force: true });
});
