import { expect, test } from 'vitest';
import { isSamePhone, phoneKey } from '../../../utils/sessions/phone.ts';

test.each([
  ['+49 30 1234', '0049301234'],
  ['+49 (0)30 12345678', '030 / 1234-5678'],
  ['(212) 555-0100', '+1 212 555 0100'],
  ['1-212-555-0100', '+12125550100'],
  ['011 49 30 12345678', '+49 30 12345678'],
  ['8 (912) 345-67-89', '+7 912 345 67 89'],
  ['06 1234567', '+39 06 1234567'],
  ['+٤٩ ٣٠ ١٢٣٤٥٦٧٨', '+49 30 12345678'],
  ['＋49 30 12345678', 'tel:+493012345678'],
  ['+49 30 12345678 ext. 12', '+49 30 12345678'],
  ['+1 212 555 0100 x7', '212-555-0100'],
  ['7', '7'],
  ['30 1234', '0301234'],
])('%s is %s', (one, other) => {
  expect(isSamePhone(one, other)).toBe(true);
  expect(isSamePhone(other, one)).toBe(true);
  expect(phoneKey(one)).toBe(phoneKey(other));
});

test.each([
  ['+49 30 12345678', '040 12345678'],
  ['+49 30 12345678', '+43 30 12345678'],
  ['+1 212 555 0100', '+44 212 555 0100'],
  ['555 0100', '+1 212 555 0100'],
  ['11 91234-5678', '21 91234-5678'],
  ['7', '77'],
  ['anonymous', 'unknown'],
  ['anonymous', '7'],
])('%s is not %s', (one, other) => {
  expect(isSamePhone(one, other)).toBe(false);
  expect(isSamePhone(other, one)).toBe(false);
});

test('what is no number is compared as it stands', () => {
  expect(isSamePhone('Anonymous ', 'anonymous')).toBe(true);
  expect(phoneKey('Anonymous ')).toBe(phoneKey('anonymous'));
});
