import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAccount } from '../../../utils/accounts/keep.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import { fetchFresh } from '../../../utils/sources/fresh.ts';
import type { Wire } from '../../../utils/vendors/request.ts';

let db: PatchcordDatabase;
let now = Date.UTC(2026, 10, 21, 9);
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await db.open();
  now += 3_600_000;
  await saveAccount(db, { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' }, 'jwt');
});
afterEach(async () => {
  db.close();
  await db.delete();
});

interface Record {
  id: string;
  code: string;
  state: string;
  activated?: string;
}

/** A vendor with these sessions; `order` is that of its lists. */
function vendor(sessions: Record[], order: 'newest' | 'oldest' = 'newest', byId: Record[] = sessions) {
  const asked: string[] = [];
  const wire: Wire = {
    now: () => now,
    fetch: async (input) => {
      const url = new URL(String(input));
      asked.push(url.pathname.replace('/api/1/', '') + url.search);
      const id = url.pathname.split('/')[4];
      if (id) {
        const found = byId.find((each) => each.id === id);
        return new Response(JSON.stringify(found ?? {}), { status: found ? 200 : 404 });
      }
      const [after, before] = ['activated_after', 'activated_before'].map((name) =>
        url.searchParams.get(name),
      );
      const states = url.searchParams.getAll('state[]');
      const found = sessions
        .filter(({ state }) => states.includes(state))
        .filter(
          ({ activated = '' }) =>
            (!after || activated > after) && (!before || (activated && activated < before)),
        )
        .sort((a, b) => (a.activated ?? '').localeCompare(b.activated ?? '') * (order === 'newest' ? -1 : 1));
      return new Response(JSON.stringify(found.slice(0, Number(url.searchParams.get('limit')))));
    },
  };
  return { wire, asked };
}

const many = (count: number): Record[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    code: String(100_000 + i),
    state: 'active',
    activated: new Date(now - i * 1000).toISOString(),
  }));

test('what waits and what is active is asked for in one question, and kept', async () => {
  const { wire, asked } = vendor([
    { id: 'a', code: '111111', state: 'active', activated: new Date(now).toISOString() },
    { id: 'p', code: '222222', state: 'pending' },
    { id: 'e', code: '333333', state: 'ended' },
  ]);
  expect(await fetchFresh(db, wire)).toBe(true);
  expect(asked).toEqual([
    'sessions?state%5B%5D=pending&state%5B%5D=authorizing&state%5B%5D=active&limit=100',
  ]);
  expect((await db.sessions.toCollection().primaryKeys()).sort()).toEqual(['cobrowse:a', 'cobrowse:p']);
});

test.each(['newest', 'oldest'] as const)('all pages come, with the %s first', async (order) => {
  const { wire, asked } = vendor(many(250), order);
  await fetchFresh(db, wire);
  expect(await db.sessions.count()).toBe(250);
  expect(asked.length).toBeLessThanOrEqual(5);
  expect(asked.some((path) => path.includes('activated_after='))).toBe(true);
});

test('an account with thousands of them is not read to its end', async () => {
  const { wire, asked } = vendor(many(3000));
  await fetchFresh(db, wire);
  expect(asked.length).toBeLessThanOrEqual(10);
});

test('pages are told only when something stands differently', async () => {
  const active = { id: 'a', code: '111111', state: 'active', activated: new Date(now).toISOString() };
  expect(await fetchFresh(db, vendor([active]).wire)).toBe(true);
  now += 30_000;
  expect(await fetchFresh(db, vendor([active]).wire)).toBe(false);
});

test('what a tab shows and the list no longer has is asked for by id: it has ended', async () => {
  const session = { id: 'a', code: '111111', state: 'active', activated: new Date(now).toISOString() };
  await fetchFresh(db, vendor([session, { ...session, id: 'b', code: '222222' }]).wire);
  await db.sightings.put({
    id: '111111@https://desk.example/1',
    code: '111111',
    kind: 'cobrowse',
    strength: 'strong',
    place: 'https://desk.example/1',
    tab: 7,
    firstSeenAt: now,
    lastSeenAt: now,
  });
  now += 30_000;
  const { wire, asked } = vendor([], 'newest', [{ ...session, state: 'ended' }]);
  expect(await fetchFresh(db, wire)).toBe(true);
  expect(asked.slice(1)).toEqual(['sessions/a']);
  expect(await db.sessions.get('cobrowse:a')).toMatchObject({ state: 'ended' });
});

test('an administrator gets the sessions of all agents', async () => {
  const jwt = ['{}', '{"role":"administrator"}']
    .map((part) => btoa(part))
    .join('.')
    .concat('.c2ln');
  await saveAccount(db, { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' }, jwt);
  const { wire, asked } = vendor([]);
  await fetchFresh(db, wire);
  expect(asked[0]).toContain('agent=all');
});

test('a refused token is not tried again at once, and what is kept stays', async () => {
  await putSessions(db, [
    { id: 'cobrowse:x', source: 'cobrowse', kind: 'cobrowse', code: '123456', updatedAt: now },
  ]);
  let asked = 0;
  const wire: Wire = {
    now: () => now,
    fetch: async () => {
      asked += 1;
      return new Response('{"message":"invalid signature"}', { status: 401 });
    },
  };
  expect(await fetchFresh(db, wire)).toBe(false);
  expect(await fetchFresh(db, wire)).toBe(false);
  expect(asked).toBe(1);
  expect(await db.sessions.count()).toBe(1);
});
