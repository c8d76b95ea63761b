import { answerPoints, asksCode } from './answers.ts';
import type { Asked } from './asked.ts';
import { isSmall, ownerOf, ruleOf } from './binding.ts';
import { type Bound, DENIES, type Evidence, gap, NAMES, nearest, type Verdict } from './evidence.ts';
import { KINDS, STRONG } from './kinds.ts';
import { addBelow, addBound, addNear, codePoints } from './labels.ts';
import type { Piece, Reading } from './reading.ts';
import { settle } from './settling.ts';
import type { Candidate } from './shapes.ts';

export type { Bound, Evidence, Verdict } from './evidence.ts';

/** Gives every cue to the number that it belongs to: for each candidate its cues. */
export function bindCues(reading: Reading, bounds: Map<number, Bound[]>): boolean[] {
  const taken: boolean[] = [];
  for (let cue = 0; cue < reading.count; cue += 1) {
    const piece = reading.pieces[cue];
    if (piece === undefined || ruleOf(piece)?.reach === undefined) continue;
    const owner = ownerOf(reading, cue);
    if (owner.to < 0) continue;
    taken[cue] = true;
    if (reading.pieces[owner.to] !== 'candidate') continue;
    const list = bounds.get(owner.to);
    const bound = { cue, cost: owner.cost, left: owner.left };
    if (list) list.push(bound);
    else bounds.set(owner.to, [bound]);
  }
  return taken;
}

/** What, besides small words, has no say in what a number is once its name stands before it. */
const SILENT: Partial<Record<Piece, boolean>> = {
  word: true,
  is: true,
  mine: true,
  yours: true,
  tell: true,
  for: true,
  comma: true,
  stop: true,
  question: true,
};

/**
 * The verdict on the one code of a text whose name stands right before it, with nothing around that has a say: the same
 * as `weigh` would give, without working out which word belongs to what. Undefined when it is not that plain.
 */
export function plainVerdict(reading: Reading, place: number): Verdict | undefined {
  const { pieces } = reading;
  let cue = place - 1;
  // "the code says": it shows the number that follows.
  let show = -1;
  for (; cue >= 0 && (pieces[cue] === 'is' || pieces[cue] === 'show' || isSmall(pieces[cue])); cue -= 1)
    if (pieces[cue] === 'show' && show < 0) show = cue;
  const name = pieces[cue];
  if ((name !== 'noibu' && name !== 'cobrowse') || reading.negated[cue]) return undefined;
  for (let at = 0; at < reading.count; at += 1)
    if (at !== place && at !== cue && at !== show && !isSmall(pieces[at]) && !SILENT[pieces[at] ?? 'line'])
      return undefined;
  const evidence: Evidence[] = [{ cue, points: KINDS[name].weight, where: 'before' }];
  if (show >= 0) evidence.push({ cue: show, points: KINDS.show.weight, where: 'before' });
  const points = evidence.reduce((sum, one) => sum + one.points, 0);
  return { strength: 'strong', kind: name, points, evidence, closed: false };
}

