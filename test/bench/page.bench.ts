import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../tools/browsers/driver.ts';
import { buildExtension, builtFolder } from '../tools/build.ts';
import { median, round } from './page/clock.ts';
import { makeInbox, pageOf } from './page/inbox.ts';
import { bundle, openProbe, probe, servePage } from './page/probing.ts';
import type { Measured } from './run.ts';

/** The page's own work on its list, in ms: rows appended, moved, rewritten and removed. */
function ownWork(): number {
  const list = document.querySelector('#list') as Element;
  const rows = [...list.children];
  const from = performance.now();
  for (let at = 0; at < 400; at += 1) {
    const row = rows[(at * 13) % rows.length] as Element;
    const text = row.querySelector('p')?.firstChild as Text;
    const { data } = text;
    text.data = `${data} more`;
    text.data = data;
    const copy = row.cloneNode(true) as Element;
    row.before(copy);
    copy.remove();
    const next = row.nextElementSibling;
    row.remove();
    list.insertBefore(row, next);
  }
  return performance.now() - from;
}

/** What the page's own work takes while 2,000 codes are watched, over what it takes alone. */
async function hostTax(page: Page): Promise<number> {
  const alone: number[] = [];
  const watched: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    for (let more = 0; more < 3; more += 1) alone.push(await page.evaluate(ownWork));
    await probe(page, 'on');
    for (let more = 0; more < 3; more += 1) watched.push(await page.evaluate(ownWork));
    await probe(page, 'off');
  }
  return round(median(watched.slice(1)) / median(alone.slice(1)));
}

/** Rows of a list that uses its nodes again and show, in the end, something else than the page wrote. */
async function corruptedRows(page: Page): Promise<number> {
  await probe(page, 'on');
  const corrupted = await page.evaluate(async () => {
    const rows = [...document.querySelectorAll('#list > li')].slice(0, 60);
    const texts = rows.map((row) => {
      const text = new Text();
      row.querySelector('p')?.replaceChildren(text);
      return text;
    });
    for (let turn = 0; turn < 30; turn += 1) {
      for (const [at, text] of texts.entries()) text.data = `My session code is ${100_000 + turn * 100 + at}`;
      await new Promise(requestAnimationFrame);
    }
    return rows.filter((row, at) => {
      const p = row.querySelector('p');
      return p?.firstChild !== texts[at] || p?.textContent !== texts[at]?.data || row.children.length !== 2;
    }).length;
  });
  await probe(page, 'off');
  return corrupted;
}

/** How many times our own time the peers take: the same list, the same browser, the same run. */
function comparePeers(
  measured: Measured,
  name: BrowserName,
  ours: number,
  { find_and_replace_ms = Number.NaN, mark_across_ms = Number.NaN, mark_rounds = 0 }: Record<string, number>,
): void {
  const add = (peer: string, figures: Record<string, number>) => {
    measured.peers[peer] = { ...measured.peers[peer], [name]: figures };
  };
  add('findAndReplaceDOMText', { ms: find_and_replace_ms, times_ours: round(find_and_replace_ms / ours) });
  add('mark.js across elements', {
    ms: mark_across_ms,
    times_ours: round(mark_across_ms / ours),
    rounds: mark_rounds,
  });
}

/** What a page loads of us, in kB after gzip, from the package as it is shipped. */
function sizes(name: BrowserName): Record<string, number> {
  const weight = (...scripts: string[]) =>
    scripts.reduce((sum, script) => {
      const text = readFileSync(`${builtFolder(name)}/${script}.js`);
      return sum + gzipSync(text, { level: 9 }).length;
    }, 0);
  return {
    boot_gzip_kb: round(weight('chat') / 1000),
    card_gzip_kb: round(weight('chat', 'card') / 1000),
    recogniser_gzip_kb: round(weight('codes') / 1000),
  };
}

export default async function pageBench(): Promise<Measured> {
  await Promise.all([buildExtension('chromium'), buildExtension('firefox')]);
  const inbox = makeInbox();
  const [script, served] = [await bundle('probe.ts'), await servePage(pageOf(inbox))];
  const measured: Measured = { chromium: {}, firefox: {}, peers: {} };
  try {
    for (const name of ['chromium', 'firefox'] as const) {
      const { page, close } = await openProbe(name, script);
      try {
        await page.goto(served.url);
        const elements = await page.evaluate(() => document.getElementsByTagName('*').length);
        const reading = await probe(page, 'reading');
        Object.assign(measured[name], { elements, ...reading, ...sizes(name) });
        console.log(name, measured[name]);
        await page.goto(served.url);
        comparePeers(measured, name, reading.paint_ms ?? Number.NaN, await probe(page, 'peers'));
        await page.goto(served.url);
        Object.assign(measured[name], await probe(page, 'watching'));
        measured[name].host_tax = await hostTax(page);
        measured[name].corrupted_rows = await corruptedRows(page);
        console.log(name, measured[name]);
      } finally {
        await close();
      }
    }
  } finally {
    served.close();
  }
  return measured;
}
