/**
 * The bench's content script: measures in the world where the watcher lives. Started by `measure` in the page's address
 * bar fragment; answers in an attribute of the root element.
 */
import type { FoundCode } from '../../../utils/codes/code.ts';
import { explainCodes, findCodes, prepare } from '../../../utils/codes/index.ts';
import { finder } from '../../../utils/page/finder.ts';
import { Flows } from '../../../utils/page/flow.ts';
import { frame as shared } from '../../../utils/page/frame.ts';
import { type Lit, LitIndex } from '../../../utils/page/lit.ts';
import { Painter } from '../../../utils/page/paint.ts';
import { boxesOf, litAt } from '../../../utils/page/point.ts';
import { type Finder, type Sweeping, sweep } from '../../../utils/page/sweep.ts';
import { Watcher } from '../../../utils/page/watcher.ts';
import { median, quantile, race, round, timed } from './clock.ts';
import { peers } from './peers.ts';

shared().codes = { explainCodes, findCodes, prepare };

const rounds = 15;
const list = () => document.querySelector('#list') as Element;

/** The least that anyone who reads a page's text has to do. */
function floor(): number {
  const walker = document.createTreeWalker(list(), NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    units += node.data.length;
  }
  return units;
}

/** The last reading, which lives on as a watcher's does: engines drop what they compiled for objects that are all gone. */
let kept: Sweeping | undefined;

function read(by: Finder, onFound: (lit: Lit) => void = () => undefined): LitIndex {
  const index = new LitIndex();
  const sweeping = { finder: by, isWanting: false, flows: new Flows(), index, onFound, rootIn: undefined };
  const steps = sweep(list(), sweeping);
  while (!steps.next().done);
  kept = sweeping;
  return kept.index;
}

/** Looks through all of a text, and tells of nothing. */
function lookOn(text: string, from: number): number {
  for (let at = finder.next(text, from); at >= 0; ) at = finder.next(text, at + 20);
  return -1;
}

function reading(): Record<string, number> {
  const given: { text: string; context: string; asks: boolean }[] = [];
  let units = 0;
  let turn = 0;
  // All that a scan does but the verdicts: what was said before is gathered where the recogniser would ask for it.
  const joining: Finder = {
    ...finder,
    find(text, options) {
      const { asks } = given[turn] ?? { asks: false };
      turn += 1;
      units += text.length + (asks ? options.context.length : 0);
      return [];
    },
  };
  read({
    ...finder,
    find(text, options) {
      let asks = false;
      finder.find(text, {
        get context() {
          asks = true;
          return options.context;
        },
      });
      given.push({ text, context: options.context, asks });
      return [];
    },
  });
  let found: FoundCode[] = [];
  const elements = document.getElementsByTagName('*').length;
  const took = race(
    () => timed(floor),
    {
      join: () => {
        turn = 0;
        return timed(() => read(joining));
      },
      walk: () => timed(() => read({ ...finder, next: () => -1 })),
      look: () => timed(() => read({ ...finder, next: lookOn })),
      scan: () => timed(() => read(finder)),
      verdict: () =>
        timed(() => {
          found = given.flatMap(({ text, context }) => finder.find(text, { context }));
        }),
      paint: () => {
        const painter = new Painter();
        painter.adopt(document);
        const ms = timed(() => {
          read(finder, (lit) => painter.set(lit, 'live'));
          painter.flush();
        });
        painter.undo();
        return ms;
      },
    },
    rounds,
  );
  const added = document.getElementsByTagName('*').length - elements;
  return {
    floor_ms: round(took.floor.ms),
    walk_ratio: round(took.walk.ratio),
    look_ratio: round(took.look.ratio),
    join_ratio: round(took.join.ratio),
    scan_ratio: round(took.scan.ratio),
    paint_ratio: round(took.paint.ratio),
    paint_ms: round(took.paint.ms),
    verdict_us: round((took.verdict.ms * 1000) / given.length),
    candidates: given.length,
    contexts_asked: given.filter(({ asks }) => asks).length,
    codes_found: found.length,
    codes_lit: read(finder).all.size,
    nodes_added: added,
    units_read: units,
  };
}

