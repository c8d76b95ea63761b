import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newLit } from '../../../utils/page/lit.ts';
import { Pointer } from '../../../utils/page/pointer.ts';

/** Longer than it takes for a card to open or to be left, in ms. */
const long = 1000;

let ended = new AbortController();
beforeEach(() => {
  vi.useFakeTimers();
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A code that is lit from x = 0 to x = 100; gives what the pointer made of it, in order. */
function stage(): string[] {
  const node = document.createTextNode('my help code is 482913');
  document.body.append(node);
  const found = { code: '482913', kind: 'noibu', strength: 'strong', start: 16, end: 22 } as const;
  const lit = newLit(
    { ...found, nodes: [node] },
    { text: node.data, pieces: [{ node, at: 0, from: 0, length: node.length }] },
    found,
  );
  const heard: string[] = [];
  new Pointer({
    litAt: (x) => (x < 100 ? lit : undefined),
    isAnythingLit: () => true,
    open: () => heard.push('open'),
    leave: () => heard.push('leave'),
    signal: ended.signal,
  });
  return heard;
}

function moveTo(x: number, forMs = long): void {
  dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: 5 }));
  vi.advanceTimersByTime(forMs);
}

test('resting on a code opens its card, and going away leaves it', () => {
  const heard = stage();
  moveTo(10);
  expect(heard).toEqual(['open']);
  moveTo(300);
  expect(heard).toEqual(['open', 'leave']);
});

test('passing over a code opens nothing', () => {
  const heard = stage();
  moveTo(10, 100);
  moveTo(300);
  expect(heard).toEqual([]);
});

test.each(['scroll', 'pointerdown'])('a card is left after a %s too', (event) => {
  const heard = stage();
  moveTo(10);
  dispatchEvent(new Event(event));
  moveTo(300);
  expect(heard).toEqual(['open', 'leave']);
});

test('whoever comes back in time keeps the card', () => {
  const heard = stage();
  moveTo(10);
  moveTo(300, 200);
  moveTo(10);
  expect(heard).toEqual(['open']);
});

test('a card is left once, however long the pointer wanders', () => {
  const heard = stage();
  moveTo(10);
  for (let x = 300; x < 320; x += 1) moveTo(x, 100);
  expect(heard).toEqual(['open', 'leave']);
});
