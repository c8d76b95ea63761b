import { words } from '../../utils/i18n/words.ts';
import type { TimeLeft } from './time.ts';

/** The time left and a ring that runs down beside it. A screen reader reads it on request, not every second. */
export function Countdown({ left }: { left: TimeLeft }) {
  return (
    <span class="countdown" role="timer" aria-label={words('card.left.label')}>
      {left.text}
      <svg class="ring" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle class="track" cx="8" cy="8" r="6.5" />
        <circle
          class="rest-time"
          cx="8"
          cy="8"
          r="6.5"
          pathLength={100}
          stroke-dasharray={`${left.part * 100} 100`}
          transform="rotate(-90 8 8)"
        />
      </svg>
    </span>
  );
}
