import { describe, expect, test } from 'vitest';
import type { LinkRequest } from '../../../utils/links/link.ts';
import { makeLink, tryKey, unread } from '../../../utils/vendors/helpshift/console.ts';
import { issuePage } from '../../../utils/vendors/helpshift/pages.ts';
import { json, wireOf } from './wire.ts';

const account = {
  vendor: 'helpshift',
  id: 'h1',
  label: 'shop.eu',
  api: 'https://api.helpshift.com',
  domain: 'shop',
  appId: 'shop_app_1',
} as const;
const link = { by: 'h1', customer: { email: 'ada@example.com' } };
const made = { url: 'https://hshft.example/abc', qrcode: '<svg viewBox="0 0 9 9"></svg>' };

describe('a support link', () => {
  test('sends what was filled in, form-encoded, maps and lists as JSON, and nothing else', async () => {
    const { wire, asked } = wireOf(json(made, 201));
    const customer = { id: 'u 1', name: 'Zoë "Z" 🎉', email: ' ada@example.com ', phone: '+919876543210' };
    const more = {
      firstMessage: 'a&b=c\nline 2',
      expiry: '6h',
      views: 10,
      language: 'he',
      tags: ['vip', 'öl'],
      fields: [
        { key: 'plan', type: 'text', value: 'gold "1"' },
        { key: 'age', type: 'number', value: 23 },
        { key: 'paid', type: 'boolean', value: false },
        { key: 'since', type: 'date', value: '2026-11-30' },
      ],
      section: '3',
      faq: '12',
      search: 'E42 & more',
      filter: { tags: ['tier1', 'tier2'], operator: 'and' },
      widget: 'minimize',
      initiateChat: false,
    } satisfies Partial<LinkRequest>;
    const answer = await makeLink(account, 'key', { by: 'h1', customer, ...more }, wire, 'hmac');
    expect(answer).toEqual({
      ok: true,
      value: { url: made.url, activeIssue: undefined, image: made.qrcode },
    });
    const [ask] = asked;
    expect(ask?.url.href).toBe('https://api.helpshift.com/v1/shop/console/qrcode');
    expect(ask?.init.body).toBeInstanceOf(URLSearchParams);
    expect(ask?.headers.get('Authorization')).toBe(`Basic ${btoa('key:')}`);
    expect(Object.fromEntries(new URLSearchParams(ask?.body))).toEqual({
      app_id: 'shop_app_1',
      format: 'png',
      includes: '["unread_messages"]',
      uid: 'u 1',
      email: 'ada@example.com',
      phone_number: '+919876543210',
      user_auth_token: 'hmac',
      name: 'Zoë "Z" 🎉',
      language: 'he',
      first_user_message: 'a&b=c\nline 2',
      expiry: '{"time":"6h","viewcount":10}',
      tags: '["vip","öl"]',
      custom_fields: '{"plan":"gold \\"1\\"","age":23,"paid":false,"since":"2026-11-30"}',
      help_section: '3',
      help_faq: '12',
      help_search_term: 'E42 & more',
      help_faq_filter: '{"tags":["tier1","tier2"],"operator":"and"}',
      webchat_widget: 'minimize',
      initiate_chat: 'false',
    });
  });

  test('that ends at a time is given it in milliseconds, as a number', async () => {
    const { wire, asked } = wireOf(json(made, 201));
    await makeLink(account, 'key', { ...link, expiry: '6h', until: 1_795_000_000_000 }, wire);
    expect(new URLSearchParams(asked[0]?.body).get('expiry')).toBe('{"time":1795000000000}');
  });

  test.each(['<svg onload=alert(1)>', 'https://example.com/a.png', 7])(
    'is good even where its image is %s',
    async (qrcode) => {
      const { wire } = wireOf(json({ ...made, qrcode }, 201));
      const answer = await makeLink(account, 'key', link, wire);
      expect(answer).toEqual({
        ok: true,
        value: { url: made.url, activeIssue: undefined, image: undefined },
      });
    },
  );

  test('of an anonymous customer sends no empty fields', async () => {
    const { wire, asked } = wireOf(json(made, 201));
    await makeLink(account, 'key', { by: 'h1', customer: { email: '  ' }, firstMessage: '', tags: [] }, wire);
    expect([...new URLSearchParams(asked[0]?.body).keys()]).toEqual(['app_id', 'format', 'includes']);
  });

  test('tells of the customer’s open issue', async () => {
    const { wire } = wireOf(json({ ...made, active_issue: { issue_id: 78, unread_messages: 2 } }, 201));
    expect(await makeLink(account, 'key', link, wire)).toMatchObject({
      value: { activeIssue: { id: '78', unread: 2 } },
    });
  });

  test('is good even where the issue in the answer is not', async () => {
    const { wire } = wireOf(json({ ...made, active_issue: { issue_id: 78, unread_messages: -2 } }, 201));
    expect(await makeLink(account, 'key', link, wire)).toMatchObject({ ok: true, value: { url: made.url } });
  });

  test('without a link in the answer is malformed', async () => {
    expect(
      await makeLink(
        account,
        'key',
        link,
        wireOf(json({ qrcode: '<svg viewBox="0 0 9 9"></svg>' }, 201)).wire,
      ),
    ).toMatchObject({
      trouble: { reason: 'malformed', field: 'url', who: 'shop.eu' },
    });
  });

  test.each(['javascript:alert(1)', 'http://hshft.example/abc', '/abc'])(
    'that is %s is not handed out',
    async (url) => {
      expect(await makeLink(account, 'key', link, wireOf(json({ url }, 201)).wire)).toMatchObject({
        trouble: { reason: 'unsafe-url', detail: url },
      });
    },
  );

  test.each([
    ['phone_number is not E.164', 'customer.phone'],
    ['Invalid expiry', 'expiry'],
    ['first_user_message too long', 'firstMessage'],
    ['expiry.viewcount must be an integer from 1 to 32767', 'views'],
    ['help_faq_filter.tags must name at least one tag', 'filter'],
    ['custom_fields must be a JSON encoded map', 'fields'],
    ['user_auth_token is not valid', 'token'],
    ['help_faq is unknown', 'faq'],
    ['help_section is unknown', 'section'],
    ['help_search_term is too long', 'search'],
    ['webchat_widget must be one of open, minimize, hide', 'widget'],
    ['initiate_chat must be one of true, false', 'initiateChat'],
    ['tags must be a JSON array of strings', 'tags'],
    ['app_name is unknown', undefined],
    ['Invalid phone number.', 'customer.phone'],
    ['The link has expired before it began', 'expiry'],
    ['Unknown custom field “age”', 'fields'],
    ['Either phone or user ID has to be given', undefined],
    ['Something else', undefined],
  ])('refused with “%s” names the field %s', async (message, field) => {
    const answer = await makeLink(account, 'key', link, wireOf(json({ message }, 400)).wire);
    expect(answer.ok ? {} : answer.trouble).toEqual({
      reason: 'refused',
      detail: message,
      field,
      who: 'shop.eu',
    });
  });
});

