import { PatchcordDatabase } from './db.ts';

let opened: PatchcordDatabase | undefined;

/**
 * The open database, the same one for everybody in this context. It is opened explicitly, since Dexie's opening by itself
 * fails for good once a connection was closed under a woken worker (dexie issue 1805); one retry covers a connection that
 * another version of the extension was still closing.
 *
 * @throws when the browser refuses storage altogether; `serve` turns that into words
 */
export async function openStore(): Promise<PatchcordDatabase> {
  opened ??= connect();
  const db = opened;
  try {
    if (!db.isOpen()) await db.open();
    return db;
  } catch {
    db.close();
    opened = connect();
    await opened.open();
    return opened;
  }
}

function connect(): PatchcordDatabase {
  const db = new PatchcordDatabase();
  const drop = () => {
    db.close();
    if (opened === db) opened = undefined;
  };
  // A newer version of the extension wants to upgrade: make way, and connect anew when next asked.
  db.on('versionchange', drop);
  db.on('close', drop);
  return db;
}
