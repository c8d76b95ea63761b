import { type Asked, lastAsked, NOTHING } from './asked.ts';
import { type CueKind, type CueWords, STRONG, VENDOR } from './kinds.ts';
import { fold, isLetter } from './letters.ts';
import { Lexicon } from './lexicon.ts';
import { LABEL_CUES, MOST_UNITS, type OwnLabel, type OwnRules, waysOf } from './own.ts';
import { Patterns, withOwn } from './patterns.ts';
import { Reading } from './reading.ts';
import { isPlaceholder } from './settling.ts';
import { type Candidate, findCandidates } from './shapes.ts';
import { answerOnce, shareVerdicts } from './sharing.ts';
import { findSpelled } from './spelled.ts';
import { type Bound, bindCues, plainVerdict, type Verdict, weigh } from './verdict.ts';

/** As much of what was said before as counts. */
const MOST_CONTEXT = 600;
/** Texts up to here are read whole; of longer ones only what stands around candidates. */
const WHOLE = 2000;
/** What stands so near is read first, and most often says enough; names with a slip in them are looked for further away. */
const NEAR = { before: 34, behind: 16 };
const NEAR_SLIPPED = { before: 40, behind: 24 };
/** So many points are not undone by what stands further away: one-time passwords, spoken of in passing, take six. */
const CLEAR = STRONG + 6;
const BEFORE = 700;
const BEHIND = 200;
/** A text with more candidates is a listing that nobody sent as a message; the rest of it is not looked at. */
const MOST_CANDIDATES = 1000;

export interface Judged {
  candidate: Candidate;
  verdict: Verdict;
}

let lexicon = new Lexicon();
let unread: Iterator<void> = [].values();
let spoken: readonly CueWords[] = [];
let own: OwnRules = { labels: [], patterns: [] };
let patterns = new Patterns([]);

/** Says which languages are understood from now on. Their words are made ready when the first candidate is judged. */
export function speak(tables: readonly CueWords[]): void {
  spoken = tables;
  lexicon = new Lexicon();
  unread = reading(lexicon, tables, own.labels);
  pastContext = undefined;
}

/**
 * Takes the agents' own labels and patterns into account from now on, in place of those before; without any, none. All
 * words are made ready anew, unless the rules are the same as before.
 */
export function setOwn(rules: OwnRules = { labels: [], patterns: [] }): void {
  if (JSON.stringify(rules) === JSON.stringify(own)) return;
  own = rules;
  patterns = new Patterns(rules.patterns);
  speak(spoken);
}

/**
 * Reads the words of one more kind of one language, well under a millisecond's work; true when all are read. Whoever must
 * not take long calls it until then: the first candidate waits for what is left.
 */
export function prepare(): boolean {
  return unread.next().done === true;
}

function* reading(words: Lexicon, tables: readonly CueWords[], labels: readonly OwnLabel[]): Generator<void> {
  // First, because the first to claim a word keeps it.
  for (const { text, kind } of labels) for (const way of waysOf(text)) words.addPlain(LABEL_CUES[kind], way);
  if (labels.length > 0) yield;
  for (const table of tables) {
    for (const [kind, phrases] of Object.entries(table) as [CueKind, string][]) {
      words.add(kind, phrases);
      yield;
    }
  }
}

const present = new Reading();
const past = new Reading();
/** Reads once more what says nothing, with slips of the finger allowed. */
const slipped = new Reading();
slipped.isLenient = true;
/** What was said before is the same for many messages: it is read once. */
let pastContext: string | undefined;
let pastAsked: Asked = NOTHING;

/** Where the text of the past reading begins in the context as given. */
export function pastOffset(context: string): number {
  return Math.max(0, context.length - MOST_CONTEXT);
}

/**
 * The candidates of a text with their verdicts; the verdicts' places are valid until the next call. What was said before is
 * read from `said` only when a verdict needs it: gathering it costs more than most verdicts.
 */
export function judge(
  text: string,
  said: { readonly context?: string },
): { judged: Judged[]; reading: Reading } {
  const result = judgeWords(text, said);
  for (const { candidate, verdict } of result.judged) {
    if (!candidate.own) continue;
    // Its form says it, whatever the words around it say; but 000000 is never meant.
    verdict.strength = candidate.code === '000000' ? 'weak' : 'strong';
    verdict.kind = candidate.own.kind;
    verdict.points = Math.max(verdict.points, STRONG);
  }
  return result;
}

function judgeWords(
  text: string,
  said: { readonly context?: string },
): { judged: Judged[]; reading: Reading } {
  const candidates = candidatesOf(text);
  if (candidates.length === 0) return { judged: [], reading: present };
  while (!prepare());
  const single = candidates.length === 1;
  const near = single ? judgeNear(text, candidates, false) : undefined;
  if (near) return { judged: [near], reading: present };
  readAround(lexicon, text, candidates);
  const bounds = new Map<number, Bound[]>();
  const taken = bindCues(present, bounds);
  const judged: Judged[] = [];
  const places: number[] = [];
  const none: Bound[] = [];
  for (let place = 0; place < present.count; place += 1) {
    if (present.pieces[place] !== 'candidate') continue;
    const candidate = candidates[present.marks[place] ?? 0];
    if (!candidate) continue;
    const verdict = weigh(present, place, candidate, bounds.get(place) ?? none, taken, () =>
      askedBefore(place, candidates, said.context ?? ''),
    );
    judged.push({ candidate, verdict });
    places.push(place);
  }
  if (judged.length > 1) {
    answerOnce(present, judged, places);
    shareVerdicts(present, judged, places);
  }
  const lone = single && judged[0] && isOpen(judged[0]) ? judgeNear(text, candidates, true) : undefined;
  return { judged: lone ? [lone] : judged, reading: lone ? slipped : present };
}

