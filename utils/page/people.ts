import { isPhrase } from './flow.ts';
import type { LitIndex } from './lit.ts';
import {
  allIn,
  attributeOf,
  fits,
  hostOf,
  isDrawn,
  isElement,
  isText,
  lastIn,
  nameOf,
  nextSiblingOf,
  outerOf,
  parentOf,
  previousSiblingOf,
  type Root,
  rootOf,
  sizeOf,
  visibilityOf,
  walkAll,
} from './native.ts';
import type { Roots } from './roots.ts';
import { isInsideSkipped } from './skipped.ts';

const { checkVisibility } = Element.prototype;

/** What a frame's watcher knows of the page. */
export interface Shown {
  readonly index: LitIndex;
  readonly roots: Roots;
}

/** As much as one frame gives, in UTF-16 units, and of that: about the codes, in headings, at either end of the page. */
const most = 4_000;
const mostAround = 1_600;
const mostHeadings = 800;
const mostAtEnd = 650;
const mostOfHeading = 120;
const mostTitle = 200;
const mostCodes = 6;
const mostNodes = 400;
const mostOfHeadings = 30;
/** The browser looks through so many elements in well under a millisecond. */
const mostElements = 2_000;
const mostBeside = 10;
/** What names the conversation that is open: its heading, and the row that is marked in a list. */
const headings =
  'h1,h2,h3,h4,[role="heading"],[aria-current]:not([aria-current="false"]),[aria-selected="true"]';

/**
 * The words by which a person would know whose conversation this is: around these codes, headings, and what stands first
 * and last on the page, where desks have the customer's name. Only what can be seen, and never what the agent types.
 * Nothing in a hidden tab.
 */
export function wordsAround(codes: readonly string[], shown: Shown): string {
  if (visibilityOf(document) === 'hidden') return '';
  const reading = new Reading();
  const rootIn = shown.roots.hasShadow ? shown.roots.rootIn : () => undefined;
  const nodes = codes.flatMap((code) => [...shown.index.of(code)].flatMap(({ nodes: [node] }) => node ?? []));
  const around = nodes.slice(0, mostCodes);
  for (const node of around) {
    const share = mostAround / around.length;
    reading.take(textsFrom(node, 'back', rootIn), share * 0.6, 'back');
    reading.take([node], share * 0.1);
    reading.take(textsFrom(node, 'on', rootIn), share * 0.3);
  }
  reading.take(inHeadings(around, shown.roots.known, rootIn), mostHeadings, 'on', mostOfHeading);
  reading.take(textsFrom(document, 'on', rootIn), mostAtEnd);
  reading.take(textsFrom(lastIn(document), 'back', rootIn), mostAtEnd, 'back');
  const title = window === window.top ? titleOf() : '';
  return `${title.slice(0, mostTitle)}\n${reading.text}`.slice(0, most);
}

type Way = 'back' | 'on';
type RootIn = (element: Element) => ShadowRoot | undefined;

class Reading {
  text = '';
  readonly #taken = new Set<Text>();
  readonly #skipped = new Map<Node, boolean>();
  readonly #drawn = new Map<Element, boolean>();

