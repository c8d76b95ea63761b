import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readQr } from './picture.ts';
import { startVendors, type Vendors } from './server.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
beforeEach(() => {
  vendors.helpshift.issues.length = 0;
  vendors.helpshift.links.length = 0;
});
afterAll(() => vendors.close());

const basic = (user: string, password = '') => `Basic ${btoa(`${user}:${password}`)}`;

async function qrcode(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { domain, key, apps } = vendors.helpshift.account;
  const response = await fetch(`${vendors.local}/v1/${domain}/console/qrcode`, {
    method: 'POST',
    headers: { authorization: basic(key), ...headers },
    body: new URLSearchParams({ app_id: apps[0] ?? '', ...fields }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function unread(fields: Record<string, string>) {
  const { domain, key, apps } = vendors.helpshift.account;
  const query = new URLSearchParams({ app_id: apps[0] ?? '', ...fields });
  const response = await fetch(`${vendors.local}/v1/${domain}/console/messages/unread?${query}`, {
    headers: { authorization: basic(key) },
  });
  return { status: response.status, body: await response.json() };
}

/** The short link as Node can reach it. */
const reachable = (url: string) => url.replace(vendors.url, vendors.local);
const open = async (url: string, init?: RequestInit) => {
  const response = await fetch(reachable(url), init);
  return { status: response.status, text: await response.text() };
};

describe('the API key', () => {
  test.each([
    ['is missing', undefined],
    ['is wrong', basic('another')],
    ['comes as the password', () => basic('', vendors.helpshift.account.key)],
    ['comes with a password', () => basic(vendors.helpshift.account.key, 'x')],
    ['comes as a bearer token', () => `Bearer ${vendors.helpshift.account.key}`],
  ])('is refused with 401 when it %s', async (_, header) => {
    const authorization = typeof header === 'function' ? header() : header;
    const response = await fetch(`${vendors.local}/v1/acme/console/qrcode`, {
      method: 'POST',
      ...(authorization && { headers: { authorization } }),
      body: new URLSearchParams({ app_id: vendors.helpshift.account.apps[0] ?? '' }),
    });
    expect(response.status).toBe(401);
  });

  test('opens its own domain and its own apps only', async () => {
    const other = vendors.helpshift.addAccount({ domain: 'other', key: 'other-key', apps: ['other-app'] });
    const { status } = await qrcode({}, { authorization: basic(other.key) });
    expect(status).toBe(401);
    expect((await qrcode({ app_id: 'other-app' })).status).toBe(400);
  });
});

describe('a support link', () => {
  test('is answered with 201, a short link, and a PNG of that link', async () => {
    const { status, headers, body } = await qrcode({ email: 'ann@example.com' });
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['qrcode', 'url']);
    expect(body.url.startsWith(vendors.url)).toBe(true);
    expect(readQr(body.qrcode)).toBe(body.url);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('comes as SVG when that was asked for', async () => {
    const { body } = await qrcode({ format: 'svg' });
    expect(body.qrcode).toMatch(/^<svg /);
    expect(readQr(body.qrcode)).toBe(body.url);
  });

  test('may be for nobody: the session is anonymous', async () => {
    const { status, body } = await qrcode({});
    expect(status).toBe(201);
    expect((await open(body.url)).text).toContain('Customer: anonymous');
  });

  test('is refused when a parameter is given twice', async () => {
    const { domain, key, apps } = vendors.helpshift.account;
    const response = await fetch(`${vendors.local}/v1/${domain}/console/qrcode`, {
      method: 'POST',
      headers: { authorization: basic(key) },
      body: new URLSearchParams([
        ['app_id', apps[0] ?? ''],
        ['name', 'Ada'],
        ['name', 'Bob'],
      ]),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('name');
  });

  test('is refused in words of one’s own where those are set', async () => {
    vendors.helpshift.refusal = 'phone_number is blocked';
    const { status, body } = await qrcode({});
    vendors.helpshift.refusal = undefined;
    expect([status, body.error]).toEqual([400, 'phone_number is blocked']);
  });

  test('needs an app', async () => {
    expect((await qrcode({ app_id: '' })).status).toBe(400);
  });

  test.each([
    ['application/json', JSON.stringify({ app_id: 'x' })],
    ['text/plain', 'app_id=x'],
  ])('is refused as %s', async (type, body) => {
    const response = await fetch(`${vendors.local}/v1/acme/console/qrcode`, {
      method: 'POST',
      headers: { authorization: basic(vendors.helpshift.account.key), 'content-type': type },
      body,
    });
    expect(response.status).toBe(400);
  });

  test('is made by POST only', async () => {
    const response = await fetch(`${vendors.local}/v1/acme/console/qrcode`, {
      headers: { authorization: basic(vendors.helpshift.account.key) },
    });
    expect(response.status).toBe(404);
  });

  test.each([
    ['format', 'PNG'],
    ['format', 'jpg'],
    ['phone_number', '9876543210'],
    ['phone_number', '+0123456789'],
    ['phone_number', '+91 98765 43210'],
    ['phone_number', '+1234567890123456'],
    ['expiry', '2h'],
    ['expiry', '["2h"]'],
    ['expiry', '{"time": "2 h"}'],
    ['expiry', '{"time": "2w"}'],
    ['expiry', '{"time": "0m"}'],
    ['expiry', '{"time": "1640422800000"}'],
    ['expiry', '{"time": 1640422800000}'],
    ['expiry', '{"time": 4102444800.5}'],
    ['expiry', '{"viewcount": 0}'],
    ['expiry', '{"viewcount": 32768}'],
    ['expiry', '{"viewcount": 1.5}'],
    ['expiry', '{"viewcount": "10"}'],
    ['expiry', '{"viewCount": 10}'],
    ['custom_fields', 'age=23'],
    ['custom_fields', '[1]'],
    ['tags', 'vip,billing'],
    ['tags', '"vip"'],
    ['tags', '[1]'],
    ['help_faq_filter', '{"tags": [], "operator": "or"}'],
    ['help_faq_filter', '{"tags": ["a"]}'],
    ['help_faq_filter', '{"tags": ["a"], "operator": "xor"}'],
    ['help_faq_filter', '{"operator": "or"}'],
    ['webchat_widget', 'Open'],
    ['webchat_widget', 'close'],
    ['includes', 'unread_messages'],
    ['includes', '["unread"]'],
    ['initiate_chat', 'yes'],
  ])('is refused with 400 for %s=%s', async (name, value) => {
    const { status, body } = await qrcode({ [name]: value });
    expect(status).toBe(400);
    expect(body.error).toContain(name);
    expect(vendors.helpshift.links).toEqual([]);
  });

  test('has a first message of at most 500 characters', async () => {
    const { status, body } = await qrcode({ first_user_message: 'x'.repeat(501) });
    expect([status, body.error]).toEqual([400, expect.stringContaining('first_user_message')]);
  });

  test('expires at a time in milliseconds; the same time in seconds lies in 1970 and is refused', async () => {
    const inAnHour = vendors.clock.now() + 3_600_000;
    expect((await qrcode({ expiry: JSON.stringify({ time: Math.floor(inAnHour / 1000) }) })).status).toBe(
      400,
    );
    expect((await qrcode({ expiry: JSON.stringify({ time: inAnHour }) })).status).toBe(201);
    expect(vendors.helpshift.links[0]?.expiresAt).toBe(inAnHour);
  });

  test('keeps what it was told, and drops silently what the account does not have', async () => {
    const { status } = await qrcode({
      uid: 'u-1',
      email: 'ann@example.com',
      phone_number: '+919876543210',
      name: 'Ann',
      language: 'de',
      first_user_message: 'ä'.repeat(500),
      custom_fields: '{"age": 23, "paiduser": false, "since": "2026-02-30", "plan": 5, "toString": "x"}',
      tags: '["vip", "archived"]',
      help_section: '12',
      help_faq: '34',
      help_search_term: 'E-17',
      help_faq_filter: '{"tags": ["tier1"], "operator": "not"}',
      intent: 'refund',
      webchat_widget: 'minimize',
      includes: '[]',
      initiate_chat: 'true',
    });
    expect(status).toBe(201);
    const { fields } = vendors.helpshift.links[0] ?? {};
    expect(fields).toEqual({
      app: vendors.helpshift.account.apps[0],
      format: 'png',
      identity: { uid: 'u-1', email: 'ann@example.com', phone: '+919876543210' },
      expiresAt: expect.any(Number),
      name: 'Ann',
      language: 'de',
      firstMessage: 'ä'.repeat(500),
      customFields: { age: 23, paiduser: false },
      tags: ['vip'],
      faq: '34',
      search: 'E-17',
      faqFilter: { tags: ['tier1'], operator: 'not' },
      widget: 'minimize',
      includes: [],
      initiateChat: true,
    });
  });

  test('tells of the open issue only when asked to', async () => {
    vendors.helpshift.addIssue({ email: 'ann@example.com' }, 2, { id: 78 });
    expect((await qrcode({ email: 'ann@example.com' })).body).not.toHaveProperty('active_issue');
    const asked = { includes: '["unread_messages"]' };
    expect((await qrcode({ email: 'ann@example.com', ...asked })).body.active_issue).toEqual({
      issue_id: 78,
      unread_messages: 2,
    });
    expect((await qrcode({ email: 'bob@example.com', ...asked })).body.active_issue).toBeNull();
    expect((await qrcode(asked)).body.active_issue).toBeNull();
  });
});

describe('a short link', () => {
  test.each([
    ['{"time": "2m"}', 2 * 60_000],
    ['{"time": "6h"}', 6 * 3_600_000],
    ['{"time": "3d"}', 3 * 86_400_000],
    ['{"viewcount": 10}', 86_400_000],
    ['', 86_400_000],
  ])('with expiry %s works for %i ms', async (expiry, life) => {
    const before = vendors.clock.now();
    const { body } = await qrcode({ expiry });
    const until = vendors.helpshift.links[0]?.expiresAt ?? 0;
    expect(until).toBeGreaterThanOrEqual(before + life);
    expect(until).toBeLessThanOrEqual(vendors.clock.now() + life);
    vendors.clock.advance(until - vendors.clock.now() - 1000);
    expect((await open(body.url)).status).toBe(200);
    vendors.clock.advance(1000);
    expect((await open(body.url)).status).toBe(410);
  });

  test('works as many times as it was told, not counting looks at its head', async () => {
    const { body } = await qrcode({ expiry: '{"time": "2h", "viewcount": 2}' });
    expect((await open(body.url, { method: 'HEAD' })).status).toBe(200);
    expect((await open(body.url)).status).toBe(200);
    expect((await open(body.url)).status).toBe(200);
    const third = await open(body.url);
    expect([third.status, third.text]).toEqual([410, expect.stringContaining('has expired')]);
  });

  test('shows what it carries as text', async () => {
    const { body } = await qrcode({ name: '<img src=x>', first_user_message: 'Hi & bye', tags: '["vip"]' });
    const { text } = await open(body.url);
    expect(text).toContain('&lt;img src=x&gt;');
    expect(text).toContain('First message: Hi &amp; bye');
    expect(text).toContain('Tags: vip');
  });

  test('is made without a good identity token, but its chat does not start', async () => {
    const { account } = vendors.helpshift;
    account.authTokens = ['hmac'];
    const without = await qrcode({ email: 'ann@example.com' });
    const withIt = await qrcode({ email: 'ann@example.com', user_auth_token: 'hmac' });
    expect([without.status, withIt.status]).toEqual([201, 201]);
    expect((await open(without.body.url)).text).toContain('Chat does not start');
    expect((await open(withIt.body.url)).text).toContain('Chat is ready');
    delete account.authTokens;
  });
});

describe('unread messages', () => {
  test.each([{ uid: 'u-7' }, { email: 'ann@example.com' }, { phone: '+919876543210' }])(
    'are counted for the customer %j',
    async (customer) => {
      vendors.helpshift.addIssue(customer, 3, { id: 79 });
      const { phone, ...rest } = { phone: undefined, ...customer };
      const { status, body } = await unread({ ...rest, ...(phone && { phone_number: phone }) });
      expect(status).toBe(200);
      expect(body).toEqual({ active_issue: { issue_id: 79, unread_messages: 3 } });
    },
  );

  test('may be none, of an open issue or of no issue', async () => {
    const issue = vendors.helpshift.addIssue({ uid: 'u-8' }, 0);
    expect((await unread({ uid: 'u-8' })).body.active_issue.unread_messages).toBe(0);
    issue.open = false;
    expect((await unread({ uid: 'u-8' })).body).toEqual({ active_issue: null });
  });

  test('write "no issue" in the three ways that a client must read', async () => {
    vendors.helpshift.nil = 'nil';
    expect((await unread({ uid: 'none' })).body).toEqual({ active_issue: 'nil' });
    vendors.helpshift.nil = 'absent';
    expect((await unread({ uid: 'none' })).body).toEqual({});
    vendors.helpshift.nil = 'null';
    expect((await unread({ uid: 'none' })).body).toEqual({ active_issue: null });
  });

  test.each([
    {},
    { name: 'Ann' },
    { uid: 'x', app_id: '' },
    { uid: 'x', app_id: 'y' },
    { phone_number: '12' },
  ])('are refused with 400 for %j', async (fields) => {
    expect((await unread(fields)).status).toBe(400);
  });
});
