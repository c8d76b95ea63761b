import { words } from '../../utils/i18n/words.ts';
import type { SourceCount } from '../../utils/unread/badge.ts';
import { when } from '../card/time.ts';
import { morning } from './morning.ts';

export interface SourcesProps {
  sources: (SourceCount & { name: string })[];
  now: number;
  pausedUntil?: number | undefined;
  onBadge: (source: string, counts: boolean) => void;
  onPause: (until: number | undefined) => void;
  onOptions: () => void;
}

const minute = 60_000;
/** Until the agent goes on: as far ahead as a pause may be. */
const openEnd = 365 * 24 * 60 * minute;

/** What each account comes to, when that was last right, and whether the badge counts it; and pausing all of it. */
export function Sources({ sources, now, pausedUntil, onBadge, onPause, onOptions }: SourcesProps) {
  return (
    <div class="sources">
      <ul class="list">
        {sources.map(({ source, kind, name, count, asOf, fresh, onBadge: counts }) => {
          const title = words(`watch.kind.${kind}`, { who: name });
          return (
            <li key={source} class="watch">
              <div class="list-row">
                <bdi class="rest">{title}</bdi>
                <span class="number">{count}</span>
                <label class="check-line">
                  <input
                    type="checkbox"
                    checked={counts}
                    aria-label={words('watch.onBadgeLabel', { source: title })}
                    onChange={(event) => onBadge(source, event.currentTarget.checked)}
                  />
                  <span aria-hidden="true">{words('watch.onBadge')}</span>
                </label>
              </div>
              <p class="quiet">
                {asOf === undefined
                  ? words('watch.sourceNever')
                  : words('watch.sourceRight', { when: when(asOf, now) })}
                {asOf !== undefined && !fresh && ` ${words('watch.sourceStale')}`}
              </p>
            </li>
          );
        })}
      </ul>
      {pausedUntil === undefined && (
        <fieldset class="actions">
          <legend class="quiet">{words('watch.pauseTitle')}</legend>
          <button type="button" onClick={() => onPause(now + 30 * minute)}>
            {words('watch.pauseHalf')}
          </button>
          <button type="button" onClick={() => onPause(now + 120 * minute)}>
            {words('watch.pauseHours')}
          </button>
          <button type="button" onClick={() => onPause(morning(now, 1))}>
            {words('watch.pauseTomorrow')}
          </button>
          <button type="button" onClick={() => onPause(now + openEnd)}>
            {words('watch.pauseOpen')}
          </button>
        </fieldset>
      )}
      <button type="button" class="plain inline" onClick={onOptions}>
        {words('watch.options')}
      </button>
    </div>
  );
}
