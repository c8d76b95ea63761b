import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupText } from '../../../utils/keeping/backup.ts';
import { mergeStep } from '../../../utils/keeping/merging.ts';
import { purgeOld } from '../../../utils/keeping/purging.ts';
import { keptTables, noRecords } from '../../../utils/keeping/records.ts';
import { type BackupContent, type BackupFault, readBackup } from '../../../utils/keeping/restore.ts';
import { defaultTemplates } from '../../../utils/links/installed.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import { cobrowse, day, now } from '../../unit/sessions/session.ts';
import { everything } from '../sessions/model.ts';
import { fill } from './stock.ts';

let db: PatchcordDatabase;
let other: PatchcordDatabase;
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  other = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await fill(db);
  await other.open();
});
afterEach(async () => {
  for (const each of [db, other]) {
    each.close();
    await each.delete();
  }
});

async function textOf(from: PatchcordDatabase): Promise<string> {
  let text = '';
  for await (const piece of backupText(from, now)) text += piece.text;
  return text;
}

async function zipped(text: string): Promise<File> {
  const bytes = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new File([await new Response(bytes).blob()], 'backup.ndjson.gz');
}

async function check(file: Blob, schema = db.verno): Promise<BackupContent | { fault: BackupFault }> {
  const reading = readBackup(file, schema);
  for (;;) {
    const { value, done } = await reading.next();
    if (done) return value;
  }
}

/** @param steps ends after so many, as if the page had been closed */
async function restore(file: Blob, into: PatchcordDatabase, steps = Number.POSITIVE_INFINITY) {
  let [written, kept] = [0, 0];
  let left = steps;
  const reading = readBackup(file, into.verno);
  for (;;) {
    const { value, done } = await reading.next();
    if (done || left === 0) return { written, kept };
    left -= 1;
    const merged = await mergeStep(into, value, now);
    written += merged.written;
    kept += merged.kept;
  }
}

/** Everything that a backup is to bring back, as the tables have it. */
async function content(from: PatchcordDatabase) {
  const tables = keptTables.filter((table) => table !== 'sessions');
  const rows = await Promise.all(tables.map((table) => from.table(table).toArray()));
  return {
    sessions: await everything(from),
    ...Object.fromEntries(tables.map((table, at) => [table, rows[at]])),
  };
}

test('what was saved comes back, but for secrets and what belongs to this browser', async () => {
  const text = await textOf(db);
  for (const secret of ['key-of-helpshift', 'token-of-ada', 'token-one']) expect(text).not.toContain(secret);
  const file = await zipped(text);
  const counts = {
    ...noRecords(),
    ...{ sessions: 503, opened: 2, sightings: 4, links: 2, presets: 2, templates: 1, watches: 3 },
    ...{ conversations: 2, outgoing: 2, sites: 1, accounts: 1, settings: 1 },
  };
  expect(await check(file)).toEqual({ madeAt: now, counts, refused: 0 });
  expect(await restore(file, other)).toEqual({ written: 524, kept: 0 });
  const before = await content(db);
  const after = await content(other);
  expect(after.sessions).toEqual(before.sessions);
  for (const table of [
    'opened',
    'links',
    'presets',
    'templates',
    'conversations',
    'outgoing',
    'sites',
  ] as const) {
    expect(after[table as keyof typeof after], table).toEqual(before[table as keyof typeof before]);
  }
  expect(await other.sightings.toArray()).toEqual(
    (await db.sightings.toArray()).map(({ tab: _, ...sighting }) => sighting),
  );
  expect(await other.watches.toArray()).toEqual(
    (await db.watches.toArray()).map((watch) => ({ ...watch, failures: 0, nextAt: now })),
  );
  expect(await other.settings.get('own')).toEqual(await db.settings.get('own'));
  expect(await other.secrets.count()).toBe(0);
  expect(await other.missing.count()).toBe(0);
});

test('a backup can be checked without us: the digest is that of all bytes before the last line', async () => {
  const text = await textOf(db);
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.slice(0, end)));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(JSON.parse(text.slice(end)).sha256).toBe(hex);
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toEqual({
    ...{ patchcord: 'backup', format: 1, schema: db.verno, madeAt: now },
  });
});

test('restoring again changes nothing, and one that was broken off is finished by the next', async () => {
  const file = await zipped(await textOf(db));
  for (let steps = 0; steps < 14; steps += 1) await restore(file, other, steps);
  const whole = await content(other);
  expect(whole.sessions).toEqual((await content(db)).sessions);
  expect(await restore(file, other)).toEqual({ written: 0, kept: 524 });
  expect(await content(other)).toEqual(whole);
});

test('of two records of one session the newer one stays, and what is set here stays', async () => {
  const file = await zipped(await textOf(db));
  const newer = cobrowse({ id: 'cobrowse:ada', state: 'ended', updatedAt: now });
  const older = cobrowse({ id: 'file:5', code: '039595', updatedAt: 1 });
  await putSessions(other, [newer, older], now);
  await other.settings.put({ name: 'own', labels: [], patterns: [] });
  const sighting = (await db.sightings.toArray())[0];
  if (sighting) await other.sightings.put({ ...sighting, lastSeenAt: now + 1, outcome: 'dismissed' });
  await restore(file, other);
  const after = new Map((await everything(other)).map((session) => [session.id, session]));
  expect(after.get('cobrowse:ada')).toEqual(newer);
  expect(after.get('file:5')?.updatedAt).toBe(now - 10 * day - 5);
  expect(await other.settings.get('own')).toMatchObject({ labels: [] });
  expect(await other.sightings.get(sighting?.id ?? '')).toMatchObject({ outcome: 'dismissed', tab: 7 });
});

