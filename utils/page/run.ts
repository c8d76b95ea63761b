import type { Flows } from './flow.ts';
import {
  elementAround,
  firstChildOf,
  isElement,
  isText,
  lastChildOf,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
} from './native.ts';
import { isSkipped } from './skipped.ts';

/** A stretch of one text node within a run's text. */
export interface Piece {
  node: Text;
  /** Where it begins in the run's text. */
  at: number;
  /** Where it begins in the node's data; a run of a huge node holds but a part of it. */
  from: number;
  length: number;
}

/** Text that is read in one go, such as a message: what stands between two block boundaries. */
export interface Run {
  text: string;
  pieces: Piece[];
}

/**
 * A run goes no further than this to either side, so that a page without any block costs no more than a long message; the
 * recogniser looks at 700 units.
 */
const mostUnits = 2_000;
/** A node of so many units is a run of its own, read in parts. */
export const huge = 16_000;
const mostSteps = 300;

/** Text and separators of a run, in the order in which they were met. */
type Part = { node: Text; text: string } | { node?: undefined; text: string };

/**
 * The run that a text node belongs to. Skipped and undrawn elements count as not there.
 * @param within a run does not leave this element
 * @param data the node's text, where it was read already
 */
export function runAround(
  node: Text,
  flows: Flows,
  within?: Element | undefined,
  data: string = node.data,
): Run {
  if (isAlone(node, flows)) {
    const text = textOf(node, data, flows);
    return { text, pieces: [{ node, at: 0, from: 0, length: text.length }] };
  }
  const block = blockOf(node, flows, within);
  const before: Part[] = [];
  const behind: Part[] = [];
  collect(node, block, flows, before, 'back');
  collect(node, block, flows, behind, 'on');
  const run: Run = { text: '', pieces: [] };
  for (let at = before.length - 1; at >= 0; at -= 1) append(run, before[at]);
  append(run, { node, text: textOf(node, data, flows) });
  for (const part of behind) append(run, part);
  return run;
}

/** The usual message: a block with nothing but this text. Each look at the page counts, so it is made out first. */
function isAlone(node: Text, flows: Flows): boolean {
  if (previousSiblingOf(node) || nextSiblingOf(node)) return false;
  const parent = elementAround(node);
  return parent !== null && flows.of(parent) === 'block';
}

/** The nearest ancestor that begins a line, or the root. */
export function blockOf(node: Node, flows: Flows, within?: Element | undefined): Node | null {
  let at = parentOf(node);
  while (at && at !== within && isElement(at) && flows.of(at) !== 'block') at = parentOf(at);
  return at;
}

function append(run: Run, part: Part | undefined): void {
  if (!part) return;
  const { node, text } = part;
  if (node) run.pieces.push({ node, at: run.text.length, from: 0, length: text.length });
  else if (run.text.endsWith(text)) return;
  run.text += text;
}

function textOf(node: Text, data: string, flows: Flows): string {
  if (!data.includes('\n')) return data;
  const parent = parentOf(node);
  return parent && isElement(parent) && flows.keepsLines(parent) ? data : data.replaceAll('\n', ' ');
}

/** Walks from `node` to the boundary of its run, one way, entering and leaving elements. */
function collect(node: Text, block: Node | null, flows: Flows, parts: Part[], way: 'back' | 'on'): void {
  const childOf = way === 'on' ? firstChildOf : lastChildOf;
  const siblingOf = way === 'on' ? nextSiblingOf : previousSiblingOf;
  let units = 0;
  let at: Node = node;
  let enter = false;
  for (let step = 0; step < mostSteps && units < mostUnits; step += 1) {
    let next = enter ? childOf(at) : null;
    next ??= siblingOf(at);
    if (!next) {
      const parent = parentOf(at);
      if (!parent || parent === block || !isElement(parent)) return;
      if (flows.of(parent) === 'spaced') parts.push({ text: ' ' });
      at = parent;
      enter = false;
      continue;
    }
    at = next;
    enter = false;
    if (isText(next)) {
      if (next.length > huge) return;
      const text = textOf(next, next.data, flows);
      units += text.length;
      parts.push({ node: next, text });
    } else if (isElement(next) && !isSkipped(next)) {
      const flow = flows.of(next);
      if (flow === 'block') return;
      if (flow === 'break') parts.push({ text: '\n' });
      else if (flow === 'spaced') parts.push({ text: ' ' });
      enter = flow === 'inline' || flow === 'spaced';
    }
  }
}

/** Where a place in the run's text is in the DOM. `end` places stand behind a unit, others before one. */
export function placeIn(run: Run, offset: number, end: boolean): { node: Text; offset: number } | undefined {
  for (const { node, at, from, length } of run.pieces) {
    const inside = end ? offset > at && offset <= at + length : offset >= at && offset < at + length;
    if (inside) return { node, offset: offset - at + from };
  }
  return undefined;
}
