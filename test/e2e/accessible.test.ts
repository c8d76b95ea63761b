import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { SupportLink } from '../../utils/links/link.ts';
import { close, fill, press, says } from '../tools/agent.ts';
import { hosts, openScene } from './harness.ts';
import { tables } from './stored.ts';

const scene = openScene({ grants: [hosts.desk, hosts.vendor] });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page as it is shipped: its language, title and landmarks too. */
async function wrong(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations } = await run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** A window of 1280 by 800 pixels at 200 %: what is wider than that has to be scrolled for. */
async function widthAtDouble(page: Page): Promise<number> {
  await page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function expectUsable(page: Page): Promise<void> {
  expect(await wrong(page), page.url()).toEqual([]);
  expect(await widthAtDouble(page), page.url()).toBeLessThanOrEqual(640);
}

test('every page of ours is clean by axe, and fits its window at 200 %', async () => {
  const agent = await scene.agent();
  const { driver } = scene;
  await agent.importDemo();
  await agent.connect('Helpshift');
  await agent.connect('Helpdesky');
  await expectUsable(await driver.view('options'));

  const popup = await driver.view('popup');
  await says(popup, 'New support link');
  await expectUsable(popup);
  await press(popup, 'New support link');
  await fill(popup, 'E-mail', 'ada@example.com');
  await press(popup, 'Make the link');
  await says(popup, 'Copy link');
  await expectUsable(popup);
  await close(popup);

  const { links } = await tables<{ links: SupportLink[] }>(driver, 'links');
  for (const does of ['show', 'look']) {
    const handout = await driver.view('handout', `link=${links[0]?.id}&${does}`);
    await says(handout, 'Scan this code with your phone');
    await expectUsable(handout);
  }

  const conversation = await driver.view('conversation');
  await says(conversation, 'First message');
  await expectUsable(conversation);
});
