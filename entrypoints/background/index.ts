import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser/index.ts';
import { onMenuClick } from '../../utils/menus/click.ts';
import { serve } from '../../utils/messages/serve.ts';
import { forgetTab } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { paintBadge, unreadAlarm } from '../../utils/unread/toolbar.ts';
import { pageHandlers } from './code.ts';
import { freshAlarm, freshen } from './freshening.ts';
import { leftUndone, onCommand, onPermissionsChanged, settle, settleIfNever } from './lifecycle.ts';
import { onNotificationClick } from './news.ts';
import { poll, tryAgain } from './polling.ts';
import { tendAlarm, tendForAWhile } from './tending.ts';
import { viewHandlers } from './views.ts';
import { wire } from './wire.ts';

/** Every listener is registered before the first `await`: a woken worker gets its event only then. */
export default defineBackground({
  type: 'module',
  main() {
    const own = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
    browser.runtime.onMessage.addListener(serve(own, pageHandlers, viewHandlers));
    browser.runtime.onInstalled.addListener(() => quietly(settle('update')));
    browser.runtime.onStartup.addListener(() => quietly(settle('startup')));
    browser.permissions.onAdded.addListener(({ permissions = [] }) => {
      if (permissions.includes('notifications')) listenToNotifications();
      quietly(onPermissionsChanged());
      quietly(tryAgain());
    });
    browser.permissions.onRemoved.addListener(() => quietly(onPermissionsChanged()));
    browser.commands.onCommand.addListener((command) => quietly(onCommand(command)));
    browser.tabs.onActivated.addListener(() => quietly(freshen()));
    browser.windows.onFocusChanged.addListener(() => quietly(freshen()));
    browser.tabs.onRemoved.addListener((tab) => quietly(openStore().then((db) => forgetTab(db, tab))));
    (browser.menus ?? browser.contextMenus).onClicked.addListener((click, tab) =>
      quietly(onMenuClick(click, tab)),
    );
    browser.alarms.onAlarm.addListener(({ name }) => quietly(onAlarm(name)));
    listenToNotifications();
    globalThis.addEventListener('online', () => quietly(tryAgain()));
    globalThis.addEventListener('offline', () =>
      quietly(openStore().then((db) => paintBadge(db, wire.now()))),
    );
    quietly(settleIfNever());
  },
});

async function onAlarm(name: string): Promise<void> {
  const undone = leftUndone(name);
  if (undone) await settle(undone);
  if (name === unreadAlarm) await poll();
  if (name === tendAlarm) await tendForAWhile();
  if (name === freshAlarm) await freshen();
}

/** The API is there once its optional permission was given; a listener is added once, however often. */
function listenToNotifications(): void {
  browser.notifications?.onClicked.addListener(onClicked);
}

function onClicked(notification: string): void {
  quietly(onNotificationClick(notification));
}

/** Nobody waits for these. What fails is storage that cannot be opened or written now; the next event tries again. */
function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.warn('left for the next time', error));
}
