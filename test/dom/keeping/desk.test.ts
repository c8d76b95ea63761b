import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeepingAsk, KeepingTell } from '../../../utils/keeping/desk.ts';
import type { FileKind } from '../../../utils/keeping/writing.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions, deleteEverything, putSessions } from '../../../utils/sessions/records.ts';
import { readSessionsFile } from '../../../utils/sources/file.ts';
import { cobrowse, now } from '../../unit/sessions/session.ts';
import { byId, everything } from '../sessions/model.ts';
import { fill, old } from './stock.ts';

let db: PatchcordDatabase;
let worker: Worker;
let told: KeepingTell[] = [];

/** An options page's worker on the test's own database. */
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await db.open();
  told = [];
  const url = new URL('../../../entrypoints/options/keeping-worker.ts', import.meta.url);
  worker = new Worker(url, { type: 'module', name: db.name });
  worker.onmessage = ({ data }: MessageEvent<KeepingTell>) => told.push(data);
});
afterEach(async () => {
  worker.terminate();
  db.close();
  await db.delete();
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(`exports-${db.name}`, { recursive: true }).catch(() => undefined);
});

/** What came of it, once something did. */
async function ask(asked: KeepingAsk): Promise<KeepingTell> {
  told = [];
  worker.postMessage(asked);
  const end = () => told.find(({ is }) => is !== 'going');
  await expect.poll(end, { timeout: 20_000, interval: 10 }).toBeDefined();
  return end() as KeepingTell;
}

async function write(kind: FileKind): Promise<{ records: number; file: File }> {
  const written = await ask({ do: 'write', kind });
  if (written.is !== 'written' || !written.file) throw new Error(JSON.stringify(written));
  return { records: written.records, file: written.file };
}

async function files(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(`exports-${db.name}`, { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

test('every format that is exported is read by the import as the very same sessions', async () => {
  await fill(db);
  const all = await everything(db);
  for (const kind of ['csv', 'ndjson', 'json'] as const) {
    const { records, file } = await write(kind);
    expect(records).toBe(all.length);
    const back = [];
    for await (const step of readSessionsFile(file, { now, kind: 'noibu' })) {
      expect(step.fault).toBeUndefined();
      expect(step.refused).toEqual([]);
      back.push(...step.sessions);
    }
    expect(byId(back), kind).toEqual(all);
  }
});

test('no cell of a table runs in a spreadsheet', async () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"];
  await putSessions(
    db,
    evil.map((name, at) => cobrowse({ id: `file:${at}`, customer: { name }, device: name, page: name })),
    now,
  );
  const text = await (await write('csv')).file.text();
  const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
  expect(data.length).toBe(evil.length + 1);
  expect(data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test('with nothing to export the files are empty, and valid', async () => {
  expect(JSON.parse(await (await write('json')).file.text())).toEqual([]);
  expect(await (await write('ndjson')).file.text()).toBe('');
  expect((await (await write('csv')).file.text()).split('\r\n').length).toBe(2);
});

test('only the newest file that was built stays on the disk', async () => {
  await fill(db);
  await write('csv');
  await write('ndjson');
  expect(await files()).toHaveLength(1);
});

test('a file that the agent chose is written in place, and there is none to download', async () => {
  await fill(db);
  const root = await navigator.storage.getDirectory();
  const to = await root.getFileHandle(`chosen-${db.name}`, { create: true });
  expect(await ask({ do: 'write', kind: 'ndjson', to })).toEqual({ is: 'written', records: 503 });
  expect((await (await to.getFile()).text()).trimEnd().split('\n')).toHaveLength(503);
  await root.removeEntry(to.name);
});

test('a cancelled export leaves the file as it was', async () => {
  await putSessions(db, old(30_000), now);
  const root = await navigator.storage.getDirectory();
  const to = await root.getFileHandle(`chosen-${db.name}`, { create: true });
  const before = await to.createWritable();
  await before.write('what was here');
  await before.close();
  worker.postMessage({ do: 'write', kind: 'json', to } satisfies KeepingAsk);
  expect(await ask({ do: 'cancel' })).toEqual({ is: 'cancelled' });
  expect(await (await to.getFile()).text()).toBe('what was here');
  await root.removeEntry(to.name);
});

test('a backup is checked, and restored after everything was deleted', async () => {
  await fill(db, 5000);
  const all = await everything(db);
  const { file, records } = await write('backup');
  expect(records).toBe(5003 + 21);
  // Building the next file would delete this one.
  const kept = new File([await file.arrayBuffer()], 'backup.ndjson.gz');
  await deleteEverything(db);
  expect(await ask({ do: 'check', file: kept })).toMatchObject({ is: 'checked', content: { refused: 0 } });
  expect(await countSessions(db)).toBe(0);
  const restored = await ask({ do: 'restore', file: kept });
  expect(restored).toMatchObject({ is: 'restored', kept: 0, written: { sessions: 5003, accounts: 1 } });
  expect(await everything(db)).toEqual(all);
  expect(await ask({ do: 'restore', file: kept })).toMatchObject({ is: 'restored', kept: 5003 + 21 });
});

test('a restore that is cancelled can be repeated', async () => {
  await fill(db, 20_000);
  const all = await everything(db);
  const kept = new File([await (await write('backup')).file.arrayBuffer()], 'backup.ndjson.gz');
  await deleteEverything(db);
  worker.postMessage({ do: 'restore', file: kept } satisfies KeepingAsk);
  expect(await ask({ do: 'cancel' })).toEqual({ is: 'cancelled' });
  await ask({ do: 'restore', file: kept });
  expect(await everything(db)).toEqual(all);
});
