import { afterEach, expect, test } from 'vitest';
import { setOwn } from '../../../utils/codes/index.ts';
import { closedToUs } from '../../../utils/menus/closed.ts';
import { codeIn } from '../../../utils/menus/menu.ts';

afterEach(() => setOwn());

test.each([
  ['482913', '482913'],
  [' 482 913 ', '482913'],
  ['482-913', '482913'],
  ['4829', undefined],
  ['hello', undefined],
])('the selection “%s” means %s', (selection, code) => {
  expect(codeIn(selection)?.code).toBe(code);
});

test('the agents’ own words say of which kind a selected code is, and which of several is meant', () => {
  const selection = 'Fehlerkennung 118204, C/48/29/13';
  expect(codeIn(selection)).toEqual({ code: '118204', kind: 'unknown' });
  setOwn({
    labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
    patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }],
  });
  expect(codeIn(selection)).toEqual({ code: '118204', kind: 'noibu' });
  expect(codeIn('order 118204, C/48/29/13')).toEqual({ code: '482913', kind: 'cobrowse' });
});

test.each([
  [undefined, true],
  ['chrome://extensions', true],
  ['about:addons', true],
  ['https://chromewebstore.google.com/detail/x', true],
  ['https://addons.mozilla.org/firefox/', true],
  ['https://desk.example/', false],
  ['http://desk.localhost:4000/', false],
])('%s is closed to extensions: %s', (url, closed) => {
  expect(closedToUs(url)).toBe(closed);
});
