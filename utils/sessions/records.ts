import type { PatchcordDatabase } from './db.ts';
import type { Session } from './session.ts';

/**
 * Keeps sessions by their id; of two records with one id the newest `updatedAt` wins, so that importing a file again
 * changes nothing.
 *
 * @returns how many were written, and how many were left out because a newer or equal record was there
 */
export async function putSessions(
  db: PatchcordDatabase,
  sessions: readonly Session[],
): Promise<{ written: number; kept: number }> {
  const newest = new Map<string, Session>();
  for (const session of sessions) {
    const before = newest.get(session.id);
    if (!before || before.updatedAt < session.updatedAt) newest.set(session.id, session);
  }
  return db.transaction('rw', db.sessions, async () => {
    const ids = [...newest.keys()];
    const known = await db.sessions.bulkGet(ids);
    const fresh = ids.flatMap((id, i) => {
      const session = newest.get(id);
      const before = known[i];
      return session && (!before || before.updatedAt < session.updatedAt) ? [session] : [];
    });
    await db.sessions.bulkPut(fresh);
    return { written: fresh.length, kept: sessions.length - fresh.length };
  });
}

/** Deletes everything that the extension keeps. @returns how many records went */
export async function deleteEverything(db: PatchcordDatabase): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    let deleted = 0;
    for (const table of db.tables) {
      deleted += await table.count();
      await table.clear();
    }
    return deleted;
  });
}
