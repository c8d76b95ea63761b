import type { Transcript } from '../sites/desk.ts';
import { readMoment } from '../sources/moment.ts';
import {
  allIn,
  attributeOf,
  firstChildOf,
  firstIn,
  fits,
  holds,
  hostOf,
  isElement,
  lastIn,
  nextSiblingOf,
  outerOf,
  type Root,
  rootOf,
  sizeOf,
  walkElements,
  walkText,
} from './native.ts';

/** Who wrote a message. */
export type Said = 'customer' | 'agent';

/** Where a text stands: its message, and the transcript that has it. */
interface Place {
  message: Element;
  container: Element;
}

/** The browser looks through so many elements in one go, which takes about half a millisecond. */
const mostAtOnce = 2_000;
/** A message is not written later than now; clocks differ by as much, in ms. */
const ahead = 60_000;
/** Elements around a message that are looked at for what was said before it, each way: some thirty messages. */
const mostSteps = 300;

/**
 * The transcripts of a page, found by the selectors that are known of its site. What was looked up holds until `forget`,
 * which the watcher calls at the beginning of each pass.
 */
export class TranscriptFinder {
  readonly #transcript: Transcript;
  readonly #roots: () => Iterable<Root>;
  readonly #places = new Map<Node, Place | undefined>();
  readonly #times = new Map<Element, number | undefined>();

  /** @param roots the document and the shadow roots that are read */
  constructor(transcript: Transcript, roots: () => Iterable<Root>) {
    this.#transcript = transcript;
    this.#roots = roots;
  }

