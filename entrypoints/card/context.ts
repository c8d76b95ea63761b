import { pageBrowser } from '../../utils/browser/page.ts';
import type { BackgroundToPage, Taken } from '../../utils/messages/calls.ts';
import { frame, type Hit } from '../../utils/page/frame.ts';

type Ask = Taken<BackgroundToPage, 'card.ask'>;

/** What a right click meant. */
export type Meant =
  | { is: 'code'; code: string; kind: Hit['kind']; hit: Hit | undefined }
  | { is: 'codes'; hits: Hit[] }
  | { is: 'nothing'; where: 'selection' | 'page'; box: DOMRect | undefined };

/**
 * What the agent meant by a right click: the selected code; else what was under the pointer, as the watcher saw it or as
 * Firefox tells; else the codes of this page. Chrome tells a page that no watcher reads neither place nor element.
 */
export function meantBy(ask: Ask): Meant {
  const { watcher, scan } = frame();
  const context = watcher?.lastContext();
  if (ask.code !== undefined) {
    const { code, kind = 'unknown' } = ask;
    const box = selectionBox();
    // The words around a selected code are those around the code that the watcher sees there.
    const why = () =>
      watcher
        ?.list()
        .find((each) => each.code === code)
        ?.why?.();
    const hit = context?.code === code ? context : box && { code, kind, box, why };
    return { is: 'code', code, kind, hit };
  }
  if (ask.selected) return { is: 'nothing', where: 'selection', box: selectionBox() };
  if (context) return one(context);

  const target = ask.target === undefined ? undefined : pageBrowser.menus?.getTargetElement(ask.target);
  if (target && scan) {
    const here = scan(blockOf(target));
    if (here.length > 0) return here.length === 1 && here[0] ? one(here[0]) : { is: 'codes', hits: here };
  }
  const watched = watcher?.list() ?? [];
  const hits = watched.length > 0 || !scan ? watched : scan(document.body ?? document.documentElement);
  if (hits.length > 1) return { is: 'codes', hits };
  return hits[0] ? one(hits[0]) : { is: 'nothing', where: 'page', box: target?.getBoundingClientRect() };
}

function one(hit: Hit): Meant {
  return { is: 'code', code: hit.code, kind: hit.kind, hit };
}

/** The line that an element is part of. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  return block;
}

/** Where the selection is; in a field, whose text has no place of its own, the field. */
function selectionBox(): DOMRect | undefined {
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const rects = range && !range.collapsed ? [...range.getClientRects()] : [];
  const box = rects.find(({ width, height }) => width > 0 && height > 0);
  if (box) return box;
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? field.getBoundingClientRect()
    : undefined;
}
