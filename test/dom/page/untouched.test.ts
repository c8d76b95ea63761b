import { expect, test } from 'vitest';
import { append, painted, start, untilPainted, watch } from './stage.ts';

const page =
  '<main><p>code <b>482</b>913</p><x-shadow></x-shadow><form><input name="parentNode"></form></main>';

test('the page does not change while it is read, painted and left', async () => {
  document.body.innerHTML = page;
  const shadow = (document.querySelector('x-shadow') as Element).attachShadow({ mode: 'open' });
  shadow.innerHTML = '<p>code 111222</p>';
  const before = document.documentElement.outerHTML + shadow.innerHTML;
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((seen) => records.push(...seen));
  for (const root of [document, shadow]) {
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  const { abort } = start();
  await expect.poll(() => painted().length).toBe(2);
  abort();
  records.push(...observer.takeRecords());
  observer.disconnect();
  expect(records).toEqual([]);
  expect(document.documentElement.outerHTML + shadow.innerHTML).toBe(before);
});

test('everything is undone at the end: paint, rules, observers', async () => {
  const sheets = document.adoptedStyleSheets.length;
  document.body.innerHTML = page;
  const shadow = (document.querySelector('x-shadow') as Element).attachShadow({ mode: 'open' });
  shadow.innerHTML = '<p>code 111222</p>';
  const { abort, seen, watcher, passes } = start();
  await expect.poll(() => painted().length).toBe(2);
  expect(document.adoptedStyleSheets.length).toBeGreaterThan(sheets);
  expect(shadow.adoptedStyleSheets.length).toBeGreaterThan(0);
  abort();
  expect(CSS.highlights.size).toBe(0);
  expect(document.adoptedStyleSheets.length).toBe(sheets);
  expect(shadow.adoptedStyleSheets.length).toBe(0);
  expect(watcher.index.all.size).toBe(0);
  const known = seen.length;
  append('<p>code 333444</p>');
  const other = start();
  await expect.poll(() => painted().length).toBe(3);
  expect(seen.length).toBe(known);
  other.abort();
  expect(passes).toBe(0);
});

test('the highlights of the page are left alone', async () => {
  const own = new Highlight();
  CSS.highlights.set('page-search', own);
  const { abort } = watch('<p>code 482913</p>');
  await untilPainted('482913');
  abort();
  expect([...CSS.highlights.keys()]).toEqual(['page-search']);
  CSS.highlights.delete('page-search');
});

test('a list that recycles its nodes works as without us', async () => {
  watch(`<ul>${'<li>code 100000</li>'.repeat(60)}</ul>`);
  const rows = [...document.querySelectorAll('li')];
  const texts = rows.map(({ firstChild }) => firstChild as Text);
  for (let round = 0; round < 20; round += 1) {
    for (const [at, text] of texts.entries()) text.data = `code ${100_000 + round * 100 + at}`;
    await new Promise(requestAnimationFrame);
  }
  await expect.poll(painted).toEqual(texts.map((_, at) => `${100_000 + 1900 + at} unresolved`));
  const corrupted = rows.filter(
    ({ childNodes, firstChild }, at) => childNodes.length !== 1 || firstChild !== texts[at],
  );
  expect(corrupted).toEqual([]);
});
