import type { Page } from 'puppeteer-core';
import { readQr } from '../vendors/picture.ts';
import { Agent, close, conversationWindow, fill, press, says } from './agent.ts';
import { until } from './browsers/until.ts';
import type { Step, Walk } from './walk.ts';

/** The desk's tab, which stays open through the walk. */
let desk: Page;
/** The customer's. */
let shop: Page;
/** The code of the shared screen, bare. */
let shared = '';

const agentOf = ({ driver, demo }: Walk) => new Agent(driver, demo);

/** Waits until digits are lit, and says how. */
function lit({ driver }: Walk, digits: string, state?: string): Promise<string> {
  return until(
    async () => {
      const all = await driver.lit(desk);
      const found = all.find(({ text }) => text.replaceAll(/\D/g, '') === digits);
      const name = found?.name.replace(/^patchcord-(\w+)-\d+$/, '$1');
      return !state || name === state ? name : undefined;
    },
    `${digits} to be lit${state ? ` as ${state}` : ''}`,
  );
}

/** A step in the popup over the desk. */
async function inPopup<T>(walk: Walk, work: (popup: Page) => Promise<T>): Promise<T> {
  const popup = await walk.driver.popup(desk);
  try {
    return await work(popup);
  } finally {
    await close(popup);
    await desk.bringToFront();
  }
}

