import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startImporter } from '../../../entrypoints/options/importer.ts';
import type { StoreWorker } from '../../../entrypoints/options/store-worker.ts';
import { archiveTables } from '../../../utils/sessions/archive.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions, deleteEverything } from '../../../utils/sessions/records.ts';
import { refusedWords } from '../../../utils/sources/describe.ts';
import type { DeskAsk, DeskTell } from '../../../utils/sources/desk.ts';
import type { FileImport } from '../../../utils/sources/imports.ts';

let db: PatchcordDatabase;
let workers: Desk[] = [];

/** An options page's workers on the test's own database. */
class Desk {
  readonly worker: StoreWorker;
  readonly told: DeskTell[] = [];

  constructor() {
    this.worker = startImporter(db.name, (told) => this.told.push(told));
    this.ask({ do: 'open', words: refusedWords() });
    workers.push(this);
  }

  ask(asked: DeskAsk): void {
    this.worker.postMessage(asked);
  }

  /** The answer of a kind, once it is there. */
  async answer<K extends string>(kind: K): Promise<Extract<DeskTell, Record<K, unknown>>> {
    const find = () => this.told.find((told) => kind in told);
    await expect.poll(find).toBeDefined();
    return find() as Extract<DeskTell, Record<K, unknown>>;
  }
}

beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await db.open();
});

afterEach(async () => {
  for (const { worker, told } of workers) {
    worker.terminate();
    expect(told.filter((one) => 'failed' in one)).toEqual([]);
  }
  workers = [];
  db.close();
  await db.delete();
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(`imports-${db.name}`, { recursive: true }).catch(() => undefined);
});

async function current(): Promise<FileImport | undefined> {
  return (await db.imports.toArray())[0];
}

async function phase(...wanted: FileImport['phase'][]): Promise<FileImport> {
  await expect
    .poll(async () => (await current())?.phase, { timeout: 20_000, interval: 10 })
    .toSatisfy((phase) => wanted.includes(phase as FileImport['phase']));
  return (await current()) as FileImport;
}

