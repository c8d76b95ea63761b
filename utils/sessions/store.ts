import { defaultTemplates } from '../links/installed.ts';
import type { Answer } from '../messages/answer.ts';
import { StorageError } from '../messages/storage.ts';
import { PatchcordDatabase } from './db.ts';

/**
 * The open database, the same one for everybody in this context.
 *
 *   closed ──openStore──▶ older than this code, and we are a page? ──▶ the background opens it first
 *     ▲                     │ no                                        │
 *     │                     ▼                                           ▼
 *     │                  opening ◀───────────────────────────────────────
 *     │                     │  └─ another connection does not let go ──▶ held: goes on by itself; who asks is told
 *     │                     ▼
 *     └──deleted, lost── open ──a newer version wants to upgrade──▶ outdated, for as long as this code runs
 */
let opening: Opening | undefined;
let isOutdated = false;

interface Opening {
  db: Promise<PatchcordDatabase>;
  /** Fails when another connection holds the upgrade up; `db` goes on waiting. */
  held: Promise<never>;
}

/** Brings the database into being, or up to date. */
type Migrate = () => Promise<Answer<void>>;
let migrate: Migrate | undefined;

/**
 * For pages: they may be closed at any moment, and an upgrade with them, from its beginning again and again. So the
 * background does it, and the page waits.
 *
 * @param background asks it to; answered when the database is open there
 */
export function leaveMigrationTo(background: Migrate): void {
  migrate = background;
}

/**
 * Opens the database explicitly, since Dexie's opening by itself fails for good once a connection was closed under a
 * woken worker (dexie issue 1805); one retry covers a connection that was being closed. Asked again after a failure, it tries anew.
 *
 * @throws {StorageError} when another page holds an upgrade up, or when a newer version of the extension has the database
 * @throws when the browser refuses storage altogether; `storageTrouble` has the words
 */
export async function openStore(): Promise<PatchcordDatabase> {
  if (isOutdated) throw new StorageError({ reason: 'outdated' });
  opening ??= begin();
  return Promise.race([opening.db, opening.held]);
}

function begin(): Opening {
  const { promise: held, reject: hold } = Promise.withResolvers<never>();
  held.catch(() => undefined);
  const mine: Opening = { db: connect(() => hold(new StorageError({ reason: 'storage-held' }))), held };
  const gone = () => {
    if (opening === mine) opening = undefined;
  };
  mine.db.then((db) => db.on('close', gone), gone);
  return mine;
}

async function connect(onHeld: () => void): Promise<PatchcordDatabase> {
  if (migrate && (await isBehind())) {
    const answer = await migrate();
    if (!answer.ok) throw new StorageError(answer.trouble);
  }
  const open = async () => {
    const db = new PatchcordDatabase();
    db.on('blocked', onHeld);
    // In the same transaction that makes the tables. A link can be made without any account from the first minute.
    db.on('populate', (making) => making.table('templates').bulkAdd(defaultTemplates()));
    // Dexie closes it by itself, and would open it again for whoever still has it, with a newer version's tables.
    db.on('versionchange', ({ newVersion }) => {
      if ((newVersion ?? 0) <= versionOf(db)) return;
      isOutdated = true;
      db.close();
    });
    await db.open();
    if (db.backendDB().version <= versionOf(db)) return db;
    db.close();
    isOutdated = true;
    throw new StorageError({ reason: 'outdated' });
  };
  try {
    return await open();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    return open();
  }
}

/** Whether the database is not there, or older than this code. */
async function isBehind(): Promise<boolean> {
  const db = new PatchcordDatabase();
  const found = (await indexedDB.databases()).find(({ name }) => name === db.name);
  return (found?.version ?? 0) < versionOf(db);
}

/** As IndexedDB counts: Dexie leaves room for tenths. */
function versionOf(db: PatchcordDatabase): number {
  return Math.round(db.verno * 10);
}
