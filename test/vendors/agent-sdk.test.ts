import CobrowseAPI, { APIError } from 'cobrowse-agent-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVendors, type Vendors } from './server.ts';
import { codeLife } from './sessions.ts';
import type { TokenOptions } from './token.ts';

/**
 * The official agent SDK against the stand-in: what it understands, the stand-in speaks rightly. In Node its fetch ponyfill
 * needs no shim; sockets are for browsers and are not tried.
 */
let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

function sdk(token: TokenOptions = {}): CobrowseAPI {
  return new CobrowseAPI(vendors.cobrowse.token(token), { api: vendors.local });
}

/** The SDK's types leave `TokenExpiredError` out, and its own status and message are swapped: the class tells. */
function classOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : 'no error';
}

test('gets a session by its code, with dates and customer data', async () => {
  const made = vendors.cobrowse.createSession({ code: '004711', customData: { user_name: 'Ann' } });
  const session = await sdk().sessions.get('004711');
  expect(session.id).toBe(made.id);
  expect(session.isPending()).toBe(true);
  expect(session.custom_data).toEqual({ user_name: 'Ann' });
  expect(session.expires.getTime() - session.created.getTime()).toBe(codeLife);
  expect(session.activated).toBeNull();
  expect(session.agent).toBe(false);
  expect(session.device.platform).toBe('web');
});

test('gets a session by its id, also after its end', async () => {
  const { id } = vendors.cobrowse.createSession();
  vendors.cobrowse.end(id);
  const session = await sdk().sessions.get(id);
  expect([session.state, session.ended_reason]).toEqual(['ended', 'device_ended']);
});

test('lists by several states, customer data, time and limit', async () => {
  const [old, recent, other] = ['a', 'a', 'b'].map((user) =>
    vendors.cobrowse.createSession({ customData: { user_id: user } }),
  );
  const before = new Date(vendors.clock.now());
  for (const one of [old, recent, other]) {
    vendors.clock.advance(1000);
    vendors.cobrowse.activate(one?.id ?? '');
  }
  const query = { state: ['active', 'authorizing'], filter_user_id: 'a', activated_after: before };
  const found = await sdk().sessions.list(query);
  expect(found.map((one) => one.id)).toEqual([recent?.id, old?.id]);
  expect(await sdk().sessions.list({ ...query, limit: 1 })).toHaveLength(1);
});

test('is refused the sessions of all agents without the role of an administrator', async () => {
  const { id } = vendors.cobrowse.createSession();
  const refusal = await sdk()
    .sessions.list({ agent: 'all' })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(APIError);
  expect(refusal).toMatchObject({ status: 403, id: expect.any(String) });
  const all = await sdk({ role: 'administrator' }).sessions.list({ agent: 'all', state: 'pending' });
  expect(all.map((one) => one.id)).toContain(id);
});

test('ends a session and tells of it', async () => {
  const { id } = vendors.cobrowse.createSession();
  const session = await sdk().sessions.get(id);
  const ended: string[] = [];
  session.on('ended', (one) => ended.push(one.id));
  await session.end();
  expect(ended).toEqual([id]);
  expect(session.ended_reason).toBe('agent_ended');
  expect(vendors.cobrowse.sessions.byId(id)?.state).toBe('ended');
});

test('joins a session', async () => {
  const { id } = vendors.cobrowse.createSession();
  const session = await sdk({ sub: 'sam@example.com' }).sessions.get(id);
  await session.update({ agent: 'me' });
  expect(session.agent.email).toBe('sam@example.com');
});

test('makes a session of its own', async () => {
  const session = await sdk().sessions.create({ custom_data: { user_id: 'x' } });
  expect(session.code).toMatch(/^[0-9]{6}$/);
  expect((await sdk().sessions.get(session.code)).id).toBe(session.id);
});

test('knows an expired token by its own error', async () => {
  const error = await sdk({ expiresIn: -1 })
    .sessions.list()
    .catch((caught: unknown) => caught);
  expect(classOf(error)).toBe('TokenExpiredError');
});

test('knows another refusal as an API error with its status and words', async () => {
  const wrong = await sdk({ aud: 'https://example.com' })
    .users.current()
    .catch((caught: unknown) => caught);
  expect(wrong).toBeInstanceOf(APIError);
  expect(classOf(wrong)).toBe('APIError');
  expect(wrong).toMatchObject({ status: 401, message: expect.stringContaining('audience') });
  const missing = await sdk()
    .sessions.get('999999')
    .catch((caught: unknown) => caught);
  expect(missing).toMatchObject({ status: 404, message: 'Session not found' });
});

test('lists devices, and knows its own user and license', async () => {
  vendors.cobrowse.createSession({ customData: { user_email: 'ann@example.com', device_id: 'd-9' } });
  const [device] = await sdk().devices.list({ filter_user_email: 'ann@example.com' });
  expect([device?.id, device?.connectable]).toEqual(['d-9', true]);
  expect((await sdk().devices.get('d-9')).custom_data).toMatchObject({ user_email: 'ann@example.com' });
  expect((await sdk().users.current()).id).toMatch(/^[0-9a-f]{24}$/);
  const [account] = await sdk().accounts.list();
  expect(account?.license_key).toBe(vendors.cobrowse.license);
  expect((await sdk().regions.closest()).id).toBe('local');
});
