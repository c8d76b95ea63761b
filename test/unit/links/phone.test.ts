import { describe, expect, test } from 'vitest';
import { readPhone, regionOf } from '../../../utils/links/phone.ts';

describe('a number is read as people write it', () => {
  test.each<[string, string | undefined, string, string]>([
    ['+14155550123', undefined, '+14155550123', 'US'],
    [' +1 (415) 555-0123 ', undefined, '+14155550123', 'US'],
    ['+91 98765 43210', 'DE', '+919876543210', 'IN'],
    ['0049 171 1234567', 'DE', '+491711234567', 'DE'],
    ['011 49 171 1234567', 'US', '+491711234567', 'DE'],
    ['+١٤١٥٥٥٥٠١٢٣', undefined, '+14155550123', 'US'],
    ['＋４９ １７１ １２３４５６７', undefined, '+491711234567', 'DE'],
    ['+39 06 1234 5678', undefined, '+390612345678', 'IT'],
  ])('%s (in %s)', (text, region, e164, country) => {
    expect(readPhone(text, region)).toMatchObject({ is: 'number', e164, country, isNational: false });
  });

  test.each<[string, string, string]>([
    ['0171 1234567', 'DE', '+491711234567'],
    ['(415) 555-0123', 'US', '+14155550123'],
    ['07400 123456', 'GB', '+447400123456'],
  ])('%s as at home in %s', (text, region, e164) => {
    expect(readPhone(text, region)).toMatchObject({ is: 'number', e164, country: region, isNational: true });
  });
});

describe('what is no number says why', () => {
  test.each<[string, string | undefined, string]>([
    ['hello', 'DE', 'text'],
    ['tel:+14155550123', undefined, 'text'],
    ['my number is +1 415 555 0123', undefined, 'text'],
    ['0171 1234567', undefined, 'region'],
    ['0171 1234567', 'XX', 'region'],
    ['+999 1234567', undefined, 'country'],
    ['+1 555 0100', undefined, 'short'],
    ['+49 1', undefined, 'short'],
    ['+1 415 555 0123 4567', undefined, 'long'],
    [`+${'1'.repeat(400)}`, undefined, 'long'],
    ['+1 000 000 0000', undefined, 'plan'],
    ['+1 415 555 0123 ext. 7', undefined, 'extension'],
  ])('%s (in %s): %s', (text, region, fault) => {
    expect(readPhone(text, region)).toEqual({ is: 'broken', fault });
  });

  test('of anything at all, without throwing', () => {
    for (const text of ['', '+', '++', '\ud83d', '+1\u0000', '#', '+'.repeat(1000), '1'.repeat(1000), '☎️']) {
      expect(readPhone(text, 'US').is).toBe('broken');
    }
  });
});

test.each<[string[], string | undefined]>([
  [['de-AT', 'en-US'], 'AT'],
  [['de', 'en-GB'], 'GB'],
  [['de', 'en'], 'DE'],
  [['zh-Hant'], 'TW'],
  [[], undefined],
  [['not a tag', 'fr-CA'], 'CA'],
])('an agent whose languages are %j is at home in %s', (languages, region) => {
  expect(regionOf(languages)).toBe(region);
});
