import type { ExplainedCode } from '../codes/find.ts';
import type { Answer } from '../messages/answer.ts';
import type { Ask } from '../messages/ask.ts';
import type { BackgroundToPage, PageToBackground } from '../messages/calls.ts';
import { conversationIn, placeOf } from '../sites/conversation.ts';
import type { OpenRoot } from './anchor.ts';
import type { Hit, PatchcordFrame, WatcherPart } from './frame.ts';
import { Ledger } from './ledger.ts';
import { elementOf, isLitDrawn, type Lit } from './lit.ts';
import { visibilityOf } from './native.ts';
import { compareNodes } from './order.ts';
import type { Shown } from './people.ts';
import { boxesOf, litAt } from './point.ts';
import { Pointer } from './pointer.ts';
import { Reach } from './reach.ts';
import type { PageSettings } from './settings.ts';
import type { Finder } from './sweep.ts';
import { Watcher } from './watcher.ts';
import { explainLit } from './why.ts';

export interface ChatOptions {
  finder: Finder;
  openRoot: OpenRoot;
  ask: Ask<PageToBackground>;
  frame: PatchcordFrame;
  /** False once the extension was updated or removed under the page. */
  stillOurs(): boolean;
  onError(error: unknown): void;
  /** How long a page may take to show a transcript that is known, in ms. */
  transcriptPatience?: number;
}

/** After so many ms the background is asked once more, when it could not answer; then after twice as long, and so on. */
const again = 1_000;
const longestAgain = 60_000;
/** A woken background takes 50 to 200 ms to answer. A page that waits for longer is read without settings, for now. */
const patience = 250;

/**
 * A frame of a chat page: its codes are found, told, painted, and open their card. Ends by `end`, or by itself when the
 * extension is gone; the page is then as if it had never been there.
 *
 *   asking for settings ──answer──────────▶ watching
 *          └──250 ms──▶ watching plainly ──answer──▶ watching, everything read anew
 */
