import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { close, fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';
import { tables } from './stored.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** The form in a popup, as it is when the agent goes on with it or begins. */
async function openForm(popup: Page): Promise<Page> {
  const button = await until(
    () => popup.$('button ::-p-text(support link)') as Promise<ElementHandle<HTMLButtonElement> | null>,
    'the way to the form',
  );
  await button.click();
  await popup.waitForSelector('form textarea');
  return popup;
}

const fieldOf = (popup: Page, label: string) =>
  popup.evaluate((wanted) => {
    const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === wanted);
    return (found?.control as HTMLInputElement | null | undefined)?.value;
  }, label);

const links = async () => (await scene.demo()).vendors.helpshift.links;

test('what was typed outlives the popup at every keystroke, the token without being stored', async () => {
  const { driver } = scene;
  await (await scene.agent()).connect('Helpshift');
  const page = await driver.page('about:blank');
  let typed = '';
  for (const key of ['H', 'ö', '!']) {
    const popup = await openForm(await driver.popup(page));
    expect(await fieldOf(popup, 'First message')).toBe(typed);
    await popup.focus('form textarea');
    await popup.keyboard.press('End');
    await popup.keyboard.sendCharacter(key);
    typed += key;
    await close(popup);
  }
  const popup = await openForm(await driver.popup(page));
  await press(popup, 'More');
  await fill(popup, 'Token of the customer', 'very-secret-token');
  await close(popup);
  const again = await openForm(await driver.popup(page));
  await until(
    async () => (await fieldOf(again, 'Token of the customer')) === 'very-secret-token',
    'the token',
  );
  expect(await fieldOf(again, 'First message')).toBe(typed);
  await press(again, 'Make the link');
  await says(again, 'Copy link');
  expect((await links()).at(-1)?.fields).toMatchObject({
    firstMessage: typed,
    authToken: 'very-secret-token',
  });
  const disk = await driver.office(() => JSON.stringify({ ...localStorage }));
  const stored = JSON.stringify(await tables(driver, 'links', 'settings', 'secrets'));
  expect(disk + stored).not.toContain('very-secret-token');
  expect(stored).toContain(typed);
});

test('a phone number as it is written at home and a custom field reach Helpshift; its refusal stands beside the field', async () => {
  const { driver } = scene;
  const { vendors } = await scene.demo();
  const popup = await openForm(await driver.popup(await driver.page('about:blank')));
  await fill(popup, 'Name', 'Zoë "Z" 🎉 שלום');
  await press(popup, 'More');
  await fill(popup, 'Phone', '+1 (415) 555-0123');
  await says(popup, /\+1 415 555 0123.?, United States/);
  await press(popup, 'Add a field');
  await popup.locator('[aria-label="Key of field 1"]').fill('plan');
  await popup.locator('[aria-label="Value of field 1"]').fill('gold');
  vendors.helpshift.refusal = 'phone_number is blocked';
  const before = (await links()).length;
  await press(popup, 'Make the link');
  await says(popup, 'says: “phone_number is blocked”.');
  const blamed = await popup.$eval('[aria-invalid=true]', (field) => (field as HTMLInputElement).name);
  expect(blamed).toBe('phone');
  expect(await fieldOf(popup, 'Name')).toBe('Zoë "Z" 🎉 שלום');
  expect((await links()).length).toBe(before);
  vendors.helpshift.refusal = undefined;
  await press(popup, 'Make the link');
  await says(popup, 'Copy link');
  expect((await links()).at(-1)?.fields).toMatchObject({
    name: 'Zoë "Z" 🎉 שלום',
    identity: { phone: '+14155550123' },
    customFields: { plan: 'gold' },
  });
});

test('a double click, and two popups that show one form, make one link', async () => {
  const { driver } = scene;
  const { vendors } = await scene.demo();
  const before = (await links()).length;
  const asked = () => vendors.requests.filter(({ path }) => path.endsWith('/console/qrcode')).length;
  const askedBefore = asked();
  const first = await openForm(await driver.view('popup'));
  const second = await openForm(await driver.view('popup'));
  await first.bringToFront();
  await fill(first, 'First message', 'Once');
  await until(async () => (await fieldOf(second, 'First message')) === 'Once', 'the other popup to follow');
  vendors.switches.set('helpshift', { fault: 'held' });
  const pressTwice = (popup: Page) =>
    popup.$eval('form button[type=submit]', (button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
    });
  await Promise.all([pressTwice(first), pressTwice(second)]);
  await until(() => asked() > askedBefore, 'the request');
  vendors.switches.clear();
  await says(first, 'Copy link');
  await second.bringToFront();
  await until(
    async () => (await fieldOf(second, 'First message')) !== 'Once',
    'the other popup to be done, too',
  );
  expect((await links()).length).toBe(before + 1);
  expect(asked()).toBe(askedBefore + 1);
});
