import { expect, onTestFinished, test } from 'vitest';
import { append, body, painted, plainFinder, start, untilPainted, watch } from './stage.ts';

test('names of fields that hide the DOM change nothing', async () => {
  const names =
    'parentNode parentElement localName closest matches contains getRootNode firstChild lastChild nextSibling previousSibling nodeType childNodes hasAttributes getAttribute checkVisibility querySelectorAll textContent isConnected';
  const inputs = names.split(' ').map((name) => `<input name="${name}">`);
  const images = [
    'body',
    'documentElement',
    'createTreeWalker',
    'createRange',
    'addEventListener',
    'visibilityState',
    'querySelectorAll',
    'caretPositionFromPoint',
    'designMode',
  ];
  watch(
    `<form>${inputs.join('')}<p>code <b>482</b>913</p></form>${images.map((name) => `<img name="${name}">`).join('')}`,
  );
  await untilPainted('482913');
  append('<p>code 111222</p>', body.firstElementChild ?? body);
  await untilPainted('482913', '111222');
});

test('a page that patches prototypes does not disturb', async () => {
  const patched: [object, string][] = [
    [Node.prototype, 'parentNode'],
    [Node.prototype, 'isConnected'],
    [Element.prototype, 'localName'],
    [Node.prototype, 'textContent'],
  ];
  for (const [prototype, name] of patched) {
    const own = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
    Object.defineProperty(prototype, name, {
      configurable: true,
      get() {
        throw new Error(`the page's own ${name}`);
      },
    });
    onTestFinished(() => {
      Object.defineProperty(prototype, name, own);
    });
  }
  const p = document.createElement('p');
  p.append('code 482913');
  document.body.append(p);
  start();
  await expect.poll(() => [...CSS.highlights.keys()]).toEqual(['patchcord-unresolved-0']);
});

test('a page that empties the registry and the list of sheets gets the paint back', async () => {
  const sheets = [...document.adoptedStyleSheets];
  watch('<p>code 482913</p>');
  await untilPainted('482913');
  CSS.highlights.clear();
  document.adoptedStyleSheets = [];
  append('<p>code 111222</p>');
  await untilPainted('482913', '111222');
  expect(document.adoptedStyleSheets.length).toBe(1);
  document.adoptedStyleSheets = sheets;
});

test('broken surrogates, texts without an end and nothing but digits do no harm', async () => {
  watch('<p></p><p></p><p></p><p>code 482913</p>');
  const [one, two, three] = document.querySelectorAll('p');
  one?.append('\ud83d'.repeat(5_000), ' code 111222 ', '\udc00');
  two?.append('7'.repeat(200_000));
  three?.append('é\u0301'.repeat(100_000));
  await untilPainted('111222', '482913');
});

test('a flood of changes makes it rest, and nothing is lost', async () => {
  const { watcher } = watch('<p>code 111222</p><div></div>');
  await untilPainted('111222');
  const div = document.querySelector('div') as Element;
  for (let at = 0; at < 30_000; at += 1) div.setAttribute('hidden', '');
  div.removeAttribute('hidden');
  div.innerHTML = '<p>code 482913</p>';
  await untilPainted('111222', '482913');
  expect(watcher.index.all.size).toBe(2);
});

test('nothing is done in a hidden tab, and all is caught up with in half a second', async () => {
  let hidden = false;
  const finds: string[] = [];
  const stage = watch('<p>code 111222</p>', {
    isHidden: () => hidden,
    finder: {
      ...plainFinder,
      find: (text, options) => {
        finds.push(text);
        return plainFinder.find(text, options);
      },
    },
  });
  await untilPainted('111222');
  hidden = true;
  window.dispatchEvent(new Event('visibilitychange'));
  const [before, passes] = [finds.length, stage.passes];
  append('<p>code 333444</p>');
  document.querySelector('p')?.remove();
  for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
  expect(finds.length).toBe(before);
  expect(stage.passes).toBe(passes);
  hidden = false;
  const from = performance.now();
  window.dispatchEvent(new Event('visibilitychange'));
  await untilPainted('333444');
  expect(performance.now() - from).toBeLessThan(500);
  expect(painted()).toEqual(['333444 unresolved']);
});
