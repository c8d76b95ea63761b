import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LinkRequest } from '../../../utils/links/link.ts';
import { makeSupportLink } from '../../../utils/links/make.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';

const now = Date.UTC(2026, 10, 21, 9);
const byAccount: LinkRequest = { by: 'h1', customer: { email: 'ada@example.com' }, expiry: '6h', views: 3 };
const byTemplate: LinkRequest = { by: 't1', customer: { email: 'ada@example.com' } };
let db: PatchcordDatabase;
let asked: number;
let bodies: URLSearchParams[];
let answer: () => Response | Error;

const make = (request: LinkRequest, once: string, token?: string) =>
  makeSupportLink(
    {
      db,
      now: () => now,
      secretOf: async (id) => (await db.secrets.get(id))?.value,
      fetch: async (_, init) => {
        asked += 1;
        bodies.push(init?.body as URLSearchParams);
        const said = answer();
        if (said instanceof Error) throw said;
        return said;
      },
    },
    request,
    once,
    token,
  );

beforeEach(async () => {
  db = new PatchcordDatabase(`links-${crypto.randomUUID()}`);
  asked = 0;
  bodies = [];
  answer = () =>
    Response.json(
      { url: `https://hshft.example/${asked}`, active_issue: { issue_id: 78, unread_messages: 2 } },
      { status: 201 },
    );
  await db.accounts.put({
    vendor: 'helpshift',
    id: 'h1',
    label: 'shop.eu',
    api: 'https://vendor.example',
    domain: 'shop',
    appId: 'app',
  });
  await db.secrets.put({ id: 'h1', value: 'very-secret' });
  await db.templates.put({ id: 't1', name: 'Help', url: 'https://example.com/?e={email}' });
});

afterEach(async () => {
  db.close();
  await db.delete();
});

test('by an account: the vendor’s link, kept with its expiry, views and open issue, without the key', async () => {
  const link = {
    id: 'form-1',
    url: 'https://hshft.example/1',
    madeAt: now,
    expiresAt: now + 6 * 3_600_000,
    views: 3,
    via: { type: 'helpshift', name: 'shop.eu' },
    request: byAccount,
    activeIssue: { id: '78', unread: 2 },
  };
  expect(await make(byAccount, 'form-1')).toEqual({ ok: true, value: link });
  expect(await db.links.toArray()).toEqual([link]);
  expect(JSON.stringify(await db.links.toArray())).not.toContain('very-secret');
});

test('the customer’s token goes to the vendor and stays nowhere', async () => {
  answer = () => Response.json({ url: 'https://hshft.example/1' }, { status: 201 });
  const made = await make(byAccount, 'a', 'very-secret-token');
  expect(made).toMatchObject({ ok: true });
  expect(bodies.at(-1)?.get('user_auth_token')).toBe('very-secret-token');
  const kept = JSON.stringify(await db.links.toArray());
  expect(kept).not.toContain('very-secret-token');
});

test.each([
  ['an image that can be shown is kept until a page has compared it', '<svg viewBox="0 0 9 9"></svg>', true],
  ['something else is not', 'javascript:alert(1)', false],
  ['nor is one that is huge', `<svg>${'x'.repeat(100_000)}</svg>`, false],
])('of the vendor’s own code, %s', async (_, picture, isKept) => {
  answer = () => Response.json({ url: 'https://hshft.example/1', qrcode: picture }, { status: 201 });
  await make(byAccount, 'a');
  expect((await db.links.get('a'))?.theirs).toEqual(isKept ? { picture } : undefined);
});

test('a link that ends at a time ends then', async () => {
  const until = now + 90_000;
  expect(await make({ ...byAccount, until }, 'a')).toMatchObject({ value: { expiresAt: until } });
  expect(await make({ ...byAccount, until: now }, 'b')).toMatchObject({
    trouble: { reason: 'invalid', field: 'until' },
  });
});

test('without an expiry Helpshift’s own 24 hours hold', async () => {
  const { expiry: _, ...plain } = byAccount;
  expect(await make(plain, 'a')).toMatchObject({ value: { expiresAt: now + 24 * 3_600_000 } });
});

test('by a template: filled in here, asking nobody, without expiry', async () => {
  const made = await make(byTemplate, 'a');
  expect(made).toMatchObject({
    value: { url: 'https://example.com/?e=ada%40example.com', via: { type: 'template', name: 'Help' } },
  });
  expect(made.ok && made.value.expiresAt).toBeUndefined();
  expect(asked).toBe(0);
  expect(await db.links.count()).toBe(1);
});

describe('the same form twice makes one link', () => {
  test('by a double click', async () => {
    const [first, second] = await Promise.all([make(byAccount, 'a'), make(byAccount, 'a')]);
    expect(first).toEqual(second);
    expect(asked).toBe(1);
    expect(await db.links.count()).toBe(1);
  });

  test('by two popups that show one form, each with an id of its own', async () => {
    const [first, second] = await Promise.all([make(byAccount, 'a'), make(byAccount, 'b')]);
    expect(first).toEqual(second);
    expect(asked).toBe(1);
    expect(await db.links.count()).toBe(1);
  });

  test('but not with another token', async () => {
    await Promise.all([make(byAccount, 'a', '1'), make(byAccount, 'b', '2')]);
    expect(asked).toBe(2);
  });

  test('after the popup was closed, or the worker killed', async () => {
    const first = await make(byAccount, 'a');
    expect(await make(byAccount, 'a')).toEqual(first);
    expect(asked).toBe(1);
  });

  test('but another form makes another link', async () => {
    await make(byAccount, 'a');
    await make(byAccount, 'b');
    expect(asked).toBe(2);
  });

  test('and a failure is forgotten, so that it can be tried again', async () => {
    answer = () => new TypeError('Failed to fetch');
    expect(await make(byAccount, 'a')).toMatchObject({ trouble: { reason: 'unreachable', who: 'shop.eu' } });
    answer = () => Response.json({ url: 'https://hshft.example/x' }, { status: 201 });
    expect(await make(byAccount, 'a')).toMatchObject({ ok: true });
  });
});

describe('nothing is kept, and nothing sent where that is known before', () => {
  test.each<[string, LinkRequest, string]>([
    ['a field that breaks its rule', { ...byAccount, customer: { phone: '123' } }, 'invalid'],
    ['an account or template that is gone', { ...byAccount, by: 'gone' }, 'no-account'],
  ])('%s', async (_, request, reason) => {
    expect(await make(request, 'a')).toMatchObject({ trouble: { reason } });
    expect(asked).toBe(0);
    expect(await db.links.count()).toBe(0);
  });

  test('an account without its key', async () => {
    await db.secrets.clear();
    expect(await make(byAccount, 'a')).toMatchObject({ trouble: { reason: 'key-refused', who: 'shop.eu' } });
    expect(asked).toBe(0);
  });

  test.each<[string, () => Response, string]>([
    ['no link in the answer', () => Response.json({}, { status: 201 }), 'malformed'],
    [
      'a link that is not https',
      () => Response.json({ url: 'http://hshft.example/' }, { status: 201 }),
      'unsafe-url',
    ],
    ['a wrong key', () => Response.json({}, { status: 401 }), 'key-refused'],
  ])('%s', async (_, said, reason) => {
    answer = said;
    expect(await make(byAccount, 'a')).toMatchObject({ trouble: { reason } });
    expect(await db.links.count()).toBe(0);
  });
});
