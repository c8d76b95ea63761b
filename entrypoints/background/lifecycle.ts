import { browser } from '../../utils/browser/index.ts';
import { defaultTemplates } from '../../utils/links/template.ts';
import { createMenu } from '../../utils/menus/click.ts';
import type { PatchcordFrame } from '../../utils/page/frame.ts';
import { forgetTab } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { syncWatching } from '../../utils/sites/watching.ts';
import { paintBadge, setAlarm } from '../../utils/unread/toolbar.ts';
import { setTendAlarm } from './tending.ts';
import { wire } from './wire.ts';

const settling = {
  install: () => onInstalled('install'),
  update: () => onInstalled('update'),
  startup: onStartup,
} as const;
export type Settling = keyof typeof settling;

/**
 * Does what has to be done once, and has it done again when the worker is ended in the middle: the browser tells of an
 * install, an update and a start one time only. Each does no harm when done twice.
 */
export async function settle(what: Settling): Promise<void> {
  const alarm = settleAlarm(what);
  await browser.alarms.create(alarm, { delayInMinutes: 1, periodInMinutes: 1 });
  await settling[what]();
  await browser.alarms.clear(alarm);
}

function settleAlarm(what: Settling): string {
  return `settle ${what}`;
}

/** What an alarm says was left undone. */
export function leftUndone(alarm: string): Settling | undefined {
  return (Object.keys(settling) as Settling[]).find((what) => settleAlarm(what) === alarm);
}

/** Installed or updated: the menu is gone, and the watchers in open tabs are those of the older version. */
async function onInstalled(reason: 'install' | 'update'): Promise<void> {
  const db = await openStore();
  await createMenu();
  // A link can be made without any account from the first minute. Not at an update: what the agent deleted stays deleted.
  if (reason === 'install') await db.templates.bulkPut(defaultTemplates());
  await setTendAlarm();
  await syncWatching(db, { again: true });
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
}

/** The browser started: its tabs are new, whatever their numbers. */
async function onStartup(): Promise<void> {
  const db = await openStore();
  await forgetTab(db);
  await setTendAlarm();
  await syncWatching(db);
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
}

/** The agent granted or took back a host, in the popup or in the browser's own settings. */
export async function onPermissionsChanged(): Promise<void> {
  await syncWatching(await openStore());
}

/**
 * The keyboard shortcut goes to one frame: the innermost with the focus that shows codes, else the first that shows any.
 * A page without a watcher has none.
 */
export async function onCommand(command: string): Promise<void> {
  if (command !== 'next-code') return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  const target = { tabId: tab.id, allFrames: true };
  const frames = await browser.scripting.executeScript({ target, func: codesHere }).catch(() => []);
  const shown = frames.filter(({ result }) => (result as ReturnType<typeof codesHere>)?.codes);
  const frame = shown.findLast(({ result }) => (result as ReturnType<typeof codesHere>).focused) ?? shown[0];
  if (!frame) return;
  const next = { call: 'code.next', given: {} };
  await browser.tabs.sendMessage(tab.id, next, { frameId: frame.frameId }).catch(() => undefined);
}

/** Runs in a frame, in our world there. */
function codesHere(): { codes: number; focused: boolean } {
  const { patchcordFrame } = globalThis as { patchcordFrame?: PatchcordFrame };
  return { codes: patchcordFrame?.watcher?.list().length ?? 0, focused: document.hasFocus() };
}
