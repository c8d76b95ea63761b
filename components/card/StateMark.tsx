import { words } from '../../utils/i18n/words.ts';
import type { CodeState } from '../../utils/sessions/resolution.ts';

/** The sign of each state; a word always stands beside it, so that neither colour nor sign has to be known. */
const signs: Record<CodeState, string> = {
  live: '●',
  ending: '◔',
  over: '○',
  recording: '◉',
  unresolved: '?',
  hidden: '?',
};

/** @param state undefined while it is not known yet */
export function StateMark({ state }: { state: CodeState | undefined }) {
  return (
    <span class={`mark ${state ?? 'asking'}`} aria-hidden="true">
      {state ? signs[state] : '…'}
    </span>
  );
}

/** A state in one or two words. */
export function stateWords(state: CodeState | undefined): string {
  switch (state) {
    case 'live':
      return words('card.state.live');
    case 'ending':
      return words('card.state.ending');
    case 'over':
      return words('card.state.over');
    case 'recording':
      return words('card.state.recording');
    case undefined:
      return words('card.state.asking');
    default:
      return words('card.state.unresolved');
  }
}
