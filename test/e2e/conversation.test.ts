import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Watch } from '../../utils/unread/watch.ts';
import { close, conversationWindow, fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';
import { putRaw, tables } from './stored.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** Makes every watch due, as time would, and rings the alarm. */
async function poll(): Promise<void> {
  const { watches } = await tables<{ watches: Watch[] }>(scene.driver, 'watches');
  const due = watches.map((watch) => ({ ...watch, nextAt: 0, askedAt: 0 }));
  await putRaw(scene.driver, 'watches', due);
  await scene.driver.fireAlarm('unread');
}

async function badge(text: string): Promise<void> {
  await until(async () => (await scene.driver.badge()).text === text, `the badge “${text}”`);
}

async function popup(): Promise<Page> {
  return scene.driver.popup(await scene.driver.page('about:blank'));
}

/** How often the desk has a text. */
async function received(text: string): Promise<number> {
  const { vendors } = await scene.demo();
  const all = vendors.helpdesky.conversations.flatMap(({ messages }) => messages);
  return all.filter((message) => message.text === text).length;
}

test('a conversation is started from the popup, the desk and the customer write, and it is read beside the chat', async () => {
  const agent = await scene.agent();
  const { helpdesky } = agent.demo.vendors;
  await agent.connect('Helpdesky');
  const first = await popup();
  await press(first, 'Start a conversation');
  const starting = await conversationWindow(scene.driver);
  await fill(starting, 'Customer’s e-mail', 'ada@example.com');
  await fill(starting, 'Customer’s name', 'Ada Lovelace');
  await fill(starting, 'First message', 'My basket is empty again');
  await starting.locator('input[type=checkbox]').click();
  await press(starting, 'Start the conversation');
  await says(starting, 'Sent from here, in the visitor’s name');
  await says(starting, 'in the Helpdesky dashboard under All');
  expect(await received('My basket is empty again')).toBe(1);
  expect((await scene.driver.badge()).text).toBe('');
  await close(starting);
  await close(first);

  const { id = '' } = helpdesky.conversations.at(-1) ?? {};
  helpdesky.say(id, 'Which browser is it?');
  helpdesky.say(id, 'Firefox, I think', 'visitor');
  await poll();
  await badge('1');
  const second = await popup();
  await says(second, '1 new message from this visitor.');
  await second.locator('aria/Read the conversation with Ada Lovelace').click();
  const reading = await conversationWindow(scene.driver);
  await says(reading, 'Firefox, I think');
  await says(reading, 'Which browser is it?');
  await badge('');
  await close(reading);
  await close(second);
  // No page's console, badge or popup ever held the token; nor does what the database has beside the secrets.
  const [contact] = helpdesky.contacts.slice(-1);
  const kept = await tables<Record<string, unknown[]>>(
    scene.driver,
    ...['watches', 'conversations', 'histories', 'outgoing', 'accounts'],
  );
  expect(JSON.stringify(kept)).not.toContain(contact?.token);
  expect((await scene.driver.log()).join('\n')).not.toContain(contact?.token);
});

test('a reply during which the browser ends the background arrives once, and the agent learns whether it did', async () => {
  const { vendors } = await scene.demo();
  const from = await popup();
  await from.locator('aria/Read the conversation with Ada Lovelace').click();
  const page = await conversationWindow(scene.driver);
  vendors.switches.set('helpdesky', { fault: 'held', path: '/reply', times: 1 });
  await fill(page, 'Message in the name of Ada Lovelace', 'It is Firefox');
  await press(page, 'Send');
  await vendors.arrived(({ path }) => path.endsWith('/reply'));
  await says(page, 'Sending…');
  await scene.driver.killBackground();
  // The desk has it by now; nobody here heard of that.
  vendors.switches.clear();
  await until(async () => (await received('It is Firefox')) === 1, 'the desk to have it');
  await until(async () => {
    const text = await page.evaluate(() => {
      // Gone as soon as the history was read by itself.
      const look = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Look');
      look?.click();
      return document.body.innerText;
    });
    return !text.includes('Sending…') && !text.includes('Nobody knows') && text.includes('It is Firefox');
  }, 'the message to be found in the history');
  const { outgoing } = await tables<{ outgoing: { text: string; state: string }[] }>(
    scene.driver,
    'outgoing',
  );
  expect(outgoing.find(({ text }) => text === 'It is Firefox')?.state).toBe('sent');
  expect(await received('It is Firefox')).toBe(1);
  expect(vendors.requests.filter(({ path }) => path.endsWith('/reply'))).toHaveLength(1);
  await close(page);
  await close(from);
});

test('a refused reply names both switches, what was typed stays, and it is sent again by hand', async () => {
  const { vendors } = await scene.demo();
  const from = await popup();
  await from.locator('aria/Read the conversation with Ada Lovelace').click();
  let page = await conversationWindow(scene.driver);
  vendors.helpdesky.messaging.enabled = false;
  await fill(page, 'Message in the name of Ada Lovelace', 'Are you there?');
  await press(page, 'Send');
  await says(page, 'turn messaging on under Messages, and “Enable messaging” under Settings › Widget');
  await fill(page, 'Message in the name of Ada Lovelace', 'not yet ready');
  await until(async () => {
    const { conversations } = await tables<{ conversations: { drafts: object }[] }>(
      scene.driver,
      'conversations',
    );
    return JSON.stringify(conversations).includes('not yet ready');
  }, 'the draft to be kept');
  const address = await page.evaluate(() => location.href);
  await close(page);
  await close(from);
  vendors.helpdesky.messaging.enabled = true;
  const again = await popup();
  await again.locator('aria/Read the conversation with Ada Lovelace').click();
  page = await conversationWindow(scene.driver);
  expect(await page.evaluate(() => location.href)).toBe(address);
  expect(await page.$eval('textarea', ({ value }) => value)).toBe('not yet ready');
  await press(page, 'Send again');
  await until(async () => (await received('Are you there?')) === 1, 'the desk to have it');
  await says(page, 'Sent');
  await close(page);
  await close(again);
});
