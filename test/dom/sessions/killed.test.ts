import { expect, test } from 'vitest';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions, putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { dice } from '../../unit/sessions/dice.ts';
import { now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';
import { anyRecord, byId, everything, expectSame, putInto } from './model.ts';

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** Lets a worker write and tidy, and kills it at its so manieth word. @returns the batches that it acknowledged */
async function killedAt(word: number, seed: number): Promise<Session[][]> {
  const worker = new Worker(new URL('./writer.worker.ts', import.meta.url), { type: 'module' });
  const done: Session[][] = [];
  let words = 0;
  await new Promise<void>((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({ data }: MessageEvent<Session[] | string>) => {
      if (Array.isArray(data)) done.push(data);
      words += 1;
      if (words < word) return;
      worker.terminate();
      resolve();
    };
    worker.postMessage({ name: db.name, seed });
  });
  return done;
}

test('a writer that is killed leaves every acknowledged record there, none twice, and the next one goes on', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const roll = dice(seed);
    const acknowledged = new Map<string, Session>();
    for (const batch of await killedAt(4 + roll(40), seed)) putInto(acknowledged, batch);
    const there = await everything(db);
    const ids = new Map(there.map((session) => [session.id, session]));
    expect(ids.size).toBe(there.length);
    expect(await countSessions(db)).toBe(there.length);
    for (const session of acknowledged.values()) {
      expect(ids.get(session.id)?.updatedAt).toBeGreaterThanOrEqual(session.updatedAt);
    }
    expect(await tend(db, now)).toBe(true);
    expect(await everything(db)).toEqual(there);
    expect((await db.segments.toArray()).filter(({ state }) => state !== 'ready')).toEqual([]);
    await db.delete();
    await db.open();
  }
});

test('a transaction that is aborted at any of its writes leaves what was there before, or everything of it', async () => {
  const model = new Map<string, Session>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const roll = dice(seed);
    const batch = Array.from({ length: 1 + roll(300) }, () => anyRecord(roll, 800));
    const restore = failAt(1 + roll(30));
    const tidies = roll(2) === 0;
    try {
      if (tidies) await tend(db, now);
      else await putSessions(db, batch, now);
    } catch {
      // What was not acknowledged may be asked for again.
    } finally {
      restore();
    }
    if (!tidies) {
      const whole = new Map(model);
      putInto(whole, batch);
      const there = await everything(db);
      const isWhole =
        whole.size === there.length &&
        there.every(({ id, updatedAt }) => whole.get(id)?.updatedAt === updatedAt);
      expect(there).toEqual(byId((isWhole ? whole : model).values()));
      putInto(model, batch);
      await putSessions(db, batch, now);
    }
    if (seed % 10 === 0) await expectSame(db, model);
  }
  await tend(db, now);
  await expectSame(db, model);
});

/** Aborts the transaction of the so manieth write from now on. @returns what ends that */
function failAt(write: number): () => void {
  const { put, add, delete: remove } = IDBObjectStore.prototype;
  let writes = 0;
  const counted = <T extends unknown[]>(work: (this: IDBObjectStore, ...given: T) => IDBRequest) =>
    function (this: IDBObjectStore, ...given: T) {
      const request = work.apply(this, given);
      writes += 1;
      if (writes === write) this.transaction.abort();
      return request;
    };
  Object.assign(IDBObjectStore.prototype, { put: counted(put), add: counted(add), delete: counted(remove) });
  return () => Object.assign(IDBObjectStore.prototype, { put, add, delete: remove });
}
