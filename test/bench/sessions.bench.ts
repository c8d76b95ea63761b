import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { Agent } from '../tools/agent.ts';
import { type BrowserName, type Driver, openBrowser } from '../tools/browsers/driver.ts';
import { until } from '../tools/browsers/until.ts';
import { buildExtension } from '../tools/build.ts';
import { round } from './page/clock.ts';
import type { Measured } from './run.ts';

/** Records of the file that is imported; `BENCH_RECORDS=1000000` for the issue's own size. */
const records = Number(process.env.BENCH_RECORDS ?? 100_000);

/** A company's export: codes in no order, two sessions a customer. */
function exportOf(count: number): string {
  const from = Date.UTC(2026, 9, 1);
  const lines = ['session_code,id,kind,state,created,expires,ended,user_id,user_name,user_email,device,page'];
  for (let i = 0; i < count; i += 1) {
    const at = from + i * 2500;
    const who = i % Math.ceil(count / 2);
    const times = [at, at + 1_200_000, at + 600_000].map((time) => new Date(time).toISOString());
    const code = String((i * 7919) % 1_000_000).padStart(6, '0');
    const customer = [`u${who}`, `Person ${who}`, `person${who}@example.com`];
    lines.push(
      [
        code,
        `s${i}`,
        'cobrowse',
        'ended',
        ...times,
        ...customer,
        'iPhone 15',
        `https://shop.example/p/${i}`,
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

interface Standing {
  phase: string;
  chosenAt: number;
  copiedAt: number;
  at: number;
  written: number;
}

/** The import as the database has it. */
function standing(driver: Driver): Promise<Standing | undefined> {
  return driver.office(
    () =>
      new Promise<Standing | undefined>((resolve) => {
        const opening = indexedDB.open('patchcord');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('imports').objectStore('imports').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result[0]);
          };
        };
      }),
  );
}

/** Imports a file as an agent does. @returns ms from the file's choice to the last commit, without the agent's own pause */
async function importMs(driver: Driver, options: Page, file: string): Promise<number> {
  await new Agent(driver, undefined as never).chooseFile(options, file);
  const start = await options.waitForSelector('#import form button[type=submit]:not([disabled])', {
    timeout: 60_000,
  });
  const pressedAt = Date.now();
  await start?.click();
  const isOver = () =>
    document.querySelector('#import [role=status]')?.textContent?.includes('sessions.csv') &&
    !document.querySelector('#import progress');
  await until(() => options.evaluate(isOver), 'the end of the import', 1_800_000);
  const over = await standing(driver);
  if (over?.phase !== 'done') throw new Error(`the import is ${over?.phase}`);
  if (over.written !== records) throw new Error(`${over.written} of ${records} records were written`);
  return over.copiedAt - over.chosenAt + (over.at - pressedAt);
}

/** Runs in a page of the extension: the same records by bare `put`, one row each with three indexes. @returns ms */
async function putRaw(): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const ours = await asked(indexedDB.open('patchcord'));
  const opening = indexedDB.open('raw', 1);
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore('sessions', { keyPath: 'id' });
    for (const path of ['code', 'updatedAt', 'customer.email']) store.createIndex(path, path);
  };
  const raw = await asked(opening);
  let ms = 0;
  let after: IDBKeyRange | null = null;
  for (;;) {
    const reading = ours.transaction('sessions').objectStore('sessions');
    const batch: { id: string }[] = await asked(reading.getAll(after, 1000));
    const last = batch.at(-1);
    if (!last) break;
    after = IDBKeyRange.lowerBound(last.id, true);
    const from = performance.now();
    const writing = raw.transaction('sessions', 'readwrite');
    const store = writing.objectStore('sessions');
    for (const record of batch) store.put(record);
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onabort = () => reject(writing.error);
    });
    ms += performance.now() - from;
  }
  ours.close();
  raw.close();
  await asked(indexedDB.deleteDatabase('raw'));
  return ms;
}

async function measure(name: BrowserName, file: string): Promise<Record<string, number>> {
  const driver = await openBrowser(name, { extension: await buildExtension(name), headless: true });
  try {
    const options = await driver.view('options');
    const ms = await importMs(driver, options, file);
    const rawMs = await driver.office(putRaw);
    return {
      records,
      import_rate: round((records / ms) * 1000),
      raw_rate: round((records / rawMs) * 1000),
      import_vs_raw: round(rawMs / ms),
    };
  } finally {
    await driver.close();
  }
}

export default async function sessionsBench(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'));
  const file = join(folder, 'sessions.csv');
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  try {
    writeFileSync(file, exportOf(records));
    for (const name of ['chromium', 'firefox'] as const) {
      measured[name] = await measure(name, file);
      console.log(name, measured[name]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
}
