import { describe, expect, test } from 'vitest';
import { countHistory } from '../../../utils/conversations/count.ts';
import { readHistory } from '../../../utils/vendors/helpdesky/history.ts';
import { history, message, reply, updateEmail } from '../../../utils/vendors/helpdesky/widget.ts';
import { json, wireOf } from './wire.ts';

const helpdeskId = '3f2b8a54-0c5d-4f1e-9a77-1b2c3d4e5f60';
const account = { vendor: 'helpdesky', id: 'd1', api: 'https://helpdesky.io', helpdeskId } as const;
const contact = { contactId: 'c 1', contactToken: 'to/ken' };
const at = (minute: number) => Date.UTC(2026, 10, 21, 9, minute);

describe('the four endpoints', () => {
  test('a new conversation gives the contact', async () => {
    const { wire, asked } = wireOf(json({ contactId: 5, contactToken: 'secret' }));
    expect(await message(account, { email: 'ada@example.com', message: 'Hi' }, wire)).toMatchObject({
      value: { contactId: '5', contactToken: 'secret' },
    });
    expect(asked[0]?.url.href).toBe(`https://helpdesky.io/api/messaging/widget/${helpdeskId}/message`);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ email: 'ada@example.com', message: 'Hi' });
  });

  test('a reply is sent once, and an empty answer is no failure', async () => {
    const { wire, asked } = wireOf(() => new Response(null, { status: 204 }));
    expect(await reply(account, contact, { conversationId: 'k', message: 'Yes' }, wire)).toMatchObject({
      ok: true,
    });
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ ...contact, conversationId: 'k', message: 'Yes' });
  });

  test('a sign-in page in the place of an answer is not taken for a sent reply', async () => {
    const { wire } = wireOf(() => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }));
    expect(await reply(account, contact, { conversationId: 'k', message: 'Yes' }, wire)).toMatchObject({
      trouble: { reason: 'malformed' },
    });
  });

  test('an e-mail is set later', async () => {
    const { wire, asked } = wireOf(json({ ok: true }));
    expect(await updateEmail(account, contact, 'a@example.com', wire)).toEqual({
      ok: true,
      value: undefined,
    });
    expect(asked[0]?.url.pathname).toMatch(/\/update-email$/);
  });

  test('the history’s address carries the token, is not cached, and is in no trouble', async () => {
    const { wire, asked } = wireOf(json({ message: 'no such contact' }, 403));
    const answer = await history(account, contact, wire);
    expect(asked[0]?.url.searchParams.get('contactToken')).toBe('to/ken');
    expect(asked[0]?.init.cache).toBe('no-store');
    expect(JSON.stringify(answer)).not.toMatch(/to(\/|%2F)ken/);
  });

  test('a history of unknown shape is malformed, not empty', async () => {
    expect(await history(account, contact, wireOf(json({ items: [] })).wire)).toMatchObject({
      trouble: { reason: 'malformed', who: 'Helpdesky' },
    });
  });
});

describe('reading a history', () => {
  const visitor = { author: 'visitor', text: 'Hello', at: at(1) };
  const desk = { author: 'desk', text: 'Hi', at: at(2) };

  test.each<[string, unknown]>([
    [
      'messages',
      {
        messages: [
          { sender: 'visitor', message: 'Hello', createdAt: '2026-11-21T09:01:00Z' },
          { sender: 'agent', message: 'Hi', createdAt: '2026-11-21T09:02:00Z' },
        ],
      },
    ],
    [
      'conversations[].messages',
      {
        conversations: [
          {
            messages: [
              { isAgent: false, text: 'Hello', created_at: at(1) },
              { isAgent: true, text: 'Hi', created_at: at(2) },
            ],
          },
        ],
      },
    ],
    [
      'the top level',
      [
        { direction: 'inbound', body: 'Hello', timestamp: at(1) / 1000 },
        { direction: 'outbound', body: 'Hi', timestamp: String(at(2)) },
      ],
    ],
    [
      'a list of conversations',
      [
        {
          messages: [
            { author: { type: 'contact', name: 'Agent Smith' }, content: 'Hello', timestamp: at(1) },
            { from: 'Operator', content: 'Hi', timestamp: at(2) },
          ],
        },
      ],
    ],
  ])('under %s', (_, body) => {
    expect(readHistory(body)?.flatMap(({ messages }) => messages)).toEqual([visitor, desk]);
  });

  test('ids and statuses of conversations are kept, also in a flat list', () => {
    expect(readHistory({ conversations: [{ id: 9, status: 'Pending', messages: [] }] })).toEqual([
      { id: '9', status: 'Pending', messages: [] },
    ]);
    const flat = [1, 2, 1].map((conversationId) => ({ conversationId, id: 'm', from: 'visitor', text: 'x' }));
    expect(readHistory(flat)?.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });

  test('an empty one is empty', () => {
    expect(readHistory({ messages: [] })?.flatMap(({ messages }) => messages)).toEqual([]);
    expect(readHistory({ conversations: [] })).toEqual([]);
    expect(readHistory([])?.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 3],
    ['an empty object', {}],
    ['an unknown author', { messages: [{ sender: 'somebody', text: 'x' }] }],
    ['no author', [{ text: 'x' }]],
    ['a message that is a string', ['hello']],
    ['a conversation without messages', { conversations: [{ id: 1 }] }],
    ['one unreadable message among others', [{ from: 'visitor', text: 'x' }, null]],
  ])('%s cannot be read', (_, body) => {
    expect(readHistory(body)).toBeUndefined();
  });

  test('unread are the visitor’s messages after the last look', () => {
    const both = [{ messages: [visitor, desk, { ...visitor, at: at(3) }] as never }];
    expect(countHistory(both, new Set(), undefined)).toEqual({ unread: 2, desk: 1, newestAt: at(3) });
    expect(countHistory(both, new Set(), at(1))).toMatchObject({ unread: 1, desk: 1 });
    expect(countHistory(both, new Set(), at(2))).toMatchObject({ unread: 1, desk: 0 });
    expect(countHistory(both, new Set(), at(3))).toMatchObject({ unread: 0, desk: 0 });
  });

  test('a visitor’s message without a time cannot be counted from a moment on', () => {
    const timeless = [{ messages: [{ author: 'visitor', text: 'x' }] as never }];
    expect(countHistory(timeless, new Set(), at(1))).toBeUndefined();
    expect(countHistory(timeless, new Set(), undefined)).toMatchObject({ unread: 1 });
  });
});
