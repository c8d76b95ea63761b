import { expect, test } from 'vitest';
import { fill, press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** Makes every watch due, as time would, and rings the alarm. */
async function poll(): Promise<void> {
  const { driver } = scene;
  await driver.office(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction('watches', 'readwrite');
          const cursor = work.objectStore('watches').openCursor();
          cursor.onsuccess = () => {
            cursor.result?.update({ ...cursor.result.value, nextAt: 0, askedAt: 0, failures: 0 });
            cursor.result?.continue();
          };
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await driver.fireAlarm('unread');
}

async function badge(text: string): Promise<string> {
  const { driver } = scene;
  await until(async () => (await driver.badge()).text === text, `the badge “${text}”`);
  return (await driver.badge()).title;
}

test('with nobody watched the toolbar shows no number', async () => {
  expect((await scene.driver.badge()).text).toBe('');
});

test('a watched customer’s unread messages are on the toolbar at once', async () => {
  const agent = await scene.agent();
  await agent.connect('Helpshift');
  const popup = await agent.driver.popup(await agent.driver.page('about:blank'));
  await popup.locator('aria/Watch a customer').click();
  await fill(popup, 'E-mail', agent.demo.accounts().helpshift.watch);
  await press(popup, 'Watch');
  await says(popup, 'Has not read 2 messages.');
  expect(await badge('2')).toContain('Customers have not read 2 messages.');
});

test('a new count comes with the next poll, also after the browser ended the background', async () => {
  const agent = await scene.agent();
  agent.demo.vendors.helpshift.addIssue({ email: agent.demo.accounts().helpshift.watch }, 5);
  await agent.driver.killBackground();
  await poll();
  expect(await badge('5')).toContain('Customers have not read 5 messages.');
});

test('an answer that does not come leaves the old number, and says that it is old', async () => {
  const { vendors } = await scene.demo();
  vendors.switches.set('helpshift', '500');
  await poll();
  await until(async () => (await scene.driver.badge()).title.includes('Not fresh'), 'the tooltip to say so');
  expect((await scene.driver.badge()).text).toBe('~5');
});

test('a refused key is not a zero', async () => {
  const { vendors } = await scene.demo();
  vendors.switches.set('helpshift', '401');
  await poll();
  expect(await badge('!')).toContain('refused');
  const popup = await scene.driver.popup(await scene.driver.page('about:blank'));
  await says(popup, 'refused the key or token');
  vendors.switches.clear();
  // Nobody is asked for a minute what was just refused; a worker that comes after knows nothing of that.
  await scene.driver.killBackground();
});

test('the agent’s own queue is on the badge once it is turned on, and pausing stops everything', async () => {
  const agent = await scene.agent();
  const { vendors } = agent.demo;
  await poll();
  await badge('5');
  const options = await agent.driver.view('options', '');
  for (const issue of vendors.helpshift.issues) issue.state = 'agent-replied';
  const waiting = vendors.helpshift.addIssue({ uid: 'somebody' }, 0);
  waiting.state = 'waiting-for-agent';
  await options.locator('#unread ::-p-text(Count waiting issues of Helpshift)').click();
  expect(await badge('6')).toContain('1 issue waits for you.');
  await options.close();
  const popup = await agent.driver.popup(await agent.driver.page('about:blank'));
  await says(popup, '1 issue waits for an agent.');
  await popup.locator('summary ::-p-text(Sources)').click();
  await press(popup, 'For 30 minutes');
  expect(await badge('‖')).toContain('Paused until');
  vendors.requests.length = 0;
  await poll();
  expect(vendors.requests).toEqual([]);
  await press(popup, 'Go on');
  await badge('6');
  await popup.locator('aria/More for Waiting issues').click();
  await press(popup, 'Stop watching');
  await badge('5');
});

test('a Helpdesky visitor’s messages count until the agent looks', async () => {
  const agent = await scene.agent();
  await poll();
  await badge('5');
  await agent.connect('Helpdesky');
  const { contactId, contactToken } = agent.demo.accounts().helpdesky;
  const popup = await agent.driver.popup(await agent.driver.page('about:blank'));
  await popup.locator('aria/Watch a customer').click();
  await popup.waitForSelector('select');
  await popup.select('select', ...(await helpdeskyOption(popup)));
  await fill(popup, 'Contact ID', contactId);
  await fill(popup, 'Contact token', contactToken);
  await popup.locator('input[type=checkbox]').click();
  await press(popup, 'Watch');
  await says(popup, '2 new messages from this visitor.');
  expect(await badge('7')).toContain('2 new messages from visitors.');
});

async function helpdeskyOption(popup: import('puppeteer-core').Page): Promise<string[]> {
  return popup.$$eval('select option', (options) =>
    options.filter(({ text }) => text.includes('Helpdesky')).map(({ value }) => value),
  );
}
