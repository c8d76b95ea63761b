import type { Lit } from './lit.ts';
import type { Root } from './native.ts';
import { nameOfBucket, namesEach, type PaintState } from './palette.ts';
import { Rules } from './rules.ts';

/** Ranges in one highlight before the next name is begun. */
const roomy = 100;
/** So many new ranges at once make a highlight of their own: it is registered when it is full, which costs once. */
const many = 24;

interface Bucket {
  name: string;
  highlight: Highlight;
  size: number;
}

/**
 * Paints codes with the CSS Custom Highlight API: the page's DOM stays as it is. Changes are gathered by `set` and shown
 * by `flush`.
 */
export class Painter {
  readonly #buckets = new Map<PaintState, (Bucket | undefined)[]>();
  readonly #painted = new Map<Lit, { state: PaintState; bucket: Bucket; range: StaticRange }>();
  readonly #wanted = new Map<Lit, PaintState | undefined>();
  readonly #rules = new Rules();

  adopt(root: Root): void {
    this.#rules.adopt(root);
  }

  leave(root: Root): void {
    this.#rules.leave(root);
  }

  /** How a code is painted from the next `flush` on; undefined takes its paint away. */
  set(lit: Lit, state: PaintState | undefined): void {
    if (this.#painted.get(lit)?.state === state) this.#wanted.delete(lit);
    else this.#wanted.set(lit, state);
  }

  state(lit: Lit): PaintState | undefined {
    return this.#painted.get(lit)?.state;
  }

  /** The codes that are painted now. */
  painted(): Iterable<Lit> {
    return this.#painted.keys();
  }

  get count(): number {
    return this.#painted.size;
  }

  /**
   * Shows what was set.
   * @param most as many changes as this
   * @returns whether that was all
   */
  flush(most = Number.POSITIVE_INFINITY): boolean {
    const fresh = new Map<PaintState, Lit[]>();
    let left = most;
    for (const [lit, state] of this.#wanted) {
      if (left <= 0) break;
      left -= 1;
      this.#wanted.delete(lit);
      this.#erase(lit);
      if (!state) continue;
      const same = fresh.get(state);
      if (same) same.push(lit);
      else fresh.set(state, [lit]);
    }
    for (const [state, lits] of fresh) this.#draw(state, lits);
    return this.#wanted.size === 0;
  }

  /** A page may empty the shared registry, or set its own list of sheets: what is ours is put back. */
  mend(): void {
    this.#rules.mend();
    for (const bucket of this.#all()) {
      if (bucket.size > 0 && !CSS.highlights.has(bucket.name))
        CSS.highlights.set(bucket.name, bucket.highlight);
    }
  }

  undo(): void {
    for (const { name, highlight } of this.#all()) {
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    this.#rules.undo();
    this.#buckets.clear();
    this.#painted.clear();
    this.#wanted.clear();
  }

  *#all(): Generator<Bucket> {
    for (const buckets of this.#buckets.values()) for (const bucket of buckets) if (bucket) yield bucket;
  }

  #erase(lit: Lit): void {
    const painted = this.#painted.get(lit);
    if (!painted) return;
    const { bucket, range } = painted;
    bucket.highlight.delete(range);
    bucket.size -= 1;
    this.#painted.delete(lit);
  }

  #draw(state: PaintState, lits: Lit[]): void {
    for (const { nodes } of lits) this.#rules.cover(nodes, state);
    let next = 0;
    while (lits.length - next >= many) {
      const free = this.#freeSlot(state);
      if (free < 0) break;
      // With few names left, each has to hold more.
      const most = Math.max(roomy, Math.ceil((lits.length - next) / (namesEach - free)));
      const part = lits.slice(next, next + most);
      const ranges = part.map((lit) => [lit, rangeOf(lit)] as const);
      const bucket = this.#begin(
        state,
        free,
        ranges.map(([, range]) => range),
      );
      for (const [lit, range] of ranges) this.#painted.set(lit, { state, bucket, range });
      next += part.length;
    }
    for (const lit of lits.slice(next)) {
      const bucket = this.#roomFor(state);
      const range = rangeOf(lit);
      bucket.highlight.add(range);
      bucket.size += 1;
      this.#painted.set(lit, { state, bucket, range });
    }
  }

  #bucketsOf(state: PaintState): (Bucket | undefined)[] {
    let buckets = this.#buckets.get(state);
    if (!buckets) {
      buckets = new Array<Bucket | undefined>(namesEach).fill(undefined);
      this.#buckets.set(state, buckets);
    }
    return buckets;
  }

  /** The first name that holds nothing, or -1. */
  #freeSlot(state: PaintState): number {
    return this.#bucketsOf(state).findIndex((bucket) => !bucket || bucket.size === 0);
  }

  #roomFor(state: PaintState): Bucket {
    const buckets = this.#bucketsOf(state);
    let least: Bucket | undefined;
    for (const bucket of buckets) {
      if (bucket && bucket.size > 0 && bucket.size < roomy) return bucket;
      if (bucket && (!least || bucket.size < least.size)) least = bucket;
    }
    const free = this.#freeSlot(state);
    return free >= 0 || !least ? this.#begin(state, Math.max(0, free), []) : least;
  }

  #begin(state: PaintState, slot: number, ranges: StaticRange[]): Bucket {
    const bucket = {
      name: nameOfBucket(state, slot),
      highlight: new Highlight(...ranges),
      size: ranges.length,
    };
    this.#bucketsOf(state)[slot] = bucket;
    CSS.highlights.set(bucket.name, bucket.highlight);
    return bucket;
  }
}

/** Static, so that the page's own changes do not have to keep it up to date. */
function rangeOf({ nodes, start, end }: Lit): StaticRange {
  return new StaticRange({
    startContainer: nodes[0] as Text,
    startOffset: start,
    endContainer: nodes.at(-1) as Text,
    endOffset: end,
  });
}
