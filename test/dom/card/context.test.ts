import { afterEach, describe, expect, test } from 'vitest';
import { meantBy } from '../../../entrypoints/card/context.ts';
import { scan } from '../../../entrypoints/finder/scan.ts';
import { pageBrowser } from '../../../utils/browser/page.ts';
import { explainCodes, setOwn } from '../../../utils/codes/index.ts';
import { frame, type Hit } from '../../../utils/page/frame.ts';

const openRoot = (element: Element) => element.shadowRoot;
const scanHere = (root: Node) => scan(root, explainCodes, openRoot);

afterEach(() => {
  setOwn();
  document.body.innerHTML = '';
  delete frame().watcher;
  delete frame().scan;
  delete pageBrowser.menus;
});

function page(html: string): void {
  document.body.innerHTML = html;
  frame().scan = scanHere;
}

function select(selector: string): void {
  const node = document.querySelector(selector);
  if (node) getSelection()?.selectAllChildren(node);
}

const watchedHit: Hit = { code: '482913', kind: 'cobrowse', box: new DOMRect(10, 10, 60, 18) };

describe('on a page that no watcher reads', () => {
  test('selected text that is a code means that code, where it is selected', () => {
    page('<p>here: <b id="it">482 913</b></p>');
    select('#it');
    const meant = meantBy({ code: '482913', kind: 'unknown', selected: true });
    expect(meant).toMatchObject({ is: 'code', code: '482913' });
    const box = document.querySelector('#it')?.getBoundingClientRect();
    expect(meant.is === 'code' && meant.hit?.box.left).toBeCloseTo(box?.left ?? 0, 0);
  });

  test('a selection without a code is said to be one', () => {
    page('<p id="it">good morning</p><p>your screen code is 482913</p>');
    select('#it');
    expect(meantBy({ selected: true })).toMatchObject({ is: 'nothing', where: 'selection' });
  });

  test('the one code of the page opens', () => {
    page('<p>Hello</p><p>your screen code is <i>482</i> <i>913</i></p>');
    expect(meantBy({})).toMatchObject({ is: 'code', code: '482913', hit: { code: '482913' } });
  });

  test('several are listed, those that the words speak of first', () => {
    page('<p>ticket 555 120</p><p>your screen code is 482913</p><p>my Noibu help code: 118204</p>');
    const meant = meantBy({});
    expect(meant.is).toBe('codes');
    const codes = meant.is === 'codes' ? meant.hits.map(({ code }) => code) : [];
    expect(codes.slice(0, 2)).toEqual(['482913', '118204']);
  });

  test('the agents’ own words count, and the card is told which they were', () => {
    setOwn({
      labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
      patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }],
    });
    page('<p>order number 771204</p><p>Fehler<b>kennung</b> 118<i>204</i></p><p>C/48/29/13</p>');
    const meant = meantBy({});
    const hits = meant.is === 'codes' ? meant.hits : [];
    expect(hits.map(({ code, kind }) => `${code} ${kind}`).slice(0, 2)).toEqual([
      '118204 noibu',
      '482913 cobrowse',
    ]);
    expect(hits.slice(0, 2).map(({ why }) => why?.()?.cues[0]?.text)).toEqual([
      'Fehlerkennung',
      'C/48/29/13',
    ]);
    const bold = document.querySelector('b');
    if (bold?.firstChild) bold.firstChild.nodeValue = 'kennungen';
    document.querySelector('i')?.firstChild?.remove();
    expect(hits[0]?.why?.()).toBeUndefined();
  });

  test('none is said to be none', () => {
    page('<p>Call 0800 123456 or +44 20 7946 0958</p><textarea>your screen code is 482913</textarea>');
    expect(meantBy({})).toMatchObject({ is: 'nothing', where: 'page' });
  });

  test('codes in shadow roots count, hidden ones and what the agent types do not', () => {
    page(
      '<chat-box></chat-box><p hidden>your screen code is 700100</p><p contenteditable>your screen code is 600200</p>',
    );
    const root = document.querySelector('chat-box')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>your screen code is 482913</p>';
    expect(meantBy({})).toMatchObject({ is: 'code', code: '482913' });
  });

  test('in Firefox the clicked line decides', () => {
    page('<p>your screen code is 482913</p><p id="row">my Noibu help code: <b>118204</b></p>');
    pageBrowser.menus = { getTargetElement: (id) => (id === 7 ? document.querySelector('#row b') : null) };
    expect(meantBy({ target: 7 })).toMatchObject({ is: 'code', code: '118204', kind: 'noibu' });
  });

  test('a code that was redrawn is followed no longer', () => {
    page('<p>your screen code is <b>482913</b></p>');
    const [hit] = scanHere(document.body);
    expect(hit?.where?.()?.width).toBeGreaterThan(10);
    const bold = document.querySelector('b');
    if (bold?.firstChild) bold.firstChild.nodeValue = 'thanks';
    expect(hit?.where?.()).toBeUndefined();
  });
});

describe('on a page with a watcher', () => {
  test('what was under the pointer is meant', () => {
    page('<p>your screen code is 700100</p>');
    frame().watcher = { lastContext: () => watchedHit, list: () => [], forget: () => undefined };
    expect(meantBy({})).toMatchObject({ is: 'code', code: '482913', hit: watchedHit });
  });

  test('a click beside the codes lists those that are lit', () => {
    page('<p>your screen code is 700100</p>');
    const list = [watchedHit, { ...watchedHit, code: '118204' }];
    frame().watcher = { lastContext: () => undefined, list: () => list, forget: () => undefined };
    expect(meantBy({})).toEqual({ is: 'codes', hits: list });
  });
});
