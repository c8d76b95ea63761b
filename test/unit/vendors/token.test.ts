import { expect, test } from 'vitest';
import { faultOf, readToken } from '../../../utils/vendors/cobrowse/token.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.c2ln`;

test('a token says whose it is, of which licence and role, and how long it lives', () => {
  const claims = {
    sub: 'zoë@example.com',
    displayName: 'Zoë 東',
    iss: 'trial',
    role: 'agent',
    iat: 100,
    nbf: 110,
  };
  expect(readToken(jwt({ ...claims, exp: 3700, aud: 'https://cobrowse.io' }))).toEqual({
    agent: 'zoë@example.com',
    name: 'Zoë 東',
    licence: 'trial',
    role: 'agent',
    audience: ['https://cobrowse.io'],
    issuedAt: 100_000,
    startsAt: 110_000,
    expiresAt: 3_700_000,
  });
});

test.each(['', 'abc', 'a.b', 'a.b.c', 'a.b.c.d', `x.${encoded(3)}.y`, `x.${encoded(null)}.y`])(
  '“%s” is no token',
  (text) => {
    expect(readToken(text)).toBeUndefined();
  },
);

test('claims of another type are as good as absent', () => {
  expect(readToken(jwt({ sub: 3, exp: 'soon', iat: -1, nbf: 1e300, aud: 7 }))).toEqual({ audience: [] });
});

test('what is wrong with a token is told by its claims', () => {
  const now = 1_000_000;
  const good = { expiresAt: now + 1, startsAt: now, audience: ['x', 'https://cobrowse.io'] };
  expect(faultOf(good, now)).toBeUndefined();
  expect(faultOf({}, now)).toBeUndefined();
  expect(faultOf({ ...good, expiresAt: now }, now)).toBe('token-expired');
  expect(faultOf({ ...good, startsAt: now + 1 }, now)).toBe('token-early');
  expect(faultOf({ ...good, audience: ['https://example.com'] }, now)).toBe('token-audience');
});
