import { expect, test } from 'vitest';
import { handOver, takeHanded } from '../../../utils/links/handover.ts';
import { addPresets, orderPresets, presetsOf, savePreset } from '../../../utils/links/presets.ts';
import { recentCustomers } from '../../../utils/links/recent.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import { pastLink } from '../../unit/links/past.ts';
import { cobrowse, day, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

const names = async () => (await presetsOf(db)).map(({ name }) => name);
const save = (name: string, message = '', id?: string) => savePreset(db, { id, name, fields: { message } });

test('presets stand in the order in which they were saved, until the agent orders them', async () => {
  for (const name of ['A', 'B', 'C']) await save(name);
  expect(await names()).toEqual(['A', 'B', 'C']);
  const [a, b, c] = (await presetsOf(db)).map(({ id }) => id);
  await orderPresets(
    db,
    [c, a].flatMap((id) => id ?? []),
  );
  expect(await names()).toEqual(['C', 'A', 'B']);
  await save('D');
  expect(await names()).toEqual(['C', 'A', 'B', 'D']);
  expect(b).toBeDefined();
});

test('a name is one preset’s: saved again, whatever its case, it takes that one’s place', async () => {
  await save('Refund', 'old');
  await save('Other');
  await save('refund', 'new');
  expect((await presetsOf(db)).map(({ name, fields }) => [name, fields.message])).toEqual([
    ['refund', 'new'],
    ['Other', ''],
  ]);
});

test('a preset that is renamed to another’s name becomes one with it', async () => {
  await save('A', 'a');
  await save('B', 'b');
  const id = (await presetsOf(db))[1]?.id;
  await save('A', 'b', id);
  expect(await presetsOf(db)).toMatchObject([{ id, name: 'A', fields: { message: 'b' } }]);
});

test('a file’s presets are counted, and none comes beyond the hundredth', async () => {
  await save('Refund', 'old');
  const file = Array.from({ length: 100 }, (_, at) => ({ name: `n${at}`, fields: {} }));
  expect(await addPresets(db, [{ name: 'REFUND', fields: {} }, ...file.slice(0, 99)])).toEqual({
    added: 99,
    replaced: 1,
  });
  expect(await save('one too many')).toMatchObject({ trouble: { reason: 'invalid' } });
  expect(await save('n5', 'changed')).toMatchObject({ ok: true });
});

test('recent customers are those of links and opened sessions, each once, the newest first', async () => {
  const ada = { name: 'Ada', email: 'ada@example.com' };
  const grace = { name: 'Grace', email: 'grace@example.com' };
  const packed = cobrowse({
    id: 'file:old',
    customer: { id: 'u-9', name: 'Old' },
    startedAt: now - 90 * day,
    expiresAt: now - 90 * day,
    updatedAt: now - 90 * day,
  });
  await putSessions(db, [packed, cobrowse({ id: 'cobrowse:grace', customer: grace })], now);
  await db.opened.bulkPut([
    { id: 'cobrowse:grace', code: '482913', at: now - 2 },
    { id: 'file:old', code: '482913', at: now - 4 },
    { id: 'cobrowse:gone', code: '482913', at: now },
  ]);
  const link = (id: string, madeAt: number, customer: object) =>
    pastLink(id, { madeAt, request: { by: 'hs', customer } });
  await db.links.bulkPut([
    link('l1', now - 1, { email: 'ADA@example.com' }),
    link('l2', now - 3, ada),
    link('l3', now - 5, {}),
  ]);
  expect(await recentCustomers(db)).toEqual([
    { email: 'ADA@example.com', name: 'Ada' },
    grace,
    { id: 'u-9', name: 'Old' },
  ]);
  expect(await recentCustomers(db, 1)).toHaveLength(1);
});

test('a customer is handed to the popup that was opened for them, once', async () => {
  await handOver(db, 'one', { name: 'Ada' });
  await handOver(db, 'two', { name: 'Grace' });
  expect(await takeHanded(db, 'one')).toBeUndefined();
  expect(await takeHanded(db, 'two')).toEqual({ name: 'Grace' });
  expect(await takeHanded(db, 'two')).toBeUndefined();
  expect(await db.settings.count()).toBe(0);
});
