import type { ComponentType } from 'preact';
import { useId, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import { newsOf, type Watch } from '../../utils/unread/watch.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';

/** What can be done with one watch. */
export interface WatchEvents {
  /** Opens what is counted, by which it is seen. */
  onOpen: (watch: Watch) => void;
  onBringBack: (watch: Watch) => void;
  onRead: (watch: Watch) => void;
  /** Epoch ms until which it is snoozed; 0 wakes it. */
  onSnooze: (watch: Watch, until: number) => void;
  onEdit: (watch: Watch) => void;
  /** Over, or taken up again. */
  onEnd: (watch: Watch, ended: boolean) => void;
  onRemove: (watch: Watch) => void;
}

/** What is rarely looked at, and comes when it is. */
export interface WatchParts {
  More: ComponentType<{ watch: Watch; now: number } & WatchEvents>;
}

/** One watched customer, conversation or queue. */
export function WatchRow({ watch, now, ...on }: { watch: Watch; now: number } & WatchEvents & WatchParts) {
  const [more, showMore] = useState(false);
  const moreId = useId();
  const { vendor, issue, trouble, ended } = watch;
  const name = nameWords(watch);
  const news = newsOf(watch);
  return (
    <li class="watch" data-watch={watch.id}>
      <div class="list-row">
        <button
          type="button"
          class="plain row rest"
          title={words(vendor === 'helpshift' ? 'queue.openLabel' : 'unread.readLabel', { name })}
          onClick={() => (vendor === 'helpdesky' ? on.onRead(watch) : on.onOpen(watch))}
        >
          <bdi>
            <strong>{name}</strong>
            {issue !== undefined && ` · ${words('unread.issue', { issue })}`}
          </bdi>
        </button>
        {!trouble && !ended && news > 0 && (
          <span class="number" aria-hidden="true">
            {news}
          </span>
        )}
        {ended ? (
          <button
            type="button"
            aria-label={words('watch.takeUpLabel', { name })}
            onClick={() => on.onEnd(watch, false)}
          >
            {words('watch.takeUp')}
          </button>
        ) : (
          <MainButton watch={watch} name={name} {...on} />
        )}
        <button
          type="button"
          class="plain icon"
          aria-label={words('unread.moreLabel', { name })}
          aria-expanded={more}
          aria-controls={moreId}
          onClick={() => showMore(!more)}
        >
          ⋯
        </button>
      </div>
      <WatchStanding watch={watch} now={now} />
      <div class="actions" id={moreId} hidden={!more}>
        {more && <on.More watch={watch} now={now} {...on} />}
      </div>
    </li>
  );
}

function MainButton({ watch, name, ...on }: { watch: Watch; name: string } & WatchEvents) {
  if (watch.queue) return null;
  if (watch.vendor === 'helpshift') {
    return (
      <button
        type="button"
        aria-label={words('unread.bringBackLabel', { name })}
        onClick={() => on.onBringBack(watch)}
      >
        {words('unread.bringBack')}
      </button>
    );
  }
  return (
    <button type="button" aria-label={words('unread.readLabel', { name })} onClick={() => on.onRead(watch)}>
      {words('unread.read')}
    </button>
  );
}

/** The count in words with its moment, or why there is none now and what it was before; what the agent noted. */
function WatchStanding({ watch, now }: { watch: Watch; now: number }) {
  const { unread, rightAt, trouble, polled, notes, ended, queue, snoozedUntil = 0 } = watch;
  const lines: string[] = [];
  if (ended) {
    const why = words(`watch.why.${ended.why}`);
    lines.push(words('watch.endedWhen', { when: when(ended.at, now), why }));
  } else if (trouble) {
    if (unread !== undefined && rightAt !== undefined)
      lines.push(words('unread.before', { when: when(rightAt, now), count: unread }));
  } else {
    if (unread === undefined || rightAt === undefined) lines.push(words('unread.notYet'));
    else lines.push(countWords(watch, unread), words('unread.asOf', { when: when(rightAt, now) }));
    if (watch.seenUnread && unread === watch.seenUnread) lines.push(words('watch.seen'));
    if (!polled) lines.push(words('unread.onRequest'));
    if (snoozedUntil > now) lines.push(words('watch.snoozedUntil', { when: when(snoozedUntil, now) }));
  }
  return (
    <>
      {trouble && !ended && queue && trouble.reason === 'not-allowed' && (
        <p class="trouble">
          <span aria-hidden="true">▲ </span>
          {words('queue.notAllowed')} {words('queue.notAllowedTodo')}
        </p>
      )}
      {trouble && !ended && !(queue && trouble.reason === 'not-allowed') && (
        <TroubleLines trouble={trouble} />
      )}
      {lines.length > 0 && <p class="quiet">{lines.join(' ')}</p>}
      {notes && (
        <p class="quiet notes" dir="auto">
          {words('watch.notesLine', { notes })}
        </p>
      )}
    </>
  );
}

export function nameWords({ name, queue }: Watch): string {
  if (!queue) return name;
  return queue.assignee ? words('queue.name', { who: queue.assignee }) : words('queue.title');
}

function countWords({ vendor, issue, queue }: Watch, unread: number): string {
  if (queue) return unread === 0 ? words('queue.zero') : counted('queue.count', unread);
  if (vendor === 'helpdesky') {
    return unread === 0 ? words('unread.visitor.zero') : counted('unread.visitor', unread);
  }
  if (issue === undefined && unread === 0) return words('unread.noIssue');
  return unread === 0 ? words('unread.customer.zero') : counted('unread.customer', unread);
}
