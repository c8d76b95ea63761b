import { expect, test } from 'vitest';
import { patternOf, patternsToWatch } from '../../../utils/sites/site.ts';

test.each([
  ['https://desk.example:8443/inbox?x=1#y', 'https://desk.example/*'],
  ['http://desk.localhost:4000/', 'http://desk.localhost/*'],
  ['chrome://settings', undefined],
  ['about:blank', undefined],
  ['file:///etc/hosts', undefined],
  ['not an address', undefined],
])('%s is covered by %s', (address, pattern) => {
  expect(patternOf(address)).toBe(pattern);
});

test('only sites that the agent turned on and the browser granted are watched', () => {
  const sites = [
    { pattern: 'https://desk.example/*', frames: ['https://frame.example/*'], addedAt: 0 },
    { pattern: 'https://revoked.example/*', frames: [], addedAt: 0 },
  ];
  const held = ['https://desk.example/*', 'https://frame.example/*', 'https://api.helpshift.com/*'];
  expect(patternsToWatch(sites, held)).toEqual(['https://desk.example/*', 'https://frame.example/*']);
});
