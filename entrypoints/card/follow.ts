import {
  type Anchor,
  anchorAt,
  type Box,
  elementAt,
  place,
  type Side,
  seenPart,
  viewSize,
} from '../../utils/page/anchor.ts';
import { openRoot } from '../../utils/page/closed.ts';
import { frame, type Hit } from '../../utils/page/frame.ts';
import type { Layer } from './layer.ts';

/** Chats draw their rows anew: a code that is back within this time was never gone. */
const goneAfter = 400;
/** A code that was drawn anew stands about where it was, in px. */
const nearby = 200;

export interface Follow {
  /** What the card stands beside from now on; nothing puts it at the top of the viewport. */
  to(anchor: Anchor | undefined, code?: string): void;
  /** Puts the card in its place. @returns false when the code is out of sight, and the card is to go */
  settle(scrolled?: boolean): boolean;
  /** Whether a point of the viewport is on the code. */
  isOn(x: number, y: number): boolean;
}

/** The place of a hit, as the watcher follows it, else by the element that it is drawn in. */
export function anchorOf({ code, box, where }: Hit, host: Element): Anchor {
  if (!where) return anchorAt(code, box, openRoot, host);
  const element = elementAt((box.left + box.right) / 2, (box.top + box.bottom) / 2, openRoot, host);
  return {
    element,
    box() {
      const now = where();
      return now && seenPart(now, element?.isConnected ? element : undefined, viewSize());
    },
  };
}

/** Something without a text of its own to follow, such as a selection. */
export function anchorOn(box: Box): Anchor {
  return { element: undefined, box: () => seenPart(box, undefined, viewSize()) };
}

/** Keeps the card beside its code while the page scrolls, changes and zooms. */
export function follow(layer: Layer, dir: () => 'ltr' | 'rtl'): Follow {
  let anchor: Anchor | undefined;
  let code: string | undefined;
  let last: Box | undefined;
  let side: Side | undefined;
  let goneSince: number | undefined;

  /** The same code, about where it was. */
  function found(): Box | undefined {
    const hit = frame()
      .watcher?.list()
      .find((each) => each.code === code && last && Math.abs(each.box.top - last.top) < nearby);
    if (!hit) return undefined;
    anchor = anchorOf(hit, layer.host);
    return anchor.box();
  }

  return {
    to(next, of) {
      anchor = next;
      code = of;
      last = undefined;
      side = undefined;
      goneSince = undefined;
    },
    settle(scrolled = false) {
      const box = anchor?.box() ?? (scrolled ? undefined : found());
      if (anchor && !box) {
        goneSince ??= Date.now();
        return !scrolled && Date.now() - goneSince <= goneAfter;
      }
      goneSince = undefined;
      last = box;
      const there = place(box, layer.size(), viewSize(), { dir: dir(), prefer: side });
      side = there.side;
      layer.move(there.left, there.top, there.maxHeight);
      return true;
    },
    isOn: (x, y) =>
      last !== undefined && x >= last.left && x <= last.right && y >= last.top && y <= last.bottom,
  };
}
