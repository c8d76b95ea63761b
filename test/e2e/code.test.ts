import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk, hosts.vendor] });

/** Waits until these digits are lit in a state (the first part of the highlight's name). */
function lit(page: Page, digits: string, state: string): Promise<unknown> {
  return until(async () => {
    const all = await scene.driver.lit(page);
    return all.find(
      ({ text, name }) => text.replaceAll(/\D/g, '') === digits && name.startsWith(`patchcord-${state}`),
    );
  }, `${digits} to be lit as ${state}`);
}

test('nothing is read before the site is granted; then the open tab works without a reload', async () => {
  const agent = await scene.agent();
  const desk = await agent.desk('checkout');
  const loaded = await desk.evaluate(() => performance.timeOrigin);
  expect(await agent.driver.lit(desk)).toEqual([]);
  await agent.useSite(desk);
  await lit(desk, '482913', 'unresolved');
  expect(await desk.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

test('imported sessions resolve the codes that are on the screen', async () => {
  const agent = await scene.agent();
  const desk = await agent.desk('checkout');
  await lit(desk, '482913', 'unresolved');
  await agent.importDemo();
  await desk.bringToFront();
  await lit(desk, '482913', 'live');
});

test.each([
  ['a help code has its recording', 'voucher', '118204', 'recording'],
  ['an expired code', 'refund', '640275', 'over'],
  ['a code that nobody knows', 'unknown', '905117', 'unresolved'],
  ['a code that is split over elements', 'split', '731664', 'live'],
  ['a code in a frame of the same origin', 'frame', '059386', 'live'],
  ['a code in an open shadow root', 'shadow', '314702', 'live'],
  ['a code in a closed shadow root', 'shadow', '826150', 'recording'],
  ['bare digits that a live session vouches for', 'bare', '573920', 'live'],
])('%s', async (_, conversation, digits, state) => {
  const agent = await scene.agent();
  await lit(await agent.desk(conversation), digits, state);
});

test('order numbers, one-time passwords and bare digits without a session stay dark', async () => {
  const agent = await scene.agent();
  const desk = await agent.desk('bare');
  await lit(desk, '573920', 'live');
  const digits = (await agent.driver.lit(desk)).map(({ text }) => text.replaceAll(/\D/g, ''));
  expect(digits).not.toContain('410233');
  expect(digits).not.toContain('104233');
});

test('a message that arrives is lit, and the page’s own elements are as they were', async () => {
  const agent = await scene.agent();
  const desk = await agent.desk('checkout');
  await lit(desk, '482913', 'live');
  await desk.evaluate(() => {
    const watched = globalThis as { foreign?: string[] };
    watched.foreign = [];
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof Element && node.localName.startsWith('patchcord'))
            watched.foreign?.push(node.localName);
          if (node instanceof Element && node.matches('mark')) watched.foreign?.push('mark');
        }
      }
    }).observe(document, { subtree: true, childList: true });
  });
  agent.demo.say('checkout', 'a new session code: 206 417');
  await lit(desk, '206417', 'live');
  expect(await desk.evaluate(() => (globalThis as { foreign?: string[] }).foreign)).toEqual([]);
});

test('what the agent types is not read', async () => {
  const agent = await scene.agent();
  const desk = await agent.desk('voucher');
  await lit(desk, '118204', 'recording');
  await desk.locator('[data-testid=reply]').click();
  await desk.keyboard.type('your session code is 731664');
  agent.demo.say('voucher', 'and my help code is 905117');
  await lit(desk, '905117', 'unresolved');
  const inThread = (await agent.driver.lit(desk)).map(({ text }) => text);
  expect(inThread).not.toContain('731664');
});

test('the card says whose session it is, and opens it', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await lit(desk, '482913', 'live');
  await agent.pointAt(desk, '482-913');
  const card = driver.card(desk);
  const text = await card.shows('Priya Raman');
  expect(text).toContain('482 913');
  expect(text).toContain('Cobrowse');
  await card.click('Open session');
  const opened = await until(
    async () => (await driver.browser.pages()).find((page) => page.url().includes('/session/')),
    'the session’s page',
  );
  expect(opened.url()).toContain('end_action=none');
});

test('“not a code” takes the light away in that conversation, and it stays away', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('unknown');
  await lit(desk, '905117', 'unresolved');
  await agent.pointAt(desk, '905 117');
  const card = driver.card(desk);
  await card.shows('no session found');
  await card.click('More choices');
  // The card may find another place once it has grown.
  await card.shows('Copy a sentence');
  await card.click('Not a code');
  const dark = () =>
    until(
      async () => !(await driver.lit(desk)).some(({ text }) => text.includes('905 117')),
      'the code to be dark',
    );
  await dark();
  await desk.reload();
  agent.demo.say('unknown', 'my session code is 206 417');
  await lit(desk, '206417', 'live');
  await dark();
});

test('the keyboard goes from code to code and back', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('voucher');
  await lit(desk, '118204', 'recording');
  await driver.command(desk, 'next-code');
  const card = driver.card(desk);
  await card.shows(/Noibu|Cobrowse/);
  await until(() => card.focused(), 'the focus in the card');
  await desk.keyboard.press('Escape');
  await card.gone();
});

test('a site that is turned off is dark at once', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await lit(desk, '482913', 'live');
  const popup = await driver.popup(desk);
  await popup.locator('aria/Turn off on this site').click();
  await until(async () => (await driver.lit(desk)).length === 0, 'the page to be dark');
});
