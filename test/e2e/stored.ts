import { linesOf, sessionOf } from '../../utils/sessions/pack.ts';
import type { Segment, StoredPack } from '../../utils/sessions/segment.ts';
import type { Session } from '../../utils/sessions/session.ts';
import type { Driver } from '../tools/browsers/driver.ts';

/** What is in some tables at one moment, past the extension's own code, without waking the background. */
export function tables<T extends Record<string, unknown[]>>(
  driver: Driver,
  ...names: (keyof T & string)[]
): Promise<T> {
  return driver.office(
    (_, names) =>
      new Promise<T>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(names);
          const asked = names.map((name) => [name, reading.objectStore(name).getAll()] as const);
          reading.onerror = () => reject(reading.error);
          reading.oncomplete = () => {
            opening.result.close();
            resolve(Object.fromEntries(asked.map(([name, { result }]) => [name, result])) as T);
          };
        };
      }),
    names,
  );
}

/** Every session that is found: rows, and packs of segments that answer. One that is there twice comes twice. */
export async function storedSessions(driver: Driver): Promise<Session[]> {
  const { sessions, segments, packs } = await tables<{
    sessions: Session[];
    segments: Segment[];
    packs: StoredPack[];
  }>(driver, 'sessions', 'segments', 'packs');
  const ready = new Set(segments.filter(({ state }) => state === 'ready').map(({ id }) => id));
  const packed = packs.filter(({ segment }) => ready.has(segment)).flatMap(linesOf);
  return [...sessions, ...packed.map(sessionOf)];
}

/** Puts records into a table as they lie there, past the extension's own code. */
export function putRaw(driver: Driver, table: string, records: readonly object[]): Promise<void> {
  return driver.office(
    (_, table, records) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(table, 'readwrite');
          for (const record of records) writing.objectStore(table).put(record);
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    table,
    records,
  );
}

/** The version of the database as IndexedDB counts, ten times that of the code; 0 without one. */
export function storedVersion(driver: Driver): Promise<number> {
  return driver.office(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'patchcord')?.version ?? 0,
  );
}

/**
 * Puts a database of version 4 in the place of the one that is there: sessions that were over ten days ago, one row each. The
 * background has to be ended.
 *
 * @param rows how many sessions; their ids are `file:0` and so on
 */
export async function putOlder(driver: Driver, rows: number): Promise<void> {
  await driver.office(async (_, rows) => {
    const done = (request: IDBOpenDBRequest, upgrade?: () => void) =>
      new Promise<void>((resolve, reject) => {
        request.onerror = () => reject(request.error);
        request.onsuccess = () => resolve();
        if (upgrade) request.onupgradeneeded = upgrade;
      });
    await done(indexedDB.deleteDatabase('patchcord'));
    const opening = indexedDB.open('patchcord', 40);
    await done(opening, () => {
      const stores: Record<string, [key: string, ...indexes: string[]]> = {
        sessions: ['id', 'code', 'updatedAt', 'startedAt', 'expiresAt', 'customer.email'],
        sightings: ['id', 'code', 'tab', 'lastSeenAt'],
        links: ['id', 'madeAt'],
        templates: ['id'],
        watches: ['id', 'account', 'nextAt'],
        sites: ['pattern'],
        accounts: ['id', 'vendor'],
        secrets: ['id'],
        missing: ['tab'],
        settings: ['name'],
        imports: ['id'],
      };
      for (const [name, [keyPath, ...indexes]] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index, index);
      }
    });
    const writing = opening.result.transaction('sessions', 'readwrite', { durability: 'relaxed' });
    const began = Date.now() - 10 * 24 * 60 * 60_000;
    for (let at = 0; at < rows; at += 1) {
      writing.objectStore('sessions').put({
        id: `file:${at}`,
        source: 'file',
        kind: 'cobrowse',
        code: String((at * 7919) % 1_000_000).padStart(6, '0'),
        customer: { name: `Customer ${at}`, email: `${at}@example.com` },
        startedAt: began + at,
        expiresAt: began + at + 1_200_000,
        updatedAt: began + at,
      });
    }
    await new Promise<void>((resolve, reject) => {
      writing.onerror = () => reject(writing.error);
      writing.oncomplete = () => resolve();
    });
    opening.result.close();
  }, rows);
}
