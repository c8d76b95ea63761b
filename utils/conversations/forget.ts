import type { PatchcordDatabase } from '../sessions/db.ts';

/** The tables that hold conversations, beside their watches. */
export function conversationTables(db: PatchcordDatabase) {
  return [db.conversations, db.histories, db.outgoing] as const;
}

/** Deletes what is kept of conversations, inside of the caller's transaction over their tables. Watches and tokens are others'. */
export async function forgetConversations(db: PatchcordDatabase, ids: readonly string[]): Promise<void> {
  await db.conversations.bulkDelete([...ids]);
  await db.histories.bulkDelete([...ids]);
  await db.outgoing
    .where('conversation')
    .anyOf([...ids])
    .delete();
}
