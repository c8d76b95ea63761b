import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { close, fill, press, says } from '../tools/agent.ts';
import { photographed, pixelsOf } from '../tools/camera.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** What a telephone reads off a page of ours. */
function scanned(page: Page): Promise<string> {
  return until(async () => {
    const plate = await page.$('.qr-plate:has(img[src])');
    return plate && photographed(pixelsOf(await plate.screenshot()));
  }, 'a QR code that can be read');
}

async function makeLink(email: string): Promise<Page> {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  await press(popup, 'New support link');
  await fill(popup, 'E-mail', email);
  await press(popup, 'Make the link');
  await says(popup, 'Copy link');
  return popup;
}

/** The page that the popup opened beside itself. */
function handout(): Promise<Page> {
  const { driver } = scene;
  return until(async () => {
    for (const page of await driver.browser.pages()) {
      const address = await page.evaluate(() => location.href);
      if (address.startsWith(`${driver.origin}/handout.html`)) return page;
    }
    return undefined;
  }, 'the page with the code');
}

test('a link fills the screen to be scanned off it, in the customer’s language, and Escape closes it', async () => {
  const popup = await makeLink('ada@example.com');
  await press(popup, 'Full screen');
  const page = await handout();
  await says(page, 'Scan this code with your phone');
  expect(await scanned(page)).toContain('email=ada%40example.com');
  expect(await page.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);
  // Its coming up finds no page any more.
  await page.keyboard.down('Escape');
  const isGone = () =>
    page
      .evaluate(() => document.title)
      .then(
        () => false,
        () => true,
      );
  await until(isGone, 'the page to close');
  await close(popup);
});

test('the look of codes is remembered, and the code stays readable', async () => {
  const popup = await makeLink('bo@example.com');
  const before = await popup.$eval('img.qr', (image) => (image as HTMLImageElement).src);
  await popup.locator('aria/How the code looks').click();
  await popup.select('select', 'H');
  await until(
    () => popup.$eval('img.qr', (image, before) => (image as HTMLImageElement).src !== before, before),
    'another code',
  );
  expect(await scanned(popup)).toContain('email=bo%40example.com');
  await close(popup);
  const next = await makeLink('cy@example.com');
  await next.locator('aria/How the code looks').click();
  expect(await next.$eval('select', (select) => (select as HTMLSelectElement).value)).toBe('H');
});

test('a customer with an open issue is watched in one click, and an image of Helpshift’s that leads elsewhere is told of', async () => {
  const agent = await scene.agent();
  await agent.connect('Helpshift');
  const { helpshift } = agent.demo.vendors;
  const right = await makeLink(agent.demo.accounts().helpshift.watch);
  await says(right, 'already has open issue');
  await press(right, 'Watch this customer');
  await says(right, 'Watched: their unread messages are counted.');
  expect(await right.evaluate(() => document.body.innerText)).not.toContain('own image');
  await close(right);
  helpshift.imageOf = 'https://elsewhere.example/s/1';
  const wrong = await makeLink('dee@example.com');
  await says(wrong, /own image leads to another address \(https:\/\/elsewhere\.example\/s\/1\)/);
  expect(await scanned(wrong)).toBe(helpshift.links.at(-1)?.url);
  helpshift.imageOf = undefined;
});
