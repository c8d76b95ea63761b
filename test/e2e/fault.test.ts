import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { says } from '../tools/agent.ts';
import type { Fault } from '../vendors/switches.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk, hosts.vendor] });

/** Types a code into the popup over an empty page. */
async function lookUp(code: string): Promise<Page> {
  const { driver } = scene;
  const popup = await driver.popup(await driver.page('about:blank'));
  const box = await popup.waitForSelector('#look-up');
  await box?.type(code);
  return popup;
}

test('Cobrowse is connected', async () => {
  const agent = await scene.agent();
  expect(await agent.connect('Cobrowse')).toContain('accepted the token');
});

const faults: [Fault, string, string][] = [
  ['401', 'refused the key or token', 'Paste a new one'],
  ['403', 'does not allow it this', 'Ask whoever gave you the key'],
  ['500', 'has a fault of its own', 'Try again in a few minutes'],
  ['html', 'gave an answer that cannot be read', 'Check the address'],
  ['cut-off', 'gave an answer that cannot be read', 'Check the address'],
  ['wrong-json', 'gave an answer that cannot be read', 'Check the address'],
  ['offline', 'cannot be reached', 'Check the address'],
];
test.each(faults)(
  'a vendor’s %s is said where the agent looks, with what to do',
  async (fault, what, todo) => {
    const { vendors } = await scene.demo();
    // A session of its own each time: an answer is good for some seconds.
    const { code } = vendors.cobrowse.createSession();
    vendors.switches.set('cobrowse', fault);
    const popup = await lookUp(code ?? '');
    expect(await says(popup, what)).toContain(todo);
    vendors.switches.clear();
  },
);

test('a vendor that asks for patience gets it, and is asked again after the time that it named', async () => {
  const { vendors } = await scene.demo();
  const { code } = vendors.cobrowse.createSession();
  vendors.switches.set('cobrowse', { fault: '429', seconds: 2, times: 1 });
  const popup = await lookUp(code ?? '');
  expect(await says(popup, 'asks for fewer requests')).toContain('Try again after');
  const box = await popup.waitForSelector('#look-up');
  await until(async () => {
    await box?.evaluate((field) => (field as HTMLInputElement).select());
    await box?.type(code ?? '');
    return (await popup.evaluate(() => document.body.innerText)).includes('waiting');
  }, 'the session');
});

test('a code that the vendor does not know is no fault', async () => {
  const popup = await lookUp('700999');
  await says(popup, 'Cobrowse knows no such code.');
});

test('without the vendor’s host the agent is told how to allow it', async () => {
  const { driver } = scene;
  await driver.revoke(hosts.vendor);
  const popup = await lookUp('701000');
  expect(await says(popup, 'does not let Patchcord talk to')).toContain('Options › Accounts');
  await driver.grant(hosts.vendor);
});

test('a background that the browser ended loses nothing, and comes back by itself', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  await agent.importDemo();
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  const lit = (digits: string) =>
    until(
      async () =>
        (await driver.lit(desk)).some(
          ({ text, name }) => text.replaceAll(/\D/g, '') === digits && name.startsWith('patchcord-live'),
        ),
      `${digits} to be lit`,
    );
  await lit('482913');
  await driver.killBackground();
  agent.demo.say('checkout', 'another session code: 731-664');
  await lit('731664');
  await driver.killBackground();
  await agent.pointAt(desk, '482-913');
  await driver.card(desk).shows('Priya Raman');
});

test('a site whose permission is taken back in the browser goes dark, and the popup says so', async () => {
  const agent = await scene.agent();
  const { driver } = agent;
  const desk = await agent.desk('checkout');
  await until(async () => (await driver.lit(desk)).length > 0, 'a lit code');
  await driver.revoke(hosts.desk);
  await until(async () => (await driver.lit(desk)).length === 0, 'the page to be dark');
  const popup = await driver.popup(desk);
  await says(popup, 'Use Patchcord on this site');
});
