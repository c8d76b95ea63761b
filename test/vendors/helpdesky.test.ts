import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HistoryShape } from './helpdesky.ts';
import { startVendors, type Vendors } from './server.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
beforeEach(() => {
  Object.assign(vendors.helpdesky.messaging, { activated: true, enabled: true, widget: true });
  vendors.helpdesky.shape = { list: 'conversations', author: 'sender', time: 'createdAt', clock: 'iso' };
});
afterAll(() => vendors.close());

async function post(call: string, body: unknown, headers = { 'content-type': 'application/json' }) {
  const response = await fetch(
    `${vendors.local}/api/messaging/widget/${vendors.helpdesky.helpdeskId}/${call}`,
    {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
  );
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function history(query: Record<string, string>) {
  const response = await fetch(
    `${vendors.local}/api/messaging/widget/${vendors.helpdesky.helpdeskId}/history?${new URLSearchParams(query)}`,
  );
  return { status: response.status, body: await response.json() };
}

/** A visitor who has written once, as the call's answer names them. */
async function visitor() {
  const { body } = await post('message', { email: 'ann@example.com', name: 'Ann', message: 'Hello' });
  const conversation = vendors.helpdesky.conversations.find((one) => one.contactId === body.contactId);
  return {
    contact: body as { contactId: string; contactToken: string },
    conversationId: conversation?.id ?? '',
  };
}

test('a first message makes a contact and a pending conversation, whose id is not told', async () => {
  const { status, headers, body } = await post('message', { email: 'ann@example.com', message: 'Hello' });
  expect(status).toBe(201);
  expect(body).toEqual({ contactId: expect.any(String), contactToken: expect.any(String) });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  const { conversations } = (await history(body)).body;
  expect(conversations).toEqual([
    {
      id: expect.any(String),
      status: 'Pending',
      messages: [expect.objectContaining({ message: 'Hello', sender: 'visitor' })],
    },
  ]);
});

test('a reply goes into the conversation that it names', async () => {
  const { contact, conversationId } = await visitor();
  expect((await post('reply', { ...contact, conversationId, message: 'More' })).status).toBe(201);
  vendors.helpdesky.say(conversationId, 'We look into it');
  const [conversation] = (await history(contact)).body.conversations;
  expect(conversation.messages.map((one: Record<string, string>) => [one.sender, one.message])).toEqual([
    ['visitor', 'Hello'],
    ['visitor', 'More'],
    ['agent', 'We look into it'],
  ]);
});

test("another visitor's conversation cannot be replied to", async () => {
  const [ann, bob] = [await visitor(), await visitor()];
  const message = 'x';
  expect((await post('reply', { ...ann.contact, conversationId: bob.conversationId, message })).status).toBe(
    404,
  );
});

test('an e-mail address is changed', async () => {
  const { contact } = await visitor();
  expect((await post('update-email', { ...contact, email: 'new@example.com' })).status).toBe(200);
  expect(vendors.helpdesky.contacts.find((one) => one.id === contact.contactId)?.email).toBe(
    'new@example.com',
  );
});

test('reading the history counts as the reading of the visitor', async () => {
  const { contact, conversationId } = await visitor();
  const conversation = vendors.helpdesky.conversations.find((one) => one.id === conversationId);
  expect(conversation?.readAt).toBeUndefined();
  await history(contact);
  expect(conversation?.readAt).toBeGreaterThan(0);
});

describe('a request is refused with 400', () => {
  test.each(['email', 'message'])('without %s in a first message', async (field) => {
    const { status, body } = await post('message', { email: 'a@b.co', message: 'x', [field]: undefined });
    expect([status, body.error]).toEqual([400, expect.stringContaining(field)]);
  });

  test.each(['contactId', 'contactToken', 'conversationId', 'message'])(
    'without %s in a reply',
    async (field) => {
      const { contact, conversationId } = await visitor();
      const { status, body } = await post('reply', {
        ...contact,
        conversationId,
        message: 'x',
        [field]: ' ',
      });
      expect([status, body.error]).toEqual([400, expect.stringContaining(field)]);
    },
  );

  test.each(['contactId', 'contactToken', 'email'])('without %s in a change of address', async (field) => {
    const { contact } = await visitor();
    const { status } = await post('update-email', { ...contact, email: 'a@b.co', [field]: undefined });
    expect(status).toBe(400);
  });

  test.each(['contactId', 'contactToken'])('without %s in a look at the history', async (field) => {
    const { contact } = await visitor();
    expect((await history({ ...contact, [field]: '' })).status).toBe(400);
  });

  test('with an address that is none', async () => {
    const { contact } = await visitor();
    expect((await post('message', { email: 'ann', message: 'x' })).status).toBe(400);
    expect((await post('update-email', { ...contact, email: 'ann@' })).status).toBe(400);
  });

  test('with a body that is no JSON object, or is not said to be JSON', async () => {
    expect((await post('message', '[]')).status).toBe(400);
    expect((await post('message', '{')).status).toBe(400);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('message', 'email=a@b.co&message=x', form)).status).toBe(400);
  });
});

