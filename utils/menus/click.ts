import { ownRules } from '../accounts/own.ts';
import { browser } from '../browser/index.ts';
import { type OwnRules, setOwn } from '../codes/index.ts';
import { words } from '../i18n/words.ts';
import type { BackgroundToPage, Taken } from '../messages/calls.ts';
import type { PatchcordFrame } from '../page/frame.ts';
import { openStore } from '../sessions/store.ts';
import { closedToUs } from './closed.ts';
import { customerIn, customerOfLink } from './customer.ts';
import { openForCustomer } from './link.ts';
import { codeIn, menuItems } from './menu.ts';
import { openPopup, openWindow } from './popup.ts';

/** What the browser tells of a click; `targetElementId` in Firefox alone. */
export interface MenuClick {
  menuItemId: string | number;
  selectionText?: string | undefined;
  /** Where the link goes that was clicked. */
  linkUrl?: string | undefined;
  frameId?: number | undefined;
  targetElementId?: number | undefined;
}

/** Puts our items into the menu. They stay until the extension is updated; `removeAll` first, so that none is there twice. */
export async function createMenu(): Promise<void> {
  const menus = browser.menus ?? browser.contextMenus;
  await menus.removeAll();
  menus.create({ id: menuItems.selection, title: words('menu.selection'), contexts: ['selection'] });
  menus.create({
    id: menuItems.page,
    title: words('menu.page'),
    contexts: ['page', 'frame', 'link', 'editable', 'image'],
  });
  menus.create({
    id: menuItems.linkSelection,
    title: words('menu.linkSelection'),
    contexts: ['selection'],
  });
  menus.create({
    id: menuItems.linkAddress,
    title: words('menu.linkAddress'),
    contexts: ['link'],
    targetUrlPatterns: ['mailto:*', 'tel:*', 'sms:*'],
  });
}

/**
 * The right click: the card in the page, else the popup, else a small window; all show the same.
 *
 * `openPopup` counts as the agent's own doing only before the first `await`, so a page that is known to be closed to
 * extensions gets it at once; what turns out closed later gets the window.
 */
export async function onMenuClick(
  click: MenuClick,
  tab: { id?: number; url?: string } | undefined,
): Promise<void> {
  if (click.menuItemId === menuItems.linkSelection)
    return openForCustomer(customerIn(click.selectionText ?? ''), tab?.id);
  if (click.menuItemId === menuItems.linkAddress)
    return openForCustomer(customerOfLink(click.linkUrl ?? ''), tab?.id);
  const read = () => (click.selectionText === undefined ? undefined : codeIn(click.selectionText));
  if (tab?.id === undefined || closedToUs(tab.url)) {
    await openPopup({ code: read()?.code });
    return;
  }
  const own = await keptRules();
  setOwn(own);
  const meant = read();
  const frame = click.frameId ?? 0;
  const ask: Taken<BackgroundToPage, 'card.ask'> = {
    code: meant?.code,
    kind: meant?.kind,
    target: click.targetElementId,
    selected: click.selectionText !== undefined,
  };
  try {
    if (click.selectionText === undefined) await injectFinder(tab.id, frame, own);
    await injectCard(tab.id, frame);
    await browser.tabs.sendMessage(tab.id, { call: 'card.ask', given: ask }, { frameId: frame });
  } catch {
    await openWindow({ tab: tab.id, code: meant?.code });
  }
}

/** Starts the card's script in one frame; a second start does nothing. */
export async function injectCard(tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [frame] },
    files: ['card.js'],
  });
}

/** Gives one frame what its card shows a customer's other sessions with; a second time does nothing. */
export async function injectPast(tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [frame] },
    files: ['past.js'],
  });
}

/** Gives one frame the recogniser; a second time does nothing. */
export async function injectCodes(tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [frame] },
    files: ['codes.js'],
  });
}

/** Gives a card what else its vendor offers; a second time does nothing. */
export async function injectChoices(tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [frame] },
    files: ['choices.js'],
  });
}

/** Lets one frame look for codes on request, unless its watcher has found them already. */
async function injectFinder(tab: number, frame: number, own: OwnRules): Promise<void> {
  const target = { tabId: tab, frameIds: [frame] };
  const [watched] = await browser.scripting.executeScript({ target, func: giveRules, args: [own] });
  if (watched?.result === true) return;
  await browser.scripting.executeScript({ target, files: ['codes.js', 'finder.js'] });
}

/** Runs in a frame, in our world there: leaves the rules for the recogniser. A watcher has them already: then true. */
function giveRules(own: OwnRules): boolean {
  const world = globalThis as { patchcordFrame?: PatchcordFrame };
  world.patchcordFrame ??= {};
  if (world.patchcordFrame.watcher) return true;
  world.patchcordFrame.own = own;
  return false;
}

/** Without storage there are none, and a right click still finds what everybody's rules find. */
async function keptRules(): Promise<OwnRules> {
  try {
    return await ownRules(await openStore());
  } catch {
    return { labels: [], patterns: [] };
  }
}
