import type { PatchcordDatabase } from '../sessions/db.ts';
import { type Spent, usualBudget } from './pace.ts';

/** When no notification is shown: minutes since midnight, by this computer's clock. May go over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/** What the agent set about unread messages. */
export interface UnreadSettings {
  /** Requests an hour. */
  budget: number;
  /** Sources (`sourceOf`) that are left out of the badge. */
  offBadge: string[];
  /** News are told by a notification of the system. */
  notify: boolean;
  quiet?: QuietHours | undefined;
  /** A new watch ends after so many days in which nothing changed; absent: never. */
  endDays?: number | undefined;
  /** Epoch ms until which nothing is asked. */
  pausedUntil?: number | undefined;
}

export interface UnreadSetting extends UnreadSettings {
  name: 'unread';
}

/** What polling has to remember beyond the worker's end. */
export interface PollingSetting {
  name: 'polling';
  spent: Spent;
  /** Epoch ms of the newest look at what is due. */
  at: number;
}

export const usualSettings: UnreadSettings = {
  budget: usualBudget,
  offBadge: [],
  notify: false,
  endDays: 30,
};

/** Whoever pauses without an end: no agent comes back later than that, and a clock that ran ahead does not silence for good. */
export const longestPause = 366 * 24 * 60 * 60_000;

export async function unreadSettings(db: PatchcordDatabase): Promise<UnreadSettings> {
  const kept = await db.settings.get('unread');
  if (kept?.name !== 'unread') return usualSettings;
  const { name: _, ...settings } = kept;
  return settings;
}

/** Changes some of the settings. What is given as undefined is taken away. */
export async function saveUnreadSettings(
  db: PatchcordDatabase,
  change: Partial<UnreadSettings>,
): Promise<UnreadSettings> {
  return db.transaction('rw', db.settings, async () => {
    const next = { ...(await unreadSettings(db)), ...change };
    await db.settings.put({ name: 'unread', ...next });
    return next;
  });
}

export async function pollingOf(db: PatchcordDatabase): Promise<PollingSetting> {
  const kept = await db.settings.get('polling');
  return kept?.name === 'polling' ? kept : { name: 'polling', spent: [], at: 0 };
}

export function isPaused({ pausedUntil = 0 }: UnreadSettings, now: number): boolean {
  return pausedUntil > now && pausedUntil <= now + longestPause;
}
