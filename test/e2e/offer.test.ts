import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { close, fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk, hosts.vendor] });

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Tab until something with this text has the focus. @returns how often */
async function tabTo(page: Page, text: string): Promise<number> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)) === text) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to “${text}”`);
}

/** What a field of the form holds. */
function held(page: Page, label: string): Promise<string | undefined> {
  return page.evaluate((wanted) => {
    const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === wanted);
    return (found?.control as HTMLInputElement | null)?.value;
  }, label);
}

/** The form of a popup that no tool may look into, which closes when something else is looked at. */
function filledInFor(address: string): Promise<unknown> {
  const kept = () => scene.driver.office(() => localStorage.getItem('draft.link') ?? '');
  return until(async () => (await kept()).includes(address), `the form filled in for ${address}`);
}

/** What the clipboard holds, pasted into a page as a person would. */
async function pasted(): Promise<string> {
  const page = await scene.driver.page('data:text/html,<textarea autofocus></textarea>');
  await page.bringToFront();
  await page.focus('textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  return until(() => page.$eval('textarea', (field) => field.value), 'something to paste');
}

test('from the toolbar to a copied link it takes three presses, by the keyboard alone', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const priya = agent.demo.sessions().filter(({ code }) => code === '482913');
  await agent.importFile('priya.json', JSON.stringify(priya));
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  await until(async () => (await driver.lit(desk)).length > 0, 'a lit code');

  // A preset is made of the form once.
  const first = await driver.popup(desk);
  await press(first, 'New support link');
  await fill(first, 'First message', 'Hello {customer.name}, about {page.title}');
  await press(first, 'Save as preset…');
  await fill(first, 'Name of the preset', 'Welcome back');
  await press(first, 'Save the preset');
  await says(first, 'Saved as');
  await press(first, 'Clear the form');
  await close(first);

  // The first press is the toolbar’s.
  const popup = await driver.popup(desk);
  await says(popup, 'Welcome back');
  await popup.waitForFunction(() => document.activeElement?.id === 'look-up');
  await tabTo(popup, 'Welcome back');
  await popup.keyboard.press('Enter');
  expect(await says(popup, 'Filled in for')).toContain('Priya Raman');
  expect(await held(popup, 'E-mail')).toContain('priya.raman@');
  await until(
    async () => (await focused(popup)) === 'Make and copy',
    'the focus on the button that makes the link',
  );
  await popup.keyboard.press('Enter');
  await says(popup, 'Link copied');
  await close(popup);
  const link = new URL(await pasted());
  expect(link.searchParams.get('name')).toBe('Priya Raman');
  expect(link.searchParams.get('msg')).toMatch(/^Hello Priya Raman, about .+/);
});

test('a right click on a name or an address opens the form filled in, and what was being written is kept', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const notes = await driver.page(agent.demo.notesUrl);
  const before = await driver.popup(notes);
  await press(before, 'New support link');
  await fill(before, 'First message', 'Do not lose this');
  await close(before);

  await notes.bringToFront();
  await notes.$eval('[data-testid=order]', (order) => {
    order.textContent = 'Grace Hopper <grace@example.com>';
  });
  await notes.evaluate(() => {
    const order = document.querySelector('[data-testid=order]');
    if (order) getSelection()?.selectAllChildren(order);
  });
  await driver.rightClick(notes, { selector: '[data-testid=order]' }, 'link-selection');
  await filledInFor('grace@example.com');
  expect(await driver.openedPopup()).toContain('Make and copy');

  const popup = await driver.popup(notes);
  await press(popup, 'Continue the support link');
  await says(popup, 'Make and copy');
  expect(await held(popup, 'E-mail')).toBe('grace@example.com');
  expect(await held(popup, 'Name')).toBe('Grace Hopper');
  expect(await held(popup, 'First message')).toBe('');
  await press(popup, 'Do not lose this');
  await until(async () => (await held(popup, 'First message')) === 'Do not lose this', 'the earlier form');
  expect(await held(popup, 'E-mail')).toBe('');
  await press(popup, 'Clear the form');
});

test('the card of a session leads to a support link for its customer', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  await until(async () => (await driver.lit(desk)).some(({ name }) => /live/.test(name)), 'a live code');
  await agent.pointAt(desk, '482-913');
  const card = driver.card(desk);
  await card.shows('Priya Raman');
  await card.click('More choices');
  await card.click(/^Support link for/);
  // In the popup, or in a small window where the browser opens none by itself.
  await filledInFor('priya.raman@');
});

test('a link is found in the history and made again with the same fields', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const popup = await driver.popup(await driver.page('about:blank'));
  await press(popup, 'History');
  await says(popup, 'Priya Raman');
  const search = 'Customer, address, preset or account';
  await fill(popup, search, 'nobody at all');
  await says(popup, '0 links found');
  await fill(popup, search, 'welcome');
  await says(popup, '1 link found');
  await press(popup, 'Again');
  await says(popup, 'Make and copy');
  await until(async () => (await held(popup, 'Name')) === 'Priya Raman', 'the form filled in');
  expect(await held(popup, 'First message')).toMatch(/^Hello Priya Raman/);
});
