import { describe, expect, test } from 'vitest';
import { expiryAt } from '../../../utils/links/expiry.ts';
import { brokenFields, checkRequest } from '../../../utils/links/request.ts';
import { request } from './request.ts';

test('nothing filled in breaks no rule: the chat is anonymous then', () => {
  expect(brokenFields(request())).toEqual([]);
  expect(checkRequest(request({ customer: { email: ' ', phone: '' }, tags: [] }))).toBeUndefined();
});

describe('a broken rule names its field', () => {
  test.each([
    ['customer.phone', { customer: { phone: '0171 1234567' } }],
    ['customer.phone', { customer: { phone: '+0123456789' } }],
    ['customer.phone', { customer: { phone: '+1234567890123456' } }],
    ['customer.email', { customer: { email: 'ada' } }],
    ['customer.email', { customer: { email: 'ada@shop, bob@shop.com' } }],
    ['firstMessage', { firstMessage: 'x'.repeat(501) }],
    ['expiry', { expiry: '6 hours' }],
    ['expiry', { expiry: '0h' }],
    ['views', { views: 0 }],
    ['views', { views: 32_768 }],
    ['views', { views: 1.5 }],
    ['language', { language: 'english please' }],
    ['tags', { tags: ['vip', ' '] }],
  ])('%s', (field, of) => {
    expect(brokenFields(request(of))).toEqual([field]);
    expect(checkRequest(request(of))).toEqual({ reason: 'invalid', field });
  });

  test('what keeps the rules passes', () => {
    const fine = { phone: '+919876543210', email: 'a+b@mail.example.co.uk' };
    const of = {
      customer: fine,
      firstMessage: '🎉'.repeat(250),
      expiry: '90m',
      views: 32_767,
      language: 'zh-Hant',
    };
    expect(brokenFields(request(of))).toEqual([]);
  });
});

test('a link dies so many minutes, hours or days after it was made', () => {
  expect(expiryAt('30m', 1000)).toBe(1000 + 1_800_000);
  expect(expiryAt('6h', 0)).toBe(21_600_000);
  expect(expiryAt('2d', 0)).toBe(172_800_000);
  expect(expiryAt('soon', 0)).toBeUndefined();
});
