import { counted, words } from '../../utils/i18n/words.ts';
import type { ImportState, ImportTally } from './Import.tsx';

type Running = Extract<ImportState, { is: 'copying' | 'counting' | 'reading' }>;

/** How far an import is, how fast, and how long it will still take. */
export function ImportProgress({
  state,
  onPause,
  onCancel,
}: {
  state: Running;
  onPause: () => void;
  onCancel: () => void;
}) {
  const { file, part, pace } = state;
  const what = words(`options.import.${state.is}`, { file });
  const parts =
    state.is === 'copying'
      ? []
      : [
          counted(state.is === 'counting' ? 'options.import.usable' : 'options.import.written', taken(state)),
          ...(state.tally.refused > 0 ? [counted('options.import.refused', state.tally.refused)] : []),
          ...(pace ? [counted('options.import.rate', pace.rate), left(pace.secondsLeft)] : []),
        ];
  return (
    <div class="fields">
      <progress aria-label={what} {...(part === undefined ? {} : { max: 1, value: part })} />
      <p class="quiet">
        {what} {parts.join(' · ')}
      </p>
      {state.is === 'reading' && <p class="hint">{words('options.import.leaving')}</p>}
      <div class="actions">
        {state.is === 'reading' && (
          <button type="button" onClick={onPause}>
            {words('options.import.pause')}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {words(state.is === 'reading' ? 'options.import.cancel' : 'options.cancel')}
        </button>
      </div>
    </div>
  );
}

function taken({ is, tally }: { is: Running['is']; tally: ImportTally }): number {
  return is === 'counting' ? tally.kept : tally.written;
}

function left(seconds: number): string {
  return seconds < 90
    ? counted('options.import.secondsLeft', Math.max(1, Math.round(seconds)))
    : counted('options.import.minutesLeft', Math.round(seconds / 60));
}
