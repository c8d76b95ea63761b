import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVendors, type Vendors } from './server.ts';
import { codeLife } from './sessions.ts';
import type { TokenOptions } from './token.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

async function call(
  path: string,
  { token = {}, ...init }: RequestInit & { token?: TokenOptions | string } = {},
) {
  const jwt = typeof token === 'string' ? token : vendors.cobrowse.token(token);
  const response = await fetch(`${vendors.local}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json', ...init.headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const put = (id: string, body: unknown) =>
  call(`/api/1/sessions/${id}`, { method: 'PUT', body: JSON.stringify(body) });

describe('the token', () => {
  const refused: [string, TokenOptions | string, string | RegExp][] = [
    ['has expired', { expiresIn: -1 }, 'jwt expired'],
    ['is not valid yet', { startsIn: 60 }, 'jwt not active'],
    ['is for another audience', { aud: 'https://example.com' }, /audience/],
    ['is of another license', { iss: 'another' }, /issuer/],
    ['has no expiry', { without: ['exp'] }, /expiry/],
    ['has no time of issue', { without: ['iat'] }, /issue time/],
    ['names no agent', { without: ['sub'] }, /subject/],
    ['is signed by nobody', { alg: 'none' }, 'invalid algorithm'],
    ['claims a symmetric signature', { alg: 'HS256' }, 'invalid algorithm'],
    ['is no token', 'abc', 'jwt malformed'],
  ];
  test.each(refused)('is refused with 401 when it %s', async (_, token, message) => {
    const { status, body } = await call('/api/1/users/me', { token });
    expect(status).toBe(401);
    expect(body).toEqual({ id: expect.any(String), message: expect.stringMatching(message) });
  });

  test('is refused when a claim was changed after signing', async () => {
    const [head, , signature] = vendors.cobrowse.token().split('.');
    const claims = JSON.parse(
      Buffer.from(vendors.cobrowse.token().split('.')[1] ?? '', 'base64url').toString(),
    );
    const forged = Buffer.from(JSON.stringify({ ...claims, role: 'administrator' })).toString('base64url');
    const { status, body } = await call('/api/1/users/me', { token: `${head}.${forged}.${signature}` });
    expect([status, body.message]).toEqual([401, 'invalid signature']);
  });

  test('is required', async () => {
    const response = await fetch(`${vendors.local}/api/1/users/me`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ id: expect.any(String), message: expect.any(String) });
  });

  test('names the agent', async () => {
    const { status, body } = await call('/api/1/users/me', {
      token: { sub: 'sam@example.com', displayName: 'Sam' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ email: 'sam@example.com', name: 'Sam', role: 'agent' });
  });
});

describe('a session', () => {
  test('is found by its code and by its id, and the code keeps its leading zero', async () => {
    const made = vendors.cobrowse.createSession({ code: '012345', customData: { user_name: 'Ann' } });
    const byCode = await call('/api/1/sessions/012345');
    expect(byCode.status).toBe(200);
    expect(byCode.body).toMatchObject({
      id: made.id,
      code: '012345',
      state: 'pending',
      custom_data: { user_name: 'Ann' },
      activated: null,
      ended: null,
    });
    expect((await call(`/api/1/sessions/${made.id}`)).body).toEqual(byCode.body);
    expect((await call('/api/1/sessions/12345')).status).toBe(404);
  });

  test('expires about 20 minutes after its code was made; then the code finds nothing, the id an ended session', async () => {
    const made = vendors.cobrowse.createSession();
    expect(Date.parse(made.expires) - Date.parse(made.created)).toBe(20 * 60_000);
    vendors.clock.advance(codeLife - 1000);
    expect((await call(`/api/1/sessions/${made.code}`)).body.state).toBe('pending');
    vendors.clock.advance(1000);
    const gone = await call(`/api/1/sessions/${made.code}`);
    expect(gone.status).toBe(404);
    expect(gone.body).toEqual({ id: expect.any(String), message: expect.any(String) });
    const { body } = await call(`/api/1/sessions/${made.id}`);
    expect(body).toMatchObject({ state: 'ended', ended_reason: 'pending_timeout', ended: made.expires });
  });

  test('can be told to answer by its code after its end, in case the real one does', async () => {
    const made = vendors.cobrowse.createSession();
    vendors.cobrowse.end(made.id);
    vendors.cobrowse.endedByCode = 'ended';
    const { body } = await call(`/api/1/sessions/${made.code}`);
    vendors.cobrowse.endedByCode = 'not-found';
    expect(body).toMatchObject({ id: made.id, state: 'ended', ended_reason: 'device_ended' });
  });

  test('goes from pending over authorizing to active, with its agent', async () => {
    const { id, code } = vendors.cobrowse.createSession();
    vendors.cobrowse.authorize(id, 'sam@example.com');
    expect((await call(`/api/1/sessions/${code}`)).body.state).toBe('authorizing');
    vendors.cobrowse.activate(id, 'sam@example.com');
    const { body } = await call(`/api/1/sessions/${code}`);
    expect(body).toMatchObject({ state: 'active', agent: { email: 'sam@example.com' } });
    expect(Date.parse(body.activated)).toBeGreaterThanOrEqual(Date.parse(body.created));
  });

  test('leaves its code to another one once it has ended, and not before', () => {
    const first = vendors.cobrowse.createSession({ code: '777000' });
    expect(() => vendors.cobrowse.createSession({ code: '777000' })).toThrow('has not ended');
    vendors.cobrowse.expire(first.id);
    expect(vendors.cobrowse.createSession({ code: '777000' }).id).not.toBe(first.id);
  });

  test('is ended by an agent, once', async () => {
    const { id } = vendors.cobrowse.createSession();
    const { status, body } = await put(id, { state: 'ended' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, state: 'ended', ended_reason: 'agent_ended' });
    expect((await put(id, { state: 'ended' })).status).toBe(400);
  });

  test.each([
    [{ state: 'active' }],
    [{ agent: 'sam@example.com' }],
    [{ full_device: 'on' }],
    [{ unknown: 1 }],
    [[]],
  ])('refuses an update that an agent cannot make: %j', async (body) => {
    const { id } = vendors.cobrowse.createSession();
    const answer = await put(id, body);
    expect(answer.status).toBe(400);
    expect(vendors.cobrowse.sessions.byId(id)).toMatchObject({ state: 'pending', full_device: 'off' });
  });

  test('refuses a body that is not sent as JSON', async () => {
    const { id } = vendors.cobrowse.createSession();
    const answer = await call(`/api/1/sessions/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'state=ended',
    });
    expect(answer.status).toBe(400);
  });
});

