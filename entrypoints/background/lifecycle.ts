import { browser } from '../../utils/browser/index.ts';
import { dropHanded } from '../../utils/links/handover.ts';
import { createMenu } from '../../utils/menus/click.ts';
import type { PatchcordFrame } from '../../utils/page/frame.ts';
import { forgetTab } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { syncWatching } from '../../utils/sites/watching.ts';
import { paintBadge, setAlarm } from '../../utils/unread/toolbar.ts';
import { setTendAlarm, tendAlarm } from './tending.ts';
import { wire } from './wire.ts';

const settling = { update: onUpdated, startup: onStarted } as const;
type Settling = keyof typeof settling;

let queue: Promise<void> = Promise.resolve();

/**
 * Does what has to be done once after an install, an update or the browser's start, of which the browser tells one time only: an
 * alarm has it done again when the worker is ended in the middle. Nothing of it does harm when done twice; one after the other.
 */
export function settle(what: Settling): Promise<void> {
  const done = queue.then(async () => {
    await browser.alarms.create(settleAlarm(what), { delayInMinutes: 1, periodInMinutes: 1 });
    await settling[what]();
    await browser.alarms.clear(settleAlarm(what));
  });
  queue = done.catch(() => undefined);
  return done;
}

/** A worker that was ended before it heard of its install has left no alarm at all: whatever wakes it next makes up for that. */
export async function settleIfNever(): Promise<void> {
  if (await browser.alarms.get(tendAlarm)) return;
  await queue;
  if (!(await browser.alarms.get(tendAlarm))) await settle('update');
}

function settleAlarm(what: Settling): string {
  return `settle ${what}`;
}

/** What an alarm says was left undone. */
export function leftUndone(alarm: string): Settling | undefined {
  return (Object.keys(settling) as Settling[]).find((what) => settleAlarm(what) === alarm);
}

/** Installed or updated: the menu is gone, and the watchers in open tabs are those of the older version. */
async function onUpdated(): Promise<void> {
  const db = await openStore();
  await createMenu();
  await syncWatching(db, { again: true });
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
  // The last step: where this alarm is, all of it was done once (`settleIfNever`).
  await setTendAlarm();
}

/** The browser started: its tabs are new, whatever their numbers. */
async function onStarted(): Promise<void> {
  const db = await openStore();
  await forgetTab(db);
  await dropHanded(db);
  await syncWatching(db);
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
  await setTendAlarm();
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
