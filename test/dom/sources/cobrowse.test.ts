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
  expect(await cobrowseSource(db, vendor({}).wire, 'agent')).toBeUndefined();
});

test('what the vendor says is kept', async () => {
  const live = await cobrowseSource(db, vendor({ 482913: session }).wire, 'agent');
  expect(await live?.('482913')).toMatchObject({ ok: true, value: { state: 'active' } });
  expect(await db.sessions.get('cobrowse:s1')).toMatchObject({ code: '482913' });
});

test('a session whose code is no longer known is asked for by id, so that its end is seen', async () => {
  const before = await cobrowseSource(db, vendor({ 482913: session }).wire, 'agent');
  await before?.('482913');
  now += 5_000;
  const { wire, asked } = vendor({ s1: { ...session, state: 'ended' } });
  const after = await cobrowseSource(db, wire, 'agent');
  expect(await after?.('482913')).toMatchObject({ ok: true, value: { state: 'ended' } });
  expect(asked).toEqual(['482913', 's1']);
  expect((await db.sessions.get('cobrowse:s1'))?.state).toBe('ended');
});

test('a code that nobody knows is asked for once', async () => {
  const { wire, asked } = vendor({});
  const live = await cobrowseSource(db, wire, 'agent');
  expect(await live?.('000001')).toEqual({ ok: true, value: undefined });
  expect(asked).toEqual(['000001']);
});

test('a page that is full of codes takes no more than its part of a minute’s questions', async () => {
  const { wire, asked } = vendor({});
  const page = await cobrowseSource(db, wire, 'page');
  const codes = Array.from({ length: 40 }, (_, i) => String(500_000 + i));
  const answers = [];
  for (const code of codes) answers.push(await page?.(code));
  expect(asked).toHaveLength(30);
  expect(answers[30]).toMatchObject({ trouble: { reason: 'too-many', until: now + 60_000 } });
  const agent = await cobrowseSource(db, wire, 'agent');
  expect(await agent?.('599999')).toEqual({ ok: true, value: undefined });
  now += 30_000;
  await page?.('500000');
  expect(asked).toHaveLength(31);
});

test('a vendor that asks for patience is left alone until then; another token is another beginning', async () => {
  let asked = 0;
  const wire: Wire = {
    now: () => now,
    fetch: async () => {
      asked += 1;
      return new Response('{}', { status: 429, headers: { 'Retry-After': '30' } });
    },
  };
  const live = await cobrowseSource(db, wire, 'agent');
  const trouble = { reason: 'too-many', until: now + 30_000 };
  for (const code of ['000001', '000002', '000003']) expect(await live?.(code)).toMatchObject({ trouble });
  expect(asked).toBe(1);
  await saveAccount(db, { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' }, 'another');
  await live?.('000004');
  expect(asked).toBe(2);
  now += 31_000;
  await live?.('000005');
  expect(asked).toBe(3);
});

test('what one account refuses another may know', async () => {
  await saveAccount(db, { vendor: 'cobrowse', id: 'c2', api: 'https://eu.example.com' }, 'second');
  const wire: Wire = {
    now: () => now,
    fetch: async (input) =>
      String(input).startsWith('https://eu.')
        ? new Response(JSON.stringify(session))
        : new Response('{"message":"jwt malformed"}', { status: 401 }),
  };
  const live = await cobrowseSource(db, wire, 'agent');
  expect(await live?.('482913')).toMatchObject({ ok: true, value: { url: expect.stringContaining('eu.') } });
  expect(await live?.('999999')).toMatchObject({ ok: false, trouble: { reason: 'key-refused' } });
});

test('after a refusal a page lets the vendor be for a while; an agent who asks again is answered anew', async () => {
  let asked = 0;
  const wire: Wire = {
    now: () => now,
    fetch: async () => {
      asked += 1;
      return new Response('{"message":"jwt malformed"}', { status: 401 });
    },
  };
  const [agent, page] = [await cobrowseSource(db, wire, 'agent'), await cobrowseSource(db, wire, 'page')];
  await page?.('000011');
  expect(await page?.('000012')).toMatchObject({ trouble: { reason: 'key-refused' } });
  expect(asked).toBe(1);
  await agent?.('000013');
  expect(asked).toBe(2);
  now += 16_000;
  await page?.('000014');
  expect(asked).toBe(3);
});
