import { describe, expect, test } from 'vitest';
import { codePage, sessionPage } from '../../../utils/vendors/cobrowse/pages.ts';
import { endSession, getSession, listSessions, whoAmI } from '../../../utils/vendors/cobrowse/sessions.ts';
import { json, wireOf } from './wire.ts';

const account = { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' } as const;
const record = {
  id: '5f0a',
  code: '048291',
  state: 'pending',
  created: '2026-11-21T08:55:00.000Z',
  expires: '2026-11-21T09:15:00.000Z',
  custom_data: { user_id: 7, user_name: 'Ada <b>Lovelace</b>', user_email: 'ada@example.com' },
  device: { app_name: 'Shop', device: 'iPhone 15', platform: 'ios', os_version: '17.1' },
  agent: null,
  surprise: { nested: [] },
};

describe('a code', () => {
  test('becomes the session that the database keeps', async () => {
    const { wire, asked } = wireOf(json(record));
    expect(await getSession(account, 'jwt', '048291', wire)).toEqual({
      ok: true,
      value: {
        id: 'cobrowse:5f0a',
        source: 'cobrowse',
        kind: 'cobrowse',
        code: '048291',
        state: 'pending',
        customer: { id: '7', name: 'Ada <b>Lovelace</b>', email: 'ada@example.com' },
        startedAt: Date.UTC(2026, 10, 21, 8, 55),
        expiresAt: Date.UTC(2026, 10, 21, 9, 15),
        device: 'iPhone 15 · Shop · ios 17.1',
        url: 'https://cobrowse.io/session/5f0a?end_action=none',
        updatedAt: wire.now(),
      },
    });
    expect(asked[0]?.url.href).toBe('https://cobrowse.io/api/1/sessions/048291');
    expect(asked[0]?.headers.get('Authorization')).toBe('Bearer jwt');
  });

  test('that the vendor does not know is no trouble', async () => {
    const { wire } = wireOf(json({ id: 'not_found', message: 'Session not found' }, 404));
    expect(await getSession(account, 'jwt', '048291', wire)).toEqual({ ok: true, value: undefined });
  });

  test('whose answer is about another code is not believed', async () => {
    const { wire } = wireOf(json({ ...record, code: '111111' }));
    expect(await getSession(account, 'jwt', '048291', wire)).toMatchObject({
      trouble: { reason: 'malformed', field: 'code' },
    });
  });

  test('keeps its session when an odd field comes with it', async () => {
    const odd = { ...record, created: 'yesterday', device: 'iPhone', custom_data: null, code: 48291 };
    const answer = await getSession(account, 'jwt', '048291', wireOf(json(odd)).wire);
    expect(answer).toMatchObject({ ok: true, value: { code: '048291', state: 'pending' } });
    expect(answer.ok && answer.value).not.toHaveProperty('customer');
  });

  test('with a state that nobody documented is malformed', async () => {
    const { wire } = wireOf(json({ ...record, state: 'levitating' }));
    expect(await getSession(account, 'jwt', '048291', wire)).toMatchObject({
      trouble: { reason: 'malformed', field: 'state' },
    });
  });
});

test.each([
  [401, 'jwt expired', 'token-expired'],
  [400, 'jwt expired', 'token-expired'],
  [401, 'jwt malformed', 'key-refused'],
  [403, 'not yours', 'not-allowed'],
])('%i “%s” is %s', async (status, message, reason) => {
  const { wire } = wireOf(json({ id: 'x', message }, status));
  expect(await whoAmI(account, 'jwt', wire)).toMatchObject({
    trouble: { reason, detail: message, who: 'Cobrowse' },
  });
});

test('a list asks for states, times and customers, and leaves out what has no code', async () => {
  const { wire, asked } = wireOf(json([record, { id: 'no-code', state: 'active' }]));
  const filter = {
    states: ['pending', 'active'] as const,
    limit: 50,
    activatedAfter: Date.UTC(2026, 10, 21),
    customer: { user_email: 'a+b@example.com' },
  };
  const answer = await listSessions(account, 'jwt', filter, wire);
  expect(answer).toMatchObject({ ok: true, value: { sessions: [{ id: 'cobrowse:5f0a' }], sent: 2 } });
  expect([...(asked[0]?.url.searchParams ?? [])]).toEqual([
    ['state[]', 'pending'],
    ['state[]', 'active'],
    ['limit', '50'],
    ['activated_after', '2026-11-21T00:00:00.000Z'],
    ['filter_user_email', 'a+b@example.com'],
  ]);
});

test('ending asks the API once, for the session of that id', async () => {
  const { wire, asked } = wireOf(json({ ...record, state: 'ended', ended: '2026-11-21T09:00:00.000Z' }));
  const answer = await endSession(account, 'jwt', { id: 'cobrowse:5f0a', code: '048291' }, wire);
  expect(answer).toMatchObject({ ok: true, value: { state: 'ended', endedAt: Date.UTC(2026, 10, 21, 9) } });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ init: { method: 'PUT' }, body: '{"id":"5f0a","state":"ended"}' });
});

test('an agent’s page is under the account’s own address and carries no token', () => {
  const own = { ...account, api: 'https://cobrowse.example.com/' };
  expect(sessionPage(own, 'a/b')).toBe('https://cobrowse.example.com/session/a%2Fb?end_action=none');
  expect(codePage(own)).toBe('https://cobrowse.example.com/code');
});
