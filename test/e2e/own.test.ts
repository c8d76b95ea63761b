import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { close, fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk] });

const digits = async (page: Page): Promise<string[]> =>
  (await scene.driver.lit(page)).map(({ text }) => text.replaceAll(/\D/g, ''));

/** What the options page lists is kept; this is its button. */
const rowOf = (text: string) => `#words li button[aria-label="Remove ${text}"]`;

/** Adds, in the options page, a name of a code or a way in which it is written. */
async function add(what: 'label' | 'pattern', text: string, kind: 'noibu' | 'cobrowse'): Promise<void> {
  const options = await scene.driver.view('options');
  const [field, button] =
    what === 'label'
      ? ['What customers call a code', 'Add the name']
      : ['How a code is written', 'Add the pattern'];
  await fill(options, field, text);
  const form = await options.waitForSelector(
    `#words > .fields:nth-of-type(${what === 'label' ? 1 : 2}) form`,
  );
  await (await form?.$('select'))?.select(kind);
  await press(options, button);
  await options.waitForSelector(rowOf(text));
  await options.close();
}

test('a name that the agent adds lights its codes up in the open tab, and the card says so', async () => {
  const agent = await scene.agent();
  agent.demo.say('checkout', 'my return number is 612 947');
  agent.demo.say('checkout', 'and my session code is 573 118');
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  await until(async () => (await digits(desk)).includes('573118'), 'the last code to be lit');
  expect(await digits(desk)).not.toContain('612947');
  const loaded = await desk.evaluate(() => performance.timeOrigin);

  await add('label', 'return number', 'noibu');
  await desk.bringToFront();
  await until(async () => (await digits(desk)).includes('612947'), 'the code with the new name to be lit');
  expect(await desk.evaluate(() => performance.timeOrigin)).toBe(loaded);

  await agent.pointAt(desk, '612 947');
  const card = agent.driver.card(desk);
  await card.shows('Noibu');
  await card.click(/why\?/);
  expect((await card.shows('Speaks for a code')).replaceAll(/[\u2066-\u2069]/g, '')).toContain(
    'Speaks for a code: “return number” before it',
  );
});

test('a way of writing lights up what the usual rules pass over, and goes out when it is removed', async () => {
  const agent = await scene.agent();
  agent.demo.say('voucher', 'it says C/90/51/18');
  const desk = await agent.desk('voucher');
  await until(async () => (await digits(desk)).includes('118204'), 'the usual code to be lit');
  expect(await digits(desk)).not.toContain('905118');
  await add('pattern', 'C/##/##/##', 'cobrowse');
  await desk.bringToFront();
  await until(async () => (await digits(desk)).includes('905118'), 'the pattern’s code to be lit');

  const options = await scene.driver.view('options');
  await options.locator(rowOf('C/##/##/##')).click();
  await options.waitForSelector(rowOf('C/##/##/##'), { hidden: true });
  await options.close();
  await desk.bringToFront();
  await until(async () => !(await digits(desk)).includes('905118'), 'the pattern’s code to be dark');
});

test('on a page that nobody granted, the right click goes by them too', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  await add('pattern', 'C/##/##/##', 'noibu');
  const notes = await driver.page(agent.demo.notesUrl);
  await notes.evaluate(() => {
    document.body.innerHTML = '<p style="font-size:40px">C/90/51/18</p>';
  });
  await driver.rightClick(notes, { selector: 'p' });
  const card = driver.card(notes);
  expect(await card.shows('905 118')).toContain('Noibu');
});

test('the popup’s look-up goes by them too', async () => {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('input');
  await box?.type('Order 771200, return number 118204');
  expect(await says(popup, '118 204')).toContain('Noibu');
  await close(popup);
});
