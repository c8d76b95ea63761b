import { browser } from '../../utils/browser/index.ts';
import { defaultTemplates } from '../../utils/links/template.ts';
import { createMenu } from '../../utils/menus/click.ts';
import { forgetTab } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { syncWatching } from '../../utils/sites/watching.ts';
import { paintBadge, setAlarm } from '../../utils/unread/toolbar.ts';
import { wire } from './wire.ts';

/** Installed or updated: the menu is gone, and the watchers in open tabs are those of the older version. */
export async function onInstalled(reason: string): Promise<void> {
  const db = await openStore();
  await createMenu();
  // A link can be made without any account from the first minute. Not at an update: what the agent deleted stays deleted.
  if (reason === 'install') await db.templates.bulkPut(defaultTemplates());
  await syncWatching(db, { again: true });
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
}

/** The browser started: its tabs are new, whatever their numbers. */
export async function onStartup(): Promise<void> {
  const db = await openStore();
  await forgetTab(db);
  await syncWatching(db);
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
}

/** The agent granted or took back a host, in the popup or in the browser's own settings. */
export async function onPermissionsChanged(): Promise<void> {
  await syncWatching(await openStore());
}

/** The keyboard shortcut goes to the frame that has the focus; the others find no lit code of theirs to move to. */
export async function onCommand(command: string): Promise<void> {
  if (command !== 'next-code') return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  // A page without a watcher does not answer.
  await browser.tabs.sendMessage(tab.id, { call: 'code.next', given: {} }).catch(() => undefined);
}
