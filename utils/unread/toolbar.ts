import { secretOf } from '../accounts/keep.ts';
import { browser } from '../browser/index.ts';
import { describeTrouble } from '../i18n/trouble.ts';
import type { Trouble } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Wire } from '../vendors/request.ts';
import { countUnread } from './badge.ts';
import { type Badge, describeBadge } from './describe.ts';
import { pollDue, wakeAt } from './due.ts';
import { farthest } from './poll.ts';

/** The one alarm that polls. */
export const unreadAlarm = 'unread';

/** A round that was broken off is taken up again after so many minutes; what it had claimed waits for its floor anyway. */
const goOnAfter = 1;

const colours: Record<Badge['colour'], string> = { accent: '#2456c8', grey: '#5d6673', red: '#b3261e' };

/** Paints the toolbar button from what the database knows. */
export async function paintBadge(db: PatchcordDatabase, now: number): Promise<void> {
  const { text, colour, title } = describeBadge(countUnread(await db.watches.toArray(), now));
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colours[colour] }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title }),
  ]);
}

/** Has the toolbar button say what is wrong and what to do, until it is painted anew. */
export async function paintTrouble(trouble: Trouble): Promise<void> {
  const { what, todo } = describeTrouble(trouble);
  await Promise.all([
    browser.action.setBadgeText({ text: '!' }),
    browser.action.setBadgeBackgroundColor({ color: colours.red }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title: `${what} ${todo}` }),
  ]);
}

/**
 * Sets the alarm for the next watch that is due. Browsers keep an alarm over the worker's death, and ring late rather than
 * never; nothing is polled because the worker merely woke.
 */
export async function setAlarm(db: PatchcordDatabase, now: number): Promise<void> {
  const when = await wakeAt(db);
  if (when === undefined) await browser.alarms.clear(unreadAlarm);
  else {
    // A watch that seems to wait for days is due: the clock was set back (`isDue`).
    const next = when > now + farthest ? now : when;
    // With a period, since an alarm that rings once is gone before the worker that it wakes can set the next.
    const at = { when: Math.max(next, now + 1000), periodInMinutes: goOnAfter };
    browser.alarms.create(unreadAlarm, at);
  }
}

/** Sets the alarm where it was lost: the worker was ended before it could, or the clock was set back over it. */
export async function mendAlarm(db: PatchcordDatabase, now: number): Promise<void> {
  const alarm = await browser.alarms.get(unreadAlarm);
  if (!alarm || alarm.scheduledTime > now + farthest) await setAlarm(db, now);
}

/**
 * Asks for what is due, paints, and sets the alarm again, whatever came of it.
 * @param wanted the agent asked for it
 * @returns how many watches were asked
 */
export async function pollAndPaint(db: PatchcordDatabase, wire: Wire, wanted = false): Promise<number> {
  try {
    const room = { ...wire, db, secretOf: (id: string) => secretOf(db, id), random: Math.random };
    return (await pollDue(room, wanted)).asked;
  } finally {
    await paintBadge(db, wire.now());
    await setAlarm(db, wire.now());
  }
}
