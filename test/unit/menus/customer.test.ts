import { expect, test } from 'vitest';
import { customerIn, customerOfLink } from '../../../utils/menus/customer.ts';

test.each([
  ['ada@example.com', { email: 'ada@example.com' }],
  [' Write to ada.l+x@mail.example.co.uk, please. ', { email: 'ada.l+x@mail.example.co.uk' }],
  ['Ada Lovelace <ada@example.com>', { name: 'Ada Lovelace', email: 'ada@example.com' }],
  ['"Lovelace, Ada" <ada@example.com>', { name: 'Lovelace, Ada', email: 'ada@example.com' }],
  ['+49 (0)30 1234567', { phone: '+49 (0)30 1234567' }],
  ['(415) 555-0123', { phone: '(415) 555-0123' }],
  ['٠١٧١ ٢٣٤٥٦٧٨', { phone: '٠١٧١ ٢٣٤٥٦٧٨' }],
  ['Ada\n  Lovelace', { name: 'Ada Lovelace' }],
  ['山田太郎', { name: '山田太郎' }],
  ['482913', {}],
  ['…', {}],
  ['', {}],
  [`${'word '.repeat(40)}`, {}],
])('the selection “%s” means %j', (text, customer) => {
  expect(customerIn(text)).toEqual(customer);
});

test.each([
  ['mailto:ada@example.com', { email: 'ada@example.com' }],
  ['MAILTO:ada%2Bx@example.com?subject=Hi', { email: 'ada+x@example.com' }],
  ['mailto:ada@example.com,bob@example.com', { email: 'ada@example.com' }],
  ['mailto:?to=ada%40example.com', { email: 'ada@example.com' }],
  ['mailto:Ada%20Lovelace%20%3Cada@example.com%3E', { name: 'Ada Lovelace', email: 'ada@example.com' }],
  ['mailto:100%@example.com', { email: '100%@example.com' }],
  ['mailto:', {}],
  ['tel:+49-30-1234567;ext=12', { phone: '+49-30-1234567' }],
  ['sms:+4930123', { phone: '+4930123' }],
  ['https://example.com', {}],
])('the link %s means %j', (url, customer) => {
  expect(customerOfLink(url)).toEqual(customer);
});
