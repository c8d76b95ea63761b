import { browser } from '../../utils/browser/index.ts';
import { type Answer, bad, good } from '../../utils/messages/answer.ts';
import type { ViewHandlers } from '../../utils/messages/serve.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { addWatch, addWatches, changeWatch, removeWatch, seen, setQueue } from '../../utils/unread/list.ts';
import { pageOf } from '../../utils/unread/page.ts';
import { saveUnreadSettings } from '../../utils/unread/settings.ts';
import { paintBadge, setAlarm } from '../../utils/unread/toolbar.ts';
import { askNow, pollSoon } from './polling.ts';
import { wire } from './wire.ts';

type Named = 'watch' | 'queue' | 'unread';
type WatchCall = Extract<keyof ViewHandlers, `${Named}.${string}`>;

/** What popup and options ask about watches. */
export const watchHandlers: Pick<ViewHandlers, WatchCall> = {
  async 'watch.add'(request) {
    const db = await openStore();
    const added = await addWatch(db, request, wire.now());
    if (added.ok) await asking(db);
    return added;
  },

  async 'watch.addMany'({ account, customers }) {
    const db = await openStore();
    const added = await addWatches(db, account, customers, wire.now());
    if (added.ok) await asking(db);
    return added;
  },

  async 'watch.change'({ id, change }) {
    const db = await openStore();
    const changed = await changeWatch(db, id, change, wire.now());
    await asking(db);
    return changed;
  },

  async 'watch.remove'({ id }) {
    await removeWatch(await openStore(), id);
    return repaint();
  },

  async 'watch.seen'({ id }) {
    await seen(await openStore(), id, wire.now());
    return repaint();
  },

  async 'watch.open'({ id }) {
    return openWatch(await openStore(), id);
  },

  async 'queue.set'({ account, queue }) {
    const db = await openStore();
    const set = await setQueue(db, account, queue, wire.now());
    await asking(db);
    return set;
  },

  async 'unread.refresh'() {
    return good({ asked: await askNow() });
  },

  async 'unread.save'(settings) {
    const db = await openStore();
    // What is absent is taken away.
    await saveUnreadSettings(db, { quiet: undefined, endDays: undefined, ...settings });
    await asking(db);
    return good(undefined);
  },

  async 'unread.pause'({ until }) {
    const db = await openStore();
    await saveUnreadSettings(db, { pausedUntil: until });
    await asking(db);
    return good(undefined);
  },
};

/** The alarm is set before it is answered: it goes on whatever becomes of this worker. */
async function asking(db: PatchcordDatabase): Promise<void> {
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
  pollSoon();
}

/** Paints the badge and sets the alarm by what the database knows now. */
export async function repaint(): Promise<Answer<void>> {
  const db = await openStore();
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
  return good(undefined);
}

/** Opens the page that shows what a watch counts. By that the agent has seen it. */
export async function openWatch(db: PatchcordDatabase, id: string): Promise<Answer<void>> {
  const watch = await db.watches.get(id);
  const page = watch && pageOf(watch, await db.accounts.get(watch.account));
  if (!page) return bad('gone');
  await seen(db, id, wire.now());
  await browser.tabs.create({ url: page });
  return repaint();
}
