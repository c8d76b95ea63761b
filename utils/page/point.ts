import type { Lit, LitIndex } from './lit.ts';
import { caretAt, isConnected, isText, type Root } from './native.ts';

/**
 * The code at a point of the viewport, through open and closed shadow roots. The browser says which text the point is
 * nearest to; whether it is on the code, its boxes say. Reads layout, so it is for the pointer alone.
 */
export function litAt(
  x: number,
  y: number,
  index: LitIndex,
  roots: Iterable<Root>,
  isShown: (lit: Lit) => boolean,
): Lit | undefined {
  const shadowRoots: ShadowRoot[] = [];
  for (const root of roots) if (root instanceof ShadowRoot) shadowRoots.push(root);
  const place = caretAt(x, y, shadowRoots);
  if (!place || !isText(place.node)) return undefined;
  for (const lit of index.in(place.node)) {
    if (!isShown(lit) || !covers(lit, place.node, place.offset)) continue;
    for (const box of boxesOf(lit)) {
      if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) return lit;
    }
  }
  return undefined;
}

function covers(lit: Lit, node: Node, offset: number): boolean {
  const from = node === lit.nodes[0] ? lit.start : 0;
  const to = node === lit.nodes.at(-1) ? lit.end : Number.POSITIVE_INFINITY;
  return offset >= from && offset <= to;
}

/** Where a code is drawn, line by line; none when its text changed under it. Reads layout. */
export function boxesOf(lit: Lit): DOMRect[] {
  const [first, last] = [lit.nodes[0], lit.nodes.at(-1)];
  if (lit.gone || !first || !last || !isConnected(first) || !isConnected(last)) return [];
  if (lit.start > first.length || lit.end > last.length) return [];
  ruler ??= new Range();
  ruler.setStart(first, lit.start);
  ruler.setEnd(last, lit.end);
  return Array.from(ruler.getClientRects()).filter(({ width }) => width > 0);
}

/** One for all: the browser keeps each range up to date with the page until it is collected. */
let ruler: Range | undefined;