test.each([401, 403, 404] as const)(
  'a wrong contact token is refused everywhere, here with %i',
  async (refusal) => {
    const { contact, conversationId } = await visitor();
    const wrong = { ...contact, contactToken: 'wrong' };
    vendors.helpdesky.refusal = refusal;
    expect((await history(wrong)).status).toBe(refusal);
    expect((await post('reply', { ...wrong, conversationId, message: 'x' })).status).toBe(refusal);
    expect((await post('update-email', { ...wrong, email: 'a@b.co' })).status).toBe(refusal);
    vendors.helpdesky.refusal = 401;
  },
);

test.each(['activated', 'enabled', 'widget'] as const)(
  'nothing works while messaging is not %s',
  async (condition) => {
    const { contact } = await visitor();
    vendors.helpdesky.messaging[condition] = false;
    expect((await history(contact)).status).toBe(403);
    expect((await post('message', { email: 'a@b.co', message: 'x' })).status).toBe(403);
  },
);

test('an unknown helpdesk, call or method is refused', async () => {
  const base = `${vendors.local}/api/messaging/widget`;
  expect((await fetch(`${base}/00000000-0000-4000-8000-000000000000/history`)).status).toBe(404);
  expect((await fetch(`${base}/${vendors.helpdesky.helpdeskId}/messages`)).status).toBe(404);
  expect((await fetch(`${base}/${vendors.helpdesky.helpdeskId}/message`)).status).toBe(405);
});

describe('the history', () => {
  const shape = (of: Partial<HistoryShape>) => Object.assign(vendors.helpdesky.shape, of);

  test('comes as one list, inside an object or bare, with the conversation beside each message', async () => {
    const { contact, conversationId } = await visitor();
    const message = expect.objectContaining({ conversationId, message: 'Hello' });
    shape({ list: 'messages' });
    expect((await history(contact)).body).toEqual({ messages: [message] });
    shape({ list: 'top' });
    expect((await history(contact)).body).toEqual([message]);
  });

  test('comes in a shape that nobody can read', async () => {
    const { contact } = await visitor();
    shape({ list: 'unreadable' });
    const { body } = await history(contact);
    expect(body).not.toHaveProperty('messages');
    expect(body).not.toHaveProperty('conversations');
  });

  test.each([
    ['sender', 'agent', 'visitor'],
    ['from', 'agent', 'contact'],
    ['author', { type: 'agent', name: 'Support' }, { type: 'visitor', name: 'Visitor' }],
    ['direction', 'outbound', 'inbound'],
    ['isAgent', true, false],
  ] as const)('names the author by %s', async (author, agent, customer) => {
    const { contact, conversationId } = await visitor();
    vendors.helpdesky.say(conversationId, 'Hello to you');
    shape({ list: 'top', author });
    const { body } = await history(contact);
    expect(body.map((one: Record<string, unknown>) => one[author])).toEqual([customer, agent]);
  });

  test.each([
    ['createdAt', 'iso'],
    ['created_at', 'ms'],
    ['timestamp', 's'],
  ] as const)('gives the time as %s in %s', async (time, clock) => {
    const { contact, conversationId } = await visitor();
    const { at } = vendors.helpdesky.say(conversationId, 'Hello to you');
    shape({ list: 'top', time, clock });
    const { body } = await history(contact);
    const expected = { iso: new Date(at).toISOString(), ms: at, s: Math.floor(at / 1000) };
    expect(body[1][time]).toBe(expected[clock]);
  });
});
