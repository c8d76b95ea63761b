import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser/index.ts';
import { onMenuClick } from '../../utils/menus/click.ts';
import { serve } from '../../utils/messages/serve.ts';
import { forgetTab } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { paintBadge, pollAndPaint, unreadAlarm } from '../../utils/unread/toolbar.ts';
import { pageHandlers } from './code.ts';
import { onCommand, onInstalled, onPermissionsChanged, onStartup } from './lifecycle.ts';
import { tendAlarm, tendForAWhile } from './tending.ts';
import { viewHandlers } from './views.ts';
import { wire } from './wire.ts';

/** Every listener is registered before the first `await`: a woken worker gets its event only then. */
export default defineBackground({
  type: 'module',
  main() {
    const own = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
    browser.runtime.onMessage.addListener(serve(own, pageHandlers, viewHandlers));
    browser.runtime.onInstalled.addListener(({ reason }) => void onInstalled(reason));
    browser.runtime.onStartup.addListener(() => void onStartup());
    browser.permissions.onAdded.addListener(() => void onPermissionsChanged());
    browser.permissions.onRemoved.addListener(() => void onPermissionsChanged());
    browser.commands.onCommand.addListener((command) => void onCommand(command));
    browser.tabs.onRemoved.addListener(async (tab) => forgetTab(await openStore(), tab));
    (browser.menus ?? browser.contextMenus).onClicked.addListener(
      (click, tab) => void onMenuClick(click, tab),
    );
    browser.alarms.onAlarm.addListener(async ({ name }) => {
      if (name === unreadAlarm) await pollAndPaint(await openStore(), wire);
      if (name === tendAlarm) await tendForAWhile();
    });
    for (const change of ['online', 'offline']) {
      globalThis.addEventListener(change, async () => paintBadge(await openStore(), wire.now()));
    }
  },
});
