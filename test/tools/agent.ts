import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Demo } from '../demo/demo.ts';
import { Host } from '../demo/host.ts';
import type { Driver } from './browsers/driver.ts';
import { until } from './browsers/until.ts';

export type VendorName = 'Cobrowse' | 'Noibu' | 'Helpshift' | 'Helpdesky';

/** What an agent does with the product, by hand: for the scenarios and for the walk. Everything goes through what they see. */
export class Agent {
  readonly driver: Driver;
  readonly demo: Demo;

  constructor(driver: Driver, demo: Demo) {
    this.driver = driver;
    this.demo = demo;
  }

  /** Opens a conversation of the desk. */
  async desk(conversation: string, query = ''): Promise<Page> {
    return this.driver.page(`${this.demo.deskUrl}/inbox/${conversation}${query}`);
  }

  /** Moves the mouse onto a text in the conversation. The list beside it shows the same words, as links. */
  async pointAt(page: Page, text: string): Promise<void> {
    await page.bringToFront();
    const spot = await until(
      () =>
        page.evaluate(async (wanted) => {
          const middle = () => {
            const thread = document.querySelector('[data-testid=thread]') ?? document.body;
            const walker = document.createTreeWalker(thread, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const start = node.nodeValue?.indexOf(wanted) ?? -1;
              if (start < 0) continue;
              node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
              const range = document.createRange();
              range.setStart(node, start);
              range.setEnd(node, start + wanted.length);
              const { x, y, width, height } = range.getBoundingClientRect();
              return { x: x + width / 2, y: y + height / 2 };
            }
            return undefined;
          };
          // A conversation that has just been opened still scrolls to its newest message.
          const before = middle();
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          const after = middle();
          return before?.x === after?.x && before?.y === after?.y ? after : undefined;
        }, text),
      `“${text}” in the conversation`,
    );
    await page.mouse.move(spot.x - 2, spot.y);
    await page.mouse.move(spot.x, spot.y);
  }

  /** "Use Patchcord on this site", in the popup over a page; nothing where the site is in use already. */
  async useSite(page: Page): Promise<void> {
    const pattern = await page.evaluate(() => `${location.protocol}//${location.hostname}/*`);
    const used = () =>
      this.driver.office(async (api, origin) => api.permissions.contains({ origins: [origin] }), pattern);
    if (await used()) return;
    const popup = await this.driver.popup(page);
    await popup.locator('aria/Use Patchcord on this site').click();
    await until(used, `the permission for ${pattern}`);
    await close(popup);
    await page.bringToFront();
  }

