import { secretOf } from '../accounts/keep.ts';
import { browser } from '../browser/index.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Wire } from '../vendors/request.ts';
import { countUnread } from './badge.ts';
import { type Badge, describeBadge } from './describe.ts';
import { pollDue, wakeAt } from './due.ts';

/** The one alarm that polls. */
export const unreadAlarm = 'unread';

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

/**
 * Sets the alarm for the next watch that is due. Browsers keep an alarm over the worker's death, and ring late rather than
 * never; nothing is polled because the worker merely woke.
 */
export async function setAlarm(db: PatchcordDatabase, now: number): Promise<void> {
  const when = await wakeAt(db);
  if (when === undefined) await browser.alarms.clear(unreadAlarm);
  else browser.alarms.create(unreadAlarm, { when: Math.max(when, now + 1000) });
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
