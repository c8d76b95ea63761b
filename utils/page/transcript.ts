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
  nextSiblingOf,
  outerOf,
  type Root,
  sizeOf,
  walkText,
} from './native.ts';
import { compareNodes } from './order.ts';

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
/** As many messages are put in order as may be wanted for what was said before one of them. */
const mostEarlier = 30;

/**
 * The transcripts of a page, found by the selectors that are known of its site. What was looked up holds until `forget`,
 * which the watcher calls at the beginning of each pass.
 */
export class TranscriptFinder {
  readonly #transcript: Transcript;
  readonly #roots: () => Iterable<Root>;
  readonly #places = new Map<Node, Place | undefined>();
  readonly #messages = new Map<Element, Element[]>();

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
    this.#messages.clear();
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

  /** The messages of both sides before one, the nearest first. Their times decide the order where they have any. */
  earlier(message: Element): Element[] {
    const container = this.#placeOf(message)?.container;
    const all = container ? this.#messagesIn(container) : [];
    const own = all.indexOf(message);
    if (own < 0) return [];
    const isReversed = this.#transcript.newestFirst ?? false;
    const around = all.slice(Math.max(0, own - mostEarlier), own + mostEarlier);
    const rows = around.map((each, row) => ({ each, row: isReversed ? -row : row, at: this.sentAt(each) }));
    const me = rows.find(({ each }) => each === message);
    const hasTimes = rows.every(({ at }) => at !== undefined);
    type Row = (typeof rows)[number];
    const compare = (a: Row, b: Row) => (hasTimes ? (a.at ?? 0) - (b.at ?? 0) : 0) || a.row - b.row;
    return rows
      .filter((row) => me && compare(row, me) < 0 && !this.#isSystem(row.each))
      .sort((a, b) => compare(b, a))
      .map(({ each }) => each);
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

  /** The messages of a transcript in document order, those in shadow roots too. */
  #messagesIn(container: Element): Element[] {
    const known = this.#messages.get(container);
    if (known) return known;
    const found: Element[] = [];
    let isMixed = false;
    for (const root of this.#roots()) {
      const part = holds(root, container) ? container : root;
      if (part === root && !this.#standsIn(root, container)) continue;
      if (found.length > 0 && part !== container) isMixed = true;
      found.push(...Array.from(allIn(part, this.#transcript.message)));
    }
    if (isMixed) found.sort(compareNodes);
    const outer = found.filter((each) => this.messageOf(each) === each);
    this.#messages.set(container, outer);
    return outer;
  }

  #standsIn(node: Node, container: Element): boolean {
    for (let at: Node | null = node; at; at = outOf(at)) if (at === container) return true;
    return false;
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