test('the template of a new install gives way to what the agent made of it', async () => {
  const [first] = defaultTemplates();
  if (!first) throw new Error('a new install has a template');
  await db.templates.put({ ...first, name: 'Mine', url: 'https://mine.example.com/?e={email}' });
  await other.templates.bulkPut(defaultTemplates());
  await restore(await zipped(await textOf(db)), other);
  expect(await other.templates.get(first.id)).toMatchObject({ name: 'Mine' });
});

test('a preset that is here stays, and none comes beside it with the same name', async () => {
  await other.presets.put({ id: 'mine', name: 'WELCOME', order: 1, fields: { message: 'Mine' } });
  expect(await restore(await zipped(await textOf(db)), other)).toMatchObject({ kept: 1 });
  const names = (await other.presets.toArray()).map(({ name }) => name);
  expect(names.sort()).toEqual(['For one', 'WELCOME']);
});

test('restored sessions are kept as if they had come today', async () => {
  await restore(await zipped(await textOf(db)), other);
  await purgeOld(other, now + 29 * day, { asked: true });
  expect((await everything(other)).length).toBe(503);
  await purgeOld(other, now + 30 * day, { asked: true });
  expect((await everything(other)).map(({ id }) => id)).toEqual(['cobrowse:ada', 'file:1']);
});

test('whatever byte is changed, lost or added, nothing of the file is believed', async () => {
  const text = await textOf(db);
  const file = await zipped(text);
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (let at = 0; at < 40; at += 1) {
    const bad = bytes.slice();
    const place = Math.floor((at / 40) * (bad.length - 1)) + 1;
    bad[place] = (bad[place] ?? 0) ^ 0x10;
    const found = await check(new Blob([bad]));
    // gzip's own head has bytes that mean nothing: then the content is what was written.
    if (place > 10) expect(found, `byte ${place}`).toHaveProperty('fault');
    expect(await check(new Blob([bytes.slice(0, place)])), `cut at ${place}`).toHaveProperty('fault');
  }
  const lines = text.trimEnd().split('\n');
  const without = (gone: number) => `${lines.filter((_, at) => at !== gone).join('\n')}\n`;
  expect(await check(await zipped(without(3)))).toEqual({ fault: 'damaged' });
  expect(await check(await zipped(without(lines.length - 1)))).toEqual({ fault: 'cutOff' });
  expect(await check(await zipped(text.slice(0, -20)))).toEqual({ fault: 'cutOff' });
  expect(await check(await zipped(text.replace('Ada Lovelace', 'Eve Lovelace')))).toEqual({
    fault: 'damaged',
  });
  expect(await check(await zipped(`${text}["sessions",{}]\n`))).toEqual({ fault: 'damaged' });
});

test('foreign files and newer ones are told apart', async () => {
  const text = await textOf(db);
  for (const foreign of ['', 'hello', '{"a":1}\n', '[]\n', 'code,id\n1,2\n', '\u0000\u0001']) {
    expect(await check(new Blob([foreign])), foreign).toEqual({ fault: 'foreign' });
    expect(await check(await zipped(foreign)), foreign).toEqual({ fault: 'foreign' });
  }
  expect(await check(new Blob([Uint8Array.of(0x1f, 0x8b, 1, 2, 3)]))).toEqual({ fault: 'foreign' });
  expect(await check(new Blob([text]), db.verno - 1)).toEqual({ fault: 'newer' });
  expect(await check(new Blob([text.replace('"format":1', '"format":2')]))).toEqual({ fault: 'newer' });
  expect(await check(new Blob([`${text.split('\n')[0]}\n${'x'.repeat(5_000_000)}`]))).toEqual({
    fault: 'damaged',
  });
});

test('a backup that something unzipped on the way is as good', async () => {
  expect(await check(new Blob([await textOf(db)]))).toMatchObject({ refused: 0 });
});

test('records that no version of ours would have written are left out and counted', async () => {
  const evil = [
    ['links', { id: 'x', url: 'javascript:alert(1)', madeAt: 1, via: { type: 'template', name: '' } }],
    ['accounts', { vendor: 'cobrowse', id: 'c', api: 'http://evil.example.com' }],
    ['sites', { pattern: '<all_urls>', frames: [], addedAt: 1 }],
    ['secrets', { id: 'hs', value: 'mine' }],
    ['sessions', { id: 'file:1', code: '12' }],
  ];
  const digest = async (text: string) => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const head = `${JSON.stringify({ patchcord: 'backup', format: 1, schema: 1, madeAt: 1 })}\n`;
  const above = head + evil.map((line) => `${JSON.stringify(line)}\n`).join('');
  const counts = { links: 1, accounts: 1, sites: 1, sessions: 1 };
  const file = new Blob([above, `${JSON.stringify({ counts, sha256: await digest(above) })}\n`]);
  expect(await check(file)).toMatchObject({ refused: 5 });
  expect(await restore(file, other)).toEqual({ written: 0, kept: 0 });
  expect(await other.secrets.count()).toBe(0);
});
