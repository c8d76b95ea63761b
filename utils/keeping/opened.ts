import type { PatchcordDatabase } from '../sessions/db.ts';

/** A session that an agent opened, and when last, in epoch ms. */
export interface Opened {
  /** The session's id. */
  id: string;
  code: string;
  at: number;
}

/** Notes that an agent opened a session, so that it is kept longer than one that nobody looked at. */
export async function noteOpened(db: PatchcordDatabase, opened: Opened): Promise<void> {
  await db.opened.put(opened);
}

/** Sessions that a purge passes over, found without parsing what has another code. */
export interface Spared {
  codes: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

/** The sessions that were opened at or after a time. @param since epoch ms; minus infinity for all */
export async function openedSince(db: PatchcordDatabase, since: number): Promise<Spared> {
  const opened = await db.opened.where('at').aboveOrEqual(since).toArray();
  return { codes: new Set(opened.map(({ code }) => code)), ids: new Set(opened.map(({ id }) => id)) };
}
