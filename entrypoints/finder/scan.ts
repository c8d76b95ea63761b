import type { CodeKind, CodeStrength, FoundCode } from '../../utils/codes/code.ts';
import type { ExplainedCode } from '../../utils/codes/find.ts';
import type { OpenRoot } from '../../utils/page/anchor.ts';
import type { Hit } from '../../utils/page/frame.ts';

/** The recogniser with its reasons, as `utils/codes` has it. */
export type Explain = (text: string, options?: { context?: string }) => ExplainedCode[];

/** A code that was found on request, with what the choice among several goes by. */
export interface ScannedHit extends Hit {
  kind: CodeKind;
  strength: CodeStrength;
  /** The first text node that it stands in. */
  node: Text;
}

/** Elements that do not end a line: a code may be split over them. */
const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|data|del|em|font|i|ins|kbd|label|mark|q|s|samp|slot|small|span|strong|sub|sup|time|tt|u|var|wbr)$/;
/** Elements whose text nobody reads, or that the agent is typing in. */
const left =
  /^(script|style|noscript|template|textarea|select|input|head|svg|canvas|video|audio|patchcord-card)$/;

/** As much of what was said before as the recogniser takes. */
const contextLength = 600;

interface Piece {
  node: Text;
  start: number;
}

/**
 * Finds the codes that a part of the page shows, for pages that no watcher reads: one hit per code and strength, strong
 * ones first, then in document order. The page's text is read once; layout only where a code was found.
 */
export function scan(root: Node, explain: Explain, openRoot: OpenRoot): ScannedHit[] {
  const hits = new Map<string, ScannedHit>();
  let context = '';
  let text = '';
  let pieces: Piece[] = [];

  const flush = () => {
    if (text.trim() !== '') {
      for (const found of explain(text, { context })) add(found, pieces);
      context = `${context}\n${text}`.slice(-contextLength);
    }
    text = '';
    pieces = [];
  };

  function add(found: ExplainedCode, from: Piece[]): void {
    const known = hits.get(found.code);
    if (known && (known.strength === 'strong' || found.strength === 'weak')) return;
    const where = follow(found, from);
    const box = where?.();
    const first = pieceAt(from, found.start);
    if (!where || !box || !first?.node.parentElement?.checkVisibility({ visibilityProperty: true })) return;
    hits.set(found.code, {
      code: found.code,
      kind: found.kind,
      strength: found.strength,
      box,
      where,
      why: () => (where() ? found : undefined),
      node: first.node,
    });
  }

  function walk(node: Node): void {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
      return;
    }
    if (node instanceof Element) {
      const name = node.localName;
      if (left.test(name) || (node as HTMLElement).isContentEditable) return;
      if (name === 'br') {
        text += '\n';
        return;
      }
      const ends = !inline.test(name);
      if (ends) flush();
      const shadow = openRoot(node);
      if (shadow) {
        walkAll(shadow);
        flush();
      }
      walkAll(node);
      if (ends) flush();
      return;
    }
    walkAll(node);
  }

  function walkAll(parent: Node): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) walk(child);
  }

  walk(root);
  flush();
  const all = [...hits.values()];
  return [
    ...all.filter(({ strength }) => strength === 'strong'),
    ...all.filter(({ strength }) => strength !== 'strong'),
  ];
}

function pieceAt(pieces: Piece[], offset: number): Piece | undefined {
  return pieces.findLast(({ start }) => start <= offset);
}

/** Where a code stands, as long as its text nodes are there and say the same. */
function follow({ start, end }: FoundCode, pieces: Piece[]): (() => DOMRect | undefined) | undefined {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  if (!first || !last) return undefined;
  const from = start - first.start;
  const to = end - last.start;
  const wasFirst = first.node.data;
  const wasLast = last.node.data;
  return () => {
    const same = first.node.data === wasFirst && last.node.data === wasLast;
    if (!same || !first.node.isConnected || !last.node.isConnected) return undefined;
    const range = document.createRange();
    range.setStart(first.node, from);
    range.setEnd(last.node, to);
    return [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  };
}
