import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCustomer, forgetCustomer } from '../../../utils/keeping/customer.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions } from '../../../utils/sessions/records.ts';
import { noCounts } from '../../../utils/sources/imports.ts';
import { now } from '../../unit/sessions/session.ts';
import { everything } from '../sessions/model.ts';
import { ada, fill } from './stock.ts';

let db: PatchcordDatabase;
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await fill(db);
});
afterEach(async () => {
  db.close();
  await db.delete();
});

/** Every text that is kept in any table, packs and all. */
async function allTexts(): Promise<string> {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables);
}

test('by the e-mail address, whatever its case, everything goes and is counted by kind', async () => {
  const counts = { sessions: 51, sightings: 2, links: 1, watches: 2, conversations: 1, presets: 1 };
  expect(await findCustomer(db, { email: 'ADA@example.com' })).toMatchObject(counts);
  expect(await forgetCustomer(db, { email: 'ADA@example.com' })).toEqual(counts);
  const left = (await allTexts()).toLowerCase();
  for (const text of ['ada@example.com', 'typed for ada', 'said by ada', 'written for ada', 'token-of-ada'])
    expect(left).not.toContain(text);
  expect(left).toContain('written for grace');
  expect(await countSessions(db)).toBe(452);
  expect((await everything(db)).some(({ customer }) => customer?.id === ada.id)).toBe(false);
  expect((await db.secrets.toCollection().primaryKeys()).sort()).toEqual(['hs', 'watch:w3']);
  expect(await db.opened.toCollection().primaryKeys()).toEqual(['file:1']);
  expect(await findCustomer(db, { email: ada.email })).toMatchObject({ sessions: 0, sightings: 0, links: 0 });
});

test('by the id, a Helpdesky contact goes with its token', async () => {
  expect(await forgetCustomer(db, { id: 'u-1' })).toEqual({
    sessions: 51,
    sightings: 1,
    links: 1,
    watches: 1,
    presets: 1,
    conversations: 1,
  });
  expect(await allTexts()).not.toMatch(/token-of-ada|(typed|written) for ada|said by ada/);
});

test('a conversation whose first message never arrived goes as well', async () => {
  expect(await forgetCustomer(db, { email: 'grace@example.com' })).toMatchObject({ conversations: 1 });
  expect(await allTexts()).not.toContain('written for grace');
});

test('by the phone number', async () => {
  expect(await forgetCustomer(db, { phone: ada.phone })).toMatchObject({
    sessions: 51,
    links: 1,
    watches: 0,
  });
});

test('another customer’s session with the same code stays, and so does the conversation that means it', async () => {
  await forgetCustomer(db, { email: ada.email });
  expect(await db.sessions.get('cobrowse:grace')).toBeDefined();
  const places = (await db.sightings.toArray()).map(({ place }) => place);
  expect(places.sort()).toEqual(['https://desk.example.com/grace', 'https://desk.example.com/other']);
});

test('it tells what else the sessions name, and of an import that may bring them back', async () => {
  const found = await findCustomer(db, { email: ada.email });
  expect(found.also).toEqual([{ phone: ada.phone }, { id: ada.id }]);
  expect(found.isImporting).toBe(false);
  const file = { ...noCounts, id: 'i', name: 'a.csv', size: 1, writtenAt: 0, chosenAt: 0, at: now };
  await db.imports.put({ ...file, mapping: new Map(), kind: 'cobrowse', phase: 'reading' });
  expect((await findCustomer(db, { email: ada.email })).isImporting).toBe(true);
});

test('refused rows of an import that is over go too, since they may be theirs', async () => {
  const file = { ...noCounts, id: 'i', name: 'a.csv', size: 1, writtenAt: 0, chosenAt: 0, at: now };
  await db.imports.put({ ...file, mapping: new Map(), kind: 'cobrowse', phase: 'done', refused: 2 });
  await forgetCustomer(db, { email: ada.email });
  expect(await db.imports.count()).toBe(0);
});

test('nobody is found by nothing, and nothing goes', async () => {
  for (const key of [{}, { email: '' }, { id: 'u' }, { email: 'example.com' }]) {
    const nothing = { sessions: 0, sightings: 0, links: 0, watches: 0, conversations: 0, presets: 0 };
    expect(await forgetCustomer(db, key)).toEqual(nothing);
  }
  expect(await countSessions(db)).toBe(503);
});
