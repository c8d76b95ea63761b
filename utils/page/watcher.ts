import type { OpenRoot } from './anchor.ts';
import { Flows } from './flow.ts';
import { elementOf, isLitDrawn, type Lit, LitIndex } from './lit.ts';
import { isConnected, isDrawn, isEditor, isElement, isText, parentOf, type Root, sizeOf } from './native.ts';
import { Painter } from './paint.ts';
import type { PaintState } from './palette.ts';
import type { Reach } from './reach.ts';
import { Roots } from './roots.ts';
import { blockOf } from './run.ts';
import { Slices } from './slices.ts';
import { type Finder, type Sweeping, sweep } from './sweep.ts';

export interface WatcherOptions {
  finder: Finder;
  openRoot: OpenRoot;
  /** How much of the page is read; absent: all of it. */
  reach?: Reach | undefined;
  /** Whether the tab is in the back; asked at `visibilitychange`. */
  isHidden(): boolean;
  /** Everything is undone when it aborts. */
  signal: AbortSignal;
  /** A code stands in the page and can be seen, or more is known of it than before. */
  onSeen(lit: Lit): void;
  /** How a code is to be painted; asked when it is found and on `repaint`. */
  stateOf(lit: Lit): PaintState | undefined;
  /** We took so many ms of the page's time in one go. */
  onSlice?: (ms: number) => void;
  /** A pass over what changed is done. */
  onPass(): void;
  /** A text wants the recogniser: have it loaded, and call `readOn`. Called once until then. */
  onWanting(): void;
  /** A pass failed; what it did not reach is left. */
  onError(error: unknown): void;
}

/**
 * Up to so many changes and elements at once are looked at without waiting for the frame. More would have to be styled
 * first, which the browser does anyway, in its own time.
 */
const few = 60;
/** As many changes of paint as take about a millisecond. */
const paintAtOnce = 100;
/** What was learnt of how classes flow holds for so long, in ms. */
const flowsFor = 5_000;
/** So many changed places are one: the whole root. */
const mostRegions = 1_000;
/** A block of so many children is not read anew as a whole because a word in it changed. */
const mostChildren = 200;
/** Changes a second from which on a page is left alone for a while. */
const flood = 20_000;
const firstRest = 1_000;
const longestRest = 16_000;
const calm = 10_000;
/** Elements without a shadow root are asked again after this, in ms, then after twice as long, and so on. */
const firstLook = 200;
const longestLook = 5_000;

/**
 * Watches the text of a document and its shadow roots, finds codes in it and paints them. The page's DOM is only read.
 *
 *   watching ──tab hidden──▶ away ──visible──▶ watching, everything read anew
 *   watching ──six digits, no recogniser yet──▶ wanting ──readOn──▶ watching, everything read anew
 *   watching ──20,000 changes within a second──▶ resting (1 s, 2 s, … 16 s) ──▶ watching, everything read anew
 *   any ──signal──▶ ended, everything undone
 */
