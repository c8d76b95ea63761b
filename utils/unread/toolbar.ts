import { browser } from '../browser/index.ts';
import { describeTrouble } from '../i18n/trouble.ts';
import type { Trouble } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { countUnread } from './badge.ts';
import { type Badge, describeBadge } from './describe.ts';
import { stretchOf } from './pace.ts';
import { farthest } from './poll.ts';
import { alarmAtLeast } from './poller.ts';
import { isPaused, type UnreadSettings, unreadSettings } from './settings.ts';
import { WatchTable } from './store.ts';
import type { Watch } from './watch.ts';

/** The one alarm that polls. */
export const unreadAlarm = 'unread';

/** A round that was broken off is taken up again after so many minutes; what it had claimed waits for its floor anyway. */
const goOnAfter = 0.5;

/** Each with a contrast to white of 4.5 at least. */
const colours: Record<Badge['colour'], string> = {
  accent: '#2456c8',
  amber: '#8a5a00',
  grey: '#5d6673',
  dark: '#3c4043',
  violet: '#6b4fa0',
  red: '#b3261e',
};

/** What the toolbar shows now: in a woken worker nobody knows, so the first painting is done. */
let painted: Partial<Badge> = {};

async function paint(badge: Badge): Promise<void> {
  const { text, colour, title } = badge;
  const { action } = browser;
  const before = painted;
  painted = badge;
  await Promise.all([
    before.text !== text && action.setBadgeText({ text }),
    before.colour !== colour && action.setBadgeBackgroundColor({ color: colours[colour] }),
    before.colour === undefined && action.setBadgeTextColor({ color: '#ffffff' }),
    before.title !== title && action.setTitle({ title }),
  ]);
}

/** Paints the toolbar button by what is known of the watches. */
export async function paintCounts(
  watches: readonly Watch[],
  settings: UnreadSettings,
  stretch: number,
  now: number,
): Promise<void> {
  await paint(describeBadge(countUnread(watches, { now, settings, stretch, online: navigator.onLine })));
}

/** Paints the toolbar button from what the database knows. */
export async function paintBadge(db: PatchcordDatabase, now: number): Promise<void> {
  const [watches, settings] = await Promise.all([db.watches.toArray(), unreadSettings(db)]);
  await paintCounts(watches, settings, stretchOf(watches, settings.budget, now), now);
}

/** Has the toolbar button say what is wrong and what to do, until it is painted anew. */
export async function paintTrouble(trouble: Trouble): Promise<void> {
  const { what, todo } = describeTrouble(trouble);
  await paint({ text: '!', colour: 'red', title: `${what} ${todo}` });
}

/**
 * Has the alarm ring. Browsers keep it over the worker's death, and ring late rather than never.
 * @param at epoch ms; undefined takes it away
 */
export async function ringAt(at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(unreadAlarm);
  // With a period, since an alarm that rings once is gone before the worker that it wakes can set the next.
  else await browser.alarms.create(unreadAlarm, { when: at, periodInMinutes: goOnAfter });
}

/** Sets the alarm for the next watch that is due; nothing is polled because the worker merely woke. */
export async function setAlarm(db: PatchcordDatabase, now: number): Promise<void> {
  const settings = await unreadSettings(db);
  const due = await new WatchTable(db).nextAt(new Set());
  if (due === undefined) return ringAt(undefined);
  if (isPaused(settings, now)) return ringAt(settings.pausedUntil);
  // What seems to wait for days was kept before the clock was set back.
  await ringAt(due > now + farthest ? now + alarmAtLeast : Math.max(due, now + 1000));
}

/** Sets the alarm where it was lost: the worker was ended before it could, or the clock was set back over it. */
export async function mendAlarm(db: PatchcordDatabase, now: number): Promise<void> {
  const alarm = await browser.alarms.get(unreadAlarm);
  const settings = await unreadSettings(db);
  if (!alarm || (alarm.scheduledTime > now + farthest && !isPaused(settings, now))) await setAlarm(db, now);
}
