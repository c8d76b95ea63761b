import { openStore } from '../../utils/sessions/store.ts';
import { askAll, retryReachable } from '../../utils/unread/list.ts';
import { Poller, type PollerRoom } from '../../utils/unread/poller.ts';
import { WatchTable } from '../../utils/unread/store.ts';
import { paintCounts, ringAt } from '../../utils/unread/toolbar.ts';
import { tellNews } from './news.ts';
import { wire } from './wire.ts';

let poller: Promise<Poller> | undefined;

async function makePoller(): Promise<Poller> {
  const db = await openStore();
  // It was deleted, or is being brought up to date: the next call begins with the open one.
  db.on('close', () => {
    poller = undefined;
  });
  const room: PollerRoom = {
    ...wire,
    db,
    store: new WatchTable(db),
    random: Math.random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    ring: ringAt,
    show: async (watches, settings, stretch) => {
      await paintCounts(watches, settings, stretch, wire.now());
      await tellNews(db, watches, settings);
    },
  };
  return new Poller(room);
}

/** Asks for what is due, and goes on while something is due soon; several calls are one. */
export async function poll(): Promise<void> {
  poller ??= makePoller();
  await (await poller).run();
}

/** The same, and nobody shares a trouble that was there before: a key or a permission came, or the agent wants to know. */
export async function pollAnew(): Promise<void> {
  poller ??= makePoller();
  (await poller).forgive();
  await poll();
}

/** Nobody waits for it: what fails is storage that cannot be opened or written, and the alarm tries again. */
export function pollSoon(anew = false): void {
  (anew ? pollAnew() : poll()).catch((error: unknown) => console.warn('left for the next alarm', error));
}

/** Asks for all whose floor allows it, since the agent wants to know. @returns how many */
export async function askNow(): Promise<number> {
  const asked = await askAll(await openStore(), wire.now());
  pollSoon(true);
  return asked;
}

/** The network came back, or a permission was given. */
export async function tryAgain(): Promise<void> {
  await retryReachable(await openStore(), wire.now());
  pollSoon(true);
}