interface Watching {
  watcher: Watcher;
  slices: number[];
  passes: number;
  stop(): void;
}

function watch(): Watching {
  const controller = new AbortController();
  const state = { slices: [] as number[], passes: 0, stop: () => controller.abort() };
  const watcher = new Watcher({
    finder,
    openRoot: (element) => element.shadowRoot,
    isHidden: () => false,
    signal: controller.signal,
    onSeen: () => undefined,
    stateOf: () => 'live',
    onSlice: (ms) => state.slices.push(ms),
    onPass: () => {
      state.passes += 1;
    },
    onWanting: () => undefined,
    onError: (error) => {
      document.documentElement.setAttribute(
        'data-bench',
        JSON.stringify({ error: String((error as Error).stack) }),
      );
    },
  });
  return Object.assign(state, { watcher });
}

const frame = () => new Promise(requestAnimationFrame);

async function until(done: () => boolean): Promise<void> {
  while (!done()) await frame();
}

async function watching(): Promise<Record<string, number>> {
  // The browser's own first drawing of the page is not ours.
  for (let frames = 0; frames < 3; frames += 1) await frame();
  const from = performance.now();
  const watch1 = watch();
  await until(() => watch1.passes > 0);
  const lit_ms = performance.now() - from;
  const { watcher } = watch1;
  const figures: Record<string, number> = {
    visible_ms: round(lit_ms),
    slices: watch1.slices.length,
    busy_ms: round(watch1.slices.reduce((sum, ms) => sum + ms, 0)),
    slice_p95_ms: round(quantile(watch1.slices, 0.95)),
    slice_max_ms: round(Math.max(...watch1.slices)),
    painted: watcher.painter.count,
  };

  const appended: number[] = [];
  for (let at = 0; at < 30; at += 1) {
    // Our share of the time is used up by so many in a row: each gets a rest before it.
    await frame();
    await frame();
    const { passes } = watch1;
    watch1.slices.length = 0;
    const row = document.createElement('li');
    row.className = 'row';
    row.innerHTML = `<div class="line"><span class="who">Ada</span><p class="said">My session code is ${300_000 + at}</p></div>`;
    list().append(row);
    await until(() => watch1.passes > passes);
    appended.push(watch1.slices.reduce((sum, ms) => sum + ms, 0));
    row.remove();
    await until(() => watch1.passes > passes + 1);
  }
  figures.append_p95_ms = round(quantile(appended, 0.95));
  figures.append_median_ms = round(median(appended));

  scrollTo(0, 0);
  await frame();
  const points: { x: number; y: number }[] = [];
  for (const lit of watcher.painter.painted()) {
    const [box] = boxesOf(lit);
    if (box && box.top > 0 && box.bottom < innerHeight) points.push({ x: box.x + 3, y: box.y + 3 });
    if (points.length === 4) break;
  }
  const look = () => {
    let hits = 0;
    for (const { x, y } of points) if (litAt(x, y, watcher.index, watcher.roots.known, () => true)) hits += 1;
    return hits;
  };
  figures.hits = look() / Math.max(1, points.length);
  const looks = Array.from({ length: 40 }, () =>
    timed(() => {
      for (let at = 0; at < 25; at += 1) look();
    }),
  );
  figures.hit_us = round((median(looks) * 1000) / 25 / Math.max(1, points.length));
  watch1.stop();
  return figures;
}

let current: Watching | undefined;
document.addEventListener('patchcord-bench', async (event) => {
  const { detail } = event as CustomEvent<string>;
  const root = document.documentElement;
  let answer: unknown;
  try {
    if (detail === 'join') {
      for (let at = 0; at < 20; at += 1) {
        read({ ...finder, find: () => [] });
        floor();
      }
    }
    if (detail === 'reading') answer = reading();
    if (detail === 'peers') answer = peers(list());
    if (detail === 'watching') answer = await watching();
    if (detail === 'on') {
      const fresh = watch();
      current = fresh;
      await until(() => fresh.passes > 0);
    }
    if (detail === 'off') current?.stop();
  } catch (error) {
    answer = { error: String(error) };
  }
  root.setAttribute('data-bench', JSON.stringify(answer ?? {}));
});
document.documentElement.setAttribute('data-probe', '');