  /**
   * Imports a file in the options page as its columns are recognised, and gives what the page says of it when it is done. The file
   * gets a name of its own, so that what the page said of another is not taken for it.
   */
  async importFile(name: string, content: string | Uint8Array): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'patchcord-import-'));
    const own = `${crypto.randomUUID().slice(0, 8)}-${basename(name)}`;
    const file = join(folder, own);
    writeFileSync(file, content);
    const options = await this.driver.view('options');
    try {
      await this.chooseFile(options, file);
      let pressed = false;
      return await until(async () => {
        const start = pressed ? null : await options.$('#import form button[type=submit]:not([disabled])');
        await start?.click();
        pressed ||= start !== null;
        return options.evaluate((own) => {
          const said = document.querySelector('#import [role=status]')?.textContent?.trim() ?? '';
          return document.querySelector('#import progress') || !said.includes(own) ? '' : said;
        }, own);
      }, 'the end of the import');
    } finally {
      await options.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Gives a file to the options page. */
  async chooseFile(options: Page, file: string): Promise<void> {
    const input = await options.waitForSelector('#import input[type=file]:not([disabled])');
    if (!input) throw new Error('the options page has no field for a file');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  }

  /** Imports what the demo's company exported. */
  async importDemo(as: 'json' | 'csv' = 'json'): Promise<string> {
    if (as === 'json') return this.importFile('sessions.json', JSON.stringify(this.demo.sessions()));
    const { text } = await new Host(this.demo, 'desk').ask('GET', '/sessions.csv');
    return this.importFile('sessions.csv', text);
  }

  /** What connects the demo's account, by the form's labels. */
  private fieldsOf(vendor: VendorName): Record<string, string> {
    const { cobrowse, helpshift, helpdesky } = this.demo.accounts();
    switch (vendor) {
      case 'Cobrowse':
        return { 'Agent token (JWT)': cobrowse.token, 'Address of the API': cobrowse.api };
      case 'Noibu':
        return { 'Address of your Noibu console': this.demo.vendors.noibu.listUrl() };
      case 'Helpshift':
        return {
          Domain: helpshift.domain,
          'App Publish ID': helpshift.appId,
          'API key': helpshift.key,
          'Address of the API': helpshift.api,
        };
      case 'Helpdesky':
        return { 'Helpdesk ID': helpdesky.helpdeskId, 'Address of the API': helpdesky.api };
    }
  }

  /** Adds an account in the options page and tests its connection; gives what the page says of it. */
  async connect(vendor: VendorName, instead: Record<string, string> = {}): Promise<string> {
    const fields = { ...this.fieldsOf(vendor), ...instead };
    const options = await this.driver.view('options');
    try {
      await options.locator(`#accounts ::-p-text(Add ${vendor})`).click();
      const advanced = await options.waitForSelector('#accounts form');
      await (await advanced?.$('summary'))?.click();
      for (const [label, value] of Object.entries(fields)) await fill(options, label, value);
      await options.locator('#accounts form button[type=submit]').click();
      await options.waitForSelector('#accounts form', { hidden: true });
      const row = await options.waitForSelector(`#accounts li ::-p-text(${instead.Name ?? vendor})`);
      const item = (
        await row?.evaluateHandle((element) => (element as Element).closest('li'))
      )?.asElement() as ElementHandle<HTMLLIElement> | undefined;
      await (await item?.$('button'))?.click();
      return await until(
        () =>
          item?.evaluate((element) => {
            const asking = element.querySelector('button')?.disabled;
            return asking ? '' : element.querySelector('[role=status]')?.textContent?.trim();
          }),
        `what ${vendor} said`,
      );
    } finally {
      await options.close();
    }
  }
}

/** Types into the field with this label, in place of what is there. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = await page.waitForFunction(
    (wanted) => {
      const found = [...document.querySelectorAll('label')].find(
        (each) => each.textContent?.trim() === wanted,
      );
      return found?.control;
    },
    {},
    label,
  );
  const control = field.asElement() as ElementHandle<HTMLInputElement> | null;
  await control?.evaluate((element) => element.select());
  await control?.type(value);
}

/** Clicks the button with this text, once it is there. */
export async function press(page: Page, text: string): Promise<void> {
  await page.locator(`button ::-p-text(${text})`).click();
}

/** Waits until a page says this, and gives the text around it; in vain, it fails with what the page says instead. */
export async function says(page: Page, text: string | RegExp): Promise<string> {
  return until(async () => {
    const all = await page.evaluate(() => document.body.innerText);
    if (typeof text === 'string' ? all.includes(text) : text.test(all)) return all;
    throw new Error(all);
  }, `the page to say ${text}`);
}

/** A popup may have closed itself by what was done in it. */
export async function close(popup: Page): Promise<void> {
  if (!popup.isClosed()) await popup.close().catch(() => undefined);
}

/** The window that the extension opened for a conversation, once it shows something. */
export function conversationWindow(driver: Driver): Promise<Page> {
  return until(async () => {
    for (const page of await driver.browser.pages()) {
      // Of a window that it did not open itself, Firefox tells its tools no address.
      const address = await page
        .evaluate(() => (document.querySelector('h1') ? location.href : ''))
        // One that is being closed.
        .catch(() => '');
      if (address.startsWith(`${driver.origin}/conversation.html`)) return page;
    }
    return undefined;
  }, 'the window of a conversation');
}
