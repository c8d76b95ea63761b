import { afterEach, expect, test } from 'vitest';
import { lookoutOf } from '../../../utils/codes/form.ts';
import { explainCodes, findCodes, type OwnRules, prepare, setOwn } from '../../../utils/codes/index.ts';
import { type Answer, bad, good } from '../../../utils/messages/answer.ts';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import { Chat } from '../../../utils/page/chat.ts';
import { finder } from '../../../utils/page/finder.ts';
import { frame } from '../../../utils/page/frame.ts';
import type { PageSettings } from '../../../utils/page/settings.ts';
import { body, closedRoots, untilPainted } from './stage.ts';

let chat: Chat | undefined;

afterEach(() => {
  chat?.end();
  finder.use?.({});
  setOwn();
  delete frame().codes;
  delete frame().own;
});

interface Background {
  settings: PageSettings;
  /** Its storage fails. */
  isBroken: boolean;
}

/** A page with the recogniser that is shipped, which comes when it is asked for. Only strong codes are lit. */
function open(html: string, settings: PageSettings = {}, isBroken = false): Background {
  body.innerHTML = html;
  const background: Background = { settings, isBroken };
  chat = new Chat({
    finder,
    openRoot: (element) => element.shadowRoot ?? closedRoots.get(element),
    ask: async (call, given) => {
      if (call === 'codes.need') {
        frame().codes = { findCodes, explainCodes, prepare, setOwn };
        setOwn(frame().own);
      }
      if (call === 'page.started' || call === 'settings.need')
        return (background.isBroken ? bad('storage') : good(background.settings)) as Answer<never>;
      const codes = call === 'codes.seen' ? (given as { codes: SeenCode[] }).codes : [];
      const lit = codes.map(({ code, strength }) => ({
        code,
        state: strength === 'strong' ? 'unresolved' : 'hidden',
      }));
      return good(lit) as Answer<never>;
    },
    frame: frame(),
    stillOurs: () => true,
    onError: (error) => {
      throw error;
    },
  });
  return background;
}

const first = (selector: string) => document.querySelector(selector) as HTMLElement;

/** What the words around the only code that is lit say: `text where`. */
function cues(): string[] | undefined {
  const hits = chat?.list() ?? [];
  expect(hits).toHaveLength(1);
  return hits[0]?.why?.()?.cues.map(({ text, where }) => `${text} ${where}`);
}

function settingsOf(own: Partial<OwnRules>): PageSettings {
  const rules = { labels: [], patterns: [], ...own };
  return { own: rules, lookout: lookoutOf(rules.patterns) };
}

test('the words are told as they stand, also when they and the code are split over elements', async () => {
  open('<p>my <i>session</i> <u>co</u>de is <b>482</b><i>913</i>, not 482 914</p>');
  await untilPainted('482913');
  expect(cues()).toContain('session code before');
});

test('in a closed shadow root, with what was said before its host', async () => {
  open('<p>What is the session code?</p><x-line></x-line>');
  const root = first('x-line').attachShadow({ mode: 'closed' });
  root.innerHTML = '<p>482<b>913</b></p>';
  closedRoots.set(first('x-line'), root);
  body.append('');
  first('x-line').replaceWith(first('x-line'));
  await expect.poll(() => chat?.list().map(({ code }) => code)).toEqual(['482913']);
  expect(cues()).toContain('session code context');
});

test('of what a row says no more nothing is told', async () => {
  open('<p>my session code is 482913</p>');
  await untilPainted('482913');
  const [hit] = chat?.list() ?? [];
  expect(hit?.why?.()?.code).toBe('482913');
  const text = first('p').firstChild as Text;
  text.data = 'my session code is 118204';
  expect(hit?.why?.()).toBeUndefined();
  await expect.poll(() => chat?.list().map(({ code }) => code)).toEqual(['118204']);
  expect(hit?.why?.()).toBeUndefined();
  expect(cues()).toContain('session code before');
  first('p').remove();
  expect(hit?.why?.()).toBeUndefined();
});

test('a code in a text of megabytes is explained by what is near it', async () => {
  open(`<p>${'word '.repeat(300_000)}my session code is 482913 ${'word '.repeat(300_000)}</p>`);
  await untilPainted('482913');
  expect(cues()).toContain('session code before');
});

test('an open page lights up what a new label names, and says that label', async () => {
  const background = open('<p>Fehlerkennung 482913</p>');
  await expect.poll(() => frame().codes).toBeDefined();
  background.settings = settingsOf({ labels: [{ text: 'Fehlerkennung', kind: 'noibu' }] });
  chat?.handle('settings.again');
  await untilPainted('482913');
  expect(chat?.list()[0]?.kind).toBe('noibu');
  expect(cues()).toEqual(['Fehlerkennung before']);
  background.settings = {};
  chat?.handle('settings.again');
  await untilPainted();
});

test('an open page lights up what only a new pattern finds, where the usual look-out passes over', async () => {
  const background = open('<p>it is C/48/29/13</p><p>my session code is 118204</p>');
  await untilPainted('118204');
  background.settings = settingsOf({ patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }] });
  chat?.handle('settings.again');
  await untilPainted('48/29/13', '118204');
  const [hit] = chat?.list() ?? [];
  expect(hit?.why?.()?.cues[0]).toMatchObject({ text: 'C/48/29/13', where: 'around' });
  background.settings = {};
  chat?.handle('settings.again');
  await untilPainted('118204');
});

test('a pattern that the page knows from the start brings the recogniser', async () => {
  open('<p>it is C/48/29/13</p>', settingsOf({ patterns: [{ text: 'C/##/##/##', kind: 'cobrowse' }] }));
  await untilPainted('48/29/13');
});

test('while the settings cannot be read, the usual rules hold', async () => {
  const background = open('<p>Fehlerkennung 771204</p><p>my session code is 482913</p>', {}, true);
  await untilPainted('482913');
  background.isBroken = false;
  background.settings = settingsOf({ labels: [{ text: 'Fehlerkennung', kind: 'noibu' }] });
  await untilPainted('771204', '482913');
});
