import { afterEach, vi } from 'vitest';
import { createPanel, type Panel, type PanelDoors } from '../../../entrypoints/card/panel.tsx';
import { css } from '../../../entrypoints/card/style.ts';
import { type Answer, good } from '../../../utils/messages/answer.ts';
import { frame, type Hit } from '../../../utils/page/frame.ts';
import type { Resolution } from '../../../utils/sessions/resolution.ts';
import { candidateOf, resolutionOf, sessionOf } from './faces.ts';

/** A live session as of the real clock. */
export function liveNow(more: Partial<Resolution> = {}): Resolution {
  const now = Date.now();
  const session = sessionOf({ startedAt: now - 60_000, expiresAt: now + 750_000, updatedAt: now });
  return resolutionOf({ best: candidateOf(session), firstSeenAt: now - 120_000, ...more });
}

const opened: { panel: Panel; remove: () => void }[] = [];

/**
 * The card in a page, with the background played by `answers` and its shadow root within the test's reach: a page has
 * no way to it.
 */
export function stage(doors: Partial<PanelDoors> & { answers?: Record<string, () => unknown> } = {}) {
  const roots: { root: ShadowRoot; mode: string }[] = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.push({ root, mode: init.mode });
    return root;
  };
  const asked: { call: string; given: unknown }[] = [];
  const answers: Record<string, () => unknown> = { 'code.resolve': () => good(liveNow()), ...doors.answers };
  const copy = vi.fn(async (_text: string) => true);
  const panel = createPanel({
    ask: async (call, given) => {
      asked.push({ call, given });
      return ((await answers[call]?.()) ?? good(undefined)) as Answer<never>;
    },
    copy,
    alive: () => true,
    dir: () => 'ltr',
    css,
    ...doors,
  });
  Element.prototype.attachShadow = attach;
  const first = roots[0];
  if (!first) throw new Error('the card has no shadow root');
  const { root, mode } = first;
  opened.push({ panel, remove: () => panel.close(false) });
  return {
    panel,
    root,
    mode,
    copy,
    answers,
    asked,
    calls: () => asked.map(({ call }) => call),
    host: () => document.querySelector<HTMLElement>('patchcord-card'),
    text: () => root.querySelector('.inside')?.textContent ?? '',
    button: (label: string) => {
      const all = [...root.querySelectorAll('button')];
      const found = all.find((each) => (each.ariaLabel ?? each.textContent ?? '').startsWith(label));
      if (!found) throw new Error(`no button ${label}`);
      return found;
    },
  };
}

/** A page with one code in it. */
export function pageWith(html: string): { code: HTMLElement; hit: () => Hit } {
  document.body.innerHTML = html;
  const code = document.body.querySelector<HTMLElement>('.code');
  if (!code) throw new Error('the page has no .code');
  return { code, hit: () => ({ code: '482913', kind: 'cobrowse', box: code.getBoundingClientRect() }) };
}

afterEach(() => {
  for (const { remove } of opened.splice(0)) remove();
  document.body.innerHTML = '';
  delete frame().watcher;
  scrollTo(0, 0);
});

/** Time passes only when the test says so, until the test's end. */
export function stoppedClock(): Disposable & { pass(ms: number): Promise<unknown> } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout', 'Date'] });
  return {
    pass: (ms) => vi.advanceTimersByTimeAsync(ms),
    [Symbol.dispose]: () => vi.useRealTimers(),
  };
}