  /** Whether this browser understands the selectors: those of a newer version, or of another browser, may be unknown. */
  get isUsable(): boolean {
    const { container, message, customer, agent, system, time } = this.#transcript;
    const fragment = document.createDocumentFragment();
    try {
      for (const each of [container, message, customer, agent, system, time?.in])
        if (each !== undefined) firstIn(fragment, each);
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    this.#places.clear();
    this.#times.clear();
  }

  /** Those parts of a region that are transcripts or stand in one; what is outside is not walked. */
  *partsOf(region: Node): Generator<void, Node[]> {
    if (this.#isInContainer(region)) return [region];
    const parts: Node[] = [];
    yield* this.#collect(region, parts);
    return parts;
  }

  /** Whether a part that `partsOf` gave has a message in it, or stands in one. */
  hasMessage(part: Node): boolean {
    return firstIn(part, this.#transcript.message) !== null || this.messageOf(part) !== undefined;
  }

  /** Whether a message is anywhere on the page. */
  *isThere(): Generator<void, boolean> {
    for (const root of this.#roots()) {
      for (const part of yield* this.partsOf(root)) if (this.hasMessage(part)) return true;
    }
    return false;
  }

  /** The message that a node stands in; undefined for what is in none. */
  messageOf(node: Node): Element | undefined {
    return this.#placeOf(node)?.message;
  }

  /** Who wrote a message; undefined where the desk itself did, and where the page does not tell. */
  saidBy(message: Element): Said | undefined {
    const { customer, agent } = this.#transcript;
    if (this.#isSystem(message)) return undefined;
    if (agent !== undefined && fits(message, agent)) return 'agent';
    return customer !== undefined && fits(message, customer) ? 'customer' : undefined;
  }

  /** When a message was sent, in epoch ms; undefined where no machine-readable time says it. */
  sentAt(message: Element): number | undefined {
    const { time } = this.#transcript;
    const element = time && (time.in === undefined ? message : firstIn(message, time.in));
    if (!element) return undefined;
    const value =
      attributeOf(element, time.attribute ?? 'datetime') ?? (time.attribute ? '' : textOf(element));
    // A day is no moment: midnight would make every code of today an old one.
    if (/^\s*\d{4}-\d\d-\d\d\s*$/.test(value)) return undefined;
    const at = readMoment(value.trim());
    return at && at <= Date.now() + ahead ? at : undefined;
  }

  /**
   * The messages of both sides before one, the nearest first: those that stand before it, without those that were sent
   * later; then, for lists that recycle their rows or begin with the newest, those behind it that were sent earlier.
   */
  *earlier(message: Element): Generator<Element> {
    const container = this.#placeOf(message)?.container;
    if (!container) return;
    const back = this.#transcript.newestFirst ? 1 : -1;
    const own = this.#timeOf(message);
    for (const each of this.#from(message, container, back)) {
      const at = this.#timeOf(each);
      const isLater = own !== undefined && at !== undefined && at > own;
      if (!isLater && !this.#isSystem(each)) yield each;
    }
    if (own === undefined) return;
    const rest: { each: Element; at: number }[] = [];
    for (const each of this.#from(message, container, back === 1 ? -1 : 1)) {
      const at = this.#timeOf(each);
      if (at !== undefined && at < own && !this.#isSystem(each)) rest.push({ each, at });
    }
    // Those of one moment: the one that stands further behind was sent later.
    yield* rest
      .reverse()
      .sort((a, b) => b.at - a.at)
      .map(({ each }) => each);
  }

  /** The messages of a transcript before (-1) or behind (1) one of them, the nearest first. */
  *#from(message: Element, container: Element, way: -1 | 1): Generator<Element> {
    const hosted = this.#hosted();
    let steps = 0;
    for (let start = message; ; ) {
      const root = holds(container, start) ? container : rootOf(start);
      const walker = walkElements(root);
      walker.currentNode = way < 0 ? start : lastIn(start);
      for (
        let at = way < 0 ? walker.previousNode() : walker.nextNode();
        at;
        at = way < 0 ? walker.previousNode() : walker.nextNode()
      ) {
        steps += 1;
        if (steps > mostSteps) return;
        if (!isElement(at)) continue;
        if (fits(at, this.#transcript.message) && this.messageOf(at) === at) yield at;
        const inner = hosted.get(at);
        if (inner) yield* this.#in(inner, way);
      }
      if (!(root instanceof ShadowRoot)) return;
      start = hostOf(root);
    }
  }

  /** The messages in a shadow root, from its end or from its beginning. */
  *#in(root: ShadowRoot, way: -1 | 1): Generator<Element> {
    const found = Array.from(allIn(root, this.#transcript.message));
    for (const each of way < 0 ? found.reverse() : found) if (this.messageOf(each) === each) yield each;
  }

  #hosted(): Map<Element, ShadowRoot> {
    const hosted = new Map<Element, ShadowRoot>();
    for (const root of this.#roots()) if (root instanceof ShadowRoot) hosted.set(hostOf(root), root);
    return hosted;
  }

  #timeOf(message: Element): number | undefined {
    if (!this.#times.has(message)) this.#times.set(message, this.sentAt(message));
    return this.#times.get(message);
  }

  #isSystem(message: Element): boolean {
    const { system } = this.#transcript;
    return system !== undefined && fits(message, system);
  }

  #placeOf(node: Node): Place | undefined {
    const start = isElement(node) ? node : outOf(node);
    if (!start) return undefined;
    if (this.#places.has(start)) return this.#places.get(start);
    const place = this.#climb(start);
    this.#places.set(start, place);
    return place;
  }

  /** A message may hold another, quoted: the outermost within the container counts. */
  #climb(start: Node): Place | undefined {
    const { container, message } = this.#transcript;
    let found: Element | undefined;
    for (let at: Node | null = start; at; at = outOf(at)) {
      if (!isElement(at)) continue;
      if (found && fits(at, container)) return { message: found, container: at };
      if (fits(at, message)) found = at;
    }
    return undefined;
  }

  #isInContainer(node: Node): boolean {
    for (let at: Node | null = node; at; at = outOf(at)) {
      if (isElement(at) && fits(at, this.#transcript.container)) return true;
    }
    return false;
  }

  *#collect(region: Node, parts: Node[]): Generator<void> {
    const { container } = this.#transcript;
    if (isElement(region) && fits(region, container)) {
      parts.push(region);
      return;
    }
    if (sizeOf(region) <= mostAtOnce) {
      const found = allIn(region, container);
      for (let at = 0; at < found.length; at += 1) {
        const [each, last] = [found[at], parts.at(-1)];
        if (each && !(last && holds(last, each))) parts.push(each);
      }
      return;
    }
    for (let child = firstChildOf(region); child; child = nextSiblingOf(child)) {
      if (!isElement(child)) continue;
      yield* this.#collect(child, parts);
      yield;
    }
  }
}

/** What is around a node: of a shadow root, its host. */
function outOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? hostOf(node) : outerOf(node);
}

function textOf(element: Element): string {
  const walker = walkText(element);
  let text = '';
  for (let node = walker.nextNode() as Text | null; node && text.length < 100; ) {
    text += node.data.slice(0, 100);
    node = walker.nextNode() as Text | null;
  }
  return text;
}
