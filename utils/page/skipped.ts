import { attributeOf, isElement, isPlain, nameOf, outerOf } from './native.ts';

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

/**
 * Whether anything around `node`, through the hosts of shadow roots, takes it out.
 * @param known what was learnt of elements before, in the same sweep
 */
export function isInsideSkipped(node: Node, known?: Map<Node, boolean>): boolean {
  const passed: Node[] = [];
  let at: Node | null = node;
  let skipped: boolean | undefined = false;
  while (at) {
    skipped = known?.get(at);
    if (skipped !== undefined) break;
    if (isElement(at)) {
      passed.push(at);
      if (isSkipped(at)) {
        skipped = true;
        break;
      }
    }
    at = outerOf(at);
  }
  if (known) for (const each of passed) known.set(each, skipped ?? false);
  return skipped ?? false;
}
