import { words } from '../../utils/i18n/words.ts';
import type { CodeState } from '../../utils/sessions/resolution.ts';

/** A code's state, or that it could not be looked up. */
type Mark = CodeState | 'trouble';

/** The sign of each state; a word always stands beside it, so that neither colour nor sign has to be known. */
const signs: Record<Mark, string> = {
  live: '●',
  ending: '◔',
  over: '○',
  recording: '◉',
  unresolved: '?',
  hidden: '?',
  trouble: '▲',
};

/** @param state undefined while it is not known yet */
export function StateMark({ state }: { state: Mark | undefined }) {
  return (
    <span class={`mark ${state ?? 'asking'}`} aria-hidden="true">
      {state ? signs[state] : '…'}
    </span>
  );
}

/** A state in one or two words. */
export function stateWords(state: Mark | undefined): string {
  return words(`card.state.${state === 'hidden' ? 'unresolved' : (state ?? 'asking')}`);
}
