import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { close, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk] });

/** A shop page with both scripts on it, and the popup's view of its codes. */
async function open(query = ''): Promise<{ shop: Page; popup: Page }> {
  const { driver } = scene;
  const shop = await driver.page(`${(await scene.demo()).shopUrl}/${query}`);
  await shop.waitForSelector('[data-testid=share]');
  // The toolbar's button gives `activeTab`. Firefox's own popup is shown to no tool; there the menu gives the same.
  if (driver.name === 'firefox') await driver.rightClick(shop, { selector: 'h1' });
  const popup = await driver.popup(shop);
  await press(popup, 'Codes from this page');
  return { shop, popup };
}

/** The code in a vendor's part of the view, without its gap. */
const codeOf = (popup: Page, vendor: 'noibu' | 'cobrowse') =>
  until(
    () =>
      popup.evaluate(
        (id) => document.querySelector(`[aria-labelledby=page-${id}] [data-code]`)?.getAttribute('data-code'),
        vendor,
      ),
    `a code of ${vendor}`,
  );

/** What the shop's scripts asked of its server. */
async function codesMade(): Promise<{ noibu: number; cobrowse: number }> {
  const { vendors } = await scene.demo();
  return { noibu: vendors.noibu.sessions.length, cobrowse: vendors.cobrowse.sessions.all().length };
}

test('the page’s scripts make their codes when asked to, never before, and each is looked up', async () => {
  const before = await codesMade();
  const { popup } = await open();
  await says(popup, 'Noibu is on this page');
  await says(popup, 'Cobrowse is on this page');
  expect(await codesMade(), 'looking makes nothing').toEqual(before);

  await press(popup, 'Ask for a help code');
  const help = await codeOf(popup, 'noibu');
  expect(help).toMatch(/^\d{6}$/);
  await press(popup, 'Make a session code');
  const session = await codeOf(popup, 'cobrowse');
  expect(session).toMatch(/^\d{6}$/);
  const { vendors } = await scene.demo();
  expect(vendors.cobrowse.sessions.all().map(({ code }) => code)).toContain(session);

  await popup.locator(`[data-code="${session}"] button:last-child`).click();
  const card = await popup.waitForSelector('.found .head');
  expect(await card?.evaluate((head) => head.textContent)).toContain('Cobrowse');
  await close(popup);
});

test('the shop’s site snippet brings the help code of a new chat to the agent, where it lights up', async () => {
  const agent = await scene.agent();
  const shop = await agent.driver.page(`${agent.demo.shopUrl}/`);
  await shop.waitForFunction(() => 'NOIBUJS' in window);
  await shop.locator('[data-testid=chat-open]').click();
  await shop.locator('[data-testid=chat-start]').click();
  const conversation = await until(
    () => shop.$eval('[data-testid=chat]', (chat) => (chat as HTMLElement).dataset.conversation),
    'a conversation',
  );
  const said = await until(() => agent.demo.messages(conversation).at(-1)?.text, 'a message of the snippet');
  expect(said).toMatch(/^Automated helpcode: \d{6}$/);
  const desk = await agent.desk(conversation);
  await agent.useSite(desk);
  const lit = () => agent.driver.lit(desk);
  await until(async () => (await lit()).some(({ text }) => said.endsWith(text)), 'the help code to be lit');
});

test('a code that the page made for its chat is shown with its age, and nothing new is asked for', async () => {
  const { shop, popup: first } = await open();
  await close(first);
  await shop.bringToFront();
  await shop.locator('[data-testid=chat-open]').click();
  await shop.locator('[data-testid=chat-start]').click();
  const kept = await until(
    () => shop.evaluate(() => (window as { noibuHelpCode?: string }).noibuHelpCode),
    'the code of the chat',
  );
  const made = await codesMade();
  const popup = await scene.driver.popup(shop);
  await press(popup, 'Codes from this page');
  expect(await codeOf(popup, 'noibu')).toBe(kept);
  await says(popup, 'The page has this code already, made just now.');
  expect(await codesMade()).toEqual(made);
  await close(popup);
});

test('a Noibu that refuses, hangs or is not there is told apart', async () => {
  const refusing = await open('?noibu=refuse');
  await says(refusing.popup, 'Noibu is on this page');
  await press(refusing.popup, 'Ask for a help code');
  await says(refusing.popup, 'It said: “noibu connection is unavailable”');
  await close(refusing.popup);

  const hanging = await open('?noibu=hang');
  await says(hanging.popup, 'Noibu is on this page');
  await press(hanging.popup, 'Ask for a help code');
  await says(hanging.popup, 'Noibu did not answer in time');
  await close(hanging.popup);

  const absent = await open('?noibu=absent');
  await says(absent.popup, 'Noibu is not on this page');
  await says(absent.popup, 'Cobrowse is on this page');
  await close(absent.popup);
});

test('the site snippets are in the options', async () => {
  const options = await scene.driver.view('options');
  await options.waitForSelector('#snippets textarea.script');
  const script = () =>
    options.$eval('#snippets textarea.script', (field) => (field as HTMLTextAreaElement).value);
  expect(await script()).toContain('chat:start');
  await options.select('#snippets select:nth-of-type(1)', 'cobrowse');
  await until(async () => (await script()).includes('createSessionCode'), 'the script with the button');
  const saved = await options.$eval('#snippets a[download]', async (link) =>
    (await fetch((link as HTMLAnchorElement).href)).text(),
  );
  expect(await script()).toBe(`<script>\n${saved}</script>\n`);
});
