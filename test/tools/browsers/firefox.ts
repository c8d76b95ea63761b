import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import { type Card, cardOf } from './card.ts';
import { crash } from './crash.ts';
import type { Badge, Driver, OpenOptions, OwnPage } from './driver.ts';
import * as inside from './firefox-chrome.ts';
import { limitPackage } from './limit.ts';
import { type LitText, litTexts, pointOf, type Where } from './place.ts';
import { programOf } from './program.ts';
import { hex, lookAtAction, shownText, sourceOf } from './remote.ts';
import { until } from './until.ts';

/** Firefox makes up an address for every extension; tests must know it beforehand. */
const uuid = '11111111-2222-4333-8444-555555555555';

/** The part of a BiDi connection that is needed beyond Puppeteer's pages. */
interface Bidi {
  send(method: string, given: unknown): Promise<{ result: BidiResult & { contexts: { context: string }[] } }>;
}

interface BidiResult {
  type?: string;
  exceptionDetails?: { text: string };
  result: { value?: unknown; sharedId?: string };
}

/**
 * Firefox over WebDriver BiDi. What no page may do (the toolbar, the context menu, permissions, the event page) is done
 * in the browser's own window, which `--remote-allow-system-access` opens to tools.
 */
export async function openFirefox(options: OpenOptions): Promise<Driver> {
  const home = mkdtempSync(join(tmpdir(), 'patchcord-firefox-'));
  const folder = join(home, 'extension');
  cpSync(options.extension, folder, { recursive: true });
  if (options.storageLimit) limitPackage(folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const profile = options.profile ?? join(home, 'profile');
  if (options.seed && !options.profile) cpSync(options.seed, profile, { recursive: true });
  const browser = await launch(profile, options.headless, {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    // In kB, for all sites together; one site gets a fifth of it, and no less than 10 MB (Firefox's QuotaManager).
    ...(options.storageLimit
      ? { 'dom.quotaManager.temporaryStorage.fixedLimit': Math.ceil((options.storageLimit * 5) / 1024) }
      : {}),
  });
  try {
    const bidi = Reflect.get(browser, 'connection') as Bidi;
    const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const window = tree.result.contexts[0]?.context;
    if (!window) throw new Error('Firefox shows its own window to no tool: is it older than 140?');
    const driver = new Firefox(browser, bidi, window, id, home);
    await driver.chrome(inside.listen);
    await browser.installExtension(folder);
    await driver.chrome(inside.pinButton, id);
    if (options.grants) await driver.chrome(inside.answerPermissions, options.grants);
    return driver;
  } catch (error) {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** Lets Firefox run once in an empty folder, so that copies of it are profiles which start in half the time. */
export async function seedFirefox(folder: string): Promise<void> {
  await (await launch(folder, true)).close();
}

function launch(profile: string, headless: boolean, prefs: Record<string, unknown> = {}): Promise<Browser> {
  mkdirSync(profile, { recursive: true });
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: programOf('firefox'),
    headless,
    defaultViewport: null,
    userDataDir: profile,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
    extraPrefsFirefox: {
      'intl.locale.requested': 'en-US',
      // Shows the manifest as text, without a viewer around it.
      'devtools.jsonview.enabled': false,
      // Nothing but the extension may be in the way: no tours, no updates, no reports.
      'browser.aboutwelcome.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.disabledForTesting': true,
      // What BiDi makes slower for nothing: pages say so when they are ready.
      'privacy.reduceTimerPrecision': false,
      ...prefs,
    },
  });
}

class Firefox implements Driver {
  readonly name = 'firefox';
  readonly browser: Browser;
  readonly origin = `moz-extension://${uuid}`;
  private readonly bidi: Bidi;
  private readonly window: string;
  private readonly id: string;
  private readonly home: string;
  private officePage: Promise<Page> | undefined;

  constructor(browser: Browser, bidi: Bidi, window: string, id: string, home: string) {
    this.browser = browser;
    this.bidi = bidi;
    this.window = window;
    this.id = id;
    this.home = home;
  }

  /** Runs a function in the browser's own window, with all its rights. It sees nothing outside of itself. */
  async chrome<T, A extends unknown[]>(work: (...given: A) => T | Promise<T>, ...given: A): Promise<T> {
    const { result } = await this.bidi.send('script.callFunction', {
      functionDeclaration: `async (json) => JSON.stringify({ value: await (${work})(...JSON.parse(json)) })`,
      arguments: [{ type: 'string', value: JSON.stringify(given) }],
      target: { context: this.window },
      awaitPromise: true,
    });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return JSON.parse(String(result.result.value)).value;
  }

  async page(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  async privatePage(url: string): Promise<Page> {
    await this.chrome(inside.openPrivate, url);
    return until(
      async () => (await this.browser.pages()).find((page) => page.url() === url),
      'the page in the private window',
    );
  }

  /** For pages of the extension, whose loading is never reported as finished. */
  private async own(path: string, background = false): Promise<Page> {
    const page = await this.browser.newPage({ type: 'tab', background });
    page.goto(`${this.origin}/${path}`).catch(() => undefined);
    const loaded = (address: string) => location.href === address && document.readyState === 'complete';
    const there = () => page.evaluate(loaded, `${this.origin}/${path}`);
    await until(there, `${path} to load`);
    return page;
  }

  view(name: OwnPage, query = ''): Promise<Page> {
    return this.own(`${name}.html${query && `?${query}`}`);
  }

  async popup(page: Page): Promise<Page> {
    const tab = await this.tabId(page);
    await this.chrome(inside.allowActiveTab, this.id);
    return this.view('popup', `tab=${tab}`);
  }

  async realPopup(page: Page): Promise<string> {
    await page.bringToFront();
    await this.chrome(inside.openPopup, this.id);
    return this.openedPopup();
  }

  async inRealPopup<T, A extends unknown[]>(page: Page, work: (...given: A) => T, ...given: A) {
    await page.bringToFront();
    const clickedAt = await this.chrome(inside.openPopup, this.id);
    const source = `JSON.stringify({ value: (${work})(...${JSON.stringify(given)}) })`;
    const value = await until(
      async () =>
        JSON.parse(await this.chrome(inside.evaluateIn, this.id, 'popup', source)).value as T | undefined,
      'what the popup says',
    );
    await this.chrome(inside.closePopup, this.id);
    return { clickedAt, value: value as NonNullable<T> };
  }

  async openedPopup(): Promise<string> {
    const read = () => this.chrome(inside.evaluateIn, this.id, 'popup', `JSON.stringify((${shownText})())`);
    const text = await until(async () => JSON.parse(await read()) as string, 'text in the popup');
    await this.chrome(inside.closePopup, this.id);
    return text;
  }

  private desk(): Promise<Page> {
    this.officePage ??= this.own('manifest.json', true);
    return this.officePage;
  }

  async office<T, A extends unknown[]>(
    work: (api: Api, ...given: A) => T | Promise<T>,
    ...given: A
  ): Promise<T> {
    const page = await this.desk();
    return JSON.parse((await page.evaluate(sourceOf(work, given))) as string).value;
  }

  async tabId(page: Page): Promise<number> {
    await page.bringToFront();
    return this.chrome(inside.frontTab);
  }

  async badge(page?: Page): Promise<Badge> {
    const seen = await this.office(lookAtAction, page ? await this.tabId(page) : null);
    return { ...seen, colour: hex(seen.colour) };
  }

  async background<T, A extends unknown[]>(
    work: (api: Api, ...given: A) => T | Promise<T>,
    ...given: A
  ): Promise<T> {
    return JSON.parse(await this.chrome(inside.evaluateIn, this.id, 'background', sourceOf(work, given)))
      .value;
  }

  async killBackground(): Promise<void> {
    await this.chrome(inside.endBackground, this.id);
  }

  async fireAlarm(name: string): Promise<void> {
    await this.office(async (api, name) => {
      const alarm = await api.alarms.get(name);
      if (!alarm) throw new Error(`no alarm is called ${name}`);
      const period = alarm.periodInMinutes;
      api.alarms.create(name, { when: Date.now(), ...(period ? { periodInMinutes: period } : {}) });
    }, name);
  }

  async rightClick(page: Page, where: Where, item?: string): Promise<string> {
    await page.bringToFront();
    const { x, y } = await pointOf(page, where);
    await this.chrome(inside.expectMenu);
    await page.mouse.click(x, y, { button: 'right' });
    return this.chrome(inside.chooseItem, this.id, item ?? null);
  }

  async command(page: Page, name: string): Promise<void> {
    await page.bringToFront();
    await this.chrome(inside.pressKeys, this.id, name);
  }

  card(page: Page): Card {
    return cardOf(page, async (frame: Frame, source) => {
      const target = { context: Reflect.get(frame, '_id') as string };
      const found = await this.bidi.send('script.evaluate', {
        expression: `document.querySelector('patchcord-card')`,
        target,
        awaitPromise: false,
        serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
      });
      const node = found.result.result.value as { shadowRoot?: { sharedId?: string } | null } | undefined;
      const sharedId = node?.shadowRoot?.sharedId;
      if (!sharedId) return undefined;
      const { result } = await this.bidi.send('script.callFunction', {
        functionDeclaration: `(root) => JSON.stringify({ value: (${source})(root) })`,
        arguments: [{ sharedId }],
        target,
        awaitPromise: false,
      });
      if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
      return JSON.parse(String(result.result.value)).value;
    });
  }

  lit(page: Page): Promise<LitText[]> {
    return litTexts(page);
  }

  async grant(...origins: string[]): Promise<void> {
    await this.chrome(inside.addOrigins, this.id, origins);
  }

  async revoke(...origins: string[]): Promise<void> {
    await this.office((api, origins) => api.permissions.remove({ origins }), origins);
  }

  async screenshot(page: Page, file: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await page.screenshot());
  }

  errors(): Promise<string[]> {
    return this.chrome(inside.takeErrors);
  }

  log(): Promise<string[]> {
    return this.chrome(inside.allLines);
  }

  async tidy(): Promise<void> {
    const office = await this.officePage;
    const [, ...rest] = (await this.browser.pages()).filter((page) => page !== office);
    // Of a window that closed itself, nobody is told.
    for (const page of rest) await page.close().catch(() => undefined);
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
}
