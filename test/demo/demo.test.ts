import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message, Summary } from './conversation.ts';
import { type Demo, startDemo } from './demo.ts';
import { Host } from './host.ts';

let demo: Demo;
let desk: Host;
let shop: Host;
beforeAll(async () => {
  demo = await startDemo();
  desk = new Host(demo, 'desk');
  shop = new Host(demo, 'shop');
});
afterAll(() => demo.close());

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };

async function openChat(): Promise<string> {
  return (await shop.json<{ conversation: string }>('POST', '/chats', ada)).conversation;
}

test('a customer’s words reach the desk, and the agent’s reach the shop', async () => {
  const atDesk = await desk.listen('/api/events');
  const id = await openChat();
  const atShop = await shop.listen(`/chats/${id}/events`);
  await shop.ask('POST', `/chats/${id}/messages`, { text: 'My basket is empty' });
  await atDesk.said('My basket is empty');
  await desk.ask('POST', `/api/conversations/${id}/messages`, { text: 'Which code do you see?' });
  await atShop.said('Which code do you see?');
  const history = await shop.json<Message[]>('GET', `/chats/${id}`);
  expect(history.map(({ from, text }) => [from, text])).toEqual([
    ['customer', 'My basket is empty'],
    ['agent', 'Which code do you see?'],
  ]);
});

test('what the demo says travels too, and counts as unread until an agent has looked', async () => {
  const atDesk = await desk.listen('/api/events');
  demo.say('password', 'One more thing');
  await atDesk.said('One more thing');
  const unread = async () =>
    (await desk.json<Summary[]>('GET', '/api/conversations')).find(({ id }) => id === 'password')?.unread;
  expect(await unread()).toBe(1);
  await desk.ask('POST', '/api/conversations/password/read');
  expect(await unread()).toBe(0);
});

test('a note stays on the desk', async () => {
  const id = await openChat();
  const atShop = await shop.listen(`/chats/${id}/events`);
  const atDesk = await desk.listen('/api/events');
  await desk.ask('POST', `/api/conversations/${id}/messages`, { text: 'Ask billing first', from: 'note' });
  await desk.ask('POST', `/api/conversations/${id}/messages`, { text: 'One moment' });
  await atDesk.said('Ask billing first');
  await atShop.said('One moment');
  expect(JSON.stringify(atShop.seen)).not.toContain('billing');
  expect((await shop.ask('GET', `/chats/${id}`)).text).not.toContain('billing');
});

test('a customer hears nothing of other customers', async () => {
  const id = await openChat();
  const atShop = await shop.listen(`/chats/${id}/events`);
  demo.say('checkout', 'Are you there?');
  demo.say(id, 'Hello', 'agent');
  await atShop.said('Hello');
  expect(atShop.seen.map(({ type }) => type)).toEqual(['message']);
});

test('each side sees that the other writes', async () => {
  const id = await openChat();
  const atDesk = await desk.listen('/api/events');
  const atShop = await shop.listen(`/chats/${id}/events`);
  await shop.ask('POST', `/chats/${id}/typing`);
  await desk.ask('POST', `/api/conversations/${id}/typing`);
  await atDesk.arrived((event) => event.type === 'typing' && event.from === 'customer');
  await atShop.arrived((event) => event.type === 'typing' && event.from === 'agent');
});

test('a help code made in the shop is in Noibu’s console and in the export', async () => {
  const { code } = await shop.json<{ code: string }>('POST', '/noibu/help-codes', {
    page: `${demo.shopUrl}/`,
    device: 'Firefox',
  });
  expect(code).toMatch(/^\d{6}$/);
  const recording = demo.sessions().find((session) => session.code === code);
  expect(recording).toMatchObject({ kind: 'noibu', page: `${demo.shopUrl}/`, device: 'Firefox' });
  const player = new URL(recording?.url ?? '');
  const page = await fetch(demo.vendors.local + player.pathname + player.search);
  expect(await page.text()).toContain(code);
  expect((await desk.ask('GET', '/sessions.json')).text).toContain(`"${code}"`);
});