describe('unread', () => {
  const count = (active_issue: unknown) =>
    unread(account, 'key', { id: 'u1', email: 'a+b@example.com' }, wireOf(json({ active_issue })).wire);

  test('asks by everything that is known of the customer', async () => {
    const { wire, asked } = wireOf(json({ active_issue: { issue_id: 78, unread_messages: 2 } }));
    expect(await unread(account, 'key', { id: 'u1', email: 'a+b@example.com' }, wire)).toEqual({
      ok: true,
      value: { issue: '78', unread: 2 },
    });
    expect(asked[0]?.url.pathname).toBe('/v1/shop/console/messages/unread');
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      app_id: 'shop_app_1',
      uid: 'u1',
      email: 'a+b@example.com',
    });
  });

  test.each([[null], [undefined], ['nil']])('active_issue %j means that none is open', async (none) => {
    expect(await count(none)).toEqual({ ok: true, value: { issue: undefined, unread: 0 } });
  });

  test('numbers may come as strings', async () => {
    expect(await count({ issue_id: '78', unread_messages: '2' })).toMatchObject({
      value: { issue: '78', unread: 2 },
    });
  });

  test.each([
    [{ issue_id: 78, unread_messages: -1 }],
    [{ issue_id: 78, unread_messages: 1e9 }],
    [{ issue_id: 78, unread_messages: 1.5 }],
    [{ issue_id: 78, unread_messages: 'two' }],
    [{ issue_id: 78 }],
    [{ unread_messages: 3 }],
    ['none'],
    [0],
    [[]],
  ])('active_issue %j is malformed, not zero', async (issue) => {
    expect(await count(issue)).toMatchObject({ ok: false, trouble: { reason: 'malformed' } });
  });

  test.each([[[]], ['nil'], [{ error: 'maintenance' }], [{ hello: ['world'] }]])(
    'a whole answer of %j is malformed',
    async (body) => {
      expect(await unread(account, 'key', { id: 'u1' }, wireOf(json(body)).wire)).toMatchObject({
        trouble: { reason: 'malformed' },
      });
    },
  );

  test('of a customer who is not identified is not asked for', async () => {
    const { wire, asked } = wireOf(json({}));
    expect(await unread(account, 'key', { name: 'Ada' }, wire)).toMatchObject({
      trouble: { reason: 'invalid' },
    });
    expect(asked).toHaveLength(0);
  });
});

test('a key is tested without touching a customer', async () => {
  expect(await tryKey(account, 'key', wireOf(json({ active_issue: null })).wire)).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await tryKey(account, 'key', wireOf(json({}, 401)).wire)).toMatchObject({
    trouble: { reason: 'key-refused', who: 'shop.eu' },
  });
});

test('an issue opens in the dashboard', () => {
  expect(issuePage(account, '78')).toBe('https://shop.helpshift.com/admin/issue/78/');
});
