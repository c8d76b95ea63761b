import { describe, expect, test } from 'vitest';
import { defaultTemplates } from '../../../utils/links/installed.ts';
import { knownTemplates } from '../../../utils/links/known.ts';
import { fillTemplate, isSample, partsOf, templateFault } from '../../../utils/links/template.ts';
import { request } from './request.ts';

const fill = (url: string, of = {}) => fillTemplate({ url }, request(of));
const nasty = 'Zoë "Q" & <b>\n\t=?#/%25 \'x\' (a*b)! שלום 👩‍👩‍👧';

test.each([
  'https://example.com/help?a=1&msg={message}&z=2',
  'https://example.com/{message}/x',
  'https://example.com/#m={message}',
])('what a person typed arrives as it was, in %s', (url) => {
  const filled = fill(url, { firstMessage: nasty });
  const address = filled.ok ? filled.value : '';
  const { searchParams, pathname, hash } = new URL(address);
  const arrived = [
    searchParams.get('msg'),
    decodeURIComponent(pathname.slice(1, -2)),
    decodeURIComponent(hash.slice(3)),
  ];
  expect(arrived).toContain(nasty);
  if (searchParams.has('msg')) expect([...searchParams.keys()]).toEqual(['a', 'msg', 'z']);
});

test('any text survives, random ones included', () => {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  for (let n = 0; n < 300; n += 1) {
    const text = String.fromCodePoint(
      ...Array.from({ length: 1 + (next() % 20) }, () => {
        const point = next() % 0x11_0000;
        return point >= 0xd800 && point < 0xe000 ? 0x41 : point;
      }),
    ).trim();
    const filled = fill('https://example.com/?m={message}&n=1', { firstMessage: text });
    expect(filled.ok && new URL(filled.value).searchParams.get('m')).toBe(text);
  }
});

test('half a surrogate pair does not throw', () => {
  expect(fill('https://example.com/?m={message}', { firstMessage: 'a\ud83d' })).toMatchObject({ ok: true });
});

test('the fields have the form’s names and Helpshift’s', () => {
  const of = {
    customer: { id: 'u', name: 'Ada', email: 'a@b.c', phone: '+491' },
    firstMessage: 'hi',
    language: 'de',
    tags: ['a', 'b'],
  };
  const url =
    'https://example.com/?{id}{uid}|{name}|{email}|{phone}{phone_number}|{message}{first_user_message}|{language}|{tags}';
  const filled = fill(url, of);
  expect(filled.ok && decodeURIComponent(filled.value)).toBe(
    'https://example.com/?uu|Ada|a@b.c|+491+491|hihi|de|a,b',
  );
});

test('the rest of a request has its places, too, maps and lists as JSON as Helpshift writes them', () => {
  const of = {
    customer: {},
    fields: [
      { key: 'plan', type: 'text', value: 'go&ld' },
      { key: 'age', type: 'number', value: 23 },
    ],
    section: '3',
    faq: '12',
    search: 'E42',
    filter: { tags: ['a', 'b'], operator: 'and' },
    widget: 'open',
    initiateChat: false,
  };
  const names = ['custom_fields', 'field:plan', 'field:none', 'help_section', 'help_faq', 'help_search_term'];
  const more = ['help_faq_filter', 'webchat_widget', 'initiate_chat'];
  const url = `https://example.com/?${[...names, ...more].map((name, at) => `${at}={${name}}`).join('&')}`;
  const filled = fill(url, of);
  expect([...new URL(filled.ok ? filled.value : '').searchParams.values()]).toEqual([
    '{"plan":"go&ld","age":23}',
    'go&ld',
    '',
    '3',
    '12',
    'E42',
    '{"tags":["a","b"],"operator":"and"}',
    'open',
    'false',
  ]);
  expect(partsOf(url)).toEqual(['fields', 'section', 'faq', 'search', 'filter', 'widget', 'chat']);
});

describe('a known template', () => {
  test.each(knownTemplates.map(({ name = 'a page of one’s own', url }) => [name, url]))(
    'of %s names what is to be replaced, and works when it is',
    (_, url) => {
      expect(templateFault(url)).toMatchObject({ is: 'yours' });
      expect(fill(url)).toMatchObject({ trouble: { reason: 'invalid', field: 'url' } });
      const own = url.replaceAll(/YOUR-[A-Z-]*[A-Z]/g, 'shop');
      expect(templateFault(own)).toBeUndefined();
      expect(fill(own, { customer: { email: 'a@b.c' }, firstMessage: nasty })).toMatchObject({ ok: true });
    },
  );
});

test.each(['mailto:help@example.com?body={message}', 'tel:+1415{phone}', 'sms:1?body={message}'])(
  'an address that starts another program than a chat is refused: %s',
  (url) => {
    expect(templateFault(url)).toEqual({ is: 'url' });
  },
);

test('the sample of a fresh install is known as one', () => {
  expect(defaultTemplates().map(({ url }) => isSample(url))).toEqual([true]);
  expect(isSample('https://help.example.com/{name}')).toBe(true);
  expect(isSample('https://shop.eu/?from=example.com')).toBe(false);
  expect(isSample('{name}')).toBe(false);
});

test('an empty field leaves its place empty', () => {
  expect(fill('https://example.com/?e={email}&n=1')).toEqual({
    ok: true,
    value: 'https://example.com/?e=&n=1',
  });
});

describe('a template is refused', () => {
  test.each([
    'https://example.com/?a={password}',
    'https://example.com/?a={}',
    'https://example.com/?a={toString}',
  ])('for a field that we do not know: %s', (url) => {
    expect(fill(url)).toMatchObject({ trouble: { reason: 'invalid', field: 'url' } });
  });

  test.each([
    'https://{name}/help',
    'https://{name}.example.com/',
    'https://example.com{name}/',
    'https://example.com:{name}/',
  ])('for a field that moves the host: %s', (url) => {
    expect(fill(url, { customer: { name: 'evil.io' } })).toMatchObject({ ok: false });
    expect(fill(url, { customer: { name: '99' } })).toMatchObject({ ok: false });
  });

  test.each([
    'http://example.com/',
    'javascript:alert({name})',
    '{name}://example.com/',
    'example.com/{name}',
    'https://u:p@example.com/',
  ])('for an address that we do not open: %s', (url) => {
    expect(fill(url, { customer: { name: 'https' } })).toMatchObject({ ok: false });
  });

  test('but not on a loopback host, where demos live', () => {
    expect(fill('http://desk.localhost:8080/?e={email}', { customer: { email: 'a@b.c' } })).toMatchObject({
      value: 'http://desk.localhost:8080/?e=a%40b.c',
    });
  });
});

test('a fresh install can make a link', () => {
  const [template] = defaultTemplates();
  expect(
    template && fillTemplate(template, request({ customer: { email: 'a@b.c' }, firstMessage: 'Hi there' })),
  ).toEqual({
    ok: true,
    value: 'https://example.com/help?name=&email=a%40b.c&msg=Hi%20there',
  });
});
