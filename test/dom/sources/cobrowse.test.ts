import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAccount } from '../../../utils/accounts/keep.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { cobrowseSource } from '../../../utils/sources/cobrowse.ts';
import type { Wire } from '../../../utils/vendors/request.ts';

let db: PatchcordDatabase;
let now = 1_795_251_600_000;
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await db.open();
  // The limit on questions belongs to the worker, not to the database.
  now += 120_000;
  await saveAccount(db, { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' }, 'token');
});
afterEach(async () => {
  db.close();
  await db.delete();
});

const session = { id: 's1', code: '482913', state: 'active' };

/** A vendor that answers these paths, and 404 to all others. */
function vendor(answers: Record<string, object>): { wire: Wire; asked: string[] } {
  const asked: string[] = [];
  const wire: Wire = {
    now: () => now,
    fetch: async (input) => {
      const path = new URL(String(input)).pathname;
      asked.push(path.replace('/api/1/sessions/', ''));
      const answer = answers[path.replace('/api/1/sessions/', '')];
      return new Response(JSON.stringify(answer ?? { id: 'not_found', message: 'not found' }), {
        status: answer ? 200 : 404,
      });
    },
  };
  return { wire, asked };
}

test('without an account there is nothing to ask', async () => {
  await db.accounts.clear();
  expect(await cobrowseSource(db, vendor({}).wire)).toBeUndefined();
});

test('what the vendor says is kept', async () => {
  const live = await cobrowseSource(db, vendor({ 482913: session }).wire);
  expect(await live?.('482913')).toMatchObject({ ok: true, value: { state: 'active' } });
  expect(await db.sessions.get('cobrowse:s1')).toMatchObject({ code: '482913' });
});

test('a session whose code is no longer known is asked for by id, so that its end is seen', async () => {
  const before = await cobrowseSource(db, vendor({ 482913: session }).wire);
  await before?.('482913');
  now += 5_000;
  const { wire, asked } = vendor({ s1: { ...session, state: 'ended' } });
  const after = await cobrowseSource(db, wire);
  expect(await after?.('482913')).toMatchObject({ ok: true, value: { state: 'ended' } });
  expect(asked).toEqual(['482913', 's1']);
  expect((await db.sessions.get('cobrowse:s1'))?.state).toBe('ended');
});

test('a code that nobody knows is asked for once', async () => {
  const { wire, asked } = vendor({});
  const live = await cobrowseSource(db, wire);
  expect(await live?.('000001')).toEqual({ ok: true, value: undefined });
  expect(asked).toEqual(['000001']);
});
