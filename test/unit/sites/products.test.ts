import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { conversationIn, placeOf } from '../../../utils/sites/conversation.ts';
import { conversationSchema, transcriptSchema } from '../../../utils/sites/desk.ts';
import { knownDesk } from '../../../utils/sites/known.ts';
import { knownDesks, productOf, products } from '../../../utils/sites/products.ts';
import { covers, type Site } from '../../../utils/sites/site.ts';

describe.each(products.map((product) => [product.name, product] as const))('%s', (_, product) => {
  const [address, place] = product.example;

  test('its hosts cover its address, and it is known by that', () => {
    for (const pattern of [...product.hosts, ...product.frames]) {
      expect(pattern).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
    }
    if (product.hosts.length === 0) return expect(productOf(address)).toBeUndefined();
    expect(product.hosts.some((host) => covers(host, address))).toBe(true);
    expect(productOf(address)).toBe(product);
    // As the popup asks for it: by the permission for the whole host.
    expect(productOf(`${new URL(address).origin}/*`)).toBe(product);
    for (const host of product.hosts) expect(productOf(host)).toBe(product);
  });

  test('its address stands for its conversation', () => {
    expect(placeOf(address, product.conversation)).toBe(place);
    if (product.conversation) expect(conversationIn(address, product.conversation)).toBeTruthy();
  });

  test('what is known of it is well-formed', () => {
    if (product.conversation) v.parse(conversationSchema, product.conversation);
    if (product.transcript) v.parse(transcriptSchema, product.transcript);
  });
});

test('every product has an id of its own, and some have a known transcript', () => {
  expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
  expect(knownDesks.map(({ id }) => id)).toEqual([
    'chatwoot',
    'zammad',
    'rocket-chat',
    'freescout',
    'live-helper-chat',
  ]);
});

test.each([
  ['https://x.example/a/b?c=1#d', undefined, 'https://x.example/a/b'],
  ['https://x.example/a/b?c=1#d', { in: 'path' }, 'https://x.example/a/b'],
  ['https://x.example/a#/chat/7?tab=2', { in: 'hash' }, 'https://x.example/a#/chat/7'],
  ['https://x.example/a#', { in: 'hash' }, 'https://x.example/a'],
  ['https://x.example/a#!/x/chat/7/more', { in: 'hash', at: 'chat/:id' }, 'https://x.example/a#/chat/7'],
  ['https://x.example/a?id=7&key=secret', { in: 'query', at: 'id' }, 'https://x.example/a?id=7'],
  ['https://x.example/a?key=secret', { in: 'query', at: 'id' }, 'https://x.example/a'],
  ['https://x.example/a?id=7', { in: 'query' }, 'https://x.example/a'],
  [
    'https://x.example/in/3/x/y/chat/7',
    { in: 'path', at: '/in/:n/*/chat/:id' },
    'https://x.example/in/3/chat/7',
  ],
  ['https://x.example/in/3/chat/7', { in: 'path', at: '/in/:n/*/chat/:id' }, 'https://x.example/in/3/chat/7'],
  ['https://x.example/chat', { in: 'path', at: '/chat/:id' }, 'https://x.example/chat'],
  ['https://x.example/mychat/7', { in: 'path', at: '/chat/:id' }, 'https://x.example/mychat/7'],
] as const)('%s by %j is %s', (address, rule, place) => {
  expect(placeOf(address, rule)).toBe(place);
});

test('what an address names is kept only so long', () => {
  const address = `https://x.example/a#${'x'.repeat(5_000)}`;
  expect(placeOf(address, { in: 'hash' }).length).toBe(500);
});

describe('what is known of a site', () => {
  const site = (more: Partial<Site>): Site => ({
    pattern: 'https://desk.example/*',
    frames: [],
    addedAt: 0,
    ...more,
  });
  const transcript = { container: 'main', message: 'p' };

  test('nothing of a host that no product names', () => {
    expect(knownDesk('https://desk.example/7', [site({})])).toEqual({ own: false });
  });

  test('the product that the agent chose for their own host', () => {
    const known = knownDesk('https://desk.example/7', [site({ product: 'zammad' })]);
    expect(known).toMatchObject({ name: 'Zammad', own: false, conversation: { in: 'hash' } });
    expect(known.transcript?.container).toContain('.ticket-article');
  });

  test('the agent’s own description comes before the product', () => {
    const sites = [site({ pattern: 'https://acme.zammad.com/*', transcript })];
    expect(knownDesk('https://acme.zammad.com/', sites)).toMatchObject({
      own: true,
      name: 'Zammad',
      transcript,
      conversation: { in: 'hash' },
    });
  });

  test('nothing, when the agent says that the whole page is to be read', () => {
    const sites = [site({ pattern: 'https://acme.zammad.com/*', product: 'none' })];
    const known = knownDesk('https://acme.zammad.com/', sites);
    expect(known).toMatchObject({ name: 'Zammad', conversation: { in: 'hash' } });
    expect(known.transcript).toBeUndefined();
  });

  test('the desk that a frame of another host stands in', () => {
    const sites = [
      site({ pattern: 'https://acme.lightning.force.com/*', frames: ['https://*.vf.force.com/*'] }),
    ];
    expect(knownDesk('https://acme--c.vf.force.com/apex/x', sites).name).toBe('Salesforce');
  });

  test('the site that names the host most closely decides; a frame has what its site has', () => {
    const sites = [
      site({ pattern: 'https://*.desk.example/*', product: 'zammad' }),
      site({ pattern: 'https://a.desk.example/*', frames: ['https://frame.example/*'], transcript }),
    ];
    expect(knownDesk('https://a.desk.example/', sites).own).toBe(true);
    expect(knownDesk('https://b.desk.example/', sites).own).toBe(false);
    expect(knownDesk('https://frame.example/x', sites).transcript).toEqual(transcript);
  });
});
