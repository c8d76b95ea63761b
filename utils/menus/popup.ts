import { browser } from '../browser/index.ts';

/** What our popup is opened with. */
export interface PopupQuery {
  /** The tab that it speaks of; without it, the one in front. */
  tab?: number | undefined;
  /** A code that it looks up at once. */
  code?: string | undefined;
  /** The sign under which a customer was left for it (`utils/links/handover.ts`). */
  link?: string | undefined;
}

/**
 * Opens the toolbar's popup, else the same in a small window. `openPopup` needs the agent's own doing in Firefox, which counts before
 * the first `await` of the click's handler alone; Chromium needs none, but a window in front.
 */
export async function openPopup(query: PopupQuery): Promise<void> {
  const { tab: _tab, ...others } = query;
  // Not awaited: the popup must be asked for within the click.
  const set = browser.action.setPopup({ popup: popupPage(others) });
  const opened = openNow();
  try {
    await Promise.all([set, opened]);
  } catch {
    await openWindow(query);
  } finally {
    await browser.action.setPopup({ popup: popupPage({}) });
  }
}

/** A browser without it is asked for a window like one that refuses. */
async function openNow(): Promise<void> {
  await browser.action.openPopup();
}

/** The popup's page in a small window of its own. */
export async function openWindow(query: PopupQuery): Promise<void> {
  await browser.windows.create({
    url: browser.runtime.getURL(popupPage(query)),
    type: 'popup',
    width: 380,
    height: 600,
  });
}

function popupPage(query: PopupQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `popup.html?${search}` : 'popup.html';
}
