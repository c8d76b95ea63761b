import { expect, test } from 'vitest';
import { handingOf, linkLanguages } from '../../../utils/links/sentences.ts';

const link = { url: 'https://shop.helpshift.com/s/abc', expiresAt: Date.UTC(2026, 10, 22, 9) };

test('the customer’s language comes before the agent’s, and English stands in for others', () => {
  expect(handingOf(link, ['pt-BR', 'de']).text).toContain('Abra este link');
  expect(handingOf(link, ['xx', 'de-AT']).language).toBe('de-AT');
  expect(handingOf(link, ['xx']).language).toBe('en');
  expect(handingOf(link, ['constructor']).language).toBe('en');
});

test('a message has the address in a line of its own, and until when it works with the zone', () => {
  expect(handingOf(link, ['en'], 'Europe/Berlin').text).toBe(
    'Please open this link to go on with our conversation:\nhttps://shop.helpshift.com/s/abc\n' +
      'The link works until November 22, 2026 at 10:00 AM GMT+1.',
  );
  expect(handingOf({ url: link.url }, ['de']).text.split('\n')).toHaveLength(2);
  expect(handingOf({ url: link.url }, ['de']).until).toBeUndefined();
});

test.each(linkLanguages)('%s has every sentence, with the date in its place', (language) => {
  const { text, scan, until } = handingOf(link, [language], 'UTC');
  expect(text.split('\n')[1]).toBe(link.url);
  expect(scan.length).toBeGreaterThan(10);
  expect(until).toMatch(/\p{Nd}/u);
  expect(until).not.toContain('{');
});
