import type { FoundCode } from '../codes/code.ts';
import type { Flows } from './flow.ts';
import { type Lit, type LitIndex, newLit, placeCode } from './lit.ts';
import { allIn, holds, isConnected, isText, lastChildOf, walkText } from './native.ts';
import { wordsBefore } from './past.ts';
import { huge, type Run, runAround } from './run.ts';
import { isInsideSkipped, skippedSelector } from './skipped.ts';

/** Finds codes in a text. */
export interface Finder {
  /**
   * Where the next code may stand, from `from` on, or -1. The text lacks the separators between blocks. This runs over
   * all text, so it has to be cheap; what it passes over is never looked at again.
   */
  next(text: string, from: number): number;
  find(text: string, options: { context: string }): FoundCode[];
}

export interface Sweeping {
  finder: Finder;
  flows: Flows;
  index: LitIndex;
  /** A code is there that was not, or says more than before. */
  onFound(lit: Lit): void;
  /** The shadow roots that are read, when there are any. */
  rootIn: ((element: Element) => ShadowRoot | undefined) | undefined;
}

/** Nodes between two looks at the clock. */
const mostAtOnce = 100;
/** Text that is joined and searched in one go, in UTF-16 units. */
const mostJoined = 24_000;
const mostNodes = 1_200;
/** Nodes that are joined again with those behind them: six digits and five separators stand in no more. */
const overlap = 12;

/**
 * Reads all text in `region` and brings the index in line with it; yields between small steps. What it found before in
 * there and does not find again is dropped.
 *
 * The text of many nodes is joined, without looking at the elements between them, and searched once. Only around a
 * match are elements looked at: they say which run of text it is in, and the recogniser gets that run.
 */
export function* sweep(region: Node, sweeping: Sweeping): Generator<void, Lit[]> {
  const stale = new Set<Lit>();
  if (!isInsideSkipped(region)) {
    // A page that takes nodes out from under the walk makes it begin anew; one that never stops is left to the next pass.
    for (let tries = 0; tries < 3; tries += 1) if (yield* new Sweep(region, sweeping, stale).all()) break;
  } else if (sweeping.index.all.size > 0) {
    for (const lit of sweeping.index.all) if (lit.nodes.some((node) => holds(region, node))) stale.add(lit);
  }
  return [...stale].filter((lit) => !lit.gone);
}

class Sweep {
  readonly #region: Node;
  readonly #with: Sweeping;
  /** Found earlier in what was walked over, and not found again yet. */
  readonly #stale: Set<Lit>;
  readonly #again = new Set<Lit>();
  #nodes: Text[] = [];
  #starts: number[] = [];
  #joined = '';
  /** The last node of the run that was read last: what matches up to it is in that run. */
  #covered: Text | undefined;

  constructor(region: Node, sweeping: Sweeping, stale: Set<Lit>) {
    this.#region = region;
    this.#with = sweeping;
    this.#stale = stale;
  }

