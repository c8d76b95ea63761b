import type { FoundCode } from '../codes/code.ts';
import type { Flows } from './flow.ts';
import { type Lit, type LitIndex, newLit, placeCode } from './lit.ts';
import { holds, isConnected, isText, walkText } from './native.ts';
import { mostPast, wordsBefore } from './past.ts';
import { huge, type Run, runAround } from './run.ts';
import type { PageSettings } from './settings.ts';
import { isInsideSkipped } from './skipped.ts';
import type { TranscriptFinder } from './transcript.ts';

/** Finds codes in a text. */
export interface Finder {
  /**
   * Where the next code may stand, from `from` on, or -1. The text lacks the separators between blocks. This runs over
   * all text, so it has to be cheap; what it passes over is never looked at again.
   */
  next(text: string, from: number): number;
  /** Whether `find` can answer; the watcher has it loaded when the first text wants it. */
  readonly isLoaded: boolean;
  /** A part of what `find` has to make ready first, well under a millisecond's work; true when nothing is left. */
  prepare(): boolean;
  find(text: string, options: { readonly context: string }): FoundCode[];
  /** Takes what the agents added to the recogniser. */
  use?(settings: Pick<PageSettings, 'own' | 'lookout'>): void;
}

export interface Sweeping {
  finder: Finder;
  /** Set when a text wanted the recogniser and it is not loaded: the sweep ended there. */
  isWanting: boolean;
  flows: Flows;
  index: LitIndex;
  /** A code is there; `news` when it was not, or says more than before. */
  onFound(lit: Lit, news: boolean): void;
  /** The shadow roots that are read, when there are any. */
  rootIn: ((element: Element) => ShadowRoot | undefined) | undefined;
  /** Where the site's transcript is known: what stands in no message is not read. */
  transcripts?: TranscriptFinder | undefined;
}

/** Nodes between two looks at the clock. */
const mostAtOnce = 200;
/** Runs read between two looks at the clock. */
const readsAtOnce = 4;
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
    for (let tries = 0; tries < 3; tries += 1) {
      last = new Sweep(region, sweeping, stale);
      if (yield* last.all()) break;
    }
    if (sweeping.isWanting) return [];
  } else if (sweeping.index.all.size > 0) {
    for (const lit of sweeping.index.all) if (lit.nodes.some((node) => holds(region, node))) stale.add(lit);
  }
  return [...stale].filter((lit) => !lit.gone);
}

/**
 * Kept until the next one. An engine drops what it compiled for a class, and for what such objects hold, when the last
 * of them is collected: every sweep of a large page would begin slowly.
 */
let last: Sweep | undefined;

class Sweep {
  readonly #region: Node;
  readonly #with: Sweeping;
  /** Found earlier in what was walked over, and not found again yet. */
  readonly #stale: Set<Lit>;
  readonly #again = new Set<Lit>();
  /** Which elements are skipped, as far as was looked. */
  readonly #known = new Map<Node, boolean>();
  #nodes: Text[] = [];
  /** Their texts, and how much that is. */
  #texts: string[] = [];
  #units = 0;
  /** Read last: what matches up to its last node is in it. */
  #run: Run | undefined;
  readonly #before: Before;

  constructor(region: Node, sweeping: Sweeping, stale: Set<Lit>) {
    this.#region = region;
    this.#with = sweeping;
    this.#stale = stale;
    this.#before = new Before(this.#known, sweeping);
  }

