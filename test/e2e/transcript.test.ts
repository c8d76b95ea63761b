import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk] });

/** The desk's own transcript, by the names of the form's fields. */
const desk = {
  'Around the messages': '.thread',
  'A message': '.line',
  'A message of the customer': '.line.customer',
  'A message of an agent': '.line.agent, .line.note',
  'The time in a message': 'time',
};

/** Describes the desk in the options page, as an agent does. */
async function describe(fields: Record<string, string>): Promise<void> {
  const options = await scene.driver.view('options');
  await options.locator('aria/Transcript of http://desk.localhost').click();
  await choose(options, 'What shows the conversations', 'own');
  for (const [label, value] of Object.entries(fields)) await fill(options, label, value);
  await choose(options, 'What names the conversation', 'hash');
  await press(options, 'Save');
  await options.waitForSelector('#sites form.panel', { hidden: true });
  await says(options, 'described here');
  await options.close();
}

async function choose(page: Page, label: string, value: string): Promise<void> {
  const select = await page.waitForSelector(`aria/${label}[role="combobox"]`);
  await select?.select(value);
}

/** All records of a table, read as our own pages read them. */
function records<T>(table: string): Promise<T[]> {
  return scene.driver.office(
    (_, name) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction(name).objectStore(name).getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result);
          };
        };
      }),
    table,
  );
}

const digits = async (page: Page): Promise<string[]> =>
  (await scene.driver.lit(page)).map(({ text }) => text.replaceAll(/\D/g, ''));

const lit = (page: Page, code: string) =>
  until(async () => (await digits(page)).includes(code), `${code} to be lit`);
const dark = (page: Page, code: string) =>
  until(async () => !(await digits(page)).includes(code), `${code} to be dark`);

test('a desk that the agent describes is read by its messages alone, in the open tab', async () => {
  const agent = await scene.agent();
  // The newest message of another conversation, in the list beside this one.
  agent.demo.say('refund', 'my session code is 573 118');
  const page = await agent.desk('checkout', '#/chat/1');
  await agent.useSite(page);
  await lit(page, '482913');
  await lit(page, '573118');
  await describe(desk);
  await page.bringToFront();
  await dark(page, '573118');
  await lit(page, '482913');
  agent.demo.say('checkout', 'a new session code: 206 417');
  await lit(page, '206417');
  const sighting = await until(
    async () =>
      (await records<Sighting>('sightings')).find(
        ({ code, place }) => code === '206417' && place.endsWith('/inbox/checkout#/chat/1'),
      ),
    'a sighting in this conversation',
  );
  expect(sighting.said).toBe('customer');
  expect(Math.abs(Date.now() - (sighting.at ?? 0))).toBeLessThan(120_000);
});

test('“not a code” in one conversation does not hold in another on the same path', async () => {
  const agent = await scene.agent();
  const page = await agent.desk('unknown', '#/chat/1');
  const go = async (hash: string) => {
    await page.evaluate((to) => location.replace(to), hash);
    await page.reload();
  };
  await lit(page, '905117');
  await agent.pointAt(page, '905 117');
  const card = agent.driver.card(page);
  await card.shows('no session found');
  await card.click('More choices');
  // The card may find another place once it has grown.
  await card.shows('Copy a sentence');
  await card.click('Not a code');
  await dark(page, '905117');
  await go('#/chat/2');
  await lit(page, '905117');
  await go('#/chat/1');
  agent.demo.say('unknown', 'my session code is 206 417');
  await lit(page, '206417');
  await dark(page, '905117');
});

test('a conversation in a frame is read there, and nothing around it', async () => {
  const agent = await scene.agent();
  agent.demo.say('refund', 'my session code is 573 118');
  const page = await agent.desk('frame', '#/chat/1');
  await lit(page, '059386');
  // While the frame's settings are on their way it is read as a whole; who said it comes with them.
  await until(async () => {
    const [seen] = (await records<Sighting>('sightings')).filter(({ code }) => code === '059386');
    return seen?.said === 'customer';
  }, 'the sighting to be the customer’s');
  expect(await digits(page)).not.toContain('573118');
});

test('selectors that find nothing fall back to the whole page, and the popup says so', async () => {
  const agent = await scene.agent();
  agent.demo.say('refund', 'my session code is 573 118');
  const page = await agent.desk('voucher', '#/chat/1');
  await lit(page, '118204');
  await dark(page, '573118');
  await describe({ ...desk, 'A message': '.renamed' });
  await page.bringToFront();
  await until(async () => (await records('missing')).length === 1, 'the transcript to be missed');
  await lit(page, '118204');
  await lit(page, '573118');
  const popup = await agent.driver.popup(page);
  await says(popup, /was not found by this site.s selectors, so the whole page is read/);
  await says(popup, 'Correct the selectors in Options › Sites.');
  await popup.close();

  await describe(desk);
  await page.bringToFront();
  await dark(page, '573118');
  await lit(page, '118204');
  await until(async () => (await records('missing')).length === 0, 'the transcript to be found');
  const after = await agent.driver.popup(page);
  await says(after, '118 204');
  expect(await after.evaluate(() => document.body.innerText)).not.toContain('whole page is read');
});
