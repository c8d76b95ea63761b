import { afterEach, expect, onTestFailed } from 'vitest';
import type { FoundCode } from '../../../utils/codes/code.ts';
import type { Lit } from '../../../utils/page/lit.ts';
import type { PaintState } from '../../../utils/page/palette.ts';
import type { Finder } from '../../../utils/page/sweep.ts';
import { Watcher, type WatcherOptions } from '../../../utils/page/watcher.ts';

/** A simple recogniser: `code 482913` and `code 482-913` are strong, six digits alone weak. */
export const plainFinder: Finder = {
  next(text, from) {
    const at = text.slice(from).search(/\d(?:[^a-z\d]{0,6}\d){5}/i);
    return at < 0 ? -1 : from + at;
  },
  isLoaded: true,
  prepare: () => true,
  find(text): FoundCode[] {
    return [...text.matchAll(/(code:? ?)?(?<!\d)(\d{3})-?(\d{3})(?!\d)/g)].map((match) => {
      const [whole, label = '', head = '', tail = ''] = match;
      const start = match.index + label.length;
      return {
        code: head + tail,
        kind: 'unknown',
        strength: label ? 'strong' : 'weak',
        start,
        end: match.index + whole.length,
      };
    });
  },
};

/** Closed roots, which a page's own script cannot see either. */
export const closedRoots = new WeakMap<Element, ShadowRoot>();

export interface Stage {
  watcher: Watcher;
  seen: Lit[];
  /** Ends the watcher, as an update of the extension does. */
  abort(): void;
  /** How each code is painted; `unresolved` for those not in here. */
  states: Map<string, PaintState | undefined>;
  passes: number;
}

/** Taken now: a test's page may hide it behind a name of its own. */
export const body = document.body;

const running = new Set<AbortController>();

afterEach(() => {
  for (const each of running) each.abort();
  running.clear();
  body.replaceChildren();
});

/** Puts a page on the stage and a watcher before it. Its errors fail the test. */
export function watch(html: string, options: Partial<WatcherOptions> = {}): Stage {
  body.innerHTML = html;
  return start(options);
}

export function start(options: Partial<WatcherOptions> = {}): Stage {
  const controller = new AbortController();
  running.add(controller);
  const stage: Omit<Stage, 'watcher'> = {
    seen: [],
    abort: () => controller.abort(),
    states: new Map(),
    passes: 0,
  };
  const watcher = new Watcher({
    finder: plainFinder,
    openRoot: (element) => element.shadowRoot ?? closedRoots.get(element),
    isHidden: () => false,
    signal: controller.signal,
    onSeen: (lit) => stage.seen.push(lit),
    stateOf: ({ code, strength }) => {
      if (stage.states.has(code)) return stage.states.get(code);
      return strength === 'strong' ? 'unresolved' : undefined;
    },
    onPass: () => {
      stage.passes += 1;
    },
    onError: (error) => {
      throw error;
    },
    onWanting: () => {
      throw new Error('the recogniser of the stage is always loaded');
    },
    ...options,
  });
  return Object.assign(stage, { watcher });
}

/** What the browser was told to paint, in document order: text and state. */
export function painted(): string[] {
  const found: { text: string; range: AbstractRange }[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!name.startsWith('patchcord-')) return;
    highlight.forEach((each) => {
      if (!each.startContainer.isConnected || !each.endContainer.isConnected) return;
      const range = new Range();
      range.setStart(each.startContainer, each.startOffset);
      range.setEnd(each.endContainer, each.endOffset);
      found.push({ text: `${range} ${name.split('-')[1]}`, range: each });
    });
  });
  found.sort((a, b) => {
    const [one, other] = [a.range.startContainer, b.range.startContainer];
    if (one === other) return a.range.startOffset - b.range.startOffset;
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return found.map(({ text }) => text);
}

/** Waits until exactly these texts are painted. */
export async function untilPainted(...texts: string[]): Promise<void> {
  onTestFailed(() => console.log('painted at the end:', painted()));
  const all = texts.map((text) => (/ [a-z]+$/.test(text) ? text : `${text} unresolved`));
  await expect.poll(painted, { interval: 10, timeout: 5_000 }).toEqual(all);
}

/** Adds HTML behind all the rest. */
export function append(html: string, to: Element = body): void {
  to.insertAdjacentHTML('beforeend', html);
}
