import { afterEach, describe, expect, test } from 'vitest';
import { type Answer, bad, good } from '../../../utils/messages/answer.ts';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import { Chat } from '../../../utils/page/chat.ts';
import type { PageSettings } from '../../../utils/page/settings.ts';
import type { Finder } from '../../../utils/page/sweep.ts';
import { append, body, closedRoots, painted, plainFinder, untilPainted } from './stage.ts';

const transcript = {
  container: '.thread',
  message: '.message',
  customer: '.them',
  agent: '.us',
  system: '.note',
  time: { in: 'time', attribute: 'datetime' },
};

interface Desk {
  chat: Chat;
  /** Every code that was told of, the newest word on each. */
  told: Map<string, SeenCode>;
  /** What was said of the transcript's being there, in order. */
  missing: boolean[];
  settings: PageSettings | undefined;
}

interface Options {
  settings?: PageSettings | undefined;
  /** The settings come no sooner than this. */
  after?: Promise<void>;
  finder?: Finder;
  patience?: number;
  /** Another frame of the tab shows the transcript. */
  elsewhere?: boolean;
}

let desk: Desk | undefined;
afterEach(() => {
  desk?.chat.end();
  history.replaceState(null, '', location.pathname + location.search);
});

function open(html: string, options: Options = {}): Desk {
  body.innerHTML = html;
  const made: Omit<Desk, 'chat'> = {
    told: new Map(),
    missing: [],
    settings: 'settings' in options ? options.settings : { transcript },
  };
  const chat = new Chat({
    finder: options.finder ?? plainFinder,
    openRoot: (element) => element.shadowRoot ?? closedRoots.get(element),
    ask: async (call, given) => {
      if (call === 'page.started' || call === 'settings.need') {
        await options.after;
        return (made.settings ? good(made.settings) : bad('no-background')) as Answer<never>;
      }
      if (call === 'transcript.missing') {
        made.missing.push((given as { missing: boolean }).missing);
        return good({ elsewhere: options.elsewhere ?? false }) as Answer<never>;
      }
      const codes = call === 'codes.seen' ? (given as { codes: SeenCode[] }).codes : [];
      for (const each of codes) made.told.set(each.code, each);
      return good(codes.map(({ code }) => ({ code, state: 'unresolved' }))) as Answer<never>;
    },
    frame: {},
    stillOurs: () => true,
    onError: (error) => {
      throw error;
    },
    transcriptPatience: options.patience ?? 60_000,
  });
  desk = Object.assign(made, { chat });
  return desk;
}

const first = (selector: string) => document.querySelector(selector) as HTMLElement;
const said = (side: string, text: string, time = '2024-11-21T09:00:00Z') =>
  `<li class="message ${side}"><p>${text}</p><time datetime="${time}">09:00</time></li>`;
/** Enough for a page that shows a person something. */
const much = `<p>${'Words that a page shows. '.repeat(20)}</p>`;

/** So many frames are drawn: more than any pass waits for. */
async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
}

/** Says yes to six digits, and notes what was said before each. */
function listening(contexts: Map<string, string>): Finder {
  return {
    ...plainFinder,
    find: (text, { context }) => {
      for (const [code] of text.matchAll(/\d{6}/g)) contexts.set(code, context);
      return plainFinder.find(text, { context });
    },
  };
}

