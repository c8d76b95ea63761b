import { fits, hostOf, isElement, isPlain, nameOf, nearest, type Root, rootOf } from './native.ts';

/**
 * What is not read: text that is none (scripts, styles), what a page hides from everybody or from assistive tools, and
 * what the agent types. Our own card is not read either. `template` keeps its content in a document of its own.
 */
export const skippedSelector = [
  'script',
  'style',
  'noscript',
  'title',
  'textarea',
  'select',
  'datalist',
  'patchcord-card',
  '[hidden]',
  '[aria-hidden="true"]',
  '[contenteditable]:not([contenteditable="false" i])',
  '[role="textbox"]',
  '[role="searchbox"]',
].join();

/** Attributes that take text in or out of what is read. */
export const skippingAttributes = ['hidden', 'aria-hidden', 'contenteditable'];

const skippedNames = new Set(skippedSelector.split(',').filter((part) => !part.startsWith('[')));

/** Whether this element itself takes its content out. */
export function isSkipped(element: Element): boolean {
  return isPlain(element) ? skippedNames.has(nameOf(element)) : fits(element, skippedSelector);
}

/** Whether anything around `node`, through the hosts of shadow roots, takes it out. */
export function isInsideSkipped(node: Node): boolean {
  let at: Node | null = node;
  while (at) {
    const element: Element | null = isElement(at) ? at : at.parentElement;
    if (element && nearest(element, skippedSelector)) return true;
    const root: Root | Node = rootOf(at);
    at = root instanceof ShadowRoot ? hostOf(root) : null;
  }
  return false;
}
