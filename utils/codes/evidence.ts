import type { CodeKind } from './code.ts';
import type { Piece, Reading } from './reading.ts';

/** A cue that took part in a verdict. */
export interface Evidence {
  /** Its place among the pieces of the text, or of what was said before. */
  cue: number;
  points: number;
  where: 'before' | 'behind' | 'near' | 'asked';
  /** Where that place is, when it is not the text that is judged. */
  reading?: Reading | undefined;
}

export interface Verdict {
  /** none: it is no code at all. */
  strength: 'strong' | 'weak' | 'none';
  kind: CodeKind;
  points: number;
  evidence: Evidence[];
  /** Its writer took it back, or it is another kind of number: no neighbour makes a code of it. */
  closed: boolean;
  /** Taken back, yet labelled: the number given in its place has this label. */
  lends?: { kind: CodeKind; evidence: Evidence[] };
}

export interface Bound {
  cue: number;
  cost: number;
  left: boolean;
}

/** Labels that decide by themselves, against labels of other things. */
export const NAMES: Partial<Record<Piece, boolean>> = {
  noibu: true,
  cobrowse: true,
  support: true,
  noibuTopic: true,
  cobrowseTopic: true,
};
export const DENIES: Partial<Record<Piece, boolean>> = {
  other: true,
  thing: true,
  otp: true,
  amount: true,
  sample: true,
  never: true,
  money: true,
};

/** The nearest of the cues of some kinds that belong to the number at `place`. */
export function nearest(
  reading: Reading,
  bound: readonly Bound[],
  place: number,
  among: Partial<Record<Piece, boolean>>,
): Bound | undefined {
  let best: Bound | undefined;
  for (const one of bound) {
    const piece = reading.pieces[one.cue];
    if (piece === undefined || !among[piece] || reading.negated[one.cue]) continue;
    if (!best || one.cost < best.cost || (one.cost === best.cost && gap(one, place) < gap(best, place)))
      best = one;
  }
  return best;
}

/** How many pieces lie between a cue and its number. */
export function gap(bound: Bound, place: number): number {
  return Math.abs(bound.cue - place);
}
