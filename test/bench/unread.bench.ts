import { startDemo } from '../demo/demo.ts';
import { Agent } from '../tools/agent.ts';
import { type BrowserName, type Driver, openBrowser } from '../tools/browsers/driver.ts';
import { until } from '../tools/browsers/until.ts';
import { buildExtension } from '../tools/build.ts';
import { simulate } from '../unit/unread/world.ts';
import { median, round } from './page/clock.ts';
import type { Measured } from './run.ts';
import { extensionProcesses } from './sessions/memory.ts';
import { cpuMs } from './unread/cpu.ts';

/** A week takes some minutes; `BENCH_DAYS=1` for a look. */
const days = Number(process.env.BENCH_DAYS ?? 7);
const seed = Number(process.env.PATCHCORD_SEED ?? Math.floor(Math.random() * 1e6));
const watches = 500;
/** So many watches are asked at one moment at most (`utils/unread/poller.ts`). */
const atAMoment = 20;
const sweeps = 7;

/** What is kept of the watches: how many were right since a moment. */
function rightSince(driver: Driver, since: number): Promise<number> {
  return driver.office(
    (_, since) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('watches').objectStore('watches').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.filter(({ rightAt = 0 }) => rightAt >= since).length);
          };
        };
      }),
    since,
  );
}

/** Makes some of the watches due, or all, and nobody else for an hour. */
function makeDue(driver: Driver, due: number): Promise<void> {
  return driver.office(
    (_, due) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction('watches', 'readwrite');
          const cursor = work.objectStore('watches').openCursor();
          let at = 0;
          cursor.onsuccess = () => {
            if (!cursor.result) return;
            const nextAt = at < due ? 0 : Date.now() + 3_600_000;
            cursor.result.update({ ...cursor.result.value, nextAt, askedAt: 0 });
            at += 1;
            cursor.result.continue();
          };
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    due,
  );
}

/**
 * The extension's CPU, in ms, from the alarm until so many watches are right again. A browser may end the background in the middle:
 * what was claimed then waits for its floor, and it is measured anew.
 */
async function cpuOf(driver: Driver, pids: readonly number[], due: number, tries = 5): Promise<number> {
  await makeDue(driver, due);
  const since = Date.now();
  const before = cpuMs(pids);
  await driver.fireAlarm('unread');
  // Looking costs the extension's process too: seldom.
  const wait = Math.max(1500, (due / atAMoment) * 2000);
  await new Promise((resolve) => setTimeout(resolve, wait));
  const after = cpuMs(pids);
  const isRight = async () => (await rightSince(driver, since)) >= due;
  const done = await until(isRight, `${due} watches to be right`, 10_000).catch(() => false);
  if (done) return after - before;
  if (tries === 0) throw new Error(`the background was ended each time that ${due} watches were asked`);
  return cpuOf(driver, pids, due, tries - 1);
}

async function measure(name: BrowserName): Promise<Record<string, number>> {
  const demo = await startDemo();
  const driver = await openBrowser(name, {
    extension: await buildExtension(name),
    headless: true,
    grants: ['http://vendor.localhost/*'],
  });
  try {
    await new Agent(driver, demo).connect('Helpshift');
    const customers = Array.from({ length: watches }, (_, at) => ({ id: `customer-${at}` }));
    const begun = Date.now();
    await driver.office(async (api, customers) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('patchcord');
        opening.onsuccess = () => resolve(opening.result);
      });
      const account = await new Promise<string>((resolve) => {
        const reading = db.transaction('accounts').objectStore('accounts').getAllKeys();
        reading.onsuccess = () => resolve(String(reading.result[0]));
      });
      db.close();
      await api.runtime.sendMessage({ call: 'watch.addMany', given: { account, customers } });
    }, customers);
    await until(
      async () => (await rightSince(driver, begun)) >= watches,
      'every watch’s first answer',
      180_000,
    );
    const first = (Date.now() - begun) / 1000;
    const pids = extensionProcesses(driver.browser.process()?.pid ?? 0);
    const moments: number[] = [];
    for (let at = 0; at < sweeps; at += 1) moments.push(await cpuOf(driver, pids, atAMoment));
    const one: number[] = [];
    for (let at = 0; at < sweeps; at += 1) one.push(await cpuOf(driver, pids, 1));
    const sweep = await cpuOf(driver, pids, watches);
    return {
      poll_cpu_ms: round(median(moments)),
      poll_of_one_cpu_ms: round(median(one)),
      sweep_cpu_ms: round(sweep),
      first_answers_s: round(first),
    };
  } finally {
    await driver.close();
    await demo.close();
  }
}

export default async function unreadBench(): Promise<Measured> {
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  const only = process.env.BENCH_BROWSER;
  for (const name of ['chromium', 'firefox'] as const) {
    if (only !== undefined && only !== name) continue;
    measured[name] = await measure(name);
    console.log(name, measured[name]);
  }
  console.log(`${days} simulated days with ${watches} watches, seed ${seed}`);
  const outcome = await simulate({ seed, days, watches, kills: Math.round((2000 / 7) * days) });
  console.log(outcome);
  const week = Object.fromEntries(Object.entries(outcome).map(([key, value]) => [key, round(value)]));
  for (const name of ['chromium', 'firefox'] as const) Object.assign(measured[name], week);
  return measured;
}