describe('with a known transcript', () => {
  test('nothing but its messages is read', async () => {
    const { told } = open(`<p>code 111222</p>
      <ul class="thread">${said('them', 'code 482913')}<li>code 333444</li></ul>
      <aside class="message">code 555666</aside>`);
    await untilPainted('482913');
    append('<p>code 777888</p>');
    append('<li class="message">code 121212</li>', first('.thread'));
    await untilPainted('482913', '121212');
    await expect.poll(() => [...told.keys()]).toEqual(['482913', '121212']);
  });

  test('a text outside that runs into a message is not a part of it', async () => {
    open('<div class="thread">code 482<span class="message">913 or code 111222</span> 9</div>');
    await untilPainted('111222');
  });

  test('who wrote it and when is told; what the desk itself writes is nobody’s', async () => {
    const { told } = open(`<ul class="thread">
      ${said('them', 'code 482913', '2024-11-21T08:59:30.000Z')}
      ${said('us', 'code 111222', '2024-11-21T10:00:30+01:00')}
      ${said('note', 'code 333444', 'just now')}
      ${said('', 'code 555666', '2024-11-21')}</ul>`);
    await untilPainted('482913', '111222', '333444', '555666');
    await expect.poll(() => told.size).toBe(4);
    const at = Date.UTC(2024, 10, 21, 8, 59, 30);
    expect(told.get('482913')).toMatchObject({ said: 'customer', at });
    expect(told.get('111222')).toMatchObject({ said: 'agent', at: at + 60_000 });
    expect(told.get('333444')?.said).toBeUndefined();
    expect(told.get('333444')?.at).toBeUndefined();
    // A day alone says nothing of the moment.
    expect(told.get('555666')).toMatchObject({ said: undefined, at: undefined });
  });

  test.each([
    ['an attribute in seconds', '<li class="message" data-at="1732179570">', { attribute: 'data-at' }],
    [
      'an attribute in milliseconds',
      '<li class="message" data-at="1732179570000">',
      { attribute: 'data-at' },
    ],
    ['the text of an element', '<li class="message"><i>2024-11-21 08:59:30Z</i>', { in: 'i' }],
    [
      'a time element',
      '<li class="message"><time datetime="2024-11-21T08:59:30Z">now</time>',
      { in: 'time' },
    ],
  ])('the time is read from %s', async (_, html, time) => {
    const { told } = open(`<ul class="thread">${html}<p>code 482913</p></li></ul>`, {
      settings: { transcript: { ...transcript, time } },
    });
    await untilPainted('482913');
    await expect.poll(() => told.get('482913')?.at).toBe(Date.UTC(2024, 10, 21, 8, 59, 30));
  });

  test('a time that is still to come is nobody’s', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { told } = open(`<ul class="thread">${said('them', 'code 482913', later)}</ul>`);
    await expect.poll(() => told.size).toBe(1);
    expect(told.get('482913')?.at).toBeUndefined();
  });

  test('a code that the agent repeats stays the customer’s, and of its first message', async () => {
    const { told } = open(`<ul class="thread">
      ${said('us', 'was it code 482913', '2024-11-21T09:05:00Z')}</ul>`);
    await expect.poll(() => told.get('482913')?.said).toBe('agent');
    append(said('them', 'code 482913', '2024-11-21T09:01:00Z'), first('.thread'));
    await expect.poll(() => told.get('482913')?.said).toBe('customer');
    expect(told.get('482913')?.at).toBe(Date.UTC(2024, 10, 21, 9, 1));
    append(said('us', 'yes, code 482913', '2024-11-21T09:09:00Z'), first('.thread'));
    append(said('them', 'code 111222'), first('.thread'));
    await expect.poll(() => told.has('111222')).toBe(true);
    expect(told.get('482913')).toMatchObject({ said: 'customer', at: Date.UTC(2024, 10, 21, 9, 1) });
  });

  test('a row that is used again for another message has that message’s writer and time', async () => {
    const { told } = open(`<ul class="thread">${said('them', 'code 482913')}</ul>`);
    await expect.poll(() => told.size).toBe(1);
    const row = first('.message');
    row.className = 'message us';
    first('time').setAttribute('datetime', '2024-11-21T09:30:00Z');
    (first('p').firstChild as Text).data = 'code 111222';
    await expect
      .poll(() => told.get('111222'))
      .toMatchObject({
        said: 'agent',
        at: Date.UTC(2024, 10, 21, 9, 30),
      });
  });

  test('each of several transcripts in a page has its own past', async () => {
    const contexts = new Map<string, string>();
    open(
      `<ul class="thread">${said('us', 'which code?')}${said('them', '482913')}</ul>
       <ul class="thread">${said('us', 'order number?')}${said('them', '111222')}</ul>`,
      { finder: listening(contexts) },
    );
    await expect.poll(() => contexts.size).toBe(2);
    expect(contexts.get('482913')).toContain('which code?');
    expect(contexts.get('111222')).toContain('order number?');
    expect(contexts.get('111222')).not.toContain('which code?');
    expect(contexts.get('111222')).not.toContain('482913');
  });

  test('what was said before is both sides’ messages, and nothing from outside or of the desk', async () => {
    const contexts = new Map<string, string>();
    open(
      `<h1>Ada’s order</h1><div class="thread"><h2>Today</h2>
       ${said('them', 'hello')}<i>New messages</i>${said('note', 'Ada joined')}
       ${said('us', 'read me the <b>six</b>-digit code')}
       <li class="message them"><em>Ada:</em> <p>482913</p></li></div>`,
      { finder: listening(contexts) },
    );
    await expect.poll(() => contexts.size).toBe(1);
    const lines = (contexts.get('482913') ?? '').split('\n').map((line) => line.trim());
    expect(lines.filter((line) => line !== '')).toEqual([
      'hello',
      '09:00',
      'read me the six-digit code',
      '09:00',
      'Ada:',
    ]);
  });

  test.each([
    [
      'by their times, when a list recycles its rows',
      transcript,
      [
        ['three', '09:03'],
        ['code 482913', '09:02'],
        ['one', '09:01'],
      ],
    ],
    [
      'backwards, when the newest stands first',
      { container: '.thread', message: '.message', newestFirst: true },
      [
        ['three', '09:03'],
        ['code 482913', '09:02'],
        ['one', '09:01'],
      ],
    ],
  ] as const)('messages are in order %s', async (_, known, rows) => {
    const contexts = new Map<string, string>();
    const html = rows.map(([text, clock]) => said('them', text, `2024-11-21T${clock}:00Z`)).join('');
    open(`<ul class="thread">${html}</ul>`, {
      settings: { transcript: known },
      finder: listening(contexts),
    });
    await expect.poll(() => contexts.get('482913')).toMatch(/^one/);
    expect(contexts.get('482913')).not.toContain('three');
  });

  test('a quoted message belongs to the one that quotes it', async () => {
    const { told } = open(`<ul class="thread">
      <li class="message us">you wrote <div class="message them">code 482913</div></li></ul>`);
    await expect.poll(() => told.get('482913')?.said).toBe('agent');
  });

  test('what the agent types and what is hidden in the transcript is not read', async () => {
    const { told } = open(`<ul class="thread"><li class="message" contenteditable>code 111222</li>
      <li class="message" hidden>code 333444</li>${said('them', 'code 482913')}</ul>`);
    await untilPainted('482913');
    await expect.poll(() => [...told.keys()]).toEqual(['482913']);
  });
});

