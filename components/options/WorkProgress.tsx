import { counted, words } from '../../utils/i18n/words.ts';
import type { WorkPace } from './file-work.ts';

/** How far the writing or reading of a file is, how fast, and how long it will still take. */
export function WorkProgress({
  what,
  pace,
  onCancel,
}: {
  what: string;
  pace?: WorkPace | undefined;
  onCancel: () => void;
}) {
  const parts = pace
    ? [
        counted('options.work.records', pace.records),
        counted('options.work.rate', pace.rate),
        secondsWords(pace.secondsLeft),
      ]
    : [];
  return (
    <div class="fields">
      <progress aria-label={what} {...(pace ? { max: 1, value: pace.part } : {})} />
      <p class="quiet">
        {what} {parts.join(' · ')}
      </p>
      <div class="actions">
        <button type="button" onClick={onCancel}>
          {words('options.cancel')}
        </button>
      </div>
    </div>
  );
}

function secondsWords(seconds: number): string {
  return seconds < 90
    ? counted('options.import.secondsLeft', Math.max(1, Math.round(seconds)))
    : counted('options.import.minutesLeft', Math.round(seconds / 60));
}