export class Watcher {
  readonly index = new LitIndex();
  readonly painter = new Painter();
  readonly roots: Roots;
  readonly #options: WatcherOptions;
  readonly #slices: Slices;
  readonly #flows = new Flows();
  readonly #regions = new Map<Root, Set<Node>>();
  /** Texts and elements beside which something was taken out: what is left may now read as one. */
  readonly #joined = new Set<Node>();
  /** Found, and not looked at yet whether they can be seen. */
  readonly #found = new Set<Lit>();
  readonly #unseen = new Map<Element, Set<Lit>>();
  readonly #appearing: IntersectionObserver;
  #flowsSince = 0;
  #tookOut = false;
  #isAnew = false;
  #isWanting = false;
  #flood = { since: 0, count: 0, rest: firstRest, restedAt: 0, timer: 0 };
  #look = { wait: firstLook, timer: 0 };

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.roots = new Roots(options.openRoot, (records, root) => this.#onChange(records, root));
    this.#slices = new Slices(
      (now) => this.#pass(now),
      (error) => options.onError(error),
      options.onSlice,
    );
    this.#appearing = new IntersectionObserver((entries) => this.#onAppear(entries));
    options.signal.addEventListener('abort', () => this.#undo(), { once: true });
    // On the window: what a page names `addEventListener` hides the document's own.
    addEventListener('visibilitychange', () => this.#onVisibility(), {
      signal: options.signal,
      capture: true,
    });
    this.painter.adopt(document);
    this.roots.add(document);
    if (options.isHidden()) this.#leave();
    else this.#readAll();
  }

  /** Paints a code, or every code, as it is to be painted now. */
  repaint(code?: string): void {
    for (const lit of code === undefined ? this.index.all : this.index.of(code)) this.#paint(lit);
    this.painter.flush();
  }

  /** What is to be read, or how, is another now. */
  readAnew(): void {
    if (!this.#options.isHidden() && !this.#options.signal.aborted) this.#readAll();
  }

  /** The recogniser was loaded, or may be asked for again. */
  readOn(): void {
    if (!this.#isWanting) return;
    this.#isWanting = false;
    if (!this.#options.isHidden()) this.#readAll();
  }

  #readAll(): void {
    this.#regions.clear();
    this.#joined.clear();
    for (const root of this.roots.known) this.#add(root, root);
    this.#tookOut = true;
    this.#isAnew = true;
    this.#slices.ask();
  }

  #onVisibility(): void {
    if (this.#options.isHidden()) this.#leave();
    else if (this.#flood.timer === 0) this.#return();
  }

  /** Nothing at all happens in a hidden tab. */
  #leave(): void {
    this.roots.pause();
    this.#slices.pause();
    clearTimeout(this.#look.timer);
  }

  #return(): void {
    if (this.#options.signal.aborted || this.#options.isHidden()) return;
    this.roots.resume();
    this.#slices.resume();
    this.#readAll();
  }

  #onChange(records: MutationRecord[], root: Root): void {
    if (this.#isFlooded(records.length)) return;
    this.#note(records, root);
    if (this.#regions.size === 0 && this.#joined.size === 0 && !this.#tookOut) return;
    if (records.length <= few && this.#isSmall()) this.#slices.askNow();
    else this.#slices.ask();
  }

  #isSmall(): boolean {
    let size = 0;
    for (const nodes of this.#regions.values()) {
      for (const node of nodes) {
        size += 1 + sizeOf(node);
        if (size > few) return false;
      }
    }
    return true;
  }

  #note(records: MutationRecord[], root: Root): void {
    for (const record of records) {
      if (record.type !== 'childList') {
        this.#add(root, record.target);
        continue;
      }
      for (let at = 0; at < record.addedNodes.length; at += 1) {
        const node = record.addedNodes[at];
        if (node && (isElement(node) || isText(node))) this.#add(root, node);
      }
      if (record.removedNodes.length === 0) continue;
      this.#tookOut = true;
      const beside = record.previousSibling ?? record.nextSibling;
      if (beside) this.#joined.add(beside);
    }
  }

  #isFlooded(records: number): boolean {
    const now = performance.now();
    const { since, restedAt } = this.#flood;
    if (now - since > 1_000) {
      this.#flood.since = now;
      this.#flood.count = 0;
    }
    this.#flood.count += records;
    if (this.#flood.count < flood) return false;
    this.#flood.rest = now - restedAt > calm ? firstRest : Math.min(longestRest, this.#flood.rest * 2);
    this.#flood.restedAt = now + this.#flood.rest;
    this.#flood.count = 0;
    this.#leave();
    this.#flood.timer = window.setTimeout(() => {
      this.#flood.timer = 0;
      this.#return();
    }, this.#flood.rest);
    return true;
  }

  #add(root: Root, node: Node): void {
    const regions = this.#regions.get(root);
    if (!regions) this.#regions.set(root, new Set([node]));
    else if (regions.size < mostRegions) regions.add(node);
    else if (!regions.has(root)) {
      regions.clear();
      regions.add(root);
    }
  }

  /** What is to be read: whole blocks, none inside another. */
  #takeRegions(): Node[] {
    const taken = new Set<Node>();
    for (const nodes of this.#regions.values()) for (const node of nodes) taken.add(this.#blockAt(node));
    for (const node of this.#joined) if (this.#isInLine(node)) taken.add(this.#blockAt(node));
    this.#regions.clear();
    this.#joined.clear();
    return [...taken].filter((node) => {
      if (!isConnected(node)) return false;
      for (let at = parentOf(node); at; at = parentOf(at)) if (taken.has(at)) return false;
      return true;
    });
  }

  #isInLine(node: Node): boolean {
    return isConnected(node) && (isText(node) || (isElement(node) && this.#flows.of(node) !== 'block'));
  }

  #blockAt(node: Node): Node {
    if (!this.#isInLine(node)) return node;
    const block = blockOf(node, this.#flows);
    return block && block.childNodes.length <= mostChildren ? block : node;
  }

  *#pass(atOnce: boolean): Generator<void> {
    if (isEditor() || this.#isWanting) return;
    const { reach } = this.#options;
    reach?.begin();
    if (!atOnce) yield* this.#tellFound();
    const now = performance.now();
    if (now - this.#flowsSince > flowsFor) {
      this.#flowsSince = now;
      this.#flows.forget();
    }
    if (this.#tookOut) {
      this.#tookOut = false;
      for (const root of this.roots.dropLost()) this.painter.leave(root);
      for (const lit of this.index.lost()) this.#drop(lit);
    }
    if (this.#isAnew) for (const lit of this.index.outside(reach?.transcripts)) this.#drop(lit);
    this.#isAnew = false;
    const regions = this.#takeRegions();
    for (const root of this.roots.lateOnes()) regions.push(this.#enter(root));
    const sweeping: Sweeping = {
      finder: this.#options.finder,
      isWanting: false,
      flows: this.#flows,
      index: this.index,
      onFound: (lit, news) => {
        if (!news && !this.#isUnseen(lit)) return;
        this.#found.add(lit);
        // Paint on what is not drawn is not seen: whether it is drawn can wait.
        this.painter.set(lit, this.#options.stateOf(lit));
      },
      rootIn: undefined,
    };
    // What is in new roots is read in the same pass: the list grows as it is gone through.
    for (const region of regions) {
      if (!isConnected(region)) continue;
      for (const root of yield* this.roots.discover(region)) regions.push(this.#enter(root));
      sweeping.rootIn = this.roots.hasShadow ? this.roots.rootIn : undefined;
      const parts = reach ? yield* reach.partsOf(region) : [region];
      sweeping.transcripts = reach?.transcripts;
      for (const part of parts) for (const lit of yield* sweep(part, sweeping)) this.#drop(lit);
      if (sweeping.isWanting) {
        this.#isWanting = true;
        this.#options.onWanting();
        return;
      }
      while (!this.painter.flush(paintAtOnce)) yield;
    }
    while (!this.painter.flush(paintAtOnce)) yield;
    this.painter.mend();
    this.#lookLater();
    if (atOnce && this.#found.size > 0) this.#slices.ask();
    else yield* this.#tellFound();
    reach?.end();
    this.#options.onPass();
  }

  #enter(root: ShadowRoot): ShadowRoot {
    this.painter.adopt(root);
    return root;
  }

  /** Codes that can be seen are told of. Called when styles are up to date. */
  *#tellFound(): Generator<void> {
    for (const lit of this.#found) {
      this.#found.delete(lit);
      if (!lit.gone) this.#onFound(lit);
      yield;
    }
    while (!this.painter.flush(paintAtOnce)) yield;
  }

  #onFound(lit: Lit): void {
    this.#forgetUnseen(lit);
    const element = elementOf(lit);
    if (element && !isLitDrawn(lit)) {
      const there = this.#unseen.get(element);
      if (there) there.add(lit);
      else this.#unseen.set(element, new Set([lit]));
      // What is folded away in `details` itself comes with the attribute `open`.
      if (!isDrawn(element)) this.#appearing.observe(element);
      this.painter.set(lit, undefined);
      return;
    }
    this.#onSeen(lit);
  }

  #onSeen(lit: Lit): void {
    this.#options.onSeen(lit);
    this.#paint(lit);
  }

  /** A menu was opened, a folded message unfolded: a code that was in the page already can be seen now. */
  #onAppear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      const lits = this.#unseen.get(target);
      this.#unseen.delete(target);
      this.#appearing.unobserve(target);
      for (const lit of lits ?? []) if (!lit.gone) this.#onSeen(lit);
    }
    this.painter.flush();
    this.#options.onPass();
  }

  #paint(lit: Lit): void {
    if (!this.#isUnseen(lit)) this.painter.set(lit, this.#options.stateOf(lit));
  }

  #drop(lit: Lit): void {
    this.index.drop(lit);
    this.painter.set(lit, undefined);
    this.#forgetUnseen(lit);
  }

  #isUnseen(lit: Lit): boolean {
    if (this.#unseen.size === 0) return false;
    const element = elementOf(lit);
    return element !== undefined && (this.#unseen.get(element)?.has(lit) ?? false);
  }

  #forgetUnseen(lit: Lit): void {
    const element = this.#unseen.size > 0 ? elementOf(lit) : undefined;
    const unseen = element && this.#unseen.get(element);
    if (!element || !unseen?.delete(lit) || unseen.size > 0) return;
    this.#unseen.delete(element);
    this.#appearing.unobserve(element);
  }

  /** An element may get its shadow root at any time, and no observer tells. */
  #lookLater(): void {
    clearTimeout(this.#look.timer);
    this.#look.wait = firstLook;
    if (this.roots.isWaiting) this.#look.timer = window.setTimeout(() => this.#lookNow(), this.#look.wait);
  }

  #lookNow(): void {
    const fresh = this.roots.lateOnes();
    for (const root of fresh) this.#add(root, this.#enter(root));
    if (fresh.length > 0) this.#slices.ask();
    if (fresh.length > 0 || !this.roots.isWaiting) return;
    this.#look.wait = Math.min(longestLook, this.#look.wait * 2);
    this.#look.timer = window.setTimeout(() => this.#lookNow(), this.#look.wait);
  }

  #undo(): void {
    this.#leave();
    clearTimeout(this.#flood.timer);
    this.roots.undo();
    this.#appearing.disconnect();
    for (const lit of [...this.index.all]) this.index.drop(lit);
    this.painter.undo();
    this.#regions.clear();
    this.#joined.clear();
    this.#unseen.clear();
    this.#found.clear();
  }
}