describe('a transcript that comes late', () => {
  test('is read when it comes', async () => {
    open('<main><p>code 111222</p></main>');
    first('main').innerHTML = `<ul class="thread">${said('them', 'code 482913')}</ul>`;
    await untilPainted('482913');
  });

  test('is read message by message', async () => {
    open('<ul class="thread"></ul>');
    for (const code of ['482913', '111222']) append(said('them', `code ${code}`), first('.thread'));
    await untilPainted('482913', '111222');
  });

  test('is read after the page has moved on by itself', async () => {
    const { told } = open(`<main><ul class="thread">${said('them', 'code 482913')}</ul></main>`, {
      settings: { transcript, conversation: { in: 'hash' } },
    });
    await untilPainted('482913');
    location.hash = '#/chat/8';
    first('main').innerHTML = '<p>Loading</p>';
    await untilPainted();
    first('main').innerHTML =
      `<ul class="thread">${said('us', 'code 482913')}${said('us', 'code 111222')}</ul>`;
    await untilPainted('482913', '111222');
    // In another conversation it is told of anew, and who wrote it there.
    await expect.poll(() => told.get('482913')?.said).toBe('agent');
  });
});

describe('in shadow roots', () => {
  test('messages whose words are in one each', async () => {
    const { told } = open(`<ul class="thread">
      <li class="message them"><x-bubble></x-bubble></li><li class="message us"><x-bubble></x-bubble></li></ul>
      <x-bubble></x-bubble>`);
    const [open1, closed, outside] = document.querySelectorAll('x-bubble');
    (open1 as Element).attachShadow({ mode: 'open' }).innerHTML = '<p>code 482913</p>';
    const root = (closed as Element).attachShadow({ mode: 'closed' });
    root.innerHTML = '<p>code 111222</p>';
    closedRoots.set(closed as Element, root);
    (outside as Element).attachShadow({ mode: 'open' }).innerHTML = '<p>code 333444</p>';
    await expect
      .poll(() => [...told.values()].map(({ code, said }) => [code, said]))
      .toEqual([
        ['482913', 'customer'],
        ['111222', 'agent'],
      ]);
    expect(painted()).not.toContain('333444 unresolved');
  });

  test('a whole transcript', async () => {
    const contexts = new Map<string, string>();
    body.innerHTML = '';
    const it = open('<x-desk></x-desk><p>code 111222</p>', { finder: listening(contexts) });
    first('x-desk').attachShadow({ mode: 'open' }).innerHTML =
      `<p>code 333444</p><ul class="thread">${said('us', 'which code?')}${said('them', 'code 482913')}</ul>`;
    await expect.poll(() => it.told.get('482913')?.said).toBe('customer');
    expect([...it.told.keys()]).toEqual(['482913']);
    expect(contexts.get('482913')).toContain('which code?');
  });

  test('a transcript whose messages are in roots of their own, in their order', async () => {
    const contexts = new Map<string, string>();
    const it = open('<div class="thread"><x-row></x-row><x-row></x-row></div>', {
      finder: listening(contexts),
    });
    const [one, two] = document.querySelectorAll('x-row');
    (two as Element).attachShadow({ mode: 'open' }).innerHTML = '<p class="message them">code 482913</p>';
    (one as Element).attachShadow({ mode: 'open' }).innerHTML = '<p class="message us">which code?</p>';
    await expect.poll(() => it.told.get('482913')?.said).toBe('customer');
    await expect
      .poll(() => {
        first('x-row').shadowRoot?.append('');
        return contexts.get('482913');
      })
      .toContain('which code?');
  });
});