  /** @returns false when the page changed so much under it that it lost its place */
  *all(): Generator<void, boolean> {
    if (isText(this.#region)) {
      if (this.#region.length > huge) yield* this.#searchHuge(this.#region);
      else {
        this.#nodes.push(this.#region);
        this.#texts.push(this.#region.data);
        this.#takeIn(0);
        yield* this.#search(true);
      }
      return true;
    }
    const walker = walkText(this.#region);
    for (;;) {
      const first = this.#nodes.length;
      const node = gather(walker, this.#nodes, this.#texts);
      this.#takeIn(first);
      if (!node) break;
      if (node.length > huge) {
        yield* this.#search(true);
        yield* this.#searchHuge(node);
      } else if (this.#units > mostJoined || this.#nodes.length > mostNodes) yield* this.#search(false);
      else yield;
      if (this.#with.isWanting) return true;
      if (this.#isStillThere(node)) continue;
      const known = this.#nodes.findLast((each) => this.#isStillThere(each));
      if (!known) return false;
      walker.currentNode = known;
    }
    yield* this.#search(true);
    return true;
  }

  #isStillThere(node: Node): boolean {
    return isConnected(node) && holds(this.#region, node);
  }

  /** Counts the nodes from one on, and doubts what was found in them before. */
  #takeIn(first: number): void {
    const doubts = this.#with.index.all.size > 0;
    for (let at = first; at < this.#nodes.length; at += 1) {
      this.#units += this.#texts[at]?.length ?? 0;
      const node = this.#nodes[at];
      if (doubts && node) this.#doubt(node);
      this.#passOver(at - 1);
    }
  }

  /** Letters between two digits that a reader does not see ("482", hidden "or", "913") must not part them. */
  #passOver(at: number): void {
    const texts = this.#texts;
    const [before, behind] = [texts[at - 1], texts[at + 1]];
    if (!before || !behind || !isDigit(behind, 0) || !isDigit(before, before.length - 1)) return;
    const node = this.#nodes[at];
    if (node && isInsideSkipped(node, this.#known)) texts[at] = '';
  }

  #doubt(node: Text): void {
    for (const lit of this.#with.index.in(node)) if (!this.#again.has(lit)) this.#stale.add(lit);
  }

  *#search(whole: boolean): Generator<void> {
    const { finder } = this.#with;
    const starts: number[] = [];
    const joined = joinAll(this.#texts, starts);
    let isReady = false;
    let reads = 0;
    const covered = this.#run?.pieces.at(-1)?.node;
    let after = covered ? endOf(starts, this.#nodes.indexOf(covered)) : 0;
    for (;;) {
      const match = finder.next(joined, after);
      if (match < 0) break;
      const at = nodeAt(starts, match);
      if (!isReady) {
        // Six digits in a script are no reason to load it.
        if (!this.#isRead(at)) {
          after = Math.max(endOf(starts, at), match + 1);
          continue;
        }
        if (yield* this.#isWanting()) return;
        isReady = true;
      }
      const last = this.#readAt(at);
      after = Math.max(endOf(starts, last), match + 1);
      reads += 1;
      if (reads % readsAtOnce === 0) yield;
    }
    const keep = whole ? this.#nodes.length : Math.max(0, this.#nodes.length - overlap);
    this.#nodes = this.#nodes.slice(keep);
    this.#texts = this.#texts.slice(keep);
    this.#units = 0;
    for (const text of this.#texts) this.#units += text.length;
  }

  #isRead(at: number): boolean {
    const node = this.#nodes[at];
    const { transcripts } = this.#with;
    return (
      node !== undefined &&
      !(transcripts && !transcripts.messageOf(node)) &&
      !isInsideSkipped(node, this.#known)
    );
  }

  /** Reads the run of a node. @returns the last node of those joined that is read by that */
  #readAt(at: number): number {
    const nodes = this.#nodes;
    const { flows, transcripts } = this.#with;
    const node = nodes[at];
    const message = node && transcripts?.messageOf(node);
    if (!node || (transcripts && !message)) return at;
    const run = runAround(node, flows, message, this.#texts[at]);
    const { pieces } = run;
    const first = pieces[0]?.node ?? node;
    this.#read(run, this.#before.of(first));
    const last = pieces[pieces.length - 1]?.node ?? node;
    this.#run = run;
    let end = at;
    while (end < nodes.length && nodes[end] !== last) end += 1;
    // A run that goes on behind what was joined is read whole already.
    return end;
  }

  /** Makes the recogniser ready; true when it is not loaded, so that the sweep has to end. */
  *#isWanting(): Generator<void, boolean> {
    const { finder } = this.#with;
    if (finder.isLoaded) while (!finder.prepare()) yield;
    else this.#with.isWanting = true;
    return this.#with.isWanting;
  }

  /** @param past what was said before */
  #read(run: Run, past: { readonly context: string }): void {
    const found = this.#with.finder.find(run.text, past);
    const node = run.pieces[0]?.node;
    if (found.length === 0 || !node || isInsideSkipped(node, this.#known)) return;
    for (const each of found) this.#keep(run, each);
  }

  #keep(run: Run, found: FoundCode): void {
    const { index, onFound } = this.#with;
    const place = placeCode(run, found);
    const [first, last] = [place?.nodes[0], place?.nodes.at(-1)];
    if (!place || !first || !last) return;
    const { said, at } = this.#writerOf(first);
    const known = index.at(place.code, first, place.start, last, place.end);
    if (known) {
      this.#stale.delete(known);
      this.#again.add(known);
      const { strength, kind } = place;
      const news =
        known.strength !== strength || known.kind !== kind || known.said !== said || known.at !== at;
      Object.assign(known, { strength, kind, said, at });
      onFound(known, news);
      return;
    }
    const lit = newLit(place, run, found);
    lit.said = said;
    lit.at = at;
    this.#again.add(lit);
    index.add(lit);
    onFound(lit, true);
  }

  #writerOf(node: Text): Pick<Lit, 'said' | 'at'> {
    const { transcripts } = this.#with;
    const message = transcripts?.messageOf(node);
    return transcripts && message
      ? { said: transcripts.saidBy(message), at: transcripts.sentAt(message) }
      : {};
  }

  /** A node of megabytes is never made one string: part after part, cut where no code can be. */
  *#searchHuge(node: Text): Generator<void> {
    this.#doubt(node);
    const { finder, transcripts } = this.#with;
    if (isInsideSkipped(node, this.#known) || (transcripts && !transcripts.messageOf(node))) return;
    let context = '';
    for (let from = 0; from < node.length; ) {
      const part = node.substringData(from, huge);
      const text = from + part.length < node.length ? part.slice(0, cutOf(part)) : part;
      if (finder.next(text, 0) >= 0) {
        if (yield* this.#isWanting()) return;
        this.#read({ text, pieces: [{ node, at: 0, from, length: text.length }] }, { context });
      }
      context = text.slice(-mostPast);
      from += text.length;
      yield;
    }
  }
}

/** Takes in the next nodes and their texts, up to a huge one, which it leaves out; gives the last one, or null at the end. */
function gather(walker: TreeWalker, nodes: Text[], texts: string[]): Text | null {
  for (let left = mostAtOnce; ; left -= 1) {
    const node = walker.nextNode() as Text | null;
    if (!node) return null;
    // Each look at a node costs as much as the step to it: its length is that of its text.
    const { data } = node;
    if (data.length > huge) return node;
    nodes.push(node);
    texts.push(data);
    if (left === 1) return node;
  }
}

/** Joins texts and says where each begins, and behind them where the last one ends. Half the time of `Array.join`. */
function joinAll(texts: readonly string[], starts: number[]): string {
  let joined = '';
  for (const text of texts) {
    starts.push(joined.length);
    joined += text;
  }
  starts.push(joined.length);
  return joined;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function endOf(starts: readonly number[], at: number): number {
  return starts[Math.min(at + 1, starts.length - 1)] ?? 0;
}

function nodeAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What was said before a text: gathered when the recogniser asks for it, which it seldom does. One object serves a whole
 * sweep: the recogniser has answered before the next text is read.
 */
class Before {
  readonly #known: Map<Node, boolean>;
  readonly #with: Sweeping;
  #node: Text | undefined;
  #context: string | undefined;

  constructor(known: Map<Node, boolean>, sweeping: Sweeping) {
    this.#known = known;
    this.#with = sweeping;
  }

  of(node: Text): this {
    this.#node = node;
    this.#context = undefined;
    return this;
  }

  get context(): string {
    const { rootIn, transcripts } = this.#with;
    this.#context ??= this.#node ? wordsBefore(this.#node, rootIn, this.#known, transcripts) : '';
    return this.#context;
  }
}

/** Where to cut a part of a huge text: at white space without digits about it, else anywhere. */
function cutOf(part: string): number {
  for (let at = part.length - 20; at > part.length - 2_000; at -= 1) {
    if (/\s/.test(part.charAt(at)) && !/\d/.test(part.slice(at - 10, at + 10))) return at;
  }
  return part.length;
}
