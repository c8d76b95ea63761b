import { addressWithToken, openingOf } from '../../utils/accounts/opening.ts';
import { browser } from '../../utils/browser/index.ts';
import type { PageSender } from '../../utils/messages/serve.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { wire } from './wire.ts';

/** Opens a session's or customer's page at the vendor's, where the agent wants such pages: in a tab, or beside the chat. */
export async function openBeside(address: string, from: PageSender | undefined): Promise<void> {
  const db = await openStore();
  const url = await addressWithToken(db, address, wire);
  if ((await openingOf(db)).in === 'tab') {
    await browser.tabs.create({ url, ...(from ? { openerTabId: from.tab } : {}) });
    return;
  }
  await openWindow(url, await besideChat(from));
}

/** Opens one of our own pages in a window beside the chat; where it is open already, that one comes to the front. */
export async function showOwn(url: string): Promise<void> {
  const open = await browser.tabs.query({ url: `${url}*` }).catch(() => []);
  const exact = open.find((tab) => tab.url === url);
  if (exact?.id !== undefined) {
    await browser.tabs.update(exact.id, { active: true });
    if (exact.windowId !== undefined) await browser.windows.update(exact.windowId, { focused: true });
    return;
  }
  await openWindow(url, await besideChat(undefined));
}

async function openWindow(url: string, place: object): Promise<void> {
  try {
    await browser.windows.create({ url, type: 'popup', ...place });
  } catch {
    // A browser refuses a place that is on no screen.
    await browser.windows.create({ url, type: 'popup' });
  }
}

/** The right half of the chat's window; nothing where the browser does not tell its place. */
async function besideChat(from: PageSender | undefined): Promise<object> {
  try {
    const { windowId } = from ? await browser.tabs.get(from.tab) : {};
    const chat =
      windowId === undefined ? await browser.windows.getLastFocused() : await browser.windows.get(windowId);
    const { left, top, width, height } = chat;
    if (left === undefined || top === undefined || !width || !height) return {};
    const half = Math.round(width / 2);
    return { left: left + width - half, top, width: half, height };
  } catch {
    return {};
  }
}
