import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import { menuItems } from '../../../utils/menus/menu.ts';
import { type Card, cardOf } from './card.ts';
import { crash } from './crash.ts';
import type { Badge, Driver, OpenOptions, OwnPage } from './driver.ts';
import { limitPackage } from './limit.ts';
import { type LitText, litTexts, pointOf, type Where } from './place.ts';
import { programOf } from './program.ts';
import { hex, lookAtAction, shownText, sourceOf } from './remote.ts';
import { until, within } from './until.ts';
import { Watch } from './watch.ts';

/**
 * Chromium over the DevTools protocol. The extension is loaded with `Extensions.loadUnpacked`, which works in branded
 * Chrome too (it ignores `--load-extension` since 137) and says why a manifest is refused.
 */
export async function openChromium(options: OpenOptions): Promise<Driver> {
  const home = mkdtempSync(join(tmpdir(), 'patchcord-chromium-'));
  const browser = await puppeteer.launch({
    executablePath: programOf('chromium'),
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    userDataDir: options.profile ?? join(home, 'profile'),
    args: [
      '--enable-unsafe-extension-debugging',
      '--window-size=1280,900',
      '--no-first-run',
      '--lang=en-US',
      // Containers: no sandbox for root, and little shared memory.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
    ],
  });
  try {
    const folder = options.profile ? `${options.profile}-extension` : join(home, 'extension');
    cpSync(options.extension, folder, { recursive: true });
    if (options.storageLimit) limitPackage(folder);
    const id = await browser.installExtension(folder);
    const root = await browser.target().createCDPSession();
    const driver = new Chromium(browser, id, home, root, await Watch.start(root), options.grants ?? []);
    await driver.sayYes();
    if (!options.headless) await driver.pinButton();
    if (options.storageLimit) await driver.limitStorage(options.storageLimit);
    return driver;
  } catch (error) {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

class Chromium implements Driver {
  readonly name = 'chromium';
  readonly browser: Browser;
  readonly origin: string;
  private readonly home: string;
  private readonly root: CDPSession;
  private readonly watch: Watch;
  private readonly id: string;
  private readonly grants: string[];
  private officePage: Promise<Page> | undefined;

  constructor(browser: Browser, id: string, home: string, root: CDPSession, watch: Watch, grants: string[]) {
    this.browser = browser;
    this.id = id;
    this.origin = `chrome-extension://${id}`;
    this.grants = grants;
    this.home = home;
    this.root = root;
    this.watch = watch;
  }

  /**
   * What the browser's own page of extensions calls "add a site". The extension does not hold it by that: its question
   * is answered yes without a dialog. `permissions.remove` of an unpacked extension ends that too.
   */
  async sayYes(): Promise<void> {
    if (this.grants.length === 0) return;
    await this.manage(
      async (id, hosts) => {
        const { developerPrivate } = Reflect.get(globalThis, 'chrome');
        for (const host of hosts) await developerPrivate.addHostPermission(id, host);
      },
      this.id,
      this.grants,
    );
  }

  /** Puts the toolbar button where a person would have pinned it. */
  async pinButton(): Promise<void> {
    await this.manage(async (extensionId) => {
      const { developerPrivate } = Reflect.get(globalThis, 'chrome');
      await developerPrivate.updateExtensionConfiguration({ extensionId, pinnedToToolbar: true });
    }, this.id);
  }

  /** Runs a function in the browser's own page of extensions, the one page with an API for them. */
  private async manage<A extends unknown[]>(
    work: (...given: A) => Promise<void>,
    ...given: A
  ): Promise<void> {
    const page = await this.browser.newPage({ type: 'tab', background: true });
    await page.goto('chrome://extensions/');
    await page.evaluate(`(${work})(...${JSON.stringify(given)})`);
    await page.close();
  }

  async page(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  async privatePage(url: string): Promise<Page> {
    const page = await (await this.browser.createBrowserContext()).newPage();
    await page.goto(url);
    return page;
  }

  async view(name: OwnPage, query = ''): Promise<Page> {
    return this.page(`${this.origin}/${name}.html${query && `?${query}`}`);
  }

  /** @returns when it was clicked, in epoch ms */
  private async trigger(page: Page): Promise<number> {
    await page.bringToFront();
    const extension = (await this.browser.extensions()).get(this.id);
    if (!extension) throw new Error('the extension is not loaded any more');
    const clickedAt = Date.now();
    await page.triggerExtensionAction(extension);
    return clickedAt;
  }

  async popup(page: Page): Promise<Page> {
    return (await this.clickedPopup(page)).popup;
  }

  private async clickedPopup(page: Page): Promise<{ popup: Page; clickedAt: number }> {
    const before = new Set(this.browser.targets());
    const clickedAt = await this.trigger(page);
    const target = await this.browser.waitForTarget(
      (each) => !before.has(each) && each.url().startsWith(`${this.origin}/popup.html`),
      { timeout: 10_000 },
    );
    return { popup: await target.asPage(), clickedAt };
  }

  async inRealPopup<T, A extends unknown[]>(page: Page, work: (...given: A) => T, ...given: A) {
    const { popup, clickedAt } = await this.clickedPopup(page);
    const value = await until(
      () => popup.evaluate(work as (...given: unknown[]) => T, ...given),
      'what the popup says',
    );
    await popup.close();
    return { clickedAt, value: value as NonNullable<T> };
  }

  async realPopup(page: Page): Promise<string> {
    return this.readAndClose(await this.popup(page));
  }

  async openedPopup(): Promise<string> {
    const target = await this.browser.waitForTarget((one) =>
      one.url().startsWith(`${this.origin}/popup.html`),
    );
    return this.readAndClose(await target.asPage());
  }

  private async readAndClose(popup: Page): Promise<string> {
    const text = await until(() => popup.evaluate(shownText), 'text in the popup');
    await popup.close();
    return text;
  }

  /** The manifest as a page: it has the extension's API and none of its scripts. In the back, so that it hides nothing. */
  private desk(): Promise<Page> {
    this.officePage ??= (async () => {
      const page = await this.browser.newPage({ type: 'tab', background: true });
      await page.goto(`${this.origin}/manifest.json`);
      return page;
    })();
    return this.officePage;
  }

  async office<T, A extends unknown[]>(
    work: (api: Api, ...given: A) => T | Promise<T>,
    ...given: A
  ): Promise<T> {
    const page = await this.desk();
    return JSON.parse(await page.evaluate<[], () => string>(sourceOf(work, given) as never)).value;
  }

  async tabId(page: Page): Promise<number> {
    await page.bringToFront();
    const id = await this.office(
      async (api) => (await api.tabs.query({ active: true, currentWindow: true }))[0]?.id,
    );
    if (id === undefined) throw new Error(`no tab is in front of ${page.url()}`);
    return id;
  }

  async badge(page?: Page): Promise<Badge> {
    const seen = await this.office(lookAtAction, page ? await this.tabId(page) : null);
    return { ...seen, colour: hex(seen.colour) };
  }

  private async worker(): Promise<CDPSession> {
    const running = () => this.watch.all('service_worker', this.origin)[0]?.session;
    if (!running()) {
      const desk = await (await this.desk()).createCDPSession();
      await desk.send('ServiceWorker.enable');
      await desk.send('ServiceWorker.startWorker', { scopeURL: `${this.origin}/` });
      await desk.detach();
    }
    const worker = await until(running, 'the service worker to run');
    await until(async () => {
      const expression = 'typeof globalThis.chrome?.runtime?.id === "string"';
      return (await worker.send('Runtime.evaluate', { expression })).result.value === true;
    }, 'the service worker to have its API');
    return worker;
  }

  async background<T, A extends unknown[]>(
    work: (api: Api, ...given: A) => T | Promise<T>,
    ...given: A
  ): Promise<T> {
    const session = await this.worker();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: sourceOf(work, given),
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value).value;
  }

  async killBackground(): Promise<void> {
    const desk = await (await this.desk()).createCDPSession();
    // Asked of the browser's own book of workers: a page may wake the next worker before anyone sees that this one ended.
    let running: string | undefined;
    const ended = new Promise<void>((resolve) => {
      desk.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter(({ scriptURL }) => scriptURL.startsWith(this.origin));
        if (ours.some(({ versionId, runningStatus }) => versionId === running && runningStatus === 'stopped'))
          resolve();
        running ??= ours.find(({ runningStatus }) => runningStatus === 'running')?.versionId;
      });
    });
    try {
      await desk.send('ServiceWorker.enable');
      const workers = this.watch.all('service_worker', this.origin);
      if (workers.length === 0) return;
      await until(() => running, 'the service worker in the list of workers');
      // A worker that someone is attached to cannot end. Puppeteer lets go of each by itself; asked for one, it attaches, and goes
      // on with that session when the browser gives the next run of the worker the same target.
      for (const { info } of workers) await this.root.send('Target.closeTarget', { targetId: info.targetId });
      for (const { session } of workers) await this.letGo(session);
      await within(ended, 10_000, 'the service worker to end');
      await this.letRun();
    } finally {
      await desk.detach();
    }
  }

  /** A session may have ended by itself, with what it was attached to. */
  private async letGo(session: CDPSession): Promise<void> {
    await this.root.send('Target.detachFromTarget', { sessionId: session.id() }).catch((error: Error) => {
      if (!/No session with given id/.test(error.message)) throw error;
    });
  }

  /**
   * A worker that is woken before everyone has let go of the one before waits for a debugger that never comes: it is attached to
   * again, and the watch lets it run.
   */
  private async letRun(): Promise<void> {
    const { targetInfos } = await this.root.send('Target.getTargets');
    for (const { targetId, type, url, attached } of targetInfos) {
      if (type === 'service_worker' && url.startsWith(this.origin) && !attached)
        await this.root.send('Target.attachToTarget', { targetId, flatten: true });
    }
  }

  async fireAlarm(name: string): Promise<void> {
    await this.office(async (api, name) => {
      const alarm = await api.alarms.get(name);
      if (!alarm) throw new Error(`no alarm is called ${name}`);
      const period = alarm.periodInMinutes;
      await api.alarms.create(name, { when: Date.now(), ...(period ? { periodInMinutes: period } : {}) });
    }, name);
  }

  async rightClick(page: Page, where: Where, item?: string): Promise<string> {
    await page.bringToFront();
    await this.allowActiveTab(page);
    const { x, y, frame } = await pointOf(page, where);
    const tabId = await this.tabId(page);
    await page.mouse.click(x, y, { button: 'right' });
    const frameId = frame.parentFrame() ? await this.frameId(tabId, frame.url()) : 0;
    const selectionText = await frame.evaluate(() => String(getSelection()).trim().slice(0, 1024));
    const menuItemId = item ?? (selectionText ? menuItems.selection : menuItems.page);
    const info = {
      menuItemId,
      editable: false,
      pageUrl: page.url(),
      frameId,
      ...(frameId ? { frameUrl: frame.url() } : {}),
      ...(selectionText ? { selectionText } : {}),
    };
    await this.background(
      async (api, info, tabId) => {
        const tab = await api.tabs.get(tabId);
        const { onClicked } = api.contextMenus as unknown as {
          onClicked: { dispatch(info: unknown, tab: unknown): void };
        };
        onClicked.dispatch(info, tab);
      },
      info,
      tabId,
    );
    return menuItemId;
  }

  /** A real click in the menu grants `activeTab`, and so do real keys; a toolbar click without a popup does it as well. */
  private async allowActiveTab(page: Page): Promise<void> {
    const held = await this.office(
      (api, url) => api.permissions.contains({ origins: [url] }),
      ownPattern(page),
    );
    if (held) return;
    const popup = await this.office(async (api) => {
      const popup = await api.action.getPopup({});
      await api.action.setPopup({ popup: '' });
      return popup;
    });
    await this.trigger(page);
    await this.office((api, popup) => api.action.setPopup({ popup }), popup);
  }

  private async frameId(tabId: number, url: string): Promise<number> {
    const frames = await this.office(
      (api, tabId) =>
        api.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => location.href }),
      tabId,
    );
    // A frame that the extension may not reach has an id too; any that is not the top one stands for it.
    return frames.find((each) => each.result === url)?.frameId ?? 1;
  }

  async command(page: Page, name: string): Promise<void> {
    const tabId = await this.tabId(page);
    await this.allowActiveTab(page);
    await this.background(
      async (api, name, tabId) => {
        const { onCommand } = api.commands as unknown as {
          onCommand: { dispatch(name: string, tab: unknown): void };
        };
        onCommand.dispatch(name, await api.tabs.get(tabId));
      },
      name,
      tabId,
    );
  }

  card(page: Page): Card {
    return cardOf(page, async (frame, source) => {
      const host = await frame.evaluateHandle(() => document.querySelector('patchcord-card'));
      const session: CDPSession = Reflect.get(frame, 'client');
      const { objectId } = host.remoteObject();
      if (!objectId) return undefined;
      const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
      const shadow = node.shadowRoots?.[0];
      if (!shadow) return undefined;
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
      if (!object.objectId) return undefined;
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${source})(this) }`,
        returnByValue: true,
      });
      await host.dispose();
      return result.value;
    });
  }

  lit(page: Page): Promise<LitText[]> {
    return litTexts(page);
  }

  async grant(...origins: string[]): Promise<void> {
    if (!(await this.office((api, origins) => api.permissions.request({ origins }), origins))) {
      throw new Error(`not granted: ${origins.join(', ')}`);
    }
  }

  async revoke(...origins: string[]): Promise<void> {
    await this.office((api, origins) => api.permissions.remove({ origins }), origins);
    await this.sayYes();
  }

  async screenshot(page: Page, file: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    // A tab in the back is not painted, so its picture would never come.
    if (await page.evaluate(() => document.hidden)) await page.bringToFront();
    writeFileSync(file, await page.screenshot());
  }

  async errors(): Promise<string[]> {
    return this.watch.errors();
  }

  async log(): Promise<string[]> {
    return this.watch.log();
  }

  async tidy(): Promise<void> {
    const office = await this.officePage;
    const [, ...rest] = (await this.browser.pages()).filter((page) => page !== office);
    for (const page of rest) await page.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.forget();
  }

  async crash(): Promise<void> {
    await crash(this.browser);
    this.forget();
  }

  private forget(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /** Holds for as long as the session lasts, which is never detached. */
  async limitStorage(quotaSize: number): Promise<void> {
    const desk = await (await this.desk()).createCDPSession();
    await desk.send('Storage.overrideQuotaForOrigin', { origin: this.origin, quotaSize });
  }
}

function ownPattern(page: Page): string {
  const { protocol, hostname } = new URL(page.url());
  return protocol.startsWith('http') ? `${protocol}//${hostname}/*` : 'https://nothing.invalid/*';
}
