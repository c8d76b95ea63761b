import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Page } from 'puppeteer-core';
import { choose } from '../../utils/sessions/merge.ts';
import type { Segment } from '../../utils/sessions/segment.ts';
import { Agent } from '../tools/agent.ts';
import { type BrowserName, type Driver, openBrowser } from '../tools/browsers/driver.ts';
import { until } from '../tools/browsers/until.ts';
import { buildExtension } from '../tools/build.ts';
import { quantile, round } from './page/clock.ts';
import { bundle, servePage } from './page/probing.ts';
import type { Measured } from './run.ts';
import { chatPage, liveSessions, seenToResolved, wakeMs } from './sessions/chat.ts';
import { Memory } from './sessions/memory.ts';
import type { Probe } from './sessions/probe.ts';
import { makeRecords } from './sessions/records.ts';

/** Records of the file that is imported; `BENCH_RECORDS=1000000` for the size that the bars hold for. */
const records = Number(process.env.BENCH_RECORDS ?? 100_000);
/** The records' times go by this. */
const now = Date.now();
const few = 10_000;
const rawPart = 20_000;
const warmTries = 60;
const coldTries = 12;

/** A company's export, in the order of time. */
async function writeExport(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    'session_code,id,kind,state,created,expires,ended,updated,user_id,user_name,user_email,user_phone,device,page\n',
  );
  for (let at = 0; at < records; at += 10_000) {
    const lines = makeRecords(at, Math.min(10_000, records - at), now).map((session) => {
      const { code, id, kind, state, customer, device, page } = session;
      const { startedAt = 0, expiresAt = 0, endedAt = 0, updatedAt } = session;
      const times = [startedAt, expiresAt, endedAt, updatedAt].map((time) => new Date(time).toISOString());
      const who = [customer?.id, customer?.name, customer?.email, customer?.phone];
      return [code, id, kind, state, ...times, ...who, `"${device}"`, page].join(',');
    });
    if (!out.write(`${lines.join('\n')}\n`)) await new Promise<void>((resume) => out.once('drain', resume));
  }
  out.end();
  await finished(out);
}

interface Stored {
  import: { phase: string; chosenAt: number; copiedAt: number; at: number; written: number };
  segments: Segment[];
}

/** The import and the archive as the database has them. */
function stored(driver: Driver): Promise<Stored> {
  return driver.office(
    () =>
      new Promise<Stored>((resolve) => {
        const opening = indexedDB.open('patchcord');
        opening.onsuccess = () => {
          const reading = opening.result.transaction(['imports', 'segments']);
          const imports = reading.objectStore('imports').getAll();
          const segments = reading.objectStore('segments').getAll();
          reading.oncomplete = () => {
            opening.result.close();
            resolve({ import: imports.result[0], segments: segments.result });
          };
        };
      }),
  );
}

/** Whether nothing is left to merge or to delete. */
function isTidy(segments: readonly Segment[]): boolean {
  return segments.every(({ state, into }) => state === 'ready' && !into) && choose(segments).length === 0;
}

/** Imports a file as an agent does. @returns ms from the file's choice to the last commit, without the agent's own pause */
async function importMs(driver: Driver, options: Page, file: string): Promise<number> {
  await new Agent(driver, undefined as never).chooseFile(options, file);
  const start = await options.waitForSelector('#import form button[type=submit]:not([disabled])', {
    timeout: 300_000,
  });
  const pressedAt = Date.now();
  await start?.click();
  const isOver = () =>
    document.querySelector('#import [role=status]')?.textContent?.includes('sessions.csv') &&
    !document.querySelector('#import progress');
  await until(() => options.evaluate(isOver), 'the end of the import', 1_800_000);
  const { import: over } = await stored(driver);
  if (over.phase !== 'done') throw new Error(`the import is ${over.phase}`);
  if (over.written !== records) throw new Error(`${over.written} of ${records} records were written`);
  return over.copiedAt - over.chosenAt + (over.at - pressedAt);
}

/** Has the probe do something in a page of the extension. */
async function probing<Work extends keyof Probe>(
  driver: Driver,
  script: string,
  work: Work,
  ...given: Parameters<Probe[Work]>
): Promise<Awaited<ReturnType<Probe[Work]>>> {
  const page = await driver.view('options');
  await page.evaluate(script);
  const told = await page.evaluate(
    (work, given) => {
      const { probe } = globalThis as unknown as { probe: Record<string, (...given: unknown[]) => unknown> };
      return probe[work]?.(...given);
    },
    work,
    given,
  );
  await page.close();
  return told as Awaited<ReturnType<Probe[Work]>>;
}

