import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import type { FileImport } from '../../utils/sources/imports.ts';
import { press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';
import { storedSessions, tables } from './stored.ts';

const scene = openScene({ grants: [hosts.desk], storageLimit: 12_000_000 });

/**
 * Fills what the browser gives the extension, by another database of the same origin.
 *
 * @param least until not so many bytes go in
 */
function fill(least: number): Promise<void> {
  return scene.driver.office(async (_, least) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ballast');
      opening.onupgradeneeded = () => opening.result.createObjectStore('sand', { autoIncrement: true });
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => resolve(opening.result);
    });
    const fits = (size: number) =>
      new Promise<boolean>((resolve) => {
        const writing = db.transaction('sand', 'readwrite');
        // Random, so that no browser makes it smaller.
        const sand = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(sand.subarray(at, at + 65_536));
        const adding = writing.objectStore('sand').add(sand);
        adding.onerror = (event) => event.preventDefault();
        writing.oncomplete = () => resolve(adding.error === null);
        writing.onabort = () => resolve(false);
      });
    for (let size = 1 << 20; size >= least; size /= 2) {
      while (await fits(size));
      // In Firefox the next transaction may only delete.
      await fits(1).catch(() => false);
    }
    db.close();
  }, least);
}

/** Makes the space again. */
function empty(): Promise<void> {
  return scene.driver.office(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('ballast');
        deleting.onerror = () => reject(deleting.error);
        deleting.onsuccess = () => resolve();
      }),
  );
}

test('an import for which there is no space says so, keeps whole parts alone, and goes on when there is', async () => {
  const agent = await scene.agent();
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-full-'));
  const file = join(folder, 'rows.csv');
  const count = 20_000;
  const lines = Array.from(
    { length: count },
    (_, at) => `${String(at).padStart(6, '0')},n${at},2025-11-20T10:00:00Z,Person ${crypto.randomUUID()}`,
  );
  writeFileSync(file, `session_code,id,created,user_name\n${lines.join('\n')}\n`);
  const options = await agent.driver.view('options');
  await agent.chooseFile(options, file);
  await options.waitForSelector('#import form button[type=submit]:not([disabled])');
  await fill(1 << 20);
  await options.locator('#import form button[type=submit]').click();
  const said = await says(options, 'no more space');
  expect(said).toContain('Free disk space');
  const { imports } = await tables<{ imports: FileImport[] }>(agent.driver, 'imports');
  // Where the browser's own overhead took the rest, it could not even begin.
  expect(['waiting', 'paused']).toContain(imports[0]?.phase);
  expect(imports[0]?.written).toBeLessThan(count);
  expect((await storedSessions(agent.driver)).length).toBe(imports[0]?.written);
  await empty();
  await press(options, imports[0]?.phase === 'paused' ? 'Resume' : 'Import');
  await says(options, 'rows.csv was imported.');
  expect((await storedSessions(agent.driver)).length).toBe(count);
  rmSync(folder, { recursive: true });
});

test('codes that cannot be recorded are lit all the same, the toolbar says why, and they are recorded later', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  await until(async () => (await driver.lit(desk)).length > 0, 'a lit code');
  await fill(1 << 9);
  agent.demo.say('checkout', `my session code is 905117 ${'and more '.repeat(40)}`);
  await until(async () => (await driver.badge()).text === '!', 'the toolbar to say that something is wrong');
  const { title } = await driver.badge();
  expect(title).toContain('no more space');
  expect(title).toContain('Free disk space');
  const lit = await driver.lit(desk);
  expect(lit.map(({ text }) => text)).toContain('905117');
  await empty();
  const recorded = async () => {
    const { sightings } = await tables<{ sightings: Sighting[] }>(driver, 'sightings');
    return sightings.some(({ code }) => code === '905117');
  };
  await until(recorded, 'the code to be recorded', 20_000);
  await until(async () => (await driver.badge()).text !== '!', 'the toolbar to be as before');
});
