import { expect, test } from 'vitest';
import { readWords } from '../../../utils/sessions/customer.ts';
import { deviceOf, namesDevice, namesPage, pageOf } from '../../../utils/sessions/scene.ts';
import { cobrowse } from './session.ts';

test('a device is named by its words, not by versions', () => {
  const device = deviceOf(cobrowse({ device: 'Safari 26 on iPhone' }));
  expect(device).toEqual(['safari', 'iphone']);
  expect(namesDevice(readWords('it happens on my iPhone'), device)).toBe(true);
  expect(namesDevice(readWords('chrome 26 on windows'), device)).toBe(false);
  expect(deviceOf(cobrowse())).toEqual([]);
});

test('a page is named by host and path, whatever varies behind them', () => {
  const page = pageOf(cobrowse({ page: 'https://www.shop.example/checkout/?step=2#pay' }));
  expect(page).toBe('shop.example/checkout');
  const names = (text: string) => namesPage(readWords(text), page ?? '');
  expect(names('see https://shop.example/checkout')).toBe(true);
  expect(names('see shop.example/checkout?x=1')).toBe(true);
  expect(names('at shop.example/checkout/.')).toBe(true);
});

test('a page below it, or beside it, is another', () => {
  const names = (text: string) => namesPage(readWords(text), 'shop.example/checkout');
  expect(names('shop.example/checkout/thanks')).toBe(false);
  expect(names('shop.example/checkout-old')).toBe(false);
  expect(names('shop.example/cart')).toBe(false);
});

test('a host alone is no page: every customer of the shop is on it', () => {
  expect(pageOf(cobrowse({ page: 'https://shop.example/' }))).toBeUndefined();
  expect(pageOf(cobrowse())).toBeUndefined();
});
