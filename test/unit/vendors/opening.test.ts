import { expect, test } from 'vitest';
import { domainIdOf, sessionListPage } from '../../../utils/vendors/noibu/console.ts';
import { openable } from '../../../utils/vendors/opening.ts';

test.each([
  'https://cobrowse.io/session/1',
  'http://localhost:8080/a',
  'http://vendor.localhost:99/',
  'http://127.0.0.1/',
  'http://[::1]:3000/x',
])('opens %s', (url) => {
  expect(openable(url)).toBe(true);
});

test.each([
  'http://cobrowse.io/',
  'http://localhost.evil.example/',
  'http://127.0.0.1.evil.example/',
  'javascript:alert(1)',
  'data:text/html,hi',
  'file:///etc/passwd',
  'chrome://settings',
  'https://user:secret@cobrowse.io/',
  'https://',
  'cobrowse.io/session/1',
  '',
])('does not open %s', (url) => {
  expect(openable(url)).toBe(false);
});

test('only hosts that are allowed, where hosts are named', () => {
  const allowed = ['cobrowse.io', '*.Example.com'];
  expect(openable('https://cobrowse.io/x', allowed)).toBe(true);
  expect(openable('https://eu.example.com/x', allowed)).toBe(true);
  expect(openable('https://evil.io/cobrowse.io', allowed)).toBe(false);
  expect(openable('https://notexample.com/', allowed)).toBe(false);
  expect(openable('https://cobrowse.io.evil.io/', allowed)).toBe(false);
  expect(openable('https://cobrowse.io/', [])).toBe(false);
});

test('the console’s session list comes from any address of the console', () => {
  const id = '3f2b8a54-0c5d-4f1e-9a77-1b2c3d4e5f60';
  expect(domainIdOf(` https://console.noibu.com/${id.toUpperCase()}/issues?x=1 `)).toBe(id);
  expect(domainIdOf('https://console.noibu.com/login')).toBeUndefined();
  expect(domainIdOf('nonsense')).toBeUndefined();
  const account = { vendor: 'noibu', id: 'n', api: 'https://console.noibu.com/', domainId: id } as const;
  expect(sessionListPage(account)).toBe(`https://console.noibu.com/${id}/sessions`);
});
