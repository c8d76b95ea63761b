import type { Browser, Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import type { Card } from './card.ts';
import type { LitText, Where } from './place.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface OpenOptions {
  /** The built folder. It is copied, so a later build does not disturb the browser that runs. */
  extension: string;
  headless: boolean;
  /**
   * Host patterns for which the browser's permission question is answered yes. They are not held yet: the extension
   * still has to ask, in a click. Firefox answers no to all others; Chromium leaves its question unanswered. Without
   * this list a person answers.
   */
  grants?: string[];
  /** A profile folder to keep, for scenarios that start the browser again. Without it: a new one, deleted at the end. */
  profile?: string;
  /** A profile that is copied for the new one, in which Firefox has run once (`seedFirefox`). */
  seed?: string;
  /**
   * How many bytes the extension may store, about, without its permission for more: as a disk that fills up. Firefox gives no less than
   * ten million.
   */
  storageLimit?: number;
}

/** What the toolbar shows. */
export interface Badge {
  text: string;
  title: string;
  /** Background, as `#rrggbb`. */
  colour: string;
}

/** The extension's own pages, by their files' names. */
export type OwnPage = 'popup' | 'options' | 'handout' | 'conversation';

/** A browser with the extension in it, as a person at the keyboard has it. */
export interface Driver {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** Opens a web page in a new tab in front. */
  page(url: string): Promise<Page>;
  /** Opens a web page in a private window; it is closed with the browser. */
  privatePage(url: string): Promise<Page>;
  /** Opens one of the extension's own pages in a tab in front; `query` such as `tab=3`. */
  view(name: OwnPage, query?: string): Promise<Page>;
  /**
   * Clicks the toolbar button while `page` is in front, and gives the popup. In Chromium it is the real one. Firefox
   * shows its real one to no tool as a page: the same document in a tab, told which tab it speaks of (`realPopup` is
   * the real one).
   */
  popup(page: Page): Promise<Page>;
  /** Opens the toolbar's real popup while `page` is in front, waits for text in it, closes it, gives the text. */
  realPopup(page: Page): Promise<string>;
  /**
   * Clicks the toolbar button while `page` is in front, runs a function in the real popup until it gives something, and closes it.
   * The function sees nothing outside of itself.
   *
   * @returns what it gave, with the time of the click in epoch ms
   */
  inRealPopup<T, A extends unknown[]>(
    page: Page,
    work: (...given: A) => T,
    ...given: A
  ): Promise<{ clickedAt: number; value: NonNullable<T> }>;
  /** Waits for the popup that the extension opened by itself, closes it, gives its text. */
  openedPopup(): Promise<string>;
  /** The extension's id of a tab; brings it to the front. */
  tabId(page: Page): Promise<number>;
  /** The toolbar button as it is while `page` is in front; without a page, as it is in general. */
  badge(page?: Page): Promise<Badge>;
  /**
   * Right click, then our item of the menu. In Firefox the real menu; Chromium's menu belongs to the system, so there
   * the click on the item is handed to the extension, after the toolbar gave it `activeTab` as the menu would.
   *
   * @param item the item's id; without it, our first one
   * @returns the item's title in Firefox, its id in Chromium
   */
  rightClick(page: Page, where: Where, item?: string): Promise<string>;
  /**
   * The keyboard shortcut of a command of the manifest, while `page` is in front. Firefox runs the command of its own
   * key; Chromium takes such keys from the system alone, so there the command is handed to the extension.
   */
  command(page: Page, name: string): Promise<void>;
  /** Runs a function in the service worker or event page, woken if need be. It sees nothing outside of itself. */
  background<T, A extends unknown[]>(
    work: (api: Api, ...given: A) => T | Promise<T>,
    ...given: A
  ): Promise<T>;
  /** Runs a function in a page of the extension that is none of its views, without waking the background. */
  office<T, A extends unknown[]>(work: (api: Api, ...given: A) => T | Promise<T>, ...given: A): Promise<T>;
  /** Ends the service worker or event page at once, as the browser does when it wants memory. */
  killBackground(): Promise<void>;
  /** Makes an alarm ring now, keeping its period. */
  fireAlarm(name: string): Promise<void>;
  /** The card in a page or one of its frames. */
  card(page: Page): Card;
  /** Every text that is lit in a page and its frames, in document order. */
  lit(page: Page): Promise<LitText[]>;
  /** Holds these origins from now on, as if the agent had said yes. In Chromium they must be among `grants`. */
  grant(...origins: string[]): Promise<void>;
  revoke(...origins: string[]): Promise<void>;
  /** Writes a PNG; missing folders are made. */
  screenshot(page: Page, file: string): Promise<void>;
  /** Uncaught errors and `console.error` of every page, frame, worker and content script since it was last asked. */
  errors(): Promise<string[]>;
  /** Everything that was written to any console, for a person who looks for a failure. */
  log(): Promise<string[]>;
  /** Closes the tabs that were opened meanwhile. */
  tidy(): Promise<void>;
  close(): Promise<void>;
  /** Ends the browser's processes at once, as a power cut does. A profile that was given stays. */
  crash(): Promise<void>;
}

/** Starts a browser with the extension loaded. Fails with a sentence when the browser is not on this machine. */
export async function openBrowser(name: BrowserName, options: OpenOptions): Promise<Driver> {
  if (name === 'firefox') return (await import('./firefox.ts')).openFirefox(options);
  return (await import('./chromium.ts')).openChromium(options);
}
