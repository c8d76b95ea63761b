import type { Cue, ExplainedCode } from '../../utils/codes/find.ts';
import { words } from '../../utils/i18n/words.ts';

/** More than these nobody reads; the strongest come first. */
const mostCues = 5;
/** How much of a cue is shown, in UTF-16 units. */
const mostText = 60;

/** What the words around a code say for and against it, a line each, the strongest first; each line once. */
export function cueLines({ cues, points }: ExplainedCode): string[] {
  const sorted = cues.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const lines = sorted.map((cue) => {
    // What only qualifies another cue has no weight of its own, and says the same as that one.
    const isFor = (cue.weight || points) >= 0;
    return words(isFor ? 'card.why.for' : 'card.why.against', { cue: cueWords(cue) });
  });
  return [...new Set(lines)].slice(0, mostCues);
}

function cueWords({ text, where }: Cue): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const short = plain.length > mostText ? `${plain.slice(0, mostText - 1)}…` : plain;
  // Set apart, since it may run in the other direction.
  return words(`card.why.${where}`, { text: `\u2068${short}\u2069` });
}