  /** @returns false when the page changed so much under it that it lost its place */
  *all(): Generator<void, boolean> {
    if (isText(this.#region)) {
      if (this.#region.length > huge) yield* this.#searchHuge(this.#region);
      else this.#take(this.#region);
      yield* this.#search(true);
      return true;
    }
    const walker = walkText(this.#region);
    const skips = allIn(this.#region, skippedSelector);
    let skip = -1;
    let skipAt: Node | null = null;
    const nextSkip = (done?: Element) => {
      skipAt = null;
      for (skip += 1; skip < skips.length && !skipAt; skip += skipAt ? 0 : 1) {
        const element = skips[skip] as Element;
        if (!done || !holds(done, element)) skipAt = firstText(element);
      }
    };
    nextSkip();
    let count = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (node === skipAt) {
        const out = skips[skip] as Element;
        if (this.#with.index.all.size > 0) this.#takeOut(out);
        walker.currentNode = lastIn(out);
        nextSkip(out);
        continue;
      }
      if (node.length > huge) {
        yield* this.#search(true);
        yield* this.#searchHuge(node);
      } else this.#take(node);
      count += 1;
      if (this.#joined.length > mostJoined || this.#nodes.length > mostNodes) yield* this.#search(false);
      if (count % mostAtOnce === 0) {
        yield;
        if (!this.#isStillThere(node)) {
          const known = this.#nodes.findLast((each) => this.#isStillThere(each));
          if (!known) return false;
          walker.currentNode = known;
        }
      }
    }
    yield* this.#search(true);
    return true;
  }

  #isStillThere(node: Node): boolean {
    return isConnected(node) && holds(this.#region, node);
  }

  #take(node: Text): void {
    this.#starts.push(this.#joined.length);
    this.#nodes.push(node);
    this.#joined += node.data;
    this.#doubt(node);
  }

  #doubt(node: Text): void {
    if (this.#with.index.all.size === 0) return;
    for (const lit of this.#with.index.in(node)) if (!this.#again.has(lit)) this.#stale.add(lit);
  }

  #takeOut(element: Element): void {
    for (const lit of this.#with.index.all) {
      if (lit.nodes.some((node) => holds(element, node))) this.#stale.add(lit);
    }
  }

  *#search(whole: boolean): Generator<void> {
    const { finder } = this.#with;
    const joined = this.#joined;
    let after = 0;
    if (this.#covered) after = this.#endOf(this.#nodes.indexOf(this.#covered));
    for (;;) {
      const match = finder.next(joined, after);
      if (match < 0) break;
      const at = this.#nodeAt(match);
      const node = this.#nodes[at];
      if (!node) break;
      const run = runAround(node, this.#with.flows);
      this.#read(run, () =>
        wordsBefore(run.pieces[0]?.node ?? node, this.#nodes, this.#before(run, at), this.#with.rootIn),
      );
      const last = run.pieces.at(-1)?.node ?? node;
      let end = at;
      while (end < this.#nodes.length && this.#nodes[end] !== last) end += 1;
      this.#covered = last;
      // A run that goes on behind what was joined is read whole already.
      if (end === this.#nodes.length) {
        after = joined.length;
        break;
      }
      after = Math.max(this.#endOf(end), match + 1);
      yield;
    }
    const keep = whole ? this.#nodes.length : Math.max(0, this.#nodes.length - overlap);
    this.#nodes = this.#nodes.slice(keep);
    this.#starts = [];
    this.#joined = '';
    for (const node of this.#nodes) {
      this.#starts.push(this.#joined.length);
      this.#joined += node.data;
    }
  }

  #endOf(at: number): number {
    if (at < 0) return 0;
    return this.#starts[at + 1] ?? this.#joined.length;
  }

  #nodeAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many of the joined nodes stand before the run. */
  #before(run: Run, at: number): number {
    const first = run.pieces[0]?.node;
    let before = at;
    while (before > 0 && this.#nodes[before] !== first) before -= 1;
    return this.#nodes[before] === first ? before : 0;
  }

  #read(run: Run, past: () => string): void {
    const found = this.#with.finder.find(run.text, {
      get context() {
        return past();
      },
    });
    const element = found.length > 0 && run.pieces[0] ? run.pieces[0].node : undefined;
    if (element && isInsideSkipped(element)) return;
    for (const each of found) this.#keep(run, each);
  }

  #keep(run: Run, found: FoundCode): void {
    const { index, onFound } = this.#with;
    const place = placeCode(run, found);
    const [first, last] = [place?.nodes[0], place?.nodes.at(-1)];
    if (!place || !first || !last) return;
    const known = index.at(place.code, first, place.start, last, place.end);
    if (known) {
      this.#stale.delete(known);
      this.#again.add(known);
      if (known.strength === place.strength && known.kind === place.kind) return;
      known.strength = place.strength;
      known.kind = place.kind;
      onFound(known);
      return;
    }
    const lit = newLit(place, run, found);
    this.#again.add(lit);
    index.add(lit);
    onFound(lit);
  }

  /** A node of megabytes is never made one string: part after part, cut where no code can be. */
  *#searchHuge(node: Text): Generator<void> {
    this.#doubt(node);
    const { finder } = this.#with;
    let past = '';
    for (let from = 0; from < node.length; ) {
      const part = node.substringData(from, huge);
      const text = from + part.length < node.length ? part.slice(0, cutOf(part)) : part;
      const before = past;
      if (finder.next(text, 0) >= 0) {
        this.#read({ text, pieces: [{ node, at: 0, from, length: text.length }] }, () => before);
      }
      past = text.slice(-600);
      from += text.length;
      yield;
    }
  }
}

/** Where to cut a part of a huge text: at white space without digits about it, else anywhere. */
function cutOf(part: string): number {
  for (let at = part.length - 20; at > part.length - 2_000; at -= 1) {
    if (/\s/.test(part.charAt(at)) && !/\d/.test(part.slice(at - 10, at + 10))) return at;
  }
  return part.length;
}

/** The first text node in an element. */
function firstText(element: Element): Text | null {
  return walkText(element).nextNode() as Text | null;
}

/** The last node in an element, or the element. */
function lastIn(element: Element): Node {
  let at: Node = element;
  for (let child = lastChildOf(at); child; child = lastChildOf(at)) at = child;
  return at;
}
