import { describe, expect, test } from 'vitest';
import { emptyLink, isTouched, type LinkDraft, type LinkWay } from '../../../components/link/draft.ts';
import { draftField, draftOf, readLink } from '../../../components/link/reading.ts';
import { readPhone } from '../../../utils/links/phone.ts';
import { checkRequest } from '../../../utils/links/request.ts';
import { partsOf } from '../../../utils/links/template.ts';

const now = new Date(2026, 10, 21, 9, 0).getTime();
const way: LinkWay = { id: 'h', name: 'shop.eu', type: 'helpshift' };
const read = (draft: Partial<LinkDraft>, by = way) =>
  readLink({ ...emptyLink, ...draft }, by, {
    now,
    phone: draft.phone ? readPhone(draft.phone, 'DE') : undefined,
  });

/** Every field filled in, as a person might. */
const full: LinkDraft = {
  ...emptyLink,
  email: ' ada@example.com ',
  name: 'Ada',
  id: ' u-1',
  phone: '0171 1234567',
  token: ' hmac ',
  message: ' Hello\n',
  expiry: 'until',
  until: '2026-11-30T18:00',
  views: '10',
  language: ' pt-BR ',
  tags: 'vip ; öl، shop，',
  fields: JSON.stringify([
    { key: ' plan ', type: 'text', value: ' gold ' },
    { key: '', type: 'text', value: ' ' },
    { key: 'paid', type: 'boolean', value: 'false' },
  ]),
  section: '3',
  faq: '12',
  search: 'E 42',
  filterTags: 'tier1',
  filterOperator: 'not',
  widget: 'hide',
  chat: 'false',
};

test('nothing typed is a request of nothing but the usual expiry', () => {
  const { request, broken, token } = read({});
  expect(broken).toEqual({});
  expect(token).toBeUndefined();
  expect(Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))).toEqual({
    by: 'h',
    customer: { id: undefined, name: undefined, email: undefined, phone: undefined },
    expiry: '24h',
  });
});

test('of what identifies, blanks at the ends are no part; what is said goes as it was typed', () => {
  const { request, broken, token } = read(full);
  expect(broken).toEqual({});
  expect(token).toBe('hmac');
  expect(request).toEqual({
    by: 'h',
    customer: { id: 'u-1', name: 'Ada', email: 'ada@example.com', phone: '+491711234567' },
    firstMessage: ' Hello\n',
    expiry: undefined,
    until: new Date(2026, 10, 30, 18).getTime(),
    views: 10,
    language: 'pt-BR',
    tags: ['vip', 'öl', 'shop，'],
    fields: [
      { key: 'plan', type: 'text', value: ' gold ' },
      { key: 'paid', type: 'boolean', value: false },
    ],
    section: '3',
    faq: '12',
    search: 'E 42',
    filter: { tags: ['tier1'], operator: 'not' },
    widget: 'hide',
    initiateChat: false,
  });
});

test('a request becomes a draft again that gives the same request, without token and “once”', () => {
  const { request } = read({ ...full, once: 'x' });
  const again = draftOf(request);
  expect([again.token, again.once]).toEqual(['', '']);
  expect(readLink(again, way, { now, phone: readPhone(again.phone) }).request).toEqual(request);
  expect(readLink(draftOf(read({}).request), way, { now }).request).toEqual(read({}).request);
});

test('no request ever holds the token', () => {
  expect(JSON.stringify(read({ ...full, token: 'very-secret' }).request)).not.toContain('very-secret');
});

test('without the library of phone numbers the plain rule of E.164 holds', () => {
  const plain = (phone: string) => readLink({ ...emptyLink, phone }, way, { now });
  expect(plain('+1 (415) 555-0123')).toMatchObject({
    request: { customer: { phone: '+14155550123' } },
    broken: {},
  });
  expect(plain('0171 1234567').broken).toEqual({ phone: 'phone' });
});

test('a template is asked for what it has a place for', () => {
  const template: LinkWay = {
    id: 't',
    name: 'Help',
    type: 'template',
    takes: partsOf('https://example.com/{help_faq}?e={email}&p={field:plan}'),
  };
  expect(read({ ...full, expiry: 'until', until: 'nonsense' }, template)).toMatchObject({
    broken: {},
    token: undefined,
    request: {
      faq: '12',
      customer: { email: 'ada@example.com' },
      fields: [{ key: 'plan' }, { key: 'paid' }],
      firstMessage: undefined,
      expiry: undefined,
      until: undefined,
      views: undefined,
      tags: undefined,
      filter: undefined,
      widget: undefined,
      initiateChat: undefined,
    },
  });
});

describe('every rule that the form says is one that keeps the request from being sent', () => {
  test.each<[keyof LinkDraft, string, Partial<LinkDraft>]>([
    ['email', 'email', { email: 'ada' }],
    ['id', 'long', { id: 'x'.repeat(2001) }],
    ['name', 'long', { name: 'x'.repeat(2001) }],
    ['phone', 'phoneText', { phone: 'call me' }],
    ['token', 'token', { token: 'x'.repeat(4001) }],
    ['message', 'message', { message: '🎉'.repeat(251) }],
    ['expiry', 'expiry', { expiry: 'h' }],
    ['expiry', 'expiry', { expiry: '0h' }],
    ['until', 'until', { expiry: 'until', until: '2026-02-30T10:00' }],
    ['until', 'untilPast', { expiry: 'until', until: '2026-11-21T09:00' }],
    ['views', 'views', { views: '0' }],
    ['views', 'views', { views: '32768' }],
    ['views', 'views', { views: '1e3' }],
    ['views', 'views', { views: '-1' }],
    ['language', 'language', { language: 'x' }],
    ['tags', 'tags', { tags: 'x'.repeat(101) }],
    ['fields', 'fields', { fields: '[{"key":"a","type":"number","value":"one"}]' }],
    ['section', 'long', { section: 'x'.repeat(201) }],
    ['faq', 'long', { faq: 'x'.repeat(201) }],
    ['search', 'long', { search: 'x'.repeat(501) }],
    ['filterTags', 'filterTags', { filterOperator: 'or' }],
    ['filterOperator', 'filterOperator', { filterTags: 'a' }],
    ['filterTags', 'tags', { filterTags: 'x'.repeat(101), filterOperator: 'or' }],
  ])('%s: %s', (field, rule, draft) => {
    expect(read(draft).broken).toEqual({ [field]: rule });
  });
});

test('the background holds times against its own clock', () => {
  const { request } = read({ expiry: 'until', until: '2026-11-21T10:00' });
  expect(checkRequest(request, now)).toBeUndefined();
  expect(checkRequest(request, now + 3_600_000)).toEqual({ reason: 'invalid', field: 'until' });
});

test('a field that a vendor names is one of the form’s, or none', () => {
  expect(draftField('customer.phone')).toBe('phone');
  expect(draftField('filter')).toBe('filterTags');
  expect(draftField('toString')).toBeUndefined();
  expect(draftField(undefined)).toBeUndefined();
});

test('a draft counts when something was typed', () => {
  expect(isTouched({ ...emptyLink, by: 'hs', once: 'x', expiry: '1h' })).toBe(false);
  expect(isTouched({ ...emptyLink, faq: '12' })).toBe(true);
});
