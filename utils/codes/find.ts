import type { FoundCode } from './code.ts';
import { type Judged, judge, pastOffset } from './judge.ts';
import { type CueKind, STRONG } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { Evidence } from './verdict.ts';

export type { CodeKind, CodeStrength, FoundCode } from './code.ts';
export type { CueKind } from './kinds.ts';

export interface FindOptions {
  /** What was said just before by both sides, newest last, lines joined by newlines. The last 600 units count. */
  context?: string;
}

/** One cue that took part in a verdict. */
export interface Cue {
  /** As it stands in the text. */
  text: string;
  /** pattern: the code is written as one of the agent's own patterns says. */
  kind: CueKind | 'pattern';
  /** Points for (or, below zero, against) a code; ten make it strong. */
  weight: number;
  /** before, behind: it belongs to this number. near: it stands close by. context: it was said before. around: a pattern. */
  where: 'before' | 'behind' | 'near' | 'context' | 'around';
  /** UTF-16 offsets: for `context` in the context as given, else in the text. */
  start: number;
  end: number;
}

/** A code, and the cues that decided what it is; none when nothing was said of it. */
export interface ExplainedCode extends FoundCode {
  points: number;
  cues: Cue[];
}

/**
 * Finds the six-digit codes in a text. Never throws; takes time linear in the text's length. Hits come in order and do
 * not overlap. Codes that the words speak of are strong; six digits that nothing is said of are weak.
 */
export function findCodes(text: string, options: FindOptions = {}): FoundCode[] {
  const found: FoundCode[] = [];
  for (const one of judge(text, options).judged) {
    const code = describe(one);
    if (code) found.push(code);
  }
  return found;
}

/** The same scan, with the cues that decided each verdict. */
export function explainCodes(text: string, options: FindOptions = {}): ExplainedCode[] {
  const context = options.context ?? '';
  const { judged, reading } = judge(text, { context });
  const found: ExplainedCode[] = [];
  for (const one of judged) {
    const code = describe(one);
    if (!code) continue;
    const cues = one.verdict.evidence.map((evidence) => cueOf(evidence, reading, pastOffset(context)));
    found.push({ ...code, points: one.verdict.points, cues: [...patternCue(text, one), ...cues] });
  }
  return found;
}

function describe({ candidate, verdict }: Judged): FoundCode | undefined {
  const { strength, kind } = verdict;
  if (strength === 'none') return undefined;
  return { code: candidate.code, kind, strength, start: candidate.start, end: candidate.end };
}

function patternCue(text: string, { candidate: { own } }: Judged): Cue[] {
  if (!own) return [];
  const { from, to } = own;
  return [
    { text: text.slice(from, to), kind: 'pattern', weight: STRONG, where: 'around', start: from, end: to },
  ];
}

function cueOf(evidence: Evidence, present: Reading, offset: number): Cue {
  const reading = evidence.reading ?? present;
  const start = reading.starts[evidence.cue] ?? 0;
  const end = reading.ends[evidence.cue] ?? 0;
  const shift = reading === present ? 0 : offset;
  const asked = reading === present ? 'before' : 'context';
  return {
    text: reading.text.slice(start, end),
    kind: reading.pieces[evidence.cue] as CueKind,
    weight: evidence.points,
    where: evidence.where === 'asked' ? asked : evidence.where,
    start: start + shift,
    end: end + shift,
  };
}