function candidatesOf(text: string): Candidate[] {
  const plain = findCandidates(text, MOST_CANDIDATES);
  const found = withOwn(plain, patterns.find(text, MOST_CANDIDATES), MOST_CANDIDATES);
  const spelled = findSpelled(text);
  if (spelled.length === 0) return found;
  const apart = found.filter(
    (one) => !spelled.some((other) => one.start < other.end && other.start < one.end),
  );
  return [...apart, ...spelled].sort((a, b) => a.start - b.start).slice(0, MOST_CANDIDATES);
}

/**
 * The verdict on a single code whose name stands right before it: "… my session code is 482913". Nothing further away
 * can change that, and reading it takes three times as long. Undefined when it is not that clear.
 * @param isLenient a name with a slip of the finger in it counts too
 */
function judgeNear(text: string, candidates: readonly Candidate[], isLenient: boolean): Judged | undefined {
  const reading = isLenient ? slipped : present;
  const candidate = candidates[0];
  if (!candidate || isPlaceholder(candidate.code)) return undefined;
  const near = isLenient ? NEAR_SLIPPED : NEAR;
  let to = Math.min(text.length, candidate.end + near.behind);
  while (to < text.length && to > candidate.end && isLetter(fold(text.charCodeAt(to)))) to -= 1;
  reading.clear();
  // A label of the agent's own may be longer than what else is looked for.
  const before = near.before + (own.labels.length > 0 ? MOST_UNITS : 0);
  reading.read(lexicon, text, Math.max(0, candidate.start - before), to, candidates, 0);
  const place = reading.pieces.indexOf('candidate');
  const plain = plainVerdict(reading, place);
  if (plain && candidate.gluedTo < 0) return { candidate, verdict: plain };
  const bounds = new Map<number, Bound[]>();
  const taken = bindCues(reading, bounds);
  const bound = bounds.get(place) ?? [];
  const isNamed = bound.some(
    ({ cue, cost, left }) =>
      (left || isLenient) && cost === 0 && VENDOR[reading.pieces[cue] as CueKind] && !reading.negated[cue],
  );
  if (!isNamed) return undefined;
  const verdict = weigh(reading, place, candidate, bound, taken, () => NOTHING);
  const isClear = verdict.strength === 'strong' && verdict.points >= CLEAR && verdict.kind !== 'unknown';
  return isClear ? { candidate, verdict } : undefined;
}

/** Whether a slip of the finger in a code's name may be why nothing was found that says what a number is. */
function isOpen({ candidate, verdict: { strength, kind, closed } }: Judged): boolean {
  if (closed) return false;
  if (strength === 'none') return candidate.gluedTo >= 0;
  return strength === 'weak' || kind === 'unknown';
}

/** Reads the text, or of a long one the parts around its candidates, with a line end between the parts. */
function readAround(words: Lexicon, text: string, candidates: readonly Candidate[]): void {
  present.clear();
  if (text.length <= WHOLE) {
    present.read(words, text, 0, text.length, candidates, 0);
    return;
  }
  let next = 0;
  while (next < candidates.length) {
    const from = Math.max(0, (candidates[next]?.start ?? 0) - BEFORE);
    let last = next;
    let to = (candidates[last]?.end ?? 0) + BEHIND;
    for (let more = candidates[last + 1]; more && more.start - BEFORE <= to; more = candidates[last + 1]) {
      last += 1;
      to = more.end + BEHIND;
    }
    present.breakLine(from);
    present.read(words, text, from, Math.min(to, text.length), candidates, next);
    next = last + 1;
  }
}

/** What was asked before the piece at `place`: in the text's own earlier lines, else in the context. */
function askedBefore(place: number, candidates: readonly Candidate[], context: string): Asked {
  let line = place;
  while (line > 0 && present.pieces[line] !== 'line') line -= 1;
  if (line > 0) {
    const here = lastAsked(present, line, (code) => candidates[code]?.code ?? '');
    if (here.cue >= 0) return here;
  }
  if (context === '') return NOTHING;
  if (context !== pastContext) {
    pastContext = context;
    const text = context.slice(pastOffset(context));
    const codes = findCandidates(text, MOST_CANDIDATES);
    pastAsked = readPast(lexicon, text, lastLines(text), codes);
    // Lines further back count when the newest ask for nothing, or for a code without saying whose.
    if (pastAsked.cue < 0 || (pastAsked.points > 0 && !pastAsked.vendor))
      pastAsked = readPast(lexicon, text, 0, codes);
  }
  return pastAsked;
}

function readPast(words: Lexicon, text: string, from: number, codes: readonly Candidate[]): Asked {
  past.clear();
  const first = codes.findIndex((code) => code.start >= from);
  past.read(words, text, from, text.length, first < 0 ? [] : codes, Math.max(0, first));
  return lastAsked(past, past.count, (code) => codes[code]?.code ?? '');
}

/** Where the last two lines begin. */
function lastLines(text: string): number {
  const last = text.lastIndexOf('\n');
  return last <= 0 ? 0 : text.lastIndexOf('\n', last - 1) + 1;
}