describe('the list of sessions', () => {
  const list = async (query: string, token?: TokenOptions) => {
    const answer = await call(`/api/1/sessions?${query}`, token ? { token } : {});
    return { ...answer, ids: answer.status === 200 ? answer.body.map((one: { id: string }) => one.id) : [] };
  };

  test('is by state, customer data and time of activation, newest first, within the limit', async () => {
    const made = ['m1', 'm1', 'm1', 'm2'].map((user) =>
      vendors.cobrowse.createSession({ customData: { user_id: user, age: 30 } }),
    );
    const [first, second, third, other] = made.map((one) => one.id);
    for (const id of [first, second, third, other]) {
      vendors.cobrowse.activate(id ?? '');
      vendors.clock.advance(1000);
    }
    vendors.cobrowse.end(third ?? '');
    const states = 'state[]=active&state[]=pending';
    expect((await list(`${states}&filter_user_id=m1`)).ids).toEqual([second, first]);
    expect((await list(`${states}&filter_user_id=m1&limit=1`)).ids).toEqual([second]);
    expect((await list('state=ended&filter_user_id=m1')).ids).toEqual([third]);
    expect((await list(`filter_user_id=m1&filter_age=31`)).ids).toEqual([]);
    const after = vendors.cobrowse.sessions.byId(first ?? '')?.activated ?? '';
    expect((await list(`filter_age=30&activated_after=${encodeURIComponent(after)}`)).ids).toEqual([
      other,
      third,
      second,
    ]);
  });

  test("is the agent's own; all of them are for an administrator only", async () => {
    const { id } = vendors.cobrowse.createSession({ customData: { user_id: 'own' } });
    vendors.cobrowse.activate(id, 'sam@example.com');
    expect((await list('filter_user_id=own')).ids).toEqual([]);
    expect((await list('filter_user_id=own', { sub: 'sam@example.com' })).ids).toEqual([id]);
    expect((await list('filter_user_id=own&agent=all')).status).toBe(403);
    expect((await list('filter_user_id=own&agent=all', { role: 'administrator' })).ids).toEqual([id]);
  });

  test.each(['state=open', 'limit=0', 'limit=many', 'activated_after=yesterday'])(
    'refuses %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});

test('devices are found by customer data', async () => {
  vendors.cobrowse.createSession({ customData: { user_email: 'ann@example.com', device_id: 'd-1' } });
  const { body } = await call('/api/1/devices?filter_user_email=ann%40example.com');
  expect(body).toEqual([expect.objectContaining({ id: 'd-1', connectable: true })]);
  expect((await call('/api/1/devices?filter_user_email=bob%40example.com')).body).toEqual([]);
});

describe('the pages', () => {
  const titleOf = async (path: string) => {
    const response = await fetch(`${vendors.local}${path}`);
    return [response.status, /<title>(.*)<\/title>/.exec(await response.text())?.[1]];
  };

  test('name in their title what was opened, as text', async () => {
    const { id } = vendors.cobrowse.createSession({ customData: { user_name: '<b>Ann</b> & "co"' } });
    expect(await titleOf(`/session/${id}?end_action=none`)).toEqual([
      200,
      `Cobrowse session ${id} with &lt;b&gt;Ann&lt;/b&gt; &amp; &quot;co&quot;`,
    ]);
    expect(await titleOf('/session/none')).toEqual([404, 'Cobrowse: no such session']);
    expect(await titleOf('/code')).toEqual([200, 'Cobrowse: enter a code']);
    expect(await titleOf('/connect?filter_user_email=ann%40example.com')).toEqual([
      200,
      'Cobrowse: connect to ann@example.com',
    ]);
    expect(await titleOf('/dashboard')).toEqual([200, 'Cobrowse dashboard']);
  });

  test('of other sites cannot read the API', async () => {
    const { headers } = await call('/api/1/users/me', { headers: { origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