describe('when the transcript is not to be found', () => {
  const quick = { patience: 30 };

  test('all text is read, and the background is told', async () => {
    const it = open(`${much}<p>code 482913</p>`, quick);
    await untilPainted('482913');
    expect(it.missing).toEqual([true]);
    expect(it.chat.hasTranscript).toBe(false);
  });

  test('a container without a message is none: a selector may be out of date', async () => {
    const it = open(`<div class="thread">${much}<p class="renamed">code 482913</p></div>`, quick);
    await untilPainted('482913');
    expect(it.missing).toEqual([true]);
  });

  test('a page that is still empty is waited for', async () => {
    const it = open('<p>Loading, code 111222</p>', quick);
    await frames(20);
    expect(painted()).toEqual([]);
    append(much);
    await untilPainted('111222');
    expect(it.missing).toEqual([true]);
  });

  test('it is looked for on: then what is outside of it goes out again', async () => {
    const it = open(`${much}<p>code 111222</p><main></main>`, quick);
    await untilPainted('111222');
    append(`<ul class="thread">${said('them', 'code 482913')}</ul>`, first('main'));
    await untilPainted('482913');
    expect(it.missing).toEqual([true, false]);
    expect(it.chat.hasTranscript).toBe(true);
  });

  test('in the next conversation the alarm is over, and comes again when it has none either', async () => {
    const it = open(`${much}<p>code 111222</p>`, {
      ...quick,
      settings: { transcript, conversation: { in: 'hash', at: '/chat/:id' } },
    });
    await untilPainted('111222');
    // The address names no conversation, so none is missing.
    expect(it.missing).toEqual([]);
    location.hash = '#/chat/7';
    append('<p>code 333444</p>');
    await expect.poll(() => it.missing).toEqual([false, true]);
    // It is not dark in between.
    expect(painted()).toContain('111222 unresolved');
    location.hash = '#/chat/8';
    append('<p>code 555666</p>');
    await expect.poll(() => it.missing).toEqual([false, true, false, true]);
  });

  test('a page whose transcript is in another frame stays dark, and finds one of its own all the same', async () => {
    const it = open(`${much}<p>code 111222</p><main></main>`, { ...quick, elsewhere: true });
    await expect.poll(() => it.missing).toEqual([true]);
    append('<p>code 333444</p>');
    await frames(20);
    expect(painted()).toEqual([]);
    append(`<ul class="thread">${said('them', 'code 482913')}</ul>`, first('main'));
    await untilPainted('482913');
    expect([...it.told.keys()]).not.toContain('111222');
  });

  test('selectors that this browser does not understand are as good as none', async () => {
    const it = open('<p>code 482913</p>', {
      settings: { transcript: { ...transcript, message: '::nonsense(' } },
    });
    await untilPainted('482913');
    expect(it.missing).toEqual([true]);
  });
});

describe('settings', () => {
  test('that come late are taken in, and everything is read anew', async () => {
    let come: () => void = () => undefined;
    const after = new Promise<void>((done) => {
      come = done;
    });
    open(`<p>code 111222</p><ul class="thread">${said('them', 'code 482913')}</ul>`, { after });
    await untilPainted('111222', '482913');
    come();
    await untilPainted('482913');
  });

  test('that change are taken in', async () => {
    const it = open(`<p>code 111222</p><ul class="thread">${said('them', 'code 482913')}</ul>`);
    await untilPainted('482913');
    it.settings = {};
    it.chat.handle('settings.again');
    await untilPainted('111222', '482913');
    it.settings = { transcript };
    it.chat.handle('settings.again');
    await untilPainted('482913');
  });

  test('that nobody gives are asked for again, and the page is read meanwhile', async () => {
    const it = open(`<p>code 111222</p><ul class="thread">${said('them', 'code 482913')}</ul>`, {
      settings: undefined,
    });
    await untilPainted('111222', '482913');
    it.settings = { transcript };
    await untilPainted('482913');
  });
});

test('the page is not changed by any of it', async () => {
  const html = `${much}<ul class="thread">${said('them', 'code 482913')}${said('us', 'ok')}</ul>`;
  open(html);
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  await untilPainted('482913');
  expect([...changes, ...observer.takeRecords()]).toEqual([]);
  observer.disconnect();
});