test('a code for screen sharing is known to Cobrowse, and ends when the customer ends it', async () => {
  const { id, code } = await shop.json<{ id: string; code: string }>('POST', '/cobrowse/sessions', {
    customData: { user_email: ada.email },
    device: 'Chrome',
  });
  const { token } = demo.accounts().cobrowse;
  const look = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${demo.vendors.local}/api/1/sessions/${code}`, { headers })).json();
  };
  expect(await look()).toMatchObject({ id, state: 'pending', custom_data: { user_email: ada.email } });
  expect((await shop.ask('DELETE', `/cobrowse/sessions/${id}`)).status).toBe(204);
  expect(await shop.json('GET', `/cobrowse/sessions/${id}`)).toMatchObject({ state: 'ended' });
  expect((await shop.ask('DELETE', `/cobrowse/sessions/${id}`)).status).toBe(404);
});

test('every page loads, with everything that it names', async () => {
  const pages: [Host, string][] = [
    [desk, '/'],
    [desk, '/inbox/checkout'],
    [desk, '/frame/frame'],
    [shop, '/'],
    [new Host(demo, 'notes'), '/'],
    [new Host(demo, 'demo'), '/'],
  ];
  for (const [host, path] of pages) {
    const page = await host.ask('GET', path);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const assets = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, asset = '']) => asset,
    );
    expect(assets.length, path).toBeGreaterThan(0);
    for (const asset of assets) expect((await host.ask('GET', asset)).status, asset).toBe(200);
  }
  for (const script of ['noibu', 'cobrowse'])
    expect((await shop.ask('GET', `/assets/${script}.js`)).status).toBe(200);
});

test('a host offers its own things alone', async () => {
  const notes = new Host(demo, 'notes');
  expect((await notes.ask('GET', '/api/conversations')).status).toBe(404);
  expect((await shop.ask('GET', '/api/conversations')).status).toBe(404);
  expect((await desk.ask('POST', '/chats', ada)).status).toBe(404);
  expect((await shop.ask('GET', '/accounts.json')).status).toBe(404);
});

test('what does not fit is refused', async () => {
  const to = '/api/conversations/checkout/messages';
  expect((await desk.ask('POST', to, { text: '   ' })).status).toBe(400);
  expect((await desk.ask('POST', to, { text: 'Hi', from: 'customer' })).status).toBe(400);
  expect((await desk.ask('POST', to, '{"text":')).status).toBe(400);
  expect((await desk.ask('POST', to, { text: 'x'.repeat(70_000) })).status).toBe(400);
  expect((await desk.ask('POST', to)).status).toBe(400);
  expect((await desk.ask('POST', '/api/conversations/nobody/messages', { text: 'Hi' })).status).toBe(404);
  expect(() => demo.say('nobody', 'Hi')).toThrow('no conversation nobody');
});

test('what connects the accounts does connect them', async () => {
  const { helpshift, helpdesky, noibu } = demo.accounts();
  const unread = await fetch(
    `${demo.vendors.local}/v1/${helpshift.domain}/console/messages/unread?app_id=${helpshift.appId}&email=${encodeURIComponent(helpshift.watch)}`,
    { headers: { authorization: `Basic ${btoa(`${helpshift.key}:`)}` } },
  );
  expect(await unread.json()).toMatchObject({ active_issue: { unread_messages: 2 } });
  const { helpdeskId, contactId, contactToken } = helpdesky;
  const history = await fetch(
    `${demo.vendors.local}/api/messaging/widget/${helpdeskId}/history?contactId=${contactId}&contactToken=${contactToken}`,
  );
  expect(await history.text()).toContain('change the address');
  expect((await fetch(`${demo.vendors.local}/${noibu.domainId}/sessions`)).status).toBe(200);
});

test('closing ends open streams and frees the port', async () => {
  const other = await startDemo();
  const stream = await new Host(other, 'desk').listen('/api/events');
  await other.close();
  await stream.ended;
  const again = await startDemo({ port: other.port });
  expect(again.port).toBe(other.port);
  await expect(startDemo({ port: again.port })).rejects.toThrow('EADDRINUSE');
  await again.close();
});