/** The walk through the product, in the order in which an agent meets it. */
export const steps: Step[] = [
  {
    name: 'The extension starts',
    run: async ({ driver }) => {
      const { name, version } = await driver.background((api) => api.runtime.getManifest());
      return `${name} ${version} in ${await driver.browser.version()}`;
    },
  },
  {
    name: 'Before the site is granted nothing is read',
    run: async (walk) => {
      desk = await agentOf(walk).desk('checkout');
      await desk.waitForSelector('[data-testid=message]');
      const seen = await walk.driver.lit(desk);
      if (seen.length > 0) throw new Error(`${seen.length} codes are lit`);
      await walk.shot(desk, '01-before');
      return 'no code is lit';
    },
  },
  {
    name: 'The agent grants the site in the popup; the open tab works at once',
    run: async (walk) => {
      await inPopup(walk, (popup) => walk.shot(popup, '02-popup-site'));
      await agentOf(walk).useSite(desk);
      return `482-913 is ${await lit(walk, '482913')}`;
    },
  },
  {
    name: 'A file of sessions is imported in the options',
    run: async (walk) => {
      const said = await agentOf(walk).importDemo();
      await desk.bringToFront();
      return `“${said}”; 482-913 is ${await lit(walk, '482913', 'live')}`;
    },
  },
  {
    name: 'Way 1: the card says whose session it is',
    run: async (walk) => {
      await agentOf(walk).pointAt(desk, '482-913');
      const text = await walk.driver.card(desk).shows('Priya Raman');
      await walk.shot(desk, '03-card');
      return `“${text.replace(/\s+/g, ' ').slice(0, 60)}…”`;
    },
  },
  {
    name: 'Way 1: the card opens the session',
    run: async ({ driver, shot }) => {
      await driver.card(desk).click('Open session');
      const session = await until(
        async () => (await driver.browser.pages()).find((page) => page.url().includes('/session/')),
        'the session’s page',
      );
      await shot(session, '04-session');
      const title = await session.title();
      await session.close();
      await desk.bringToFront();
      return `“${title}”`;
    },
  },
  {
    name: 'Way 1: a customer’s chat begins in the shop, and its help code arrives lit',
    run: async (walk) => {
      shop = await walk.driver.page(walk.demo.shopUrl);
      await shop.locator('[data-testid=chat-open]').click();
      await shop.locator('[data-testid=chat-begin] button, button[data-testid=chat-start]').click();
      const message = await until(
        () => walk.demo.messages('shop-1').find(({ text }) => text.startsWith('Automated helpcode: ')),
        'the help code in the conversation',
      );
      await walk.shot(shop, '05-shop');
      await desk.bringToFront();
      await desk.goto(`${walk.demo.deskUrl}/inbox/shop-1`);
      const code = message.text.slice(-6);
      return `“${message.text}” is ${await lit(walk, code)}`;
    },
  },
  {
    name: 'The Cobrowse account is connected and tested',
    run: async (walk) => {
      const said = await agentOf(walk).connect('Cobrowse');
      return `“${said}”`;
    },
  },
  {
    name: 'Way 1: the customer shares their screen; the code resolves live',
    run: async (walk) => {
      await shop.bringToFront();
      await shop.locator('[data-testid=share]').click();
      const code = await shop.waitForSelector('[data-testid=session-code]');
      shared = await until(async () => {
        const text = await code?.evaluate((element) => element.getAttribute('data-code'));
        return text?.replaceAll(/\D/g, '');
      }, 'a session code in the shop');
      await shop.locator('[data-testid=send-code]').click();
      await desk.bringToFront();
      return `${shared} is ${await lit(walk, shared, 'live')}`;
    },
  },
  {
    name: 'Way 1: the open card follows the session without a reload',
    run: async (walk) => {
      const { driver, demo } = walk;
      const session = demo.vendors.cobrowse.sessions.live(shared);
      if (!session) throw new Error(`Cobrowse knows no ${shared}`);
      await agentOf(walk).pointAt(desk, shared.slice(0, 3));
      const card = driver.card(desk);
      await card.shows('waiting');
      demo.vendors.cobrowse.activate(session.id);
      const start = performance.now();
      await card.shows('in progress');
      const took = Math.round(performance.now() - start);
      await walk.shot(desk, '06-in-progress');
      demo.vendors.cobrowse.end(session.id);
      await card.shows('over');
      return `waiting → in progress (${took} ms after the vendor’s change) → over`;
    },
  },
  {
    name: 'Way 2: a right click on a page that nobody granted gives the same card',
    run: async ({ driver, demo, shot }) => {
      const notes = await driver.page(demo.notesUrl);
      await notes.locator('[data-testid=code]').click({ count: 3 });
      await driver.rightClick(notes, { selector: '[data-testid=code]' });
      const text = await driver.card(notes).shows('Priya Raman');
      await shot(notes, '07-right-click');
      await notes.close();
      return `“${text.replace(/\s+/g, ' ').slice(0, 60)}…”`;
    },
  },
  {
    name: 'Way 2: the popup looks up at the sixth digit',
    run: (walk) =>
      inPopup(walk, async (popup) => {
        await (await popup.waitForSelector('#look-up'))?.type('118204');
        await says(popup, 'Noibu');
        await walk.shot(popup, '08-look-up');
        return '118 204 is a Noibu recording';
      }),
  },
  {
    name: 'Way 3: a support link without any account',
    run: (walk) => inPopup(walk, (popup) => makeLink(walk, popup, '09-link-template')),
  },
  {
    name: 'Way 3: a support link through Helpshift',
    run: async (walk) => {
      await agentOf(walk).connect('Helpshift');
      return inPopup(walk, (popup) => makeLink(walk, popup, '10-link-helpshift'));
    },
  },
  {
    name: 'Way 4: a watched customer’s unread messages are on the toolbar',
    run: (walk) =>
      inPopup(walk, async (popup) => {
        await popup.locator('aria/Watch a customer').click();
        await fill(popup, 'E-mail', walk.demo.accounts().helpshift.watch);
        await press(popup, 'Watch');
        await says(popup, 'Has not read 2 messages.');
        await until(async () => (await walk.driver.badge()).text === '2', 'the badge');
        await walk.shot(popup, '11-unread');
        return `“${(await walk.driver.badge()).title.replaceAll('\n', ' · ')}”`;
      }),
  },
  {
    name: 'Way 4: a Helpdesky conversation is started, and what the desk answers is read beside the chat',
    run: async (walk) => {
      const { helpdesky } = walk.demo.vendors;
      await agentOf(walk).connect('Helpdesky');
      await inPopup(walk, (popup) => press(popup, 'Start a conversation'));
      const page = await conversationWindow(walk.driver);
      await fill(page, 'Customer’s e-mail', 'priya.raman@example.com');
      await fill(page, 'Customer’s name', 'Priya Raman');
      await fill(page, 'First message', 'The tent is in my basket twice.');
      await page.locator('input[type=checkbox]').click();
      await press(page, 'Start the conversation');
      await says(page, 'Sent from here');
      helpdesky.say(helpdesky.conversations.at(-1)?.id ?? '', 'Thank you, we have put that right.');
      await press(page, 'Read now');
      await says(page, 'we have put that right');
      await walk.shot(page, '12-conversation');
      await close(page);
      await desk.bringToFront();
      return 'the desk’s answer is in the thread';
    },
  },
  {
    name: 'Way 4: a refused key is not a zero',
    run: async (walk) => {
      walk.demo.vendors.switches.set('helpshift', '401');
      const options = await walk.driver.view('options');
      try {
        await (await options.waitForSelector('#accounts li ::-p-text(Helpshift)'))?.scrollIntoView();
        const tests = await options.$$('#accounts li button');
        for (const button of tests) {
          if (
            (await button.evaluate((each) => each.getAttribute('aria-label')))?.includes(
              'connection to Helpshift',
            )
          ) {
            await button.click();
          }
        }
        await says(options, 'refused the key or token');
        await walk.shot(options, '13-refused');
      } finally {
        walk.demo.vendors.switches.clear();
        await options.close();
      }
      return 'the options say what to do';
    },
  },
];

async function makeLink(walk: Walk, popup: Page, picture: string): Promise<string> {
  await press(popup, 'support link');
  await fill(popup, 'E-mail', walk.demo.accounts().helpshift.watch);
  await fill(popup, 'First message', 'I am back with my question about the tent.');
  await press(popup, 'Make the link');
  await says(popup, 'Copy link');
  const read = await until(async () => {
    const code = await popup.$('img.qr[src]');
    const shot = await code?.screenshot({ encoding: 'base64' });
    return shot && readQr(`data:image/png;base64,${shot}`);
  }, 'a QR code that can be read');
  await walk.shot(popup, picture);
  return `the QR code reads ${read.slice(0, 60)}`;
}
