import { isPhrase } from './flow.ts';
import {
  holds,
  hostOf,
  isElement,
  isText,
  lastIn,
  parentOf,
  previousSiblingOf,
  rootOf,
  walkAll,
  walkText,
} from './native.ts';
import { isInsideSkipped } from './skipped.ts';
import type { TranscriptFinder } from './transcript.ts';

/** As much of what was said before as the recogniser looks at, in UTF-16 units. */
export const mostPast = 600;

/** Text nodes looked at on the way back; a page of thousands of empty ones is not worth more. */
const mostNodes = 200;

/**
 * What stands before a text node in the conversation, a line for each block, newest last.
 *
 * @param rootIn absent when the page has no shadow roots
 * @param known what was learnt of skipped elements before, in the same sweep
 * @param transcripts where they are known: the words of earlier messages alone, in the order in which they were sent
 */
export function wordsBefore(
  node: Text,
  rootIn: RootIn | undefined,
  known: Map<Node, boolean> = new Map(),
  transcripts?: TranscriptFinder | undefined,
): string {
  const past = new Past(node);
  const message = transcripts?.messageOf(node);
  let start: Node = node;
  for (;;) {
    const root = rootOf(start);
    const isInMessage = message !== undefined && holds(message, start);
    if (addBack(start, isInMessage ? message : root, past, rootIn, known)) return past.text;
    if (isInMessage || !(root instanceof ShadowRoot)) break;
    start = hostOf(root);
  }
  for (const earlier of message ? (transcripts?.earlier(message) ?? []) : []) {
    past.end();
    if (addAll(earlier, past, rootIn, known)) break;
  }
  return past.text;
}

/** The shadow root of an element, where there is one that we read. */
export type RootIn = (element: Element) => ShadowRoot | undefined;

class Past {
  text = '';
  #next: Text | undefined;
  #left = mostNodes;

  constructor(node: Text) {
    this.#next = node;
  }

  /** What comes now is a line of its own. */
  end(): void {
    this.#next = undefined;
  }

  /** @returns whether that is enough */
  add(node: Text): boolean {
    const { length } = node;
    const text = length > mostPast ? node.substringData(length - mostPast, mostPast) : node.data;
    this.#left -= 1;
    const isBlank = length < 40 && text.trim() === '';
    if (!isBlank) {
      const apart = this.text !== '' && !(this.#next && goesOn(node, this.#next));
      this.text = apart ? `${text}\n${this.text}` : text + this.text;
      this.#next = node;
    }
    return this.text.length >= mostPast || this.#left <= 0;
  }
}

/** Whether two text nodes in a row are one line, as far as names tell: good enough for what was said before. */
function goesOn(node: Text, next: Text): boolean {
  const [one, other] = [parentOf(node), parentOf(next)];
  if (one === other) return previousSiblingOf(next) === node;
  return outOfPhrases(one) === outOfPhrases(other);
}

function outOfPhrases(node: Node | null): Node | null {
  let at = node;
  while (at && isElement(at) && isPhrase(at)) at = parentOf(at);
  return at;
}

function addBack(
  start: Node,
  root: Node,
  past: Past,
  rootIn: RootIn | undefined,
  known: Map<Node, boolean>,
): boolean {
  const walker = rootIn ? walkAll(root) : walkText(root);
  walker.currentNode = start;
  let parent: Node | null = null;
  let skipped = false;
  for (let steps = 0; steps < 10 * mostNodes; steps += 1) {
    const node = walker.previousNode();
    if (!node) return false;
    if (isText(node)) {
      const around = parentOf(node);
      if (around !== parent) {
        parent = around;
        skipped = isInsideSkipped(node, known);
      }
      if (!skipped && past.add(node)) return true;
    } else if (rootIn && isElement(node)) {
      const inner = rootIn(node);
      if (inner && !isInsideSkipped(node, known) && addAll(inner, past, undefined, known)) return true;
    }
  }
  return true;
}

/** The words in a shadow root or a message, from its end. */
function addAll(root: Node, past: Past, rootIn: RootIn | undefined, known: Map<Node, boolean>): boolean {
  const last = lastIn(root);
  if (isText(last) && !isInsideSkipped(last, known) && past.add(last)) return true;
  if (last !== root && isElement(last)) {
    const inner = rootIn?.(last);
    if (inner && !isInsideSkipped(last, known) && addAll(inner, past, rootIn, known)) return true;
  }
  return addBack(last, root, past, rootIn, known);
}
