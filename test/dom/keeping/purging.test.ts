import { expect, test } from 'vitest';
import { noteOpened } from '../../../utils/keeping/opened.ts';
import { purgeOld } from '../../../utils/keeping/purging.ts';
import { noteArrival, saveRetention } from '../../../utils/keeping/retention.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { cutFor, purge } from '../../../utils/sessions/keeping.ts';
import { parcelOf } from '../../../utils/sessions/parcel.ts';
import { countSessions, putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import type { Sighting } from '../../../utils/sessions/sighting.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { commit } from '../../../utils/sources/commit.ts';
import { noCounts } from '../../../utils/sources/imports.ts';
import { cobrowse, day, minute, noibu, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';
import { everything } from '../sessions/model.ts';

const hour = 60 * minute;
let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** One session a day, the newest began today; those that are over for two days are packed. */
async function days(count: number, perDay = 1): Promise<Session[]> {
  const sessions = Array.from({ length: count * perDay }, (_, at) => {
    const startedAt = now - Math.floor(at / perDay) * day - hour;
    const code = String((at * 7919) % 1_000_000).padStart(6, '0');
    const expiresAt = startedAt + 20 * minute;
    return cobrowse({ id: `file:${at}`, code, startedAt, expiresAt, updatedAt: startedAt });
  });
  await putSessions(db, sessions, now);
  return sessions;
}

function seen(code: string, more: Partial<Sighting>): Sighting {
  const place = 'https://desk.example.com/1';
  const lastSeenAt = now;
  const known = { kind: 'cobrowse', strength: 'strong' } as const;
  return { id: `${code}@${place}`, code, place, firstSeenAt: lastSeenAt, lastSeenAt, ...known, ...more };
}

async function log() {
  const kept = await db.settings.get('purge');
  return kept?.name === 'purge' ? kept : undefined;
}

async function ages(): Promise<number[]> {
  const all = await everything(db);
  return all.map(({ startedAt = 0 }) => Math.floor((now - startedAt) / day)).sort((a, b) => a - b);
}

test('sessions go after thirty days, rows and packed ones alike, and it is told how many', async () => {
  await days(400);
  await purgeOld(db, now, { asked: true });
  expect((await ages()).at(-1)).toBe(29);
  expect(await countSessions(db)).toBe(30);
  expect(await log()).toMatchObject({ gone: { sessions: 370 }, doneAt: now, checkedAt: now });
});

test('the first time nothing goes: a newer version deletes nobody’s data at once', async () => {
  await days(400);
  await purgeOld(db, now);
  await purgeOld(db, now + 7 * hour);
  expect(await countSessions(db)).toBe(400);
  for (let at = now; at < now + 31 * day; at += day) await purgeOld(db, at);
  expect(await countSessions(db)).toBe(0);
});

test('between two looks nothing is read', async () => {
  await purgeOld(db, now, { asked: true });
  await days(400);
  await purgeOld(db, now + hour);
  expect(await countSessions(db)).toBe(400);
});

test('a clock that leaps a year and comes back deletes nothing', async () => {
  await purgeOld(db, now, { asked: true });
  await days(20);
  await purgeOld(db, now + 365 * day);
  await purgeOld(db, now + hour);
  await purgeOld(db, now + 8 * hour);
  expect(await countSessions(db)).toBe(20);
});

test('sessions that were opened stay three times as long, counted from the opening', async () => {
  const all = await days(200);
  for (const at of [50, 150]) {
    const { id = '', code = '' } = all[at] ?? {};
    await noteOpened(db, { id, code, at: now - at * day });
  }
  const { id = '', code = '' } = all[199] ?? {};
  await noteOpened(db, { id, code, at: now - 5 * day });
  await purgeOld(db, now, { asked: true });
  expect((await ages()).filter((age) => age >= 30)).toEqual([50, 199]);
  expect(await db.opened.count()).toBe(2);
  // What is spared is no reason to go over it again and again.
  await purgeOld(db, now + 7 * hour);
  expect((await ages()).filter((age) => age >= 30)).toEqual([50, 199]);
});

test('what was imported today stays thirty days more, and goes then', async () => {
  await db.transaction('rw', db.settings, () => noteArrival(db, { at: now, oldest: now - 800 * day }));
  await days(400);
  await purgeOld(db, now, { asked: true });
  expect(await countSessions(db)).toBe(400);
  await purgeOld(db, now + 30 * day, { asked: true });
  expect(await countSessions(db)).toBe(0);
  expect(await db.settings.get('arrivals')).toMatchObject({ days: [] });
});

test('an import notes by itself that old sessions came, together with them, and a repeated one does not', async () => {
  const all = await days(0);
  const file = { ...noCounts, id: 'i', name: 'a.csv', size: 1, writtenAt: 0, chosenAt: 0, at: now };
  const given = { ...file, mapping: new Map(), kind: 'cobrowse', phase: 'reading' } as const;
  await db.imports.put(given);
  for (let at = 0; at < 200; at += 1) {
    const startedAt = now - (400 + at) * day;
    const expiresAt = startedAt + minute;
    all.push(cobrowse({ id: `file:${at}`, code: '118204', startedAt, expiresAt, updatedAt: startedAt }));
  }
  const step = { parcel: parcelOf(all, now), rows: 200, padded: 0, refused: [], bytes: 1, size: 1 };
  expect(await commit(db, given, step, 0, now)).toBe(true);
  expect(await commit(db, given, { ...step, parcel: parcelOf(all, now) }, 0, now + 20 * day)).toBe(true);
  await purgeOld(db, now + 29 * day, { asked: true });
  expect(await countSessions(db)).toBe(200);
  await purgeOld(db, now + 30 * day, { asked: true });
  expect(await countSessions(db)).toBe(0);
});

test('of too many the oldest go that nobody opened, until a little room is free', async () => {
  await saveRetention(db, { most: 1000 });
  const all = await days(60, 20);
  for (const { id, code } of all.slice(-30)) await noteOpened(db, { id, code, at: now });
  await purgeOld(db, now, { asked: true });
  const left = await everything(db);
  expect(left.length).toBeLessThanOrEqual(980);
  expect(left.length).toBeGreaterThan(900);
  const ids = new Set(left.map(({ id }) => id));
  expect(all.slice(-30).every(({ id }) => ids.has(id))).toBe(true);
  expect(all.slice(-200, -30).some(({ id }) => ids.has(id))).toBe(false);
  expect(all.slice(0, 800).every(({ id }) => ids.has(id))).toBe(true);
});

test('of very many of the same moment no more go than have to', async () => {
  await saveRetention(db, { most: 1000 });
  const same = Array.from({ length: 1500 }, (_, at) => {
    const code = String((at * 7919) % 1_000_000).padStart(6, '0');
    return noibu({ id: `file:${at}`, code, startedAt: undefined, updatedAt: now - 5 * day });
  });
  await putSessions(db, same, now);
  await purgeOld(db, now, { asked: true });
  const left = await countSessions(db);
  expect(left).toBeLessThanOrEqual(980);
  expect(left).toBeGreaterThan(970);
  expect(await log()).toMatchObject({ gone: { sessions: 1500 - left } });
});

test('when all the others are gone, opened ones go too, the oldest first', async () => {
  await saveRetention(db, { most: 1000 });
  const all = await days(120, 10);
  for (const { id, code } of all.slice(100)) await noteOpened(db, { id, code, at: now });
  await purgeOld(db, now, { asked: true });
  const left = await countSessions(db);
  expect(left).toBeLessThanOrEqual(980);
  expect(left).toBeGreaterThan(900);
});

test('for ever and without a bound nothing goes', async () => {
  await saveRetention(db, {});
  await days(400);
  await db.sightings.put(seen('482913', { lastSeenAt: now - 1000 * day }));
  await purgeOld(db, now, { asked: true });
  expect(await countSessions(db)).toBe(400);
  expect(await db.sightings.count()).toBe(1);
});

test('what is live stays, however old it is said to be', async () => {
  const live = cobrowse({ startedAt: now - 100 * day, expiresAt: now + 5 * minute });
  await putSessions(db, [live], now);
  await purgeOld(db, now, { asked: true });
  expect(await everything(db)).toEqual([live]);
});

test('seen codes, links and leavings of imports have their own times', async () => {
  await db.sightings.bulkPut([
    seen('000001', { lastSeenAt: now - 31 * day }),
    seen('000002', { lastSeenAt: now - 31 * day, outcome: 'dismissed' }),
    seen('000003', { lastSeenAt: now - 91 * day, outcome: 'dismissed' }),
    seen('000004', {}),
  ]);
  const link = { url: 'https://example.com/', via: { type: 'template', name: 'x' } } as const;
  const request = { by: 'x', customer: {} };
  await db.links.bulkPut([
    { ...link, request, id: 'expired', madeAt: now - 60 * day, expiresAt: now - 31 * day },
    { ...link, request, id: 'lately', madeAt: now - 60 * day, expiresAt: now - 29 * day },
    { ...link, request, id: 'lasting', madeAt: now - 60 * day },
    { ...link, request, id: 'forgotten', madeAt: now - 91 * day },
  ]);
  const file = { ...noCounts, name: 'a.csv', size: 1, writtenAt: 0, chosenAt: 0, mapping: new Map() };
  await db.imports.bulkPut([
    { ...file, id: 'old', kind: 'cobrowse', phase: 'done', at: now - 31 * day },
    { ...file, id: 'paused', kind: 'cobrowse', phase: 'paused', at: now - 31 * day },
  ]);
  await purgeOld(db, now, { asked: true });
  expect((await db.sightings.toArray()).map(({ code }) => code)).toEqual(['000002', '000004']);
  expect((await db.links.toCollection().primaryKeys()).sort()).toEqual(['lasting', 'lately']);
  expect(await db.imports.toCollection().primaryKeys()).toEqual(['paused']);
  expect((await log())?.gone).toEqual({ sessions: 0, sightings: 2, links: 2 });
});

test('broken off anywhere it goes on, and counts each session that goes once', async () => {
  await days(365, 20);
  let runs = 0;
  while ((await log())?.doneAt === undefined) {
    runs += 1;
    const broken = new AbortController();
    const stop = () => broken.abort();
    db.packs.hook('updating', stop);
    await purgeOld(db, now + runs, { asked: true, signal: broken.signal });
    db.packs.hook('updating').unsubscribe(stop);
    expect(runs).toBeLessThan(1000);
  }
  expect(runs).toBeGreaterThan(2);
  expect(await log()).toMatchObject({ gone: { sessions: 335 * 20 } });
  expect(await countSessions(db)).toBe(30 * 20);
});

test('while segments are merged nothing that goes comes back', async () => {
  for (let at = 0; at < 5; at += 1) {
    const old = Array.from({ length: 300 }, (_, i) => {
      const startedAt = now - (10 + i) * day;
      const code = String((i * 31 + at) % 1000).padStart(6, '0');
      const expiresAt = startedAt + minute;
      return cobrowse({ id: `part${at}:${i}`, code, startedAt, expiresAt, updatedAt: startedAt });
    });
    await putSessions(db, old, now);
  }
  await Promise.all([tend(db, now), purge(db, { before: now - 100 * day, now })]);
  await tend(db, now);
  expect((await ages()).at(-1)).toBe(100);
  expect(await countSessions(db)).toBe(5 * 91);
  expect(await cutFor(db, 5 * 91)).toMatchObject({ before: 0 });
});
