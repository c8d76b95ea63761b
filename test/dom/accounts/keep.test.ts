import { expect, test } from 'vitest';
import type { Account } from '../../../utils/accounts/account.ts';
import { testConnection } from '../../../utils/accounts/connection.ts';
import { removeAccount, saveAccount, secretOf } from '../../../utils/accounts/keep.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import type { Wire } from '../../../utils/vendors/request.ts';
import { eachDatabase } from '../database.ts';

const account: Account = {
  vendor: 'helpshift',
  id: 'a1',
  api: 'https://api.helpshift.com',
  domain: 'shop',
  appId: 'shop_platform_1',
};

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

function answering(status: number, body: unknown): Wire {
  return { fetch: async () => new Response(JSON.stringify(body), { status }), now: () => 5 };
}

test('a changed account keeps its key, since the form never knew it', async () => {
  await saveAccount(db, account, 'key');
  await saveAccount(db, { ...account, label: 'Shop' });
  expect(await secretOf(db, 'a1')).toBe('key');
});

test('the key is not part of the account that our pages read', async () => {
  await saveAccount(db, account, 'key');
  expect(JSON.stringify(await db.accounts.toArray())).not.toContain('key');
});

test('removing an account removes its key, its watches and their tokens', async () => {
  await saveAccount(db, account, 'key');
  await db.watches.put({
    id: 'w1',
    vendor: 'helpdesky',
    account: 'a1',
    name: 'Sam',
    polled: true,
    addedAt: 0,
    failures: 0,
    nextAt: 0,
  });
  await db.secrets.put({ id: 'watch:w1', value: 'token' });
  await removeAccount(db, 'a1');
  expect(await Promise.all([db.accounts.count(), db.secrets.count(), db.watches.count()])).toEqual([0, 0, 0]);
});

test('a connection that works is said and kept', async () => {
  await saveAccount(db, account, 'key');
  expect(await testConnection(db, 'a1', answering(200, { active_issue: null }))).toEqual({
    ok: true,
    value: { said: 'Helpshift accepted the key.' },
  });
  expect((await db.accounts.get('a1'))?.check).toMatchObject({ at: 5 });
});

test('a refused key is said and kept', async () => {
  await saveAccount(db, account, 'wrong');
  const answer = await testConnection(db, 'a1', answering(401, { error: 'Unauthorized' }));
  expect(answer).toMatchObject({ ok: false, trouble: { reason: 'key-refused', who: 'Helpshift' } });
  expect((await db.accounts.get('a1'))?.check?.trouble?.reason).toBe('key-refused');
});
