import { words } from '../../utils/i18n/words.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { morning } from './morning.ts';
import type { WatchEvents } from './WatchRow.tsx';

const hour = 60 * 60_000;

/** What else can be done with a watch. */
export function WatchMore({ watch, now, ...on }: { watch: Watch; now: number } & WatchEvents) {
  const { vendor, issue, queue, ended, snoozedUntil = 0 } = watch;
  const snooze = (until: number) => () => on.onSnooze(watch, until);
  return (
    <>
      {vendor === 'helpshift' && issue !== undefined && (
        <button type="button" onClick={() => on.onOpen(watch)}>
          {words('unread.openIssue')}
        </button>
      )}
      {!ended && snoozedUntil > now && (
        <button type="button" onClick={snooze(0)}>
          {words('watch.wake')}
        </button>
      )}
      {!ended && snoozedUntil <= now && (
        <>
          <button type="button" onClick={snooze(now + hour)}>
            {words('watch.snoozeHour')}
          </button>
          <button type="button" onClick={snooze(morning(now, 1))}>
            {words('watch.snoozeTomorrow')}
          </button>
          <button type="button" onClick={snooze(morning(now, 7))}>
            {words('watch.snoozeWeek')}
          </button>
        </>
      )}
      {!queue && (
        <button type="button" onClick={() => on.onEdit(watch)}>
          {words('watch.edit')}
        </button>
      )}
      {!queue && !ended && (
        <button type="button" onClick={() => on.onEnd(watch, true)}>
          {words('watch.end')}
        </button>
      )}
      <button type="button" class="danger" onClick={() => on.onRemove(watch)}>
        {words('unread.remove')}
      </button>
    </>
  );
}
