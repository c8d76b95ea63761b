import { browser } from '../../utils/browser/index.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { covers } from '../../utils/sites/site.ts';
import { tellWatchers } from '../../utils/sites/watching.ts';
import { fetchFresh } from '../../utils/sources/fresh.ts';
import { freshness } from '../../utils/sources/freshness.ts';
import { keepLooking, lookingOf } from '../../utils/sources/looking.ts';
import { wire } from './wire.ts';

/** The alarm that keeps the live sessions fresh while somebody looks at a chat. */
export const freshAlarm = 'fresh';

/** A card asks every few seconds; so often it is kept that somebody is at work, in ms. */
const noteEvery = 10_000;
let notedAt = 0;
let running: Promise<void> | undefined;

/** A chat page or its card asked something: somebody is at work there. */
export async function noteUse(): Promise<void> {
  const now = wire.now();
  if (now - notedAt < noteEvery) return;
  notedAt = now;
  try {
    await keepLooking(await openStore(), { usedAt: now });
    await freshen();
  } catch (error) {
    // Storage that cannot be written now: nobody waits for this, and the next question tries again.
    console.warn('live sessions are not kept fresh', error);
  }
}

/** Fetches the live sessions where they are due, and sets the alarm for the next time; one run at a time. */
export function freshen(): Promise<void> {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<void> {
  const db = await openStore();
  if ((await db.accounts.where('vendor').equals('cobrowse').count()) === 0) return;
  const now = wire.now();
  const { fetch, again } = freshness({ ...(await lookingOf(db)), isSeen: await isChatSeen() }, now);
  if (again === undefined) await browser.alarms.clear(freshAlarm);
  else browser.alarms.create(freshAlarm, { when: again });
  if (!fetch) return;
  await keepLooking(db, { freshAt: now });
  if (await fetchFresh(db, wire)) await tellWatchers(db);
}

/** Whether a tab of a site that is turned on is in front, in a window with the focus. */
async function isChatSeen(): Promise<boolean> {
  const db = await openStore();
  try {
    const { id, focused } = await browser.windows.getLastFocused();
    if (!focused || id === undefined) return false;
    const [tab] = await browser.tabs.query({ active: true, windowId: id });
    const url = tab?.url;
    // Without the permission for its site a tab has no address for us, and no watcher of ours.
    return url !== undefined && (await db.sites.toArray()).some(({ pattern }) => covers(pattern, url));
  } catch {
    // No window at all.
    return false;
  }
}