export class Chat implements WatcherPart {
  readonly #options: ChatOptions;
  readonly #ending = new AbortController();
  /** There once the settings are, or were waited for long enough. */
  #watcher: Watcher | undefined;
  #settings: PageSettings = {};
  readonly #ledger: Ledger;
  readonly #reach: Reach;
  readonly #pointer: Pointer;
  /** The code that the keyboard went to last. */
  #current: Lit | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    const { signal } = this.#ending;
    this.#ledger = new Ledger({
      ask: async (codes) => this.#orEnd(() => options.ask('codes.seen', { codes })),
      onChange: (code) => this.#watcher?.repaint(code),
      place: () => this.#place(),
      signal,
    });
    this.#reach = new Reach({
      patience: options.transcriptPatience ?? 5_000,
      place: () => this.#place(),
      isHidden,
      roots: () => this.#watcher?.roots.known ?? [],
      onChange: () => this.#watcher?.readAnew(),
      onMissing: (missing) => this.#tellMissing(missing),
      signal,
    });
    this.#pointer = new Pointer({
      litAt: (x, y) => this.#litAt(x, y),
      isAnythingLit: () => (this.#watcher?.painter.count ?? 0) > 0,
      open: (lit) => void this.#open(lit, 'pointer'),
      leave: () => options.frame.card?.leave(),
      signal,
    });
    options.frame.watcher = this;
    const waiting = setTimeout(() => this.#start(), patience);
    signal.addEventListener('abort', () => clearTimeout(waiting));
    void this.#tellStarted().then(() => this.#start());
    // Gone back to: the page is as it was, but meanwhile its tab showed another one.
    const back = ({ persisted }: PageTransitionEvent) =>
      persisted && void this.#tellStarted().then(() => this.#seeAgain());
    addEventListener('pageshow', back, { signal });
  }

  get hasTranscript(): boolean {
    return this.#reach.hasFound;
  }

  get shown(): Shown | undefined {
    return this.#watcher;
  }

  get hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  end(): void {
    if (this.hasEnded) return;
    this.#ending.abort();
    if (this.#options.frame.watcher === this) this.#options.frame.watcher = undefined;
  }

  /** @returns false for a call that is not the watcher's */
  handle(call: string): boolean {
    const handlers: Partial<Record<keyof BackgroundToPage, () => void>> = {
      'watch.stop': () => this.end(),
      'codes.again': () => this.#seeAgain(),
      'settings.again': () => void this.#askAgain(),
      'code.next': () => void this.next(),
    };
    if (!Object.hasOwn(handlers, call)) return false;
    handlers[call as keyof BackgroundToPage]?.();
    return true;
  }

  lastContext(): Hit | undefined {
    const lit = this.#pointer.context;
    return lit && this.#watcher?.painter.state(lit) ? this.#hit(lit) : undefined;
  }

  list(): Hit[] {
    const hits = new Map<string, Hit>();
    for (const lit of this.#inOrder()) {
      const hit = hits.has(lit.code) ? undefined : this.#hit(lit);
      if (hit) hits.set(lit.code, hit);
    }
    return [...hits.values()];
  }

  forget(code: string): void {
    this.#ledger.dismiss(code);
  }

  /** Goes to the next code that is painted, behind the last one; after the last one comes the first. */
  async next(): Promise<void> {
    const lits = this.#inOrder();
    const at = this.#current ? lits.indexOf(this.#current) : -1;
    const lit = lits[(at + 1) % lits.length];
    if (!lit) return;
    this.#current = lit;
    elementOf(lit)?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    await this.#open(lit, 'keyboard');
  }

  #tellStarted(): Promise<void> {
    return this.#ask(() => this.#options.ask('page.started', { top: window === window.top }));
  }

  #seeAgain(): void {
    this.#ledger.again(new Set([...(this.#watcher?.index.all ?? [])].map(({ code }) => code)));
  }

  #start(): void {
    if (this.#watcher || this.hasEnded) return;
    const { finder, openRoot, onError } = this.#options;
    this.#watcher = new Watcher({
      finder,
      openRoot,
      reach: this.#reach,
      isHidden,
      signal: this.#ending.signal,
      onSeen: (lit) => this.#ledger.see(lit),
      stateOf: (lit) => this.#ledger.stateOf(lit),
      onPass: () => this.#afterPass(),
      onWanting: () => void this.#load(),
      onError,
    });
  }

  /** Takes in the settings, or has them asked for again when nobody answered. */
  async #ask(call: () => Promise<Answer<PageSettings>>, next = again): Promise<void> {
    if (this.hasEnded) return;
    const answer = await this.#orEnd(call);
    if (this.hasEnded) return;
    if (answer.ok) this.#take(answer.value);
    else setTimeout(() => void this.#askAgain(Math.min(longestAgain, next * 2)), next);
  }

  #askAgain(next = again): Promise<void> {
    return this.#ask(async () => this.#options.ask('settings.need', {}), next);
  }

  #take(settings: PageSettings): void {
    const isSame = JSON.stringify(settings) === JSON.stringify(this.#settings);
    this.#settings = settings;
    if (isSame) return;
    this.#options.finder.use?.(settings);
    this.#reach.use(settings.transcript);
    this.#watcher?.readAnew();
  }

  /** As the background names it, so that a code that is met in another conversation is told of again. */
  #place(): string {
    return placeOf(location.href, this.#settings.conversation);
  }

  /** A page of the site that shows no conversation lacks nothing. @returns whether another frame shows the transcript */
  async #tellMissing(missing: boolean): Promise<boolean> {
    const { conversation } = this.#settings;
    const isNamed = !conversation || conversationIn(location.href, conversation) !== undefined;
    if (missing && !isNamed) return false;
    const answer = await this.#orEnd(() => this.#options.ask('transcript.missing', { missing }));
    return answer.ok && answer.value.elsewhere;
  }

  #inOrder(): Lit[] {
    const painted = [...(this.#watcher?.painter.painted() ?? [])].filter(
      (lit) => !lit.gone && isLitDrawn(lit),
    );
    return painted.sort(compare);
  }

  #litAt(x: number, y: number): Lit | undefined {
    if (!this.#options.stillOurs()) {
      this.end();
      return undefined;
    }
    if (!this.#watcher) return undefined;
    const { index, roots, painter } = this.#watcher;
    return litAt(x, y, index, roots.known, (lit) => painter.state(lit) !== undefined);
  }

  #afterPass(): void {
    if (this.#options.stillOurs()) this.#ledger.tell();
    else this.end();
  }

  #hit(lit: Lit): Hit | undefined {
    const [box] = boxesOf(lit);
    return (
      box && { code: lit.code, kind: lit.kind, box, where: () => boxesOf(lit)[0], why: () => this.#why(lit) }
    );
  }

  #why(lit: Lit): ExplainedCode | undefined {
    const { codes } = this.#options.frame;
    return (
      codes &&
      this.#watcher &&
      explainLit(lit, codes.explainCodes, this.#watcher.roots, this.#reach.transcripts)
    );
  }

  async #open(lit: Lit, how: 'pointer' | 'keyboard'): Promise<void> {
    const { frame, ask } = this.#options;
    if (!frame.card) await this.#orEnd(() => ask('card.need', {}));
    const hit = this.hasEnded ? undefined : this.#hit(lit);
    if (hit) frame.card?.open(hit, how);
  }

  /** The recogniser comes when the first six digits are met. */
  async #load(): Promise<void> {
    const { ask } = this.#options;
    const answer = await this.#orEnd(() => ask('codes.need', {}));
    if (answer.ok) this.#watcher?.readOn();
    else if (!this.hasEnded) setTimeout(() => this.#watcher?.readOn(), again);
  }

  /** Asks the background. Nobody answers once the extension is gone: then this is the end. */
  async #orEnd<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await call();
    if (!this.#options.stillOurs()) this.end();
    return answer;
  }
}

const isHidden = () => visibilityOf(document) === 'hidden';

function compare(one: Lit, other: Lit): number {
  const [a, b] = [one.nodes[0], other.nodes[0]];
  if (!a || !b || a === b) return one.start - other.start;
  return compareNodes(a, b);
}
