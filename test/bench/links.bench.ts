import type { Page } from 'puppeteer-core';
import { type BrowserName, type Driver, openBrowser } from '../tools/browsers/driver.ts';
import { until } from '../tools/browsers/until.ts';
import { buildExtension } from '../tools/build.ts';
import { staticWeight } from '../tools/weight.ts';
import { everyCode, misread, randomLinks, views } from './links/codes.ts';
import { emptyExtension, type Opening, openOnce } from './links/opening.ts';
import type { Probe } from './links/probe.ts';
import { median, round } from './page/clock.ts';
import { bundle } from './page/probing.ts';
import type { Measured } from './run.ts';

/** Sessions and links of the profile whose popup is opened; `BENCH_RECORDS=10000` for a quick look. */
const records = Number(process.env.BENCH_RECORDS ?? 1_000_000);
const links = Math.min(10_000, records);
/** Links whose codes are photographed; `BENCH_LINKS=10` for a quick look. */
const photographed = Number(process.env.BENCH_LINKS ?? 100);
const openings = 15;
/** As many as one call keeps: a browser is given some minutes for each. */
const part = 20_000;
const now = Date.now();

/** A run with a million records takes minutes: it says how far it is. */
function say(what: string): void {
  console.log(new Date().toISOString().slice(11, 19), what);
}

async function probing<Work extends keyof Probe>(
  page: Page,
  work: Work,
  ...given: Parameters<Probe[Work]>
): Promise<Awaited<ReturnType<Probe[Work]>>> {
  const told = await page.evaluate(
    (work, given) => {
      const { probe } = globalThis as unknown as { probe: Record<string, (...given: unknown[]) => unknown> };
      return probe[work]?.(...given);
    },
    work,
    given,
  );
  return told as Awaited<ReturnType<Probe[Work]>>;
}

/** The profile of a team that has used it for years. */
async function fill(driver: Driver): Promise<void> {
  // The background brings the database into being.
  await driver.office((api) => api.runtime.sendMessage({ call: 'store.open', given: {} }));
  const script = await bundle('../links/probe.ts');
  const page = await driver.view('options');
  await page.evaluate(script);
  for (let from = 0; from < records; from += part)
    await probing(page, 'keepSessions', from, Math.min(records, from + part), now);
  await probing(page, 'tidy', now);
  const kept = await until(() => probing(page, 'tidied'), 'the archive to be tidy', 1_800_000);
  if (kept !== records) throw new Error(`${kept} of ${records} sessions are kept`);
  await probing(page, 'keepLinks', links, now);
  await page.close();
}

/** Both popups in turn, so that whatever the machine does meets both alike. */
async function popups(ours: Driver, empty: Driver): Promise<Record<string, number>> {
  const blank = async (driver: Driver) => driver.page('about:blank');
  const [page, other] = [await blank(ours), await blank(empty)];
  const ourOpenings: Opening[] = [];
  const emptyOpenings: Opening[] = [];
  for (let turn = -2; turn < openings; turn += 1) {
    const nothing = await openOnce(empty, other, false);
    const opening = await openOnce(ours, page, true, () => ours.killBackground());
    if (turn < 0) continue;
    emptyOpenings.push(nothing);
    ourOpenings.push(opening);
  }
  const clicked = median(ourOpenings.map((each) => each.clicked));
  const emptyClicked = median(emptyOpenings.map((each) => each.clicked));
  return {
    popup_paint_ms: median(ourOpenings.map(({ painted }) => painted)),
    popup_ready_ms: median(ourOpenings.map(({ ready }) => ready)),
    popup_vs_empty: clicked / emptyClicked,
    popup_clicked_ms: clicked,
    empty_clicked_ms: emptyClicked,
    empty_paint_ms: median(emptyOpenings.map(({ painted }) => painted)),
  };
}

/** Every code in every view. @returns the share that was read back to its link */
async function decoded(driver: Driver): Promise<Record<string, number>> {
  const page = await driver.view('options');
  await page.evaluate(await bundle('../links/probe.ts'));
  const codes = everyCode(randomLinks(photographed));
  let read = 0;
  for (const view of views) {
    say(`${codes.length} codes, ${view.name}`);
    const wrong = await misread(page, codes, view);
    for (const { text, level, size, quiet, as } of wrong)
      console.log(
        `misread, ${view.name}: ${text.length} characters at ${level}, ${size} px, edge ${quiet}, ${as}`,
      );
    read += codes.length - wrong.length;
  }
  await page.close();
  return { qr_decoded: read / (codes.length * views.length), qr_photographs: codes.length * views.length };
}

async function measure(name: BrowserName): Promise<Record<string, number>> {
  const extension = await buildExtension(name);
  const ours = await openBrowser(name, { extension, headless: true });
  const empty = await openBrowser(name, { extension: emptyExtension(), headless: true });
  try {
    say(`${name}: a profile of ${records} sessions and ${links} links`);
    await fill(ours);
    say('the popup');
    const opened = await popups(ours, empty);
    await empty.close();
    return {
      ...opened,
      popup_gzip_kb: staticWeight(name, 'popup', extension) / 1_000,
      ...(await decoded(ours)),
    };
  } finally {
    await ours.close();
    if (empty.browser.connected) await empty.close();
  }
}

export default async function linksBench(): Promise<Measured> {
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  const only = process.env.BENCH_BROWSER;
  for (const name of ['chromium', 'firefox'] as const) {
    if (only !== undefined && only !== name) continue;
    const figures = await measure(name);
    measured[name] = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]));
    console.log(name, measured[name]);
  }
  return measured;
}
