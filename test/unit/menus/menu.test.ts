import { expect, test } from 'vitest';
import { closedToUs, codeIn } from '../../../utils/menus/menu.ts';

test.each([
  ['482913', '482913'],
  [' 482 913 ', '482913'],
  ['482-913', '482913'],
  ['4829', undefined],
  ['hello', undefined],
])('the selection “%s” means %s', (selection, code) => {
  expect(codeIn(selection)?.code).toBe(code);
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
