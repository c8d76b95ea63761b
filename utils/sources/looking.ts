import type { PatchcordDatabase } from '../sessions/db.ts';

/** When a chat was last in use, and when the live sessions were last fetched, in epoch ms: known beyond the worker's end. */
export interface LookingSetting {
  name: 'looking';
  usedAt: number;
  freshAt: number;
}

const never: LookingSetting = { name: 'looking', usedAt: 0, freshAt: 0 };

export async function lookingOf(db: PatchcordDatabase): Promise<LookingSetting> {
  const kept = await db.settings.get('looking');
  return kept?.name === 'looking' ? kept : never;
}

export async function keepLooking(
  db: PatchcordDatabase,
  change: Partial<Pick<LookingSetting, 'usedAt' | 'freshAt'>>,
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await db.settings.put({ ...(await lookingOf(db)), ...change });
  });
}
