import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, press, says } from '../tools/agent.ts';
import { readQr } from '../vendors/picture.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** What an independent decoder reads off the screen. */
function readCode(popup: Page): Promise<string> {
  return until(async () => {
    const code = await popup.$('img.qr[src]');
    const shot = await code?.screenshot({ encoding: 'base64' });
    return shot && readQr(`data:image/png;base64,${shot}`);
  }, 'a QR code that can be read');
}

async function makeLink(email: string, message: string): Promise<Page> {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  await press(popup, 'New support link');
  await fill(popup, 'E-mail', email);
  await fill(popup, 'First message', message);
  await press(popup, 'Make the link');
  await says(popup, 'Copy link');
  return popup;
}

test('without any account a link template makes a link with everything that was typed', async () => {
  const popup = await makeLink('ada@example.com', 'Hello "Ada" & co. 🙂');
  const fields = new URL(await readCode(popup)).searchParams;
  expect(fields.get('email')).toBe('ada@example.com');
  expect(fields.get('msg')).toBe('Hello "Ada" & co. 🙂');
});

test('with a Helpshift account the link is Helpshift’s, and its open issue is told', async () => {
  const agent = await scene.agent();
  await agent.connect('Helpshift');
  const { vendors } = agent.demo;
  const popup = await makeLink(agent.demo.accounts().helpshift.watch, 'Here again');
  await says(popup, 'already has open issue 78. They have not read 2 messages');
  expect(await readCode(popup)).toBe(vendors.helpshift.links.at(-1)?.url);
  expect(vendors.requests.filter(({ path }) => path.endsWith('/console/qrcode'))).toHaveLength(1);
});

test('a link that was made is in the history', async () => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  await press(popup, 'History');
  expect(await says(popup, 'ada@example.com')).toContain('priya.raman@example.com');
});

test('a refused key is said where the link would stand, and the form keeps what was typed', async () => {
  const agent = await scene.agent();
  const { driver, demo } = agent;
  demo.vendors.switches.set('helpshift', '401');
  const popup = await driver.popup(await driver.page('about:blank'));
  await press(popup, 'New support link');
  await fill(popup, 'First message', 'Do not lose this');
  await press(popup, 'Make the link');
  await says(popup, 'refused the key or token');
  expect(await popup.$eval('textarea', (field) => field.value)).toBe('Do not lose this');
  demo.vendors.switches.clear();
});
