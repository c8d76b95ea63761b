import type { ExplainedCode, explainCodes } from '../codes/find.ts';
import { Flows } from './flow.ts';
import type { Lit } from './lit.ts';
import { isConnected } from './native.ts';
import { mostPast, wordsBefore } from './past.ts';
import type { Roots } from './roots.ts';
import { huge, type Run, runAround } from './run.ts';
import type { TranscriptFinder } from './transcript.ts';

/** What the words around a code say of it, read as they stand now; undefined when it stands there no more. */
export function explainLit(
  { nodes: [node], start, code }: Lit,
  explain: typeof explainCodes,
  roots: Roots,
  transcripts: TranscriptFinder | undefined,
): ExplainedCode | undefined {
  if (!node || !isConnected(node)) return undefined;
  const run = runOf(node, start, transcripts);
  const first = run.pieces[0]?.node ?? node;
  const context = wordsBefore(first, roots.hasShadow ? roots.rootIn : undefined, undefined, transcripts);
  const piece = run.pieces.find((each) => each.node === node);
  const place = start - (piece?.from ?? 0) + (piece?.at ?? 0);
  return explain(run.text, { context }).find((each) => each.start === place && each.code === code);
}

/** Of a node of megabytes only what is near the code. */
function runOf(node: Text, start: number, transcripts: TranscriptFinder | undefined): Run {
  if (node.length <= huge) return runAround(node, new Flows(), transcripts?.messageOf(node));
  const from = Math.max(0, start - mostPast);
  const text = node.substringData(from, 2 * mostPast);
  return { text, pieces: [{ node, at: 0, from, length: text.length }] };
}
