import type { Frame, Page } from 'puppeteer-core';
import { frameOffset } from './place.ts';
import { until } from './until.ts';

/** Our card in a page. It lives in a closed shadow root, so every way in goes through the browser's own tools. */
export interface Card {
  /** What it shows, one line a block; empty while it is closed. */
  text(): Promise<string>;
  /** Waits until it shows this text (a string or pattern), and gives all of it. */
  shows(text: string | RegExp): Promise<string>;
  /** Waits until it shows nothing. */
  gone(): Promise<void>;
  /** Accessible names of its buttons and links, in order. */
  buttons(): Promise<string[]>;
  /**
   * Clicks a button with the mouse, once it can be hit: by its name, or by a part of it where the name tells what is still
   * being found out.
   */
  click(name: string | RegExp): Promise<void>;
  /** Moves the mouse over it. */
  hover(): Promise<void>;
  /** The accessible name of what has the focus in it. */
  focused(): Promise<string | undefined>;
  /** Its box in the page's viewport. */
  box(): Promise<{ x: number; y: number; width: number; height: number } | undefined>;
  /** Runs a function on its shadow root; undefined when the page has no card. It sees nothing outside of itself. */
  inside<T>(look: (root: ShadowRoot) => T): Promise<T | undefined>;
}

/** Runs the source of a function on the card's shadow root in one frame; undefined when the frame has no card. */
export type InShadow = (frame: Frame, source: string) => Promise<unknown>;

interface Control {
  name: string;
  x: number;
  y: number;
  /** Nothing lies over it. */
  free: boolean;
}

interface Look {
  text: string;
  controls: Control[];
  focused?: string;
  box: { x: number; y: number; width: number; height: number };
}

/** Runs on the shadow root. @param reveal the place of a control that is scrolled to first */
function look(root: ShadowRoot, reveal?: number): Look | undefined {
  const nameOf = (element: Element): string => {
    const labels = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const labelled = labels.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
    const name =
      labelled ||
      element.getAttribute('aria-label') ||
      element.textContent?.trim() ||
      element.getAttribute('title');
    return (name ?? '').trim().replace(/\s+/g, ' ');
  };
  const shown = [...root.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child.localName !== 'style' && child.checkVisibility(),
  );
  const boxes = shown.map((child) => child.getBoundingClientRect()).filter((box) => box.width && box.height);
  const text = shown
    .map((child) => child.innerText.trim())
    .filter(Boolean)
    .join('\n');
  if (!text) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const elements = [
    ...root.querySelectorAll('button, a[href], [role="button"], [role="menuitem"], summary'),
  ].filter((element) => element.checkVisibility());
  if (reveal !== undefined) elements[reveal]?.scrollIntoView({ block: 'nearest' });
  const controls = elements.map((element) => {
    const box = element.getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const hit = root.elementFromPoint(x, y);
    return { name: nameOf(element), x, y, free: hit !== null && element.contains(hit) };
  });
  const focus = root.activeElement;
  return {
    text,
    controls,
    ...(focus ? { focused: nameOf(focus) } : {}),
    box: { x: left, y: top, width: right - left, height: bottom - top },
  };
}

/** The handle on the card of a page, made from one browser's way into closed shadow roots. */
export function cardOf(page: Page, inShadow: InShadow): Card {
  async function seen(): Promise<(Look & { frame: Frame }) | undefined> {
    for (const frame of page.frames()) {
      const value = (await inShadow(frame, String(look)).catch(() => undefined)) as Look | undefined;
      if (value) return { ...value, frame };
    }
    return undefined;
  }

  /** The middle of a control in the page, once it stands still and can be hit. */
  async function target(name: string | RegExp): Promise<{ x: number; y: number }> {
    const isMeant = (each: string) => (typeof name === 'string' ? each === name : name.test(each));
    let before = '';
    return until(async () => {
      const now = await seen();
      const at = now?.controls.findIndex((each) => isMeant(each.name)) ?? -1;
      const control = now?.controls[at];
      // A card with little room scrolls.
      if (control && !control.free) await inShadow(now.frame, `(root) => (${look})(root, ${at})`);
      const place = JSON.stringify(control);
      const still = place === before;
      before = place;
      if (!now || !control?.free || !still) return undefined;
      const offset = await frameOffset(now.frame);
      return { x: control.x + offset.x, y: control.y + offset.y };
    }, `a button “${name}” in the card that can be clicked`).catch(async (error: Error) => {
      throw new Error(`${error.message}; the card shows: ${(await seen())?.text ?? 'nothing'}`);
    });
  }

  const card: Card = {
    text: async () => (await seen())?.text ?? '',
    shows: (text) =>
      until(async () => {
        const shown = await card.text();
        return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) && shown;
      }, `a card that shows ${text}`).catch(async (error: Error) => {
        throw new Error(`${error.message}; it shows: ${(await card.text()) || 'nothing'}`);
      }),
    gone: async () => {
      await until(async () => (await seen()) === undefined, 'the card to be gone');
    },
    buttons: async () => (await seen())?.controls.map((control) => control.name) ?? [],
    click: async (name) => {
      const { x, y } = await target(name);
      await page.mouse.click(x, y);
    },
    hover: async () => {
      const box = await until(card.box, 'a card to hover');
      await page.mouse.move(box.x + 6, box.y + 6);
    },
    focused: async () => (await seen())?.focused,
    box: async () => {
      const now = await seen();
      if (!now) return undefined;
      const offset = await frameOffset(now.frame);
      return { ...now.box, x: now.box.x + offset.x, y: now.box.y + offset.y };
    },
    inside: async <T>(look: (root: ShadowRoot) => T) => {
      for (const frame of page.frames()) {
        const value = await inShadow(frame, String(look));
        if (value !== undefined) return value as T;
      }
      return undefined;
    },
  };
  return card;
}
