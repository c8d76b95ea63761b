import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Answer, good } from '../../../utils/messages/answer.ts';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import { Chat } from '../../../utils/page/chat.ts';
import type { Hit, PatchcordFrame } from '../../../utils/page/frame.ts';
import type { LitCode } from '../../../utils/sessions/resolution.ts';
import { append, body, closedRoots, painted, plainFinder, untilPainted } from './stage.ts';

interface Desk {
  chat: Chat;
  calls: { call: string; given: unknown }[];
  opened: { code: string; how: string }[];
  hits: Hit[];
  left: number;
  frame: PatchcordFrame;
  gone: boolean;
}

let desk: Desk | undefined;
afterEach(() => desk?.chat.end());

/** A chat page with a background that knows these codes, and a card that notes what it is told. */
function open(html: string, known: Record<string, LitCode['state']> = {}): Desk {
  body.innerHTML = html;
  const made: Omit<Desk, 'chat'> = { calls: [], opened: [], hits: [], left: 0, frame: {}, gone: false };
  const card = {
    open: (hit: Hit, how: string) => {
      made.hits.push(hit);
      made.opened.push({ code: hit.code, how });
    },
    leave: () => {
      made.left += 1;
    },
  };
  const chat = new Chat({
    finder: plainFinder,
    openRoot: (element) => element.shadowRoot ?? closedRoots.get(element),
    ask: async (call, given) => {
      made.calls.push({ call, given });
      if (call === 'card.need') made.frame.card = card;
      const codes = call === 'codes.seen' ? (given as { codes: SeenCode[] }).codes : [];
      const lit = codes.map(({ code }): LitCode => ({ code, state: known[code] ?? 'unresolved' }));
      return good(lit) as Answer<never>;
    },
    frame: made.frame,
    stillOurs: () => !made.gone,
    onError: (error) => {
      throw error;
    },
  });
  desk = Object.assign(made, { chat });
  return desk;
}

const first = (selector: string) => document.querySelector(selector) as HTMLElement;
/** Wide enough that its middle is on the code. */
const message = (code: string) => `<p style="display:inline-block;margin:40px">${code}</p>`;

test('codes are told to the background and painted as it answers', async () => {
  const { calls } = open('<p>code 482913</p><p>code 111222</p>', { '482913': 'live', '111222': 'hidden' });
  await untilPainted('482913 live');
  expect(calls[0]).toEqual({ call: 'page.started', given: { top: window === window.top } });
  const seen = calls
    .filter(({ call }) => call === 'codes.seen')
    .flatMap(({ given }) => (given as { codes: SeenCode[] }).codes);
  expect(seen).toEqual([
    { code: '482913', kind: 'unknown', strength: 'strong', excerpt: 'code 482913' },
    { code: '111222', kind: 'unknown', strength: 'strong', excerpt: 'code 111222' },
  ]);
});

test('resting on a code opens its card once; leaving it says so', async () => {
  const it = open(`${message('482913')}<hr><button>away</button>`, { '482913': 'live' });
  await untilPainted('482913 live');
  await userEvent.hover(first('p'));
  await expect.poll(() => it.opened).toEqual([{ code: '482913', how: 'pointer' }]);
  expect(it.calls.filter(({ call }) => call === 'card.need')).toHaveLength(1);
  await userEvent.hover(first('button'));
  await expect.poll(() => it.left).toBe(1);
});

test('a click on a code opens its card, and the page gets the click as well', async () => {
  const it = open(message('482913'), { '482913': 'live' });
  await untilPainted('482913 live');
  const clicks: boolean[] = [];
  first('p').addEventListener('click', (event) => clicks.push(event.defaultPrevented), { once: true });
  await userEvent.click(first('p'));
  await expect.poll(() => it.opened[0]).toEqual({ code: '482913', how: 'pointer' });
  expect(clicks).toEqual([false]);
});

test('a code in a link opens no card', async () => {
  const it = open(`<a href="#x">${message('482913')}</a>${message('111222')}`, {
    '482913': 'live',
    '111222': 'live',
  });
  await untilPainted('482913 live', '111222 live');
  await userEvent.click(first('a p'));
  await userEvent.click(first('a + p'));
  await expect.poll(() => it.opened.map(({ code }) => code)).toContain('111222');
  expect(it.opened.map(({ code }) => code)).not.toContain('482913');
});

