import { expect, test } from 'vitest';
import { tabState } from '../../../entrypoints/popup/tab.ts';
import { covers, type Site } from '../../../utils/sites/site.ts';
import { isHeld } from '../../../utils/views/held.ts';

const site = (pattern: string): Site => ({ pattern, frames: [], addedAt: 0 });
const zendesk = 'https://*.zendesk.com/*';

test('a site that is turned on and allowed is on, also by a wider pattern', () => {
  const address = 'https://acme.zendesk.com/agent/tickets/7?x=1';
  expect(tabState(address, [site(zendesk)], [zendesk])).toEqual({
    is: 'on',
    site: 'acme.zendesk.com',
    pattern: zendesk,
    desk: 'Zendesk',
  });
  expect(tabState(address, [site('https://acme.zendesk.com/*')], ['https://*/*'])).toMatchObject({
    is: 'on',
  });
});

test('a permission alone does not turn a site on: it may be there for an account', () => {
  expect(tabState('https://helpdesky.io/inbox', [], ['https://helpdesky.io/*'])).toEqual({
    is: 'off',
    site: 'helpdesky.io',
    pattern: 'https://helpdesky.io/*',
  });
});

test('a site without its permission is lost, not on', () => {
  expect(tabState('https://acme.zendesk.com/', [site(zendesk)], [])).toMatchObject({
    is: 'lost',
    pattern: zendesk,
  });
  // Http is another site than https.
  expect(tabState('http://acme.zendesk.com/', [site(zendesk)], [zendesk])).toMatchObject({ is: 'off' });
});

test.each([
  'about:blank',
  'chrome://extensions/',
  'https://addons.mozilla.org/de/',
  'https://chromewebstore.google.com/x',
])('no extension gets into %s', (address) => {
  expect(tabState(address, [], [])).toEqual({ is: 'closed' });
});

test('an address that the browser does not tell is no closed page', () => {
  expect(tabState('hidden', [], [])).toEqual({ is: 'unseen' });
});

test('a pattern covers its host, with a star its subdomains, and nothing that only looks alike', () => {
  expect(covers(zendesk, 'https://zendesk.com/')).toBe(true);
  expect(covers(zendesk, 'https://a.b.zendesk.com:8443/')).toBe(true);
  expect(covers(zendesk, 'https://evilzendesk.com/')).toBe(false);
  expect(covers('https://zendesk.com/*', 'https://a.zendesk.com/')).toBe(false);
  expect(covers('https://zendesk.com/*', 'not an address')).toBe(false);
});

test('a narrow permission does not stand for a wide one', () => {
  expect(isHeld(zendesk, ['https://acme.zendesk.com/*'])).toBe(false);
  expect(isHeld('https://acme.zendesk.com/*', [zendesk])).toBe(true);
  expect(isHeld(zendesk, ['<all_urls>'])).toBe(true);
});
