import { isPhrase } from './flow.ts';
import {
  hostOf,
  isElement,
  isText,
  lastChildOf,
  parentOf,
  previousSiblingOf,
  rootOf,
  walkAll,
  walkText,
} from './native.ts';
import { isInsideSkipped } from './skipped.ts';

/** As much of what was said before as the recogniser looks at, in UTF-16 units. */
export const mostPast = 600;

/** Text nodes looked at on the way back; a page of thousands of empty ones is not worth more. */
const mostNodes = 200;

/**
 * What stands before a text node in the conversation, a line for each block, newest last.
 *
 * @param read text nodes before it that were read already, in document order; what is missing is looked up
 * @param count how many of `read` stand before it
 * @param rootIn the shadow root of an element, where there is one that we read; absent when the page has none
 */
export function wordsBefore(
  node: Text,
  read: readonly Text[],
  count: number,
  rootIn: ((element: Element) => ShadowRoot | undefined) | undefined,
): string {
  const past = new Past(node);
  // What was read already lacks what is in shadow roots.
  if (!rootIn) {
    for (let at = count - 1; at >= 0; at -= 1) {
      const before = read[at];
      if (!before || past.add(before)) return past.text;
    }
  }
  lookBack(count > 0 && !rootIn ? (read[0] ?? node) : node, past, rootIn);
  return past.text;
}

class Past {
  text = '';
  #next: Text;
  #left = mostNodes;

  constructor(node: Text) {
    this.#next = node;
  }

  /** @returns whether that is enough */
  add(node: Text): boolean {
    const { length } = node;
    const text = length > mostPast ? node.substringData(length - mostPast, mostPast) : node.data;
    this.#left -= 1;
    const isBlank = length < 40 && text.trim() === '';
    if (!isBlank) {
      const apart = this.text !== '' && !goesOn(node, this.#next);
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
  return [one, other].some((parent) => parent !== null && isElement(parent) && isPhrase(parent));
}

function lookBack(
  from: Node,
  past: Past,
  rootIn: ((element: Element) => ShadowRoot | undefined) | undefined,
) {
  let start: Node = from;
  for (;;) {
    const root = rootOf(start);
    if (addBack(start, root, past, rootIn)) return;
    if (!(root instanceof ShadowRoot)) return;
    start = hostOf(root);
  }
}

function addBack(
  start: Node,
  root: Node,
  past: Past,
  rootIn: ((element: Element) => ShadowRoot | undefined) | undefined,
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
        skipped = isInsideSkipped(node);
      }
      if (!skipped && past.add(node)) return true;
    } else if (rootIn && isElement(node)) {
      const inner = rootIn(node);
      if (inner && !isInsideSkipped(node) && addAll(inner, past)) return true;
    }
  }
  return true;
}

/** The words in a shadow root, from its end. */
function addAll(root: ShadowRoot, past: Past): boolean {
  const walker = walkText(root);
  let last: Node = root;
  for (let child = lastChildOf(last); child; child = lastChildOf(last)) last = child;
  walker.currentNode = last;
  for (let node: Node | null = last; node; node = walker.previousNode()) {
    if (isText(node) && !isInsideSkipped(node) && past.add(node)) return true;
  }
  return false;
}
