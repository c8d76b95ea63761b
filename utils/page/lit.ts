import type { CodeKind, CodeStrength, FoundCode } from '../codes/code.ts';
import { attributeOf, isConnected, isDrawn, isElement, nameOf, parentOf } from './native.ts';
import { placeIn, type Run } from './run.ts';
import type { Said, TranscriptFinder } from './transcript.ts';

/** A code that stands in the page. It lives as long as it is found again at the same place. */
export interface Lit {
  readonly code: string;
  kind: CodeKind;
  strength: CodeStrength;
  /** The text nodes that hold it, first to last. */
  readonly nodes: readonly Text[];
  /** Offset of its first unit in the first node, and behind its last unit in the last node. */
  readonly start: number;
  readonly end: number;
  /** The few words around it, with the line ends and spaces that are there. */
  readonly excerpt: string;
  /** Who wrote it, and when, in epoch ms: where the site's transcript is known and tells. */
  said?: Said | undefined;
  at?: number | undefined;
  /** Set once it is no longer there. */
  gone: boolean;
}

/** How much of the words around a code is kept, in UTF-16 units. */
const mostExcerpt = 80;

const none: readonly Lit[] = [];

function put<Key>(lists: Map<Key, Lit[]>, key: Key, lit: Lit): void {
  const there = lists.get(key);
  if (there) there.push(lit);
  else lists.set(key, [lit]);
}

function take<Key>(lists: Map<Key, Lit[]>, key: Key, lit: Lit): void {
  const rest = (lists.get(key) ?? none).filter((other) => other !== lit);
  if (rest.length > 0) lists.set(key, rest);
  else lists.delete(key);
}

/** The codes that stand in the page, by the text nodes that hold them. */
export class LitIndex {
  readonly all = new Set<Lit>();
  /** Lists, not sets: most hold one code. */
  readonly #byNode = new Map<Text, Lit[]>();
  readonly #byCode = new Map<string, Lit[]>();

  in(node: Text): readonly Lit[] {
    return this.#byNode.get(node) ?? none;
  }

  of(code: string): readonly Lit[] {
    return this.#byCode.get(code) ?? none;
  }

  /** The code at this place, when it was known before. */
  at(code: string, node: Text, start: number, endNode: Text, end: number): Lit | undefined {
    const there = this.#byNode.get(node);
    return there?.find(
      (lit) =>
        lit.code === code &&
        lit.nodes[0] === node &&
        lit.start === start &&
        lit.nodes.at(-1) === endNode &&
        lit.end === end,
    );
  }

  add(lit: Lit): void {
    this.all.add(lit);
    for (const node of lit.nodes) put(this.#byNode, node, lit);
    put(this.#byCode, lit.code, lit);
  }

  drop(lit: Lit): void {
    lit.gone = true;
    this.all.delete(lit);
    for (const node of lit.nodes) take(this.#byNode, node, lit);
    take(this.#byCode, lit.code, lit);
  }

  /** Those whose text has left the page. */
  lost(): Lit[] {
    return [...this.all].filter(({ nodes }) => !nodes.every(isConnected));
  }

  /** Those in no message: found while the whole page was read, before its transcript was known or seen. */
  outside(transcripts: TranscriptFinder | undefined): Lit[] {
    if (!transcripts) return [];
    return [...this.all].filter(({ nodes: [node] }) => !node || !transcripts.messageOf(node));
  }
}

/** A code of a run as it stands in the DOM; undefined when the run does not hold it whole. */
export function placeCode(run: Run, found: FoundCode): Omit<Lit, 'gone' | 'excerpt'> | undefined {
  const first = placeIn(run, found.start, false);
  const last = placeIn(run, found.end, true);
  if (!first || !last) return undefined;
  const nodes: Text[] = [];
  for (const { node, at, length } of run.pieces) {
    if (at < found.end && at + length > found.start && length > 0) nodes.push(node);
  }
  const { code, kind, strength } = found;
  return { code, kind, strength, nodes, start: first.offset, end: last.offset };
}

export function newLit(place: Omit<Lit, 'gone' | 'excerpt'>, run: Run, found: FoundCode): Lit {
  return { ...place, excerpt: excerptOf(run.text, found), gone: false };
}

function excerptOf(text: string, { start, end }: FoundCode): string {
  const spare = Math.max(0, mostExcerpt - (end - start));
  const from = Math.max(0, start - Math.ceil(spare * 0.7));
  return text.slice(from, from + mostExcerpt);
}

/** The element that a code is drawn in. */
export function elementOf(lit: Lit): Element | undefined {
  const parent = lit.nodes[0] && parentOf(lit.nodes[0]);
  return parent && isElement(parent) ? parent : undefined;
}

/** Whether a code has a place on the page. What stands bare in closed `details` is drawn no more than what is in elements there. */
export function isLitDrawn(lit: Lit): boolean {
  const element = elementOf(lit);
  if (!element || !isDrawn(element)) return false;
  return nameOf(element) !== 'details' || attributeOf(element, 'open') !== null;
}

/** Links and controls do what they always did: a code in one gets no card by the pointer. */
export function isInControl(lit: Lit): boolean {
  for (let at: Node | null | undefined = elementOf(lit); at; at = parentOf(at)) {
    if (isElement(at) && (controls.has(nameOf(at)) || controlRoles.has(attributeOf(at, 'role') ?? '')))
      return true;
  }
  return false;
}

const controls = new Set(['a', 'button', 'summary', 'label', 'select', 'option']);
const controlRoles = new Set(['button', 'link', 'menuitem', 'option', 'tab', 'switch', 'checkbox']);
