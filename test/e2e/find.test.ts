import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Session } from '../../utils/sessions/session.ts';
import type { Agent } from '../tools/agent.ts';
import { close, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk, hosts.vendor] });
const day = 24 * 60 * 60_000;

/** Of how many sessions of years ago the customer of the conversation `checkout` has; so many are stored packed. */
const past = 240;

function history(agent: Agent): Session[] {
  const now = Date.now();
  const url = agent.demo.sessions().find(({ code }) => code === '482913')?.url;
  const session = (at: number, name: string, email: string, phone: string): Session => ({
    id: `file:${name}-${at}`,
    source: 'file',
    kind: at % 3 === 0 ? 'noibu' : 'cobrowse',
    code: String(300_000 + at),
    customer: { name, email, phone },
    startedAt: now - (3 + at) * day,
    endedAt: now - (3 + at) * day + 60_000,
    state: 'ended',
    device: 'iPhone 15',
    page: 'https://shop.example.com/basket',
    // The newest has a page of its own.
    ...(at === 0 && url !== undefined ? { url } : {}),
    updatedAt: now - (3 + at) * day,
  });
  return [
    ...Array.from({ length: past }, (_, at) =>
      session(at, 'Priya Raman', 'Priya.Raman@example.com', '020 7946 0958'),
    ),
    session(past, 'Prisca Lund', 'prisca@example.com', '+45 33 12 34 56'),
  ];
}

async function type(popup: Page, text: string): Promise<void> {
  const box = await popup.waitForSelector('#look-up');
  await box?.evaluate((field) => {
    (field as HTMLInputElement).select();
  });
  await box?.type(text);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('the popup finds a customer by the beginning of the name, with all sessions of years ago, by keyboard alone', async () => {
  const agent = await scene.agent();
  await agent.importDemo();
  await agent.importFile('history.json', JSON.stringify(history(agent)));
  const popup = await scene.driver.popup(await scene.driver.page('about:blank'));
  await type(popup, 'pri');
  // Of one customer's many sessions a few are read, so there may be others.
  const said = await says(popup, '2 customers found so far.');
  expect(said).toContain('Prisca Lund');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Enter');
  // The one of today among them.
  await says(popup, `${past + 1} sessions`);
  expect(await focused(popup)).toBe('Priya Raman');
  const rows = () =>
    popup.$$eval('[data-row] .code', (codes) => codes.map((each) => each.textContent?.replace(/\D/g, '')));
  expect((await rows()).slice(0, 3)).toEqual(['482913', '300000', '300001']);
  await press(popup, 'Show 50 more');
  await until(async () => (await rows()).length === 60, 'the next page');
  await popup.keyboard.press('Enter');
  await says(popup, 'Session 300 009');
  expect(await says(popup, 'ended')).toContain('Priya Raman');
  await popup.locator('aria/Back').click();
  await until(async () => (await focused(popup)).includes('300 009'), 'the focus back on the session’s row');
  await close(popup);
});

test.each([
  ['the e-mail address, whatever its case', 'PRIYA.raman@example.com', `${past + 1} sessions`],
  ['the number, however it is written', '0044 (0)20 7946-0958', `${past + 1} sessions`],
  ['the id', 'c-1001', `${past + 1} sessions`],
])('the popup finds a customer by %s', async (_, text, found) => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  await type(popup, text);
  await says(popup, '1 customer found.');
  await says(popup, found);
  await close(popup);
});

test('where nobody is found the popup says what can be done', async () => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  await type(popup, 'nobody@example.com');
  await says(popup, 'No session of this e-mail address is kept here.');
  await close(popup);
});

test('the card shows the other sessions of its customer when it is asked, and opens one', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  await until(async () => (await driver.lit(desk)).length > 0, 'a lit code');
  await agent.pointAt(desk, '482-913');
  const card = driver.card(desk);
  const before = await card.shows('Priya Raman');
  expect(before).not.toContain('300 000');
  await card.click('More choices');
  // The card may find another place once it has grown.
  await card.shows('Support link for');
  await card.click('Other sessions of this customer');
  const all = await card.shows(`${past} other sessions of this customer`);
  expect(all).toContain('300 000');
  expect(all).not.toContain('300 005');
  await card.click(/300 000/);
  await until(
    async () => (await driver.browser.pages()).some((page) => page.url().includes('/session/')),
    'the session’s page',
  );
});
