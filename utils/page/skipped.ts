import {
  attributeOf,
  closestTo,
  elementAround,
  hostOf,
  isElement,
  isPlain,
  nameOf,
  rootOf,
} from './native.ts';

/**
 * What is not read: text that is none (scripts, styles), what a page hides from everybody or from assistive tools, and
 * what the agent types. Our own card is not read either. `template` keeps its content in a document of its own.
 */
const skippedNames = new Set([
  'script',
  'style',
  'noscript',
  'title',
  'textarea',
  'select',
  'datalist',
  'patchcord-card',
]);

/** Attributes that take text in or out of what is read or drawn. */
export const skippingAttributes = ['hidden', 'aria-hidden', 'contenteditable', 'open'];

/** Whether this element itself takes its content out. Four look-ups: a selector takes several times as long. */
export function isSkipped(element: Element): boolean {
  if (skippedNames.has(nameOf(element))) return true;
  if (isPlain(element)) return false;
  if (attributeOf(element, 'hidden') !== null || attributeOf(element, 'aria-hidden') === 'true') return true;
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = attributeOf(element, 'role');
  return role === 'textbox' || role === 'searchbox';
}

/** The same for what is around an element. Text stands right in most of the named ones; options stand between in these. */
const skippedAround =
  'select,datalist,[hidden],[aria-hidden="true"],[contenteditable]:not([contenteditable="false" i]),[role="textbox"],[role="searchbox"]';

/**
 * Whether anything around `node`, through the hosts of shadow roots, takes it out. One question to the browser for all
 * that is around: asking each element takes five times as long in Firefox.
 * @param known what was learnt of elements before, in the same sweep
 */
export function isInsideSkipped(node: Node, known?: Map<Node, boolean>): boolean {
  let at = isElement(node) ? node : around(node);
  const first = at;
  let skipped = first ? known?.get(first) : false;
  if (skipped !== undefined) return skipped;
  skipped = false;
  while (at && !skipped) {
    skipped = skippedNames.has(nameOf(at)) || closestTo(at, skippedAround) !== null;
    at = skipped ? null : hostAround(at);
  }
  if (first) known?.set(first, skipped);
  return skipped;
}

/** The element that a node is in; the host of a shadow root for what stands right in the root. */
function around(node: Node): Element | null {
  const parent = elementAround(node);
  return parent ?? hostAround(node);
}

function hostAround(node: Node): Element | null {
  const root = rootOf(node);
  return root instanceof ShadowRoot ? hostOf(root) : null;
}
