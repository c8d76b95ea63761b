import { afterEach, expect, test } from 'vitest';
import { readTyped } from '../../../components/popup/typed.ts';
import { setOwn } from '../../../utils/codes/index.ts';

afterEach(() => setOwn());

test.each([['482913'], [' 482 913 '], ['482-913'], ['482 – 913'], ['٤٨٢٩١٣'], ['４８２９１３']])(
  'six digits are a code however they are written: %s',
  (text) => {
    expect(readTyped(text)).toEqual({ is: 'codes', codes: [{ code: '482913', kind: 'unknown' }] });
  },
);

test('leading zeros stay', () => {
  expect(readTyped('004913')).toEqual({ is: 'codes', codes: [{ code: '004913', kind: 'unknown' }] });
});

test('fewer digits are not final yet', () => {
  expect(readTyped('')).toEqual({ is: 'empty' });
  expect(readTyped('482-91')).toEqual({ is: 'short', missing: 1 });
});

test('a pasted sentence gives the code in it, with the kind that its words name', () => {
  expect(readTyped('Hi, it says: Automated helpcode: 118204. What now?')).toEqual({
    is: 'codes',
    codes: [{ code: '118204', kind: 'noibu' }],
  });
});

test('a code that the words vouch for comes before other six digits', () => {
  const typed = readTyped('Your Cobrowse session code is 482913. The order was 771200.');
  expect(typed).toEqual({ is: 'codes', codes: [{ code: '482913', kind: 'cobrowse' }] });
});

test('a text without a code says so, and seven digits are no code', () => {
  expect(readTyped('no digits here')).toEqual({ is: 'none' });
  expect(readTyped('4829134')).toEqual({ is: 'none' });
});

test('the agents’ own words count here too', () => {
  setOwn({
    labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
    patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }],
  });
  const text = 'Bestellung 771200, Fehlerkennung 118204, C/48/29/13';
  expect(readTyped(text)).toEqual({
    is: 'codes',
    codes: [
      { code: '118204', kind: 'noibu' },
      { code: '482913', kind: 'cobrowse' },
    ],
  });
});
