import { expect, test } from 'vitest';
import { append, closedRoots, painted, untilPainted, watch } from './stage.ts';

const first = (selector: string) => document.querySelector(selector) as HTMLElement;

test('a new message is lit', async () => {
  watch('<p>code 111222</p>');
  await untilPainted('111222');
  append('<p>code 482913</p>');
  await untilPainted('111222', '482913');
});

test('a row that is used again for another message shows the other code', async () => {
  watch('<ul><li>code 111222</li><li>code 333444</li></ul>');
  await untilPainted('111222', '333444');
  const text = first('li').firstChild as Text;
  text.data = 'no number here';
  await untilPainted('333444');
  text.data = 'here: code 555666';
  await untilPainted('555666', '333444');
});

test('a code that is completed later is lit', async () => {
  watch('<p>code 482</p>');
  first('p').append('9');
  append('<p>code 111222</p>');
  await untilPainted('111222');
  first('p').append(Object.assign(document.createElement('b'), { textContent: '13' }));
  await untilPainted('482913', '111222');
});

test('a code that becomes part of a longer number goes out', async () => {
  watch('<p>code 482913</p><p>code 111222</p>');
  await untilPainted('482913', '111222');
  first('p').append('4');
  await untilPainted('111222');
});

test('what was apart and is joined by a removal is read as one', async () => {
  watch('<p>code 482<span> and </span>913</p>');
  append('<p>code 111222</p>');
  await untilPainted('111222');
  first('span').remove();
  await untilPainted('482913', '111222');
});

test('a code goes out with its message', async () => {
  const { watcher } = watch('<ul><li>code 111222</li><li>code 333444</li></ul>');
  await untilPainted('111222', '333444');
  first('li').remove();
  await untilPainted('333444');
  await expect.poll(() => [...watcher.index.all].map(({ code }) => code)).toEqual(['333444']);
});

test('a message that moves keeps its paint', async () => {
  watch('<ul><li>code 111222</li><li>code 333444</li></ul>');
  await untilPainted('111222', '333444');
  first('ul').append(first('li'));
  await untilPainted('333444', '111222');
});

test('what becomes hidden goes out, and comes back', async () => {
  watch('<div><p>code 482913</p></div>');
  await untilPainted('482913');
  first('div').hidden = true;
  await untilPainted();
  first('div').hidden = false;
  await untilPainted('482913');
});

test('a conversation that is replaced as a whole is read', async () => {
  watch('<main><p>code 111222</p></main>');
  await untilPainted('111222');
  first('main').innerHTML = '<p>code 333444</p><p>code 555666</p>';
  await untilPainted('333444', '555666');
});

test('open and closed shadow roots, one in the other, are read and followed', async () => {
  document.body.innerHTML = '<x-open></x-open>';
  const open = first('x-open').attachShadow({ mode: 'open' });
  open.innerHTML = '<p>code 111222</p><x-closed></x-closed>';
  const host = open.querySelector('x-closed') as Element;
  const closed = host.attachShadow({ mode: 'closed' });
  closedRoots.set(host, closed);
  closed.innerHTML = '<p>code 333444</p>';
  const { start } = await import('./stage.ts');
  const { watcher } = start();
  await expect.poll(() => painted().sort()).toEqual(['111222 unresolved', '333444 unresolved']);
  closed.innerHTML = '<p>code 555666</p>';
  await expect.poll(() => painted().sort()).toEqual(['111222 unresolved', '555666 unresolved']);
  first('x-open').remove();
  await untilPainted();
  await expect.poll(() => [...watcher.roots.known].length).toBe(1);
});

test('an element that gets its shadow root later is read', async () => {
  watch('<x-later></x-later>');
  append('<p>code 111222</p>');
  await untilPainted('111222');
  first('x-later').attachShadow({ mode: 'open' }).innerHTML = '<p>code 482913</p>';
  await expect.poll(() => painted().length).toBe(2);
});

test('a custom element that is defined later is read', async () => {
  watch('<x-upgraded-later></x-upgraded-later><p>code 111222</p>');
  await untilPainted('111222');
  customElements.define(
    'x-upgraded-later',
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = 'code 482913';
      }
    },
  );
  await expect.poll(() => painted().length).toBe(2);
});

test('a code changes its paint with its state', async () => {
  const { states, watcher } = watch('<p>code 111222 333444</p>');
  await untilPainted('111222');
  states.set('111222', 'live');
  states.set('333444', 'over');
  watcher.repaint();
  await untilPainted('111222 live', '333444 over');
  states.set('111222', undefined);
  watcher.repaint('111222');
  await untilPainted('333444 over');
});

test('thousands of codes are spread over several highlights', async () => {
  watch(Array.from({ length: 2_000 }, (_, at) => `<p>code ${100_000 + at}</p>`).join(''));
  await expect.poll(() => painted().length, { timeout: 5_000 }).toBe(2_000);
  const sizes: number[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (name.startsWith('patchcord-')) sizes.push(highlight.size);
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(130);
});
