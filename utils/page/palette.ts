import type { CodeState } from '../sessions/resolution.ts';

/** States that are painted. */
export type PaintState = Exclude<CodeState, 'hidden'>;

export const paintStates: readonly PaintState[] = ['live', 'ending', 'recording', 'over', 'unresolved'];

/**
 * Names for each state. In Firefox, adding to a highlight takes time in proportion to what it holds (60 µs empty, 2,200 µs
 * at 2,000 ranges), so that what is painted is spread over several.
 */
export const namesEach = 24;

/** The registry is shared with the page: all that is ours begins with `patchcord-`. */
export function nameOfBucket(state: PaintState, bucket: number): string {
  return `patchcord-${state}-${bucket}`;
}

/** Middle tones: 3 to 1 and better on white and on black alike, with a tint that darkens or lightens either. */
const tones: Record<PaintState, { colour: string; tint: string; line: string }> = {
  live: { colour: '#1a9a52', tint: 'rgb(26 154 82 / 0.18)', line: 'solid' },
  ending: { colour: '#c77700', tint: 'rgb(199 119 0 / 0.2)', line: 'solid' },
  recording: { colour: '#3b7ded', tint: 'rgb(59 125 237 / 0.16)', line: 'solid' },
  over: { colour: '#808080', tint: 'rgb(128 128 128 / 0.14)', line: 'dotted' },
  unresolved: { colour: '#7a7f8f', tint: 'rgb(122 127 143 / 0.12)', line: 'dashed' },
};

/**
 * The rules of the highlights of one state.
 * @param scope a selector for the elements that hold such codes; empty for all
 */
export function highlightRules(scope: string, state: PaintState): string {
  const { colour, tint, line } = tones[state];
  const names = Array.from(
    { length: namesEach },
    (_, n) => `${scope}::highlight(${nameOfBucket(state, n)})`,
  ).join();
  const plain = `${names}{background-color:${tint};text-decoration:underline ${line} 2px ${colour}}`;
  // The system's colours are few: there the line alone tells the state.
  const forced = `${names}{background-color:Mark;color:MarkText;text-decoration:underline ${line} 2px MarkText}`;
  return `${plain}@media (forced-colors:active){${forced}}`;
}
