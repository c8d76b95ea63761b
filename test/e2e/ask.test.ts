import { expect, test } from 'vitest';
import { press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

// No chat site is granted here: everything works by the click alone.
const scene = openScene({ grants: [hosts.vendor] });

test('a right click on selected code text shows the card, on a page that nobody granted', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  await agent.importDemo();
  const notes = await driver.page(agent.demo.notesUrl);
  await notes.locator('[data-testid=code]').click({ count: 3 });
  await driver.rightClick(notes, { selector: '[data-testid=code]' });
  expect(await driver.card(notes).shows('Priya Raman')).toContain('482 913');
});

test('without a selection it is the code under the pointer, or one of those on the page', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const notes = await driver.page(agent.demo.notesUrl);
  await driver.rightClick(notes, { selector: '[data-testid=second-code]' });
  const card = driver.card(notes);
  const text = await card.shows('118 204');
  if (text.includes('Which code?')) {
    // Chromium tells neither the place nor the element of the click.
    await card.click(/118 204/);
  }
  expect(await card.shows('Noibu')).toContain('118 204');
});

test('a selection without a code says so', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const notes = await driver.page(agent.demo.notesUrl);
  await notes.locator('h1').click({ count: 3 });
  await driver.rightClick(notes, { selector: 'h1' });
  await driver.card(notes).shows('No code in the selected text');
});

test('the sixth digit in the popup looks up by itself', async () => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('input');
  await box?.type('48291');
  await says(popup, '1 more digit');
  await box?.type('3');
  expect(await says(popup, 'Priya Raman')).toContain('482 913');
});

test('a pasted sentence is understood too', async () => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('input');
  await box?.type('Order 104233, and my help code is 118-204, thanks');
  await says(popup, '118 204');
  await says(popup, 'Noibu');
});

test('on a page that no extension may read, the popup opens', async () => {
  const { driver } = scene;
  const closed = await driver.page('about:blank');
  await driver.rightClick(closed, { x: 200, y: 200 });
  expect(await driver.openedPopup()).toContain('Unread');
});

test('a help code that nobody has a record of leads to Noibu’s list', async () => {
  const agent = await scene.agent();
  const { driver, demo } = agent;
  await agent.connect('Noibu');
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('input');
  await box?.type('help code 555 123');
  await press(popup, 'Open Noibu');
  await until(
    async () => (await driver.browser.pages()).some((page) => page.url() === demo.vendors.noibu.listUrl()),
    'Noibu’s list of sessions',
  );
});

test('a code that only Cobrowse knows is asked for live', async () => {
  const agent = await scene.agent();
  const { driver, demo } = agent;
  await agent.connect('Cobrowse');
  const { cobrowse } = demo.vendors;
  const session = cobrowse.createSession({ customData: { user_name: 'Grace Hopper' } });
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('input');
  await box?.type(session.code ?? '');
  await says(popup, 'Grace Hopper');
});