  /**
   * Takes texts until there are `units` of them, each once: a name says no more for standing near two codes.
   * @param way `back` when the texts come from the last to the first
   */
  take(texts: Iterable<Text>, units: number, way: Way = 'on', ofEach = units): void {
    const taken: { node: Text; text: string }[] = [];
    let left = units;
    let looked = 0;
    for (const node of texts) {
      looked += 1;
      if (left <= 0 || looked > mostNodes) break;
      if (this.#taken.has(node)) continue;
      this.#taken.add(node);
      const text = node.substringData(0, Math.ceil(Math.min(left, ofEach))).trim();
      if (text === '' || !this.#isSeen(node)) continue;
      taken.push({ node, text });
      left -= text.length + 1;
    }
    if (way === 'back') taken.reverse();
    let line: Node | null = null;
    for (const { node, text } of taken) {
      const own = lineOf(node);
      this.text += (own === line ? ' ' : '\n') + text;
      line = own;
    }
  }

  #isSeen(node: Text): boolean {
    if (isInsideSkipped(node, this.#skipped)) return false;
    const element = outerOf(node);
    if (!element || !isElement(element)) return false;
    const known = this.#drawn.get(element);
    if (known !== undefined) return known;
    // What stands bare in closed `details` is drawn no more than the elements there.
    const isFolded = nameOf(element) === 'details' && attributeOf(element, 'open') === null;
    const isSeen = !isFolded && isVisible(element);
    this.#drawn.set(element, isSeen);
    return isSeen;
  }
}

/** The element that a text is a line of, as far as names tell: first and last names are often in a `span` each. */
function lineOf(node: Text): Node | null {
  let at = parentOf(node);
  while (at && isElement(at) && (isPhrase(at) || nameOf(at) === 'span')) at = parentOf(at);
  return at;
}

/** The texts before or behind a node, the nearest first, out of its shadow roots and into others. */
function* textsFrom(node: Node, way: Way, rootIn: RootIn): Generator<Text> {
  for (let start = node; ; ) {
    const root = rootOf(start);
    const walker = walkAll(root);
    walker.currentNode = start;
    if (way === 'back' && start === lastIn(root) && isText(start)) yield start;
    for (let steps = 0; steps < 10 * mostNodes; steps += 1) {
      const next = way === 'on' ? walker.nextNode() : walker.previousNode();
      if (!next) break;
      if (isText(next)) yield next;
      const inner = isElement(next) ? rootIn(next) : undefined;
      if (inner) yield* way === 'on' ? textsIn(inner) : [...textsIn(inner)].reverse();
    }
    if (!(root instanceof ShadowRoot)) return;
    start = hostOf(root);
  }
}

function* textsIn(root: Node): Generator<Text> {
  const walker = walkAll(root);
  for (let steps = 0; steps < mostNodes; steps += 1) {
    const next = walker.nextNode();
    if (!next) return;
    if (isText(next)) yield next;
  }
}

/** Headings of a small page are looked for in all of it; in a large one beside the codes and what is around them. */
function* inHeadings(nodes: readonly Text[], roots: Iterable<Root>, rootIn: RootIn): Generator<Text> {
  let left = mostOfHeadings;
  for (const place of headedPlaces(nodes, roots)) {
    const found = allIn(place, headings);
    for (let at = isHeading(place) ? -1 : 0; at < found.length && left > 0; at += 1) {
      const heading = found[at] ?? (place as Element);
      left -= 1;
      yield* textsIn(rootIn(heading) ?? heading);
    }
    if (left <= 0) return;
  }
}

function* headedPlaces(nodes: readonly Text[], roots: Iterable<Root>): Generator<Node> {
  for (const root of roots) if (sizeOf(root) <= mostElements) yield root;
  const looked = new Set<Node>();
  for (const node of nodes) {
    for (let at: Node | null = outerOf(node); at && !looked.has(at); at = outerOf(at)) {
      looked.add(at);
      for (const next of [previousSiblingOf, nextSiblingOf]) {
        let steps = 0;
        for (let beside = next(at); beside && steps < mostBeside; beside = next(beside)) {
          steps += 1;
          if (isElement(beside) && sizeOf(beside) <= mostElements) yield beside;
        }
      }
    }
  }
}

function isHeading(node: Node): boolean {
  return isElement(node) && fits(node, headings);
}

/** What a row is made of that the browser left out for being off screen is not asked of it: the row answers for it. */
function isVisible(element: Element): boolean {
  const strict = { contentVisibilityAuto: true };
  if (checkVisibility.call(element, { ...strict, visibilityProperty: true })) return true;
  return !checkVisibility.call(element, strict) && isDrawn(element);
}

/** Past what a page may have put in its place. */
function titleOf(): string {
  const title: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'title')?.get?.call(document);
  return typeof title === 'string' ? title : '';
}
