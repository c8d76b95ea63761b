import { browser } from '../browser/index.ts';
import type { BackgroundToPage } from '../messages/calls.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { patternsToWatch } from './site.ts';

/** The watcher, as the build names it. */
const files = ['chat.js'];
const scriptId = 'chat';

let queue: Promise<unknown> = Promise.resolve();

/**
 * Brings the registered content script in line with the sites and permissions, one run at a time, and starts the watcher
 * in the open tabs that it newly covers. Called at install, update, start and whenever a permission or a site changes;
 * each run computes everything anew, so that a call too many does no harm.
 *
 * @param again also start it in tabs that were covered before: after an update nobody else does
 */
export function syncWatching(db: PatchcordDatabase, { again = false } = {}): Promise<void> {
  const run = queue.then(() => sync(db, again));
  queue = run.catch(() => undefined);
  return run;
}

async function sync(db: PatchcordDatabase, again: boolean): Promise<void> {
  const held = (await browser.permissions.getAll()).origins ?? [];
  const patterns = patternsToWatch(await db.sites.toArray(), held);
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  const before = registered?.matches ?? [];
  if (patterns.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
  } else {
    const script = {
      id: scriptId,
      matches: patterns,
      js: files,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    };
    if (registered) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
  }
  const fresh = again ? patterns : patterns.filter((pattern) => !before.includes(pattern));
  if (fresh.length > 0) await startIn(fresh);
  const ended = before.filter((pattern) => !patterns.includes(pattern));
  if (ended.length > 0) await stopIn(db);
}

async function startIn(patterns: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.all(
    tabs.map(async ({ id, discarded }) => {
      if (id === undefined || discarded) return;
      // A tab may be closed or on an error page by now: then there is nothing to start.
      await browser.scripting
        .executeScript({ target: { tabId: id, allFrames: true }, files })
        .catch(() => undefined);
    }),
  );
}

/** Without the permission we no longer learn the tabs' addresses, so every tab that shows codes is told; `sync` starts the rest. */
async function stopIn(db: PatchcordDatabase): Promise<void> {
  const stop: { call: keyof BackgroundToPage; given: object } = { call: 'watch.stop', given: {} };
  const granted = new Set(await grantedTabs(db));
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined && !granted.has(id))
        await browser.tabs.sendMessage(id, stop).catch(() => undefined);
    }),
  );
}

async function grantedTabs(db: PatchcordDatabase): Promise<number[]> {
  const held = (await browser.permissions.getAll()).origins ?? [];
  const patterns = patternsToWatch(await db.sites.toArray(), held);
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: patterns });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Session data or a site's settings changed: every watched tab asks again. */
export async function tellWatchers(
  db: PatchcordDatabase,
  call: keyof BackgroundToPage & `${string}.again` = 'codes.again',
): Promise<void> {
  const again = { call, given: {} };
  const tabs = await grantedTabs(db);
  await Promise.all(tabs.map((id) => browser.tabs.sendMessage(id, again).catch(() => undefined)));
}