async function files(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(`imports-${db.name}`, { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name.replace(/.*\./, ''));
  return names.sort();
}

const choice = { mapping: new Map(), kind: 'cobrowse' } as const;
const every = 7;

/** A table in which every seventh row is refused. */
function table(rows: number): File {
  const lines = Array.from({ length: rows }, (_, i) =>
    i % every === 0 ? `x,n${i}` : `${String(i % 1_000_000).padStart(6, '0')},n${i}`,
  );
  return new File([`session_code,id\n${lines.join('\n')}\n`], 'sessions.csv', {
    lastModified: 1_700_000_000_000,
  });
}

test('a file is copied, shown, counted and imported, and its copy is gone', async () => {
  const desk = new Desk();
  desk.ask({ do: 'choose', file: table(3000) });
  const { id } = await phase('waiting');
  desk.ask({ do: 'look' });
  expect(await desk.answer('first')).toMatchObject({
    id,
    first: { columns: [{ name: 'sessioncode', label: 'session_code' }, { name: 'id' }] },
  });
  desk.ask({ do: 'count', ...choice });
  expect(await phase('counted')).toMatchObject({ rows: 3000, kept: 2571, refused: 429, written: 0 });
  expect(await countSessions(db)).toBe(0);
  desk.ask({ do: 'start', ...choice });
  expect(await phase('done')).toMatchObject({ rows: 3000, written: 2571, kept: 0, refused: 429 });
  expect(await countSessions(db)).toBe(2571);
  await expect.poll(files).toEqual(['refused']);
});

test('the same file again changes nothing', async () => {
  const desk = new Desk();
  for (const [written, kept] of [
    [2571, 0],
    [0, 2571],
  ]) {
    desk.ask({ do: 'choose', file: table(3000) });
    await phase('waiting');
    desk.ask({ do: 'start', ...choice });
    expect(await phase('done')).toMatchObject({ written, kept });
  }
});

/** Numbers from 0 to 1 by a seed, the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('a worker that is ended at any moment', () => {
  test.each([1, 2, 3])('loses nothing that it acknowledged, and the next goes on (seed %i)', async (seed) => {
    const random = seeded(seed * 7919);
    const rows = 30_000;
    let desk = new Desk();
    desk.ask({ do: 'choose', file: table(rows) });
    await phase('waiting');
    desk.ask({ do: 'start', ...choice });
    let kills = 0;
    for (let next = random() * 5000; next < rows - 4000; next += random() * 9000) {
      // Ended as soon as it came so far, whatever it does at that moment.
      await expect
        .poll(async () => (await current())?.rows ?? 0, { timeout: 20_000, interval: 3 })
        .toBeGreaterThan(next);
      desk.worker.terminate();
      const [seen, kept] = await db.transaction('r', [db.imports, ...archiveTables(db)], async () => [
        (await current()) as FileImport,
        await countSessions(db),
      ]);
      expect(kept).toBe(seen.written);
      expect(seen.written + seen.refused).toBe(seen.rows);
      kills += 1;
      next = Math.max(next, seen.rows);
      desk = new Desk();
    }
    expect(kills).toBeGreaterThan(1);
    const refused = Math.ceil(rows / every);
    expect(await phase('done')).toMatchObject({ rows, written: rows - refused, kept: 0, refused });
    expect(await countSessions(db)).toBe(rows - refused);
    desk.ask({ do: 'refused' });
    const lines = (await (await desk.answer('refused')).refused.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(refused + 1);
    expect(new Set(lines).size).toBe(refused + 1);
  });

  test('in the middle of copying leaves nothing behind', async () => {
    await db.imports.put({ ...(await anImport()), phase: 'copying' });
    new Desk();
    await expect.poll(current).toBeUndefined();
    await expect.poll(files).toEqual([]);
  });
});

async function anImport(): Promise<FileImport> {
  const desk = new Desk();
  desk.ask({ do: 'choose', file: table(10) });
  const found = await phase('waiting');
  desk.worker.terminate();
  return found;
}

test('of two pages one imports, and when it is closed the other goes on', async () => {
  const [one, other] = [new Desk(), new Desk()];
  one.ask({ do: 'choose', file: table(30_000) });
  await phase('waiting');
  one.ask({ do: 'start', ...choice });
  await expect.poll(async () => (await current())?.rows ?? 0).toBeGreaterThan(0);
  // The other one waits for its turn.
  other.ask({ do: 'open', words: refusedWords() });
  one.worker.terminate();
  const refused = Math.ceil(30_000 / every);
  expect(await phase('done')).toMatchObject({ rows: 30_000, written: 30_000 - refused, kept: 0, refused });
});

test('a paused import goes on where it stopped, a cancelled one keeps what it wrote', async () => {
  const desk = new Desk();
  desk.ask({ do: 'choose', file: table(40_000) });
  await phase('waiting');
  desk.ask({ do: 'start', ...choice });
  await expect
    .poll(async () => (await current())?.rows ?? 0, { interval: 3, timeout: 10_000 })
    .toBeGreaterThan(0);
  desk.ask({ do: 'pause' });
  const paused = await phase('paused');
  expect(await countSessions(db)).toBe(paused.written);
  desk.ask({ do: 'resume' });
  await expect
    .poll(async () => (await current())?.rows ?? 0, { interval: 3, timeout: 10_000 })
    .toBeGreaterThan(paused.rows);
  desk.ask({ do: 'cancel' });
  const cancelled = await phase('cancelled');
  expect(cancelled.rows).toBeLessThan(40_000);
  await expect.poll(files).not.toContain('source');
  expect(await countSessions(db)).toBe(cancelled.written);
});

test('deleting everything ends an import, and its files go', async () => {
  const desk = new Desk();
  desk.ask({ do: 'choose', file: table(40_000) });
  await phase('waiting');
  desk.ask({ do: 'start', ...choice });
  await expect
    .poll(async () => (await current())?.rows ?? 0, { interval: 3, timeout: 10_000 })
    .toBeGreaterThan(0);
  await deleteEverything(db);
  await expect.poll(files).toEqual([]);
  expect(await countSessions(db)).toBe(0);
});

test.each([
  ['empty', new File([], 'x.csv'), 'empty'],
  ['no text', new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)], 'x.csv'), 'binary'],
  ['no gzip behind its first bytes', new File([Uint8Array.of(0x1f, 0x8b, 8, 0)], 'x.csv.gz'), 'gzip'],
])('a file that is %s is refused before anything is asked', async (_, file, fault) => {
  const desk = new Desk();
  desk.ask({ do: 'choose', file });
  expect(await phase('failed')).toMatchObject({ fault });
  await expect.poll(files).toEqual([]);
});

test('a gzipped file is imported; one that breaks off says so and keeps what came before', async () => {
  const packed = await new Response(table(20_000).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const desk = new Desk();
  desk.ask({ do: 'choose', file: new File([packed], 'x.csv.gz') });
  await phase('waiting');
  desk.ask({ do: 'start', ...choice });
  expect(await phase('done')).toMatchObject({ rows: 20_000 });
  desk.ask({ do: 'choose', file: new File([packed.slice(0, -20)], 'x.csv.gz') });
  await phase('waiting');
  desk.ask({ do: 'start', ...choice });
  expect(await phase('failed')).toMatchObject({ fault: 'gzip' });
});
