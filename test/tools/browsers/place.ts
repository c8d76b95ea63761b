import type { Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** A place in a page: viewport coordinates, the first match of a selector, or the first occurrence of a text. */
export type Where = { x: number; y: number } | { selector: string } | { text: string };

/** A text that is lit by the extension. */
export interface LitText {
  text: string;
  /** The registered name of its highlight. */
  name: string;
  /** The address of the frame that it is in. */
  frame: string;
}

export interface Point {
  x: number;
  y: number;
  frame: Frame;
}

/** Where a frame's viewport begins in the page's viewport, in CSS pixels. */
export async function frameOffset(frame: Frame): Promise<{ x: number; y: number }> {
  let x = 0;
  let y = 0;
  for (let at: Frame | null = frame; at?.parentFrame(); at = at.parentFrame()) {
    const owner = await at.frameElement();
    const inner = await owner?.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return {
        x: box.x + element.clientLeft + Number.parseFloat(style.paddingLeft),
        y: box.y + element.clientTop + Number.parseFloat(style.paddingTop),
      };
    });
    if (inner) {
      x += inner.x;
      y += inner.y;
    }
  }
  return { x, y };
}

/** The middle of what `where` names inside one frame, scrolled into view. Open shadow roots are searched too. */
function middleOf(where: { selector: string } | { text: string }): { x: number; y: number } | undefined {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot && element.localName !== 'patchcord-card') roots.push(element.shadowRoot);
    }
  }
  for (const root of roots) {
    let box: DOMRect | undefined;
    if ('selector' in where) {
      const element = root.querySelector(where.selector);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      box = element?.getBoundingClientRect();
    } else {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.nodeValue?.indexOf(where.text) ?? -1;
        const parent = node.parentElement;
        if (start < 0 || !parent?.checkVisibility()) continue;
        parent.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + where.text.length);
        box = range.getClientRects()[0];
        break;
      }
    }
    if (box && box.width > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}

/** Waits until `where` is there and says where: coordinates of the page, and the frame that it is in. */
export async function pointOf(page: Page, where: Where): Promise<Point> {
  if ('x' in where) return { ...where, frame: page.mainFrame() };
  return until(
    async () => {
      for (const frame of page.frames()) {
        const middle = await frame.evaluate(middleOf, where).catch(() => undefined);
        if (!middle) continue;
        const offset = await frameOffset(frame);
        return { x: middle.x + offset.x, y: middle.y + offset.y, frame };
      }
      return undefined;
    },
    `${JSON.stringify(where)} in ${page.url()}`,
  );
}

/** Runs in a page. The registry belongs to the document, so the page's own world sees what a content script put there. */
function litHere(): { text: string; name: string }[] {
  const found: { text: string; name: string; range: AbstractRange }[] = [];
  CSS.highlights.forEach((highlight, name) => {
    if (!name.startsWith('patchcord')) return;
    highlight.forEach((range) => {
      if (!range.startContainer.isConnected || !range.endContainer.isConnected) return;
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      if (!live.collapsed) found.push({ text: live.toString(), name, range });
    });
  });
  found.sort((a, b) => {
    const [one, two] = [a.range.startContainer, b.range.startContainer];
    if (one === two) return a.range.startOffset - b.range.startOffset;
    return one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return found.map(({ text, name }) => ({ text, name }));
}

/** Every lit text of a page, frame by frame, each frame in document order. */
export async function litTexts(page: Page): Promise<LitText[]> {
  const all: LitText[] = [];
  for (const frame of page.frames()) {
    const here = await frame.evaluate(litHere).catch(() => []);
    all.push(...here.map((lit) => ({ ...lit, frame: frame.url() })));
  }
  return all;
}
