import { pageBrowser } from '../browser/page.ts';

/** A shadow root of the page, open or closed. Only content scripts can open closed ones; each browser has its own way. */
export function openRoot(element: Element): ShadowRoot | null | undefined {
  if (element.shadowRoot) return element.shadowRoot;
  // Only elements with a dash in their name, and a few plain ones, can have a root: asking all of them is slow.
  if (!element.localName.includes('-') && !plainHosts.has(element.localName)) return undefined;
  const inFirefox = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (inFirefox !== undefined) return inFirefox;
  try {
    return pageBrowser.dom?.openOrClosedShadowRoot(element);
  } catch {
    return undefined;
  }
}

const plainHosts = new Set(['div', 'span', 'section', 'article', 'main']);
