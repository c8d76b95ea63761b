import type { Transcript } from '../sites/desk.ts';
import { type Root, topOf, walkText } from './native.ts';
import { isInsideSkipped } from './skipped.ts';
import { TranscriptFinder } from './transcript.ts';

export interface ReachOptions {
  /** How long a page may take to show its transcript, in ms. */
  patience: number;
  /** Where the page stands; in another place a transcript is looked for anew. */
  place(): string;
  isHidden(): boolean;
  roots(): Iterable<Root>;
  /** More or less of the page is to be read from now on. */
  onChange(): void;
  /** The transcript is missing, or is not any more. Gives whether another frame of the tab shows it. */
  onMissing(isMissing: boolean): Promise<boolean>;
  signal: AbortSignal;
}

type State = 'all' | 'looking' | 'found' | 'asking' | 'missing' | 'elsewhere';

const longestPatience = 60_000;
/** A page with less text than this, in UTF-16 units, is still empty. */
const leastText = 200;
const mostNodes = 2_000;

/**
 * How much of a page is read: where the site's transcript is known, that alone, and all of it when it is not to be found.
 *
 *   all ──use()──▶ looking ──5 s, and the page has text──▶ asking ──no other frame has it──▶ missing
 *                                                            └──another one has──▶ elsewhere
 *   any of these ──a message──▶ found      any of these, and found ──another place──▶ looking
 *
 * All is read from `missing` on until a message is found: a site whose selectors are out of date is not dark for a while
 * after each of the agent's clicks.
 */
export class Reach {
  readonly #options: ReachOptions;
  #known: Transcript | undefined;
  #finder: TranscriptFinder | undefined;
  #state: State = 'all';
  #readsAll = true;
  #place = '';
  #wait = 0;
  #timer = 0;
  /** The time is up: the pass that comes now goes over the whole page and decides. */
  #isUp = false;
  #isDeciding = false;

  constructor(options: ReachOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  get hasFound(): boolean {
    return this.#state === 'found';
  }

  /** What tells messages from the rest of the page; undefined while all of it is read. */
  get transcripts(): TranscriptFinder | undefined {
    return this.#readsAll ? undefined : this.#finder;
  }

  /** Takes what is known of the site's transcript. */
  use(transcript: Transcript | undefined): void {
    if (JSON.stringify(transcript) === JSON.stringify(this.#known)) return;
    this.#known = transcript;
    const finder = transcript && new TranscriptFinder(transcript, this.#options.roots);
    this.#finder = finder?.isUsable ? finder : undefined;
    this.#readsAll = this.#finder === undefined;
    if (this.#finder) this.#look();
    else {
      this.#turn(transcript ? 'missing' : 'all');
      if (transcript) void this.#options.onMissing(true);
    }
    this.#options.onChange();
  }

  /** A pass begins: what was looked up in the one before may be another now. */
  begin(): void {
    if (!this.#finder) return;
    this.#finder.forget();
    if (this.#place !== this.#options.place()) this.#look();
    if (this.#state === 'looking' && this.#timer === 0 && !this.#isUp) this.#arm();
    this.#isDeciding = this.#isUp;
    this.#isUp = false;
  }

  /** The parts of a region that are to be read. */
  *partsOf(region: Node): Generator<void, readonly Node[]> {
    const finder = this.#finder;
    if (!finder) return [region];
    const parts = yield* finder.partsOf(region);
    if (this.#state !== 'found' && parts.some((part) => finder.hasMessage(part))) this.#find();
    return this.#readsAll ? [region] : parts;
  }

  /** A pass is done. */
  end(): void {
    if (!this.#isDeciding) return;
    this.#isDeciding = false;
    if (this.#state !== 'looking') return;
    if (!hasText()) {
      this.#wait = Math.min(longestPatience, this.#wait * 2);
      this.#arm();
      return;
    }
    this.#turn('asking');
    void this.#options.onMissing(true).then((isElsewhere) => {
      if (this.#state !== 'asking') return;
      this.#turn(isElsewhere ? 'elsewhere' : 'missing');
      this.#readAll(!isElsewhere);
    });
  }

  /** A new place: the transcript of the last one says nothing of this one. */
  #look(): void {
    this.#place = this.#options.place();
    this.#wait = this.#options.patience;
    this.#isUp = false;
    this.#turn('looking');
    this.#arm();
  }

  #find(): void {
    // Another frame of the tab may have said meanwhile that it has none.
    const isLate = this.#state === 'looking' && this.#wait > this.#options.patience;
    this.#turn('found');
    if (isLate) void this.#options.onMissing(false);
    this.#readAll(false);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      // In a hidden tab nothing happens; the pass that comes when it is shown sets the timer anew.
      if (this.#state !== 'looking' || this.#options.isHidden()) return;
      this.#isUp = true;
      this.#options.onChange();
    }, this.#wait);
  }

  #turn(state: State): void {
    const before = this.#state;
    this.#state = state;
    if (state === before) return;
    if (state !== 'looking') {
      clearTimeout(this.#timer);
      this.#timer = 0;
    }
    const wasTold =
      before === 'missing' || (before === 'asking' && state !== 'missing' && state !== 'elsewhere');
    if (wasTold) void this.#options.onMissing(false);
  }

  #readAll(all: boolean): void {
    if (this.#readsAll === all) return;
    this.#readsAll = all;
    this.#options.onChange();
  }
}

/** Whether the page shows a person anything yet. */
function hasText(): boolean {
  const top = topOf(document);
  if (!top) return false;
  const walker = walkText(top);
  const known = new Map<Node, boolean>();
  let units = 0;
  for (let left = mostNodes; left > 0 && units < leastText; left -= 1) {
    const node = walker.nextNode() as Text | null;
    if (!node) break;
    const { length } = node.data.slice(0, leastText).trim();
    if (length > 0 && !isInsideSkipped(node, known)) units += length;
  }
  return units >= leastText;
}
