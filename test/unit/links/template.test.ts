import { describe, expect, test } from 'vitest';
import { defaultTemplates, fillTemplate } from '../../../utils/links/template.ts';
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
