import { browser } from '../../utils/browser/index.ts';

/** Where this page stands and what it was opened with. */
export interface Place {
  /** The toolbar's popup, which closes as soon as it loses the focus; else a window or tab of its own. */
  inPopup: boolean;
  /** The tab that it speaks of: `?tab=7`, else the one in front. */
  tab?: number | undefined;
  /** `?code=482913`: look that up at once. */
  code?: string | undefined;
  /** `?link=…`: the sign under which a customer was left for a support link. */
  link?: string | undefined;
}

export async function place(): Promise<Place> {
  const query = new URLSearchParams(location.search);
  const [own, [front]] = await Promise.all([
    browser.tabs.getCurrent(),
    browser.tabs.query({ active: true, currentWindow: true }),
  ]);
  const named = query.get('tab');
  return {
    inPopup: own === undefined,
    tab: named !== null && /^\d+$/.test(named) ? Number(named) : front?.id,
    code: query.get('code') ?? undefined,
    link: query.get('link') ?? undefined,
  };
}

/** Opens one of our own pages or a vendor's, and lets the popup go: it would stay open over the new tab in Firefox. */
export async function openTab(url: string, { inPopup }: Place): Promise<void> {
  await browser.tabs.create({ url });
  if (inPopup) window.close();
}

/** @param section of the options page, such as `accounts` */
export function openOptions(section: string, where: Place): Promise<void> {
  return openTab(browser.runtime.getURL(`options.html#${section}`), where);
}
