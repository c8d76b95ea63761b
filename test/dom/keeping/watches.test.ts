import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupText } from '../../../utils/keeping/backup.ts';
import { forgetCustomer } from '../../../utils/keeping/customer.ts';
import { mergeStep } from '../../../utils/keeping/merging.ts';
import { readBackup } from '../../../utils/keeping/restore.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { deleteEverything } from '../../../utils/sessions/records.ts';
import { saveUnreadSettings, unreadSettings, usualSettings } from '../../../utils/unread/settings.ts';
import type { Watch } from '../../../utils/unread/watch.ts';

const now = Date.UTC(2026, 10, 21, 9);
let db: PatchcordDatabase;
let other: PatchcordDatabase;

const ada: Watch = {
  id: 'w1',
  vendor: 'helpshift',
  account: 'hs',
  name: 'Ada',
  customer: { email: 'ada@example.com' },
  notes: 'asks for a refund',
  ends: { days: 7, withIssue: true },
  snoozedUntil: now + 1000,
  polled: true,
  addedAt: now,
  unread: 4,
  seenUnread: 2,
  rightAt: now,
  failures: 3,
  nextAt: now,
};
const queue: Watch = {
  ...{ id: 'queue:hs', vendor: 'helpshift', account: 'hs', name: 'me@shop.eu', polled: true },
  ...{ addedAt: now, failures: 0, nextAt: now, queue: { states: ['new'], assignee: 'me@shop.eu' } },
};
const over: Watch = { ...ada, id: 'w2', customer: { id: 'u-2' }, ended: { at: now, why: 'issue' } };

beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  other = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await other.open();
  await db.watches.bulkPut([ada, queue, over]);
  await db.secrets.put({ id: 'watch:w1', value: 'token-of-ada' });
  await db.settings.put({ name: 'polling', spent: [[1, 2]], at: now });
  await saveUnreadSettings(db, {
    budget: 600,
    notify: true,
    quiet: { from: 60, to: 120 },
    pausedUntil: now + 1000,
  });
});
afterEach(async () => {
  for (const each of [db, other]) {
    each.close();
    await each.delete();
  }
});

test('a backup holds what the agent said of watches and polling, not how they last went, nor any token', async () => {
  let text = '';
  for await (const piece of backupText(db, now)) text += piece.text;
  expect(text).not.toContain('token-of-ada');
  expect(text).not.toContain('polling');
  const reading = readBackup(new Blob([text]), db.verno);
  for (let step = await reading.next(); !step.done; step = await reading.next())
    await mergeStep(other, step.value, now + 5000);
  const { unread: _, rightAt: __, seenUnread: ___, ...kept } = ada;
  expect(await other.watches.get('w1')).toEqual({ ...kept, failures: 0, nextAt: now + 5000 });
  expect(await other.watches.get('queue:hs')).toMatchObject({ queue: queue.queue });
  expect(await other.watches.get('w2')).toMatchObject({ ended: { at: now, why: 'issue' } });
  expect(await unreadSettings(other)).toEqual({
    ...usualSettings,
    budget: 600,
    notify: true,
    quiet: { from: 60, to: 120 },
  });
});

test('deleting a customer takes the watch, its notes and its token', async () => {
  expect(await forgetCustomer(db, { email: 'ADA@example.com' })).toMatchObject({ watches: 1 });
  expect(await db.watches.toCollection().primaryKeys()).toEqual(['queue:hs', 'w2']);
  expect(await db.secrets.count()).toBe(0);
});

test('deleting everything leaves no watch, no setting, and no book of requests', async () => {
  await deleteEverything(db);
  expect([await db.watches.count(), await db.settings.count(), await db.secrets.count()]).toEqual([0, 0, 0]);
});