/** Weighs what is said of the code at `place` among the pieces. `asked` is looked up only when it can matter. */
export function weigh(
  reading: Reading,
  place: number,
  candidate: Candidate,
  bound: readonly Bound[],
  taken: readonly boolean[],
  asked: () => Asked,
): Verdict {
  const verdict: Verdict = { strength: 'weak', kind: 'unknown', points: 0, evidence: [], closed: false };
  if (takenBack(reading, place)) {
    verdict.closed = true;
    verdict.points = -25;
    lend(reading, place, bound, verdict);
    verdict.evidence.push({ cue: place - 1, points: -25, where: 'before' });
    return settle(verdict, candidate, undefined, bound, reading);
  }
  const name = nearest(reading, bound, place, NAMES);
  const denial = nearest(reading, bound, place, DENIES);
  if (denial && (!name || denies(reading, denial, name, place))) {
    const piece = reading.pieces[denial.cue];
    const weight = (piece && ruleOf(piece)?.weight) ?? -18;
    verdict.points = weight;
    verdict.closed = true;
    verdict.evidence.push({ cue: denial.cue, points: weight, where: denial.left ? 'before' : 'behind' });
    if (piece === 'never' || piece === 'money') verdict.strength = 'none';
    return settle(verdict, candidate, undefined, bound, reading);
  }
  let vendor = addBound(reading, bound, place, verdict);
  vendor = addNear(reading, place, taken, verdict, vendor);
  // Words that name it need no question; but a question may say whose "support code" it is.
  if (verdict.points < STRONG || vendor === undefined) {
    const question = asked();
    if (
      question.cue >= 0 &&
      (verdict.points < STRONG || question.points > 0 || (!name && asksCode(question)))
    ) {
      let points = answerPoints(question, candidate, reading, place);
      // "Your code is:" above its number is one sentence with it, and hands a code out.
      if (question.reading === reading && points > 0 && isUnnamed(question, reading))
        points = Math.min(points, codePoints(reading, question.cue, place, true));
      if (points !== 0) {
        verdict.points += points;
        verdict.evidence.push({ cue: question.cue, points, where: 'asked', reading: question.reading });
        if (question.with >= 0)
          verdict.evidence.push({ cue: question.with, points: 0, where: 'asked', reading: question.reading });
      }
      if (points > 0) vendor ??= question.vendor;
    }
  }
  if (verdict.points < STRONG) vendor = addBelow(reading, place, taken, verdict, vendor);
  return settle(verdict, candidate, vendor, bound, reading);
}

function isUnnamed({ cue, vendor }: Asked, reading: Reading): boolean {
  const piece = reading.pieces[cue];
  return vendor === undefined && (piece === 'code' || piece === 'handed');
}

/** Keeps the label of a number that was taken back, for the one that comes in its place. */
function lend(reading: Reading, place: number, bound: readonly Bound[], verdict: Verdict): void {
  const label: Verdict = { ...verdict, points: 0, evidence: [] };
  const vendor = addBound(reading, bound, place, label);
  if (label.points >= STRONG) verdict.lends = { kind: vendor ?? 'unknown', evidence: label.evidence };
}

/** Whether the label of another thing wins over a code's name. */
function denies(reading: Reading, denial: Bound, name: Bound, place: number): boolean {
  const piece = reading.pieces[denial.cue];
  if (piece === 'sample') return true;
  // "the help code for my order is 482913": the order only describes the code.
  if (denial.left && name.left && name.cue < denial.cue) {
    // "the help code that I see below the basket is 482913": the sentence is about the code.
    if ((piece === 'thing' || piece === 'never') && isSubject(reading, name.cue, denial.cue, place))
      return false;
    let described = false;
    for (let at = name.cue + 1; at < denial.cue; at += 1) if (reading.pieces[at] === 'for') described = true;
    let is = false;
    for (let at = denial.cue + 1; at < place; at += 1) if (reading.pieces[at] === 'is') is = true;
    if (described && is) return false;
  }
  if (denial.cost !== name.cost) return denial.cost < name.cost;
  return gap(denial, place) < gap(name, place);
}

/** Whether one sentence goes from a name, past another word, to "is" and the number. */
function isSubject(reading: Reading, name: number, other: number, place: number): boolean {
  if (reading.pieces[place - 1] !== 'is') return false;
  for (let at = name + 1; at < other; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'comma' || piece === 'stop' || piece === 'question' || piece === 'and' || piece === 'or')
      return false;
  }
  return true;
}

/** "not 482913", "instead of 482913"; in other languages "482913 değil", "482913ではなく". */
function takenBack(reading: Reading, place: number): boolean {
  for (let at = place + 1; at <= place + 3 && at < reading.count; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'notBefore') return reading.pieces[at + 1] !== 'word';
    if (!isSmall(piece)) break;
  }
  for (let at = place - 1; at >= 0 && at >= place - 2; at -= 1) {
    const piece = reading.pieces[at];
    if (piece === 'not') return true;
    if (!isSmall(piece)) return false;
  }
  return false;
}