/** A run with a million records takes a quarter of an hour: it says how far it is. */
function say(what: string): void {
  console.log(new Date().toISOString().slice(11, 19), what);
}

async function wakes(driver: Driver): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < coldTries; at += 1) taken.push(await wakeMs(driver, '482913'));
  return quantile(taken, 0.5);
}

/** From a message in a chat to its code's light, with the background awake and asleep. */
async function seen(driver: Driver): Promise<{ warm: number[]; cold: number[] }> {
  const sessions = liveSessions(warmTries + coldTries + 1, Date.now());
  await driver.office(
    (api, sessions) => api.runtime.sendMessage({ call: 'sessions.put', given: { sessions } }),
    sessions,
  );
  const served = await servePage(chatPage);
  const page = await driver.page(served.url);
  await new Agent(driver, undefined as never).useSite(page);
  const [first, ...codes] = sessions.map(({ code }) => code);
  await seenToResolved(page, first ?? '');
  const warm: number[] = [];
  const cold: number[] = [];
  for (const code of codes.slice(0, warmTries)) warm.push(await seenToResolved(page, code));
  for (const code of codes.slice(warmTries)) {
    await driver.killBackground();
    await page.bringToFront();
    cold.push(await seenToResolved(page, code));
  }
  await page.close();
  served.close();
  return { warm, cold };
}

async function measure(name: BrowserName, file: string): Promise<Record<string, number>> {
  const script = await bundle('../sessions/probe.ts');
  const driver = await openBrowser(name, {
    extension: await buildExtension(name),
    headless: true,
    grants: ['http://127.0.0.1/*'],
  });
  try {
    await driver.office((api) => api.runtime.sendMessage({ call: 'nothing' }));
    say(`${name}: an empty database`);
    const wakeEmpty = await wakes(driver);
    const smallP50 = await probing(driver, script, 'lookUpAmong', few, now);
    const usedBefore = await probing(driver, script, 'used');

    say('the import');
    const options = await driver.view('options');
    const memory = new Memory(driver.browser.process()?.pid ?? 0);
    memory.start();
    const ms = await importMs(driver, options, file);
    const importPeak = memory.stop();
    say('the tidying up');
    const importedAt = performance.now();
    await until(async () => isTidy((await stored(driver)).segments), 'the archive to be tidy', 1_800_000);
    const tendS = (performance.now() - importedAt) / 1000;
    await options.close();

    say('the look-ups');
    const looked = await probing(driver, script, 'lookUp', records, now);
    const bytes = ((await probing(driver, script, 'used')) - usedBefore) / records;
    const { segments } = await stored(driver);
    const wakeFull = await wakes(driver);
    say('from a message to its light');
    const { warm, cold } = await seen(driver);
    say('raw IndexedDB');
    let rawMs = 0;
    // In parts: a browser is given some minutes for each call.
    for (let at = 0; at < records; at += rawPart)
      rawMs += await probing(driver, script, 'putRaw', at, Math.min(records, at + rawPart), now);
    say('look-ups while a tenth is deleted');
    const purged = await probing(driver, script, 'lookUpInPurge', records, records / 10, now);
    const figures = {
      records,
      import_rate: (records / ms) * 1000,
      raw_rate: (records / rawMs) * 1000,
      import_vs_raw: rawMs / ms,
      import_peak_mb: importPeak,
      tend_s: tendS,
      segments: segments.length,
      lookup_p50_ms: looked.p50,
      lookup_p99_ms: looked.p99,
      lookup_growth: looked.p50 / smallP50,
      purge_s: purged.purge / 1000,
      purge_lookups: purged.count,
      purge_lookup_p50_ms: purged.p50,
      purge_lookup_p99_ms: purged.p99,
      customer_p95_ms: Math.max(looked.exact, looked.name),
      customer_exact_p95_ms: looked.exact,
      seen_to_resolved_p95_ms: quantile(warm, 0.95),
      cold_seen_to_resolved_p95_ms: quantile(cold, 0.95),
      start_up_ms: wakeFull,
      start_up_vs_empty: wakeFull / wakeEmpty,
      bytes_a_record: bytes,
    };
    return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]));
  } finally {
    await driver.close();
  }
}

export default async function sessionsBench(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'));
  const file = join(folder, 'sessions.csv');
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  const only = process.env.BENCH_BROWSER;
  try {
    await writeExport(file);
    for (const name of ['chromium', 'firefox'] as const) {
      if (only !== undefined && only !== name) continue;
      measured[name] = await measure(name, file);
      console.log(name, measured[name]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
}
