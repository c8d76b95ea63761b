import Dexie from 'dexie';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownRules, saveOwn } from '../../../utils/accounts/own.ts';
import { findCodes, type OwnRules, setOwn } from '../../../utils/codes/index.ts';
import { viewSchemas } from '../../../utils/messages/schemas.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { deleteEverything } from '../../../utils/sessions/records.ts';
import { settingsFor } from '../../../utils/sites/settings.ts';
import { cobrowse } from '../../unit/sessions/session.ts';

const own: OwnRules = {
  labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
  patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }],
};
const none: OwnRules = { labels: [], patterns: [] };
const address = 'https://desk.example/inbox/7';

let db: PatchcordDatabase;
beforeEach(() => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
});
afterEach(async () => {
  setOwn();
  db.close();
  await db.delete();
});

test('a database of the version before gets room for them and keeps what it has', async () => {
  const old = new Dexie(db.name);
  old.version(1).stores({
    sessions: 'id, code, updatedAt, startedAt, expiresAt, customer.email',
    sightings: 'id, code, tab, lastSeenAt',
    links: 'id, madeAt',
    templates: 'id',
    watches: 'id, account, nextAt',
    sites: 'pattern',
    accounts: 'id, vendor',
    secrets: 'id',
  });
  old.version(2).stores({ missing: 'tab' });
  await old.open();
  const site = { pattern: 'https://desk.example/*', frames: [], addedAt: 5 };
  await old.table('sites').put(site);
  await old.table('sessions').put(cobrowse());
  await old.table('secrets').put({ id: 'a', value: 'key' });
  await old.table('missing').put({ tab: 3, at: 7 });
  old.close();

  await db.open();
  expect(await ownRules(db)).toEqual(none);
  await saveOwn(db, own);
  expect(await ownRules(db)).toEqual(own);
  expect(await db.sites.toArray()).toEqual([site]);
  expect(await db.sessions.toArray()).toEqual([cobrowse()]);
  expect(await db.secrets.toArray()).toEqual([{ id: 'a', value: 'key' }]);
  expect(await db.missing.toArray()).toEqual([{ tab: 3, at: 7 }]);
});

test('they change as a whole, and go with everything else', async () => {
  await saveOwn(db, own);
  await saveOwn(db, { ...own, labels: [] });
  expect(await ownRules(db)).toEqual({ ...own, labels: [] });
  expect(await deleteEverything(db)).toBe(1);
  expect(await ownRules(db)).toEqual(none);
});

test('a page is told of them, with the look-out that its patterns need, and of nothing when there are none', async () => {
  const before = await settingsFor(db, address);
  expect('own' in before || 'lookout' in before).toBe(false);
  await saveOwn(db, own);
  const told = await settingsFor(db, address);
  expect(told.own).toEqual(own);
  expect(new RegExp(told.lookout ?? '$^').test('see C/48/29/13')).toBe(true);
});

test('what another version kept and this one cannot take is left out, and the rest holds', async () => {
  const odd = {
    name: 'own',
    labels: [
      { text: ', ,', kind: 'noibu' },
      { text: '', kind: 'noibu' },
      { text: 'a name', kind: 'somebody' },
      { text: 'x'.repeat(61), kind: 'noibu' },
      { text: 7, kind: 'noibu' },
      null,
      ...own.labels,
    ],
    patterns: [{ text: 'HC-#######', kind: 'noibu' }, 'HC-######', ...own.patterns],
  };
  await db.open();
  await db.table('settings').put(odd);
  expect(await ownRules(db)).toEqual(own);
  await db.table('settings').put({ name: 'own', labels: 'none', patterns: null });
  expect(await ownRules(db)).toEqual(none);
});

describe('the recogniser', () => {
  test.each<[string, OwnRules]>([
    ['signs for a label', { ...none, labels: [{ text: ', ,', kind: 'noibu' }] }],
    ['an empty label', { ...none, labels: [{ text: '', kind: 'noibu' }] }],
    ['an empty pattern', { ...none, patterns: [{ text: '', kind: 'noibu' }] }],
    ['too few digits', { ...none, patterns: [{ text: 'HC-####', kind: 'noibu' }] }],
    ['a pattern of hundreds', { ...none, patterns: [{ text: `${'x'.repeat(500)}######`, kind: 'noibu' }] }],
  ])('bears %s, and finds what it finds without', (_, rules) => {
    const texts = ['my session code is 482913', 'HC-482913', '771204, and order number 118204'];
    const before = texts.map((text) => findCodes(text));
    setOwn(rules);
    expect(texts.map((text) => findCodes(text))).toEqual(before);
  });
});

describe('the call', () => {
  const takes = (given: unknown) => v.safeParse(viewSchemas['own.save'], given).success;

  test('takes what the form takes, as it stands', () => {
    expect(v.parse(viewSchemas['own.save'], own)).toEqual(own);
    expect(takes(none)).toBe(true);
  });

  test.each([
    ['nothing', {}],
    ['a kind that is none', { ...none, labels: [{ text: 'pin', kind: 'otp' }] }],
    ['a label of signs', { ...none, labels: [{ text: 'pin, id', kind: 'noibu' }] }],
    ['a label that is too long', { ...none, labels: [{ text: 'x'.repeat(61), kind: 'noibu' }] }],
    ['five digits', { ...none, patterns: [{ text: 'HC-#####', kind: 'noibu' }] }],
    [
      'fifty-one labels',
      { ...none, labels: Array.from({ length: 51 }, (_, at) => ({ text: `pin ${at}`, kind: 'noibu' })) },
    ],
  ])('refuses %s', (_, given) => {
    expect(takes(given)).toBe(false);
  });
});
