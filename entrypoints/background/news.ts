import { browser } from '../../utils/browser/index.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { hasNews, type News, newsToTell } from '../../utils/unread/news.ts';
import { pageOf } from '../../utils/unread/page.ts';
import type { UnreadSettings } from '../../utils/unread/settings.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { openWatch } from './watches.ts';
import { wire } from './wire.ts';

/** One notification for all: the next takes its place. What it leads to is in its name, which outlives the worker. */
const prefix = 'unread';
/** So many are named. */
const mostNames = 3;

/**
 * Tells what is new since the last notification. It is kept as told first, so that it is told once whatever becomes of the worker;
 * without the agent's wish or the browser's permission it is kept as told as well.
 */
export async function tellNews(
  db: PatchcordDatabase,
  watches: readonly Watch[],
  settings: UnreadSettings,
): Promise<void> {
  const now = wire.now();
  const fresh = watches.filter((watch) => hasNews(watch, now));
  if (fresh.length === 0) return;
  await db.transaction('rw', db.watches, async () => {
    for (const { id, unread, seenUnread } of fresh) {
      const told = Math.max(0, (unread ?? 0) - (seenUnread ?? 0));
      await db.watches.update(id, { told });
    }
  });
  if (!settings.notify || !browser.notifications) return;
  const looked = await lookedAt(db);
  const news = newsToTell(fresh, settings, now, (watch) => looked(watch));
  if (news) await show(news);
}

/** Whether the tab in front, in the window that has the focus, shows a watch. A page of a host that we may not read is unknown. */
async function lookedAt(db: PatchcordDatabase): Promise<(watch: Watch) => boolean> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const focused =
    tab?.windowId === undefined ? undefined : await browser.windows.get(tab.windowId).catch(() => undefined);
  const url = focused?.focused ? tab?.url : undefined;
  if (url === undefined) return () => false;
  const accounts = new Map((await db.accounts.toArray()).map((account) => [account.id, account]));
  return (watch) => {
    const page = pageOf(watch, accounts.get(watch.account));
    return page !== undefined && url.startsWith(page);
  };
}

async function show({ counts, of }: News): Promise<void> {
  const lines = [
    ...(counts.queue > 0 ? [counted('notify.queue', counts.queue)] : []),
    ...(counts.visitors > 0 ? [counted('notify.visitors', counts.visitors)] : []),
    ...(counts.customers > 0 ? [counted('notify.customers', counts.customers)] : []),
  ];
  const names = of.filter(({ queue }) => !queue).map(({ name }) => name);
  const [first] = of;
  await browser.notifications.create(of.length === 1 && first ? `${prefix} ${first.id}` : prefix, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: lines.join(' '),
    message:
      names.length > mostNames
        ? words('notify.namesMore', {
            names: names.slice(0, mostNames).join(', '),
            count: names.length - mostNames,
          })
        : names.join(', '),
  });
}

/** The agent clicked on a notification: what it told of is opened, or the popup's page where it told of several. */
export async function onNotificationClick(notification: string): Promise<void> {
  if (!notification.startsWith(prefix)) return;
  await browser.notifications.clear(notification);
  const watch = notification.slice(prefix.length + 1);
  if (watch) await openWatch(await openStore(), watch);
  else
    await browser.windows.create({
      url: browser.runtime.getURL('popup.html'),
      type: 'popup',
      width: 400,
      height: 600,
    });
}
