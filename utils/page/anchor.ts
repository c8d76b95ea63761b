/** A rectangle in the viewport's CSS pixels. A `DOMRect` is one. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export type Side = 'below' | 'above' | 'right' | 'left' | 'over';

/** Where the card goes, and how large it may be there. */
export interface Place {
  side: Side;
  left: number;
  top: number;
  maxHeight: number;
}

/** Between the code and the card: the pointer crosses it on its way. */
export const gap = 6;
/** Between the card and the edge of the viewport. */
export const margin = 8;
/** A card that is taller than its place and has so much of it, in px, scrolls there and does not move to another side. */
const enough = 240;

/**
 * Places the card beside a code: below it, else above, else at the side where it fits, else over it, as large as the
 * viewport allows; what does not fit then scrolls inside the card. Its start lies at the code's start, drawn in where it
 * would leave the viewport.
 *
 * @param code the code's box; without one the card stands at the top, at the end of the line
 * @param card its natural size
 * @param view the viewport, in the same pixels: what zoom leaves of it
 * @param prefer the side that it is on now, kept while it fits or most of it is seen, so that it does not jump away from a
 *   hand that just made it grow
 */
export function place(
  code: Box | undefined,
  card: Size,
  view: Size,
  { dir, prefer }: { dir: 'ltr' | 'rtl'; prefer?: Side | undefined },
): Place {
  const most = { width: view.width - 2 * margin, height: view.height - 2 * margin };
  const width = Math.min(card.width, most.width);
  const height = Math.min(card.height, most.height);
  const keepLeft = (left: number) => clamp(left, margin, view.width - margin - width);
  const keepTop = (top: number) => clamp(top, margin, view.height - margin - height);
  if (!code) {
    const left = keepLeft(dir === 'rtl' ? 0 : view.width);
    return { side: 'over', left, top: margin, maxHeight: most.height };
  }

  const below = view.height - margin - code.bottom - gap;
  const above = code.top - gap - margin;
  const needed = (side: Side) => Math.min(height, side === prefer ? enough : height);
  const room: Record<Side, number> = {
    below: below - needed('below'),
    above: above - needed('above'),
    right: view.width - margin - (code.right + gap) - width,
    left: code.left - gap - margin - width,
    over: -1,
  };
  const atSide: Side[] = dir === 'rtl' ? ['left', 'right'] : ['right', 'left'];
  const order: Side[] = [prefer ?? 'over', 'below', 'above', ...atSide];
  const side = order.find((each) => room[each] >= 0);

  const alongLeft = keepLeft(dir === 'rtl' ? code.right - width : code.left);
  switch (side) {
    case 'below':
      return { side, left: alongLeft, top: code.bottom + gap, maxHeight: below };
    case 'above':
      return { side, left: alongLeft, top: keepTop(code.top - gap - height), maxHeight: above };
    case 'right':
      return { side, left: code.right + gap, top: keepTop(code.top), maxHeight: most.height };
    case 'left':
      return { side, left: code.left - gap - width, top: keepTop(code.top), maxHeight: most.height };
    default:
      return { side: 'over', left: alongLeft, top: keepTop(code.bottom + gap), maxHeight: most.height };
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The part of two boxes that both cover; undefined when there is none. */
export function overlap(a: Box, b: Box): Box | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}

/** Opens a shadow root, closed ones too; content scripts may. */
export type OpenRoot = (element: Element) => ShadowRoot | null | undefined;

/** The innermost element at a point of the viewport, through shadow roots; `skip` counts as not there. */
export function elementAt(x: number, y: number, openRoot: OpenRoot, skip?: Element): Element | undefined {
  let scope: DocumentOrShadowRoot = document;
  let found: Element | undefined;
  for (;;) {
    const next: Element | undefined = scope.elementsFromPoint(x, y).find((element) => element !== skip);
    if (!next || next === found) return found;
    found = next;
    const root = openRoot(next);
    if (!root) return found;
    scope = root;
  }
}

/** The element that an element is drawn in: through slots and shadow roots. */
export function parentOf(element: Element): Element | undefined {
  const parent = element.assignedSlot ?? element.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : undefined;
}

/**
 * The part of a box inside `element` that can be seen: what no scrolling ancestor and no edge of the viewport cuts off.
 * @returns undefined when nothing of it is left
 */
export function seenPart(box: Box, element: Element | undefined, view: Size): Box | undefined {
  let seen = overlap(box, { left: 0, top: 0, right: view.width, bottom: view.height });
  // An absolutely placed element is cut off only from its containing block on.
  let free = false;
  for (let at = element; at && seen; at = parentOf(at)) {
    if (at === document.body || at === document.documentElement) break;
    const { position, overflowX, overflowY } = getComputedStyle(at);
    if (free && position !== 'static') free = false;
    if (!free && (overflowX !== 'visible' || overflowY !== 'visible')) {
      seen = overlap(seen, at.getBoundingClientRect());
    }
    if (position === 'fixed') break;
    if (position === 'absolute') free = true;
  }
  return seen;
}

/** Something in the page that the card stands beside. */
export interface Anchor {
  /** What it is drawn in; undefined when nothing is there. */
  element: Element | undefined;
  /** Where it stands now; undefined once it is gone or out of sight. Reads layout. */
  box(): Box | undefined;
}

/**
 * Follows a code by the element that it is drawn in: wherever that goes, the code goes. It is gone with the element, or
 * when the element no longer says it: lists use their rows again.
 *
 * @param code its six digits
 * @param start where it stands now
 */
export function anchorAt(code: string, start: Box, openRoot: OpenRoot, skip?: Element): Anchor {
  const element = elementAt((start.left + start.right) / 2, (start.top + start.bottom) / 2, openRoot, skip);
  const from = element?.getBoundingClientRect();
  // Written in other digits or in words it cannot be found again like this: then any change counts as gone.
  const written = new RegExp([...code].join('\\D{0,3}'));
  const text = element?.textContent ?? '';
  const isSaid = (now: string) => (written.test(text) ? written.test(now) : now === text);
  return {
    element,
    box() {
      if (!element || !from) return seenPart(start, undefined, viewSize());
      if (!element.isConnected || !isSaid(element.textContent ?? '')) return undefined;
      const now = element.getBoundingClientRect();
      if (now.width === 0 && now.height === 0) return undefined;
      const dx = now.left - from.left;
      const dy = now.top - from.top;
      const moved = {
        left: start.left + dx,
        right: start.right + dx,
        top: start.top + dy,
        bottom: start.bottom + dy,
      };
      return seenPart(moved, element, viewSize());
    },
  };
}

/** The viewport without its scroll bars. */
export function viewSize(): Size {
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    width: Math.min(clientWidth || innerWidth, innerWidth),
    // In quirks mode the root element is as high as its content.
    height: Math.min(clientHeight || innerHeight, innerHeight),
  };
}
