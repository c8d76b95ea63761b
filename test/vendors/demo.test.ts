import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVendors, type Vendors } from './server.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

async function get(path: string) {
  const response = await fetch(`${vendors.local}/demo/${path}`);
  return { status: response.status, body: await response.json() };
}

async function post(path: string, body?: unknown) {
  const response = await fetch(`${vendors.local}/demo/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://shop.localhost:5173' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

test("a shop's page may call from its own origin", async () => {
  const preflight = await fetch(`${vendors.local}/demo/cobrowse/sessions`, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
  const { headers } = await post('cobrowse/sessions', {});
  expect(headers.get('access-control-allow-origin')).toBe('*');
});

test("a customer's device makes a session and leads it to its end", async () => {
  const { status, body } = await post('cobrowse/sessions', {
    code: '000417',
    customData: { user_name: 'Ann' },
    device: { platform: 'ios' },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ code: '000417', state: 'pending', device: { platform: 'ios' } });
  expect((await get('cobrowse/codes/000417')).body.id).toBe(body.id);
  const path = `cobrowse/sessions/${body.id}`;
  expect((await post(`${path}/authorize`)).body.state).toBe('authorizing');
  expect((await post(`${path}/activate`, { by: 'sam@example.com' })).body.agent.email).toBe(
    'sam@example.com',
  );
  expect((await post(`${path}/end`)).body.ended_reason).toBe('device_ended');
  expect((await get(path)).body.state).toBe('ended');
  expect((await get('cobrowse/codes/000417')).body).toBeNull();
  expect((await post(`${path}/end`)).status).toBe(409);
});

test('a code that is taken, or none, is refused', async () => {
  expect((await post('cobrowse/sessions', { code: '111222' })).status).toBe(201);
  expect((await post('cobrowse/sessions', { code: '111222' })).status).toBe(409);
  expect((await post('cobrowse/sessions', { code: '111-222' })).status).toBe(409);
});

test('time can be put forward', async () => {
  const { body } = await post('cobrowse/sessions', { code: '333444' });
  expect((await post('clock', { advance: 20 * 60_000 })).status).toBe(200);
  expect((await get(`cobrowse/sessions/${body.id}`)).body.ended_reason).toBe('pending_timeout');
});

test('a token and an account for the options page can be had', async () => {
  const { token } = (await get('cobrowse/token?role=administrator')).body;
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${vendors.local}/api/1/sessions?agent=all`, { headers })).status).toBe(200);
  const expired = (await get('cobrowse/token?expiresIn=-5')).body.token;
  const refused = await fetch(`${vendors.local}/api/1/users/me`, {
    headers: { authorization: `Bearer ${expired}` },
  });
  expect((await refused.json()).message).toBe('jwt expired');
  const { domain, key, app } = (await get('helpshift/account')).body;
  await post('helpshift/issues', { email: 'ann@example.com', unread: 4 });
  const unread = await fetch(
    `${vendors.local}/v1/${domain}/console/messages/unread?app_id=${app}&email=ann@example.com`,
    { headers: { authorization: `Basic ${btoa(`${key}:`)}` } },
  );
  expect((await unread.json()).active_issue.unread_messages).toBe(4);
});

test('an agent of Helpdesky answers a visitor', async () => {
  const { conversation } = vendors.helpdesky.start('ann@example.com', 'Hello');
  const reply = await post('helpdesky/replies', { conversationId: conversation.id, message: 'Hi' });
  expect(reply.status).toBe(201);
  expect((await get('helpdesky/helpdesk')).body).toMatchObject({
    helpdeskId: vendors.helpdesky.helpdeskId,
    conversations: [{ messages: [{ by: 'visitor' }, { by: 'agent', text: 'Hi' }] }],
  });
  expect((await post('helpdesky/replies', { conversationId: 'none', message: 'Hi' })).status).toBe(400);
});

test('a visit is recorded by Noibu', async () => {
  const { body } = await post('noibu/sessions', {
    helpCode: '048213',
    landingUrl: 'http://shop.localhost/cart',
  });
  expect(body.playerUrl).toBe(vendors.noibu.playerUrl(body));
  expect((await post('noibu/sessions', { helpCode: '48213' })).status).toBe(400);
});

test('switches are set and read', async () => {
  const { body } = await post('switches', {
    vendor: 'helpshift',
    fault: '429',
    reset: 'epoch-ms',
    seconds: 5,
  });
  expect(body.helpshift).toEqual({ fault: '429', reset: 'epoch-ms', seconds: 5 });
  expect((await fetch(`${vendors.local}/v1/acme/console/messages/unread`)).status).toBe(429);
  expect((await post('switches', { vendor: 'all', fault: 'off' })).body.helpshift).toEqual({ fault: 'off' });
  expect((await get('switches')).body.helpshift).toEqual({ fault: 'off' });
  expect((await post('switches', { vendor: 'helpshift', fault: 'broken' })).status).toBe(400);
  expect((await post('switches', { vendor: 'zendesk', fault: '500' })).status).toBe(400);
});

test('the log holds what the vendors were asked, with headers and body, and nothing of the demo', async () => {
  vendors.requests.length = 0;
  await fetch(`${vendors.local}/v1/acme/console/qrcode?x=1`, { method: 'POST', body: 'format=svg' });
  await get('switches');
  expect((await get('requests')).body).toEqual([
    {
      vendor: 'helpshift',
      method: 'POST',
      path: '/v1/acme/console/qrcode?x=1',
      headers: expect.objectContaining({ 'content-type': 'text/plain;charset=UTF-8' }),
      body: 'format=svg',
      at: expect.any(Number),
      status: 401,
    },
  ]);
});

test('a path that is nobody’s, or no path, is refused', async () => {
  expect((await fetch(`${vendors.local}/nothing`)).status).toBe(404);
  expect((await fetch(`${vendors.local}//double`)).status).toBe(404);
  expect((await fetch(`${vendors.local}/session/%E0%A4%A`)).status).toBe(400);
  expect((await get('nothing')).status).toBe(404);
});
