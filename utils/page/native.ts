/**
 * The DOM as the browser made it. `<form><input name="parentNode">` makes `form.parentNode` an input, in Chromium even
 * for content scripts, and `<img name="body">` does the like to `document`: so what is read of a page's nodes goes
 * through the prototypes' own accessors, taken once, before anybody could change them.
 */
function getter<Of extends object, Value>(prototype: Of, name: string): (of: Of) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Of) => Value;
  return (of) => get.call(of);
}

export const parentOf = getter<Node, Node | null>(Node.prototype, 'parentNode');
export const elementAround = getter<Node, Element | null>(Node.prototype, 'parentElement');
export const firstChildOf = getter<Node, Node | null>(Node.prototype, 'firstChild');
export const lastChildOf = getter<Node, Node | null>(Node.prototype, 'lastChild');
export const nextSiblingOf = getter<Node, Node | null>(Node.prototype, 'nextSibling');
export const previousSiblingOf = getter<Node, Node | null>(Node.prototype, 'previousSibling');
export const typeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');
export const nameOf = getter<Element, string>(Element.prototype, 'localName');
export const hostOf = getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
export const visibilityOf = getter<Document, DocumentVisibilityState>(Document.prototype, 'visibilityState');
export const topOf = getter<Document, Element | null>(Document.prototype, 'documentElement');
const designModeOf = getter<Document, string>(Document.prototype, 'designMode');

const { contains, getRootNode } = Node.prototype;
const { closest, getAttribute, hasAttributes, checkVisibility, matches, querySelectorAll } =
  Element.prototype;
const elementsIn = Element.prototype.getElementsByTagName;
const queryRoot = DocumentFragment.prototype.querySelectorAll;
const queryDocument = Document.prototype.querySelectorAll;
const { createTreeWalker } = Document.prototype;
/** Chromium has had it since 128, Firefox for long; the other is Chromium's older way. */
const { caretPositionFromPoint, caretRangeFromPoint } = Document.prototype as Partial<Document>;

/** Where text is read: the document or a shadow root in it. */
export type Root = Document | ShadowRoot;

export const TEXT = 3;
export const ELEMENT = 1;

export function isElement(node: Node): node is Element {
  return typeOf(node) === ELEMENT;
}

export function isText(node: Node): node is Text {
  return typeOf(node) === TEXT;
}

export function holds(outer: Node, inner: Node): boolean {
  return contains.call(outer, inner);
}

export function rootOf(node: Node): Node {
  return getRootNode.call(node);
}

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

/** The nearest of an element and what is around it, up to its root, that fits a selector. */
export function closestTo(element: Element, selector: string): Element | null {
  return closest.call(element, selector);
}

export function isPlain(element: Element): boolean {
  return !hasAttributes.call(element);
}

/**
 * Whether it has a place on the page; what is merely `visibility: hidden` has one. Brings styles up to date, but reads no
 * layout.
 *
 * Chromium takes 1 to 4 ms to say so of an element in a row that it leaves out for being off screen
 * (`content-visibility: auto`). Such rows are common in long lists, so there the row answers for what is in it.
 */
export function isDrawn(element: Element): boolean {
  const strict = { contentVisibilityAuto: true };
  if (checkVisibility.call(element, strict)) return true;
  let at: Node | null = outerOf(element);
  while (at && !(isElement(at) && checkVisibility.call(at, strict))) at = outerOf(at);
  return at !== null && getComputedStyle(at as Element).contentVisibility === 'auto';
}

/** Every element in `node` that fits the selector, in document order. */
export function allIn(node: Node, selector: string): ArrayLike<Element> {
  switch (typeOf(node)) {
    case ELEMENT:
      return querySelectorAll.call(node as Element, selector);
    case Node.DOCUMENT_NODE:
      return queryDocument.call(node as Document, selector);
    case Node.DOCUMENT_FRAGMENT_NODE:
      return queryRoot.call(node as DocumentFragment, selector);
    default:
      return [];
  }
}

/** The first element in `node` that fits the selector. @throws for a selector that the browser does not understand */
export function firstIn(node: Node, selector: string): Element | null {
  return allIn(node, selector)[0] ?? null;
}

/** @throws for a selector that the browser does not understand */
export function fits(element: Element, selector: string): boolean {
  return matches.call(element, selector);
}

/** How many elements are in a node. Quick: the browser counts them without giving them to us. */
export function sizeOf(node: Node): number {
  if (isElement(node)) return elementsIn.call(node, '*').length;
  return isText(node) ? 0 : allIn(node, '*').length;
}

export function walkText(root: Node): TreeWalker {
  return createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
}

export function walkElements(root: Node): TreeWalker {
  return createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
}

export function walkAll(root: Node): TreeWalker {
  return createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
}

/** The text place nearest to a point of the viewport; it looks into these shadow roots too. */
export function caretAt(
  x: number,
  y: number,
  shadowRoots: ShadowRoot[],
): { node: Node; offset: number } | undefined {
  const caret = caretPositionFromPoint?.call(document, x, y, shadowRoots.length > 0 ? { shadowRoots } : {});
  if (caret?.offsetNode) return { node: caret.offsetNode, offset: caret.offset };
  const range = caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/** The parent, or the host when the parent is a shadow root. */
export function outerOf(node: Node): Node | null {
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? hostOf(parent) : parent;
}

/** The last node in a node, at whatever depth; itself when it is empty. */
export function lastIn(node: Node): Node {
  let last = node;
  for (let child = lastChildOf(last); child; child = lastChildOf(last)) last = child;
  return last;
}

/** A document that is an editor as a whole, as the frames of older composers are. */
export function isEditor(): boolean {
  return designModeOf(document) === 'on';
}
