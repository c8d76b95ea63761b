import { afterEach, beforeEach } from 'vitest';
import { PatchcordDatabase } from '../../utils/sessions/db.ts';

/** Gives each test of a file a new database, open and empty, and deletes it afterwards. */
export function eachDatabase(give: (db: PatchcordDatabase) => void): void {
  let db: PatchcordDatabase;
  beforeEach(async () => {
    db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
    await db.open();
    give(db);
  });
  afterEach(async () => {
    db.close();
    await db.delete();
  });
}