test('a code in a closed shadow root is found under the pointer', async () => {
  body.innerHTML = '<x-line></x-line>';
  const root = first('x-line').attachShadow({ mode: 'closed' });
  root.innerHTML = message('code 482913');
  closedRoots.set(first('x-line'), root);
  const html = body.firstElementChild as Element;
  const it = open('', { '482913': 'live' });
  body.append(html);
  await expect.poll(() => it.chat.list().length).toBe(1);
  const [hit] = it.chat.list();
  if (!hit) throw new Error('no code');
  const { x, y, width, height } = hit.box;
  const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, composed: true };
  html.dispatchEvent(new MouseEvent('contextmenu', at));
  expect(it.chat.lastContext()).toMatchObject({ code: '482913' });
});

test('the right click is remembered, and forgotten with the next one elsewhere', async () => {
  const it = open(message('482913'), { '482913': 'live' });
  await untilPainted('482913 live');
  const { x, y, width, height } = first('p').getBoundingClientRect();
  const on = (clientX: number, clientY: number) =>
    body.dispatchEvent(new MouseEvent('contextmenu', { clientX, clientY }));
  on(x + width / 2, y + height / 2);
  expect(it.chat.lastContext()?.code).toBe('482913');
  on(x + width + 20, y + height / 2);
  expect(it.chat.lastContext()).toBeUndefined();
});

test('the keyboard goes from code to code in document order, and round', async () => {
  const it = open(`<p>code 111222</p><div style="height:3000px"></div><p>code 333444</p>`);
  await untilPainted('111222', '333444');
  for (let more = 0; more < 3; more += 1) await it.chat.next();
  expect(it.opened).toEqual([
    { code: '111222', how: 'keyboard' },
    { code: '333444', how: 'keyboard' },
    { code: '111222', how: 'keyboard' },
  ]);
  const [, second] = it.hits;
  expect(second?.box.top).toBeLessThan(innerHeight);
});

test('the card can ask where its code stands now', async () => {
  const it = open(`${message('482913')}`, { '482913': 'live' });
  await untilPainted('482913 live');
  await it.chat.next();
  const where = it.hits[0]?.where;
  const before = where?.()?.top ?? 0;
  first('p').style.marginTop = '100px';
  expect((where?.()?.top ?? 0) - before).toBe(60);
  first('p').remove();
  expect(where?.()).toBeUndefined();
});

test('the list has each code once, in document order', async () => {
  const it = open('<p>code 333444</p><p>code 111222</p><p>code 333444</p>');
  await untilPainted('333444', '111222', '333444');
  expect(it.chat.list().map(({ code }) => code)).toEqual(['333444', '111222']);
});

test('what is no code goes out everywhere at once', async () => {
  const it = open('<p>code 482913</p><p>again: code 482913</p>', { '482913': 'live' });
  await untilPainted('482913 live', '482913 live');
  it.chat.forget('482913');
  expect(painted()).toEqual([]);
});

test('when the extension is gone, it ends quietly by itself', async () => {
  const it = open('<p>code 482913</p>', { '482913': 'live' });
  await untilPainted('482913 live');
  it.gone = true;
  append('<p>code 111222</p>');
  await expect.poll(() => it.chat.hasEnded).toBe(true);
  expect(painted()).toEqual([]);
  expect(it.frame.watcher).toBeUndefined();
});

test('the background can end it, and have it ask again', async () => {
  const known: Record<string, LitCode['state']> = {};
  const it = open('<p>code 482913</p>', known);
  await untilPainted('482913');
  await expect.poll(() => it.calls.length).toBe(2);
  known['482913'] = 'live';
  expect(it.chat.handle('codes.again')).toBe(true);
  await untilPainted('482913 live');
  expect(it.chat.handle('card.ask')).toBe(false);
  it.chat.handle('watch.stop');
  expect(painted()).toEqual([]);
});

test('a page that is gone back to says again that it is there, and what stands in it', async () => {
  const it = open(message('482913'), { 482913: 'live' });
  await untilPainted('482913 live');
  const before = it.calls.length;
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect
    .poll(() => it.calls.slice(before).map(({ call }) => call))
    .toEqual(['page.started', 'codes.seen']);
});

test('a page that is shown for the first time says it once', async () => {
  const it = open(message('482913'), { 482913: 'live' });
  await untilPainted('482913 live');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  append('<p>code 118204</p>');
  await untilPainted('482913 live', '118204');
  expect(it.calls.filter(({ call }) => call === 'page.started')).toHaveLength(1);
});
