import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { press, says } from '../tools/agent.ts';
import { openScene, until } from './harness.ts';

const scene = openScene();
const rows = 120_000;
const refused = 1200;

/** A large export in which every hundredth row has no code. */
function largeFile(): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i % 100 ? String(i).padStart(6, '0') : ''},n${i},2025-11-20T10:00:00Z,Person ${i}`,
  );
  return `session_code,id,created,user_name\n${lines.join('\n')}\n`;
}

/** The import as the database has it, and how many sessions there are at the same moment: rows and packed ones. */
function look(): Promise<{ phase: string; rows: number; written: number; sessions: number } | undefined> {
  return scene.driver.office(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(['imports', 'sessions', 'segments']);
          const all = reading.objectStore('imports').getAll();
          const count = reading.objectStore('sessions').count();
          const segments = reading.objectStore('segments').getAll();
          reading.oncomplete = () => {
            opening.result.close();
            const [found] = all.result;
            const packed = segments.result.filter(({ state }) => state === 'ready');
            resolve(
              found && {
                phase: found.phase,
                rows: found.rows,
                written: found.written,
                sessions: packed.reduce((sum, { count }) => sum + count, count.result),
              },
            );
          };
        };
      }),
  );
}

async function begin(options: Page, file: string): Promise<void> {
  await (await scene.agent()).chooseFile(options, file);
  await options.locator('#import form button[type=submit]').click();
}

test('an import whose page is closed in the middle goes on when the options are open again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-import-'));
  const file = join(folder, 'large.csv');
  writeFileSync(file, largeFile());
  let options = await scene.driver.view('options');
  await begin(options, file);
  // The page's copy is its own: the agent's file may be gone.
  rmSync(folder, { recursive: true });
  let least = 0;
  for (const part of [0.1, 0.5]) {
    await until(
      async () => ((await look())?.rows ?? 0) > Math.max(least, rows * part),
      'rows to be read',
      30_000,
    );
    await options.close();
    const stopped = await look();
    expect(stopped).toMatchObject({ phase: 'reading', sessions: stopped?.written });
    least = stopped?.rows ?? 0;
    expect(least).toBeLessThan(rows);
    options = await scene.driver.view('options');
  }
  const said = await says(options, 'large.csv was imported.');
  expect(said).toContain('118,800 sessions written');
  expect(said).toContain('1,200 rows refused');
  expect(await look()).toEqual({ phase: 'done', rows, written: rows - refused, sessions: rows - refused });
});

test('columns with names of their own are chosen in the preview, and a dry run writes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-import-'));
  const file = join(folder, 'own.csv');
  writeFileSync(file, 'PIN;Kunde\n482913;<b>Ada</b>\n');
  const options = await scene.driver.view('options');
  await (await scene.agent()).chooseFile(options, file);
  await says(options, 'Choose which column holds the code.');
  await options.select('#import th:nth-child(1) select', 'code');
  await options.select('#import th:nth-child(2) select', 'customerName');
  const before = (await look())?.sessions;
  await press(options, 'Count without writing');
  expect(await says(options, 'Counted, nothing was written.')).toContain('1 row can be taken');
  expect((await look())?.sessions).toBe(before);
  await options.locator('#import form button[type=submit]').click();
  expect(await says(options, 'own.csv was imported.')).toContain('1 session written');
  rmSync(folder, { recursive: true });
});
