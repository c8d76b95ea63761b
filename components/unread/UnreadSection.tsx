import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { isSnoozed, newsOf, type Watch } from '../../utils/unread/watch.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';
import { type WatchEvents, type WatchParts, WatchRow } from './WatchRow.tsx';

export interface UnreadSectionProps extends WatchEvents, WatchParts {
  watches: Watch[];
  /** Whether there is an account that can count anything. */
  canWatch: boolean;
  now: number;
  /** Epoch ms until which nobody is asked; absent while polling goes on. */
  pausedUntil?: number | undefined;
  /** The vendors are being asked. */
  asking: boolean;
  /** How many the newest "ask again" asks about; absent before. */
  asked?: number | undefined;
  trouble?: Trouble | undefined;
  onRefresh: () => void;
  onAdd: () => void;
  onAddAccount: () => void;
  /** Epoch ms; undefined goes on. */
  onPause: (until: number | undefined) => void;
  /** What each account comes to, and pausing. */
  sources: () => ComponentChildren;
}

/** So many watches are shown until the agent wants all of them. */
const firstRows = 20;

/** What is watched and what is unread there; a trouble stands where its number would. */
export function UnreadSection(props: UnreadSectionProps) {
  const { watches, canWatch, asking, asked, trouble, now, pausedUntil } = props;
  const [all, showAll] = useState(false);
  const alive = watches.filter(({ ended }) => !ended);
  const awake = alive.filter((watch) => !isSnoozed(watch, now));
  const known = awake.filter(({ trouble, rightAt }) => !trouble && rightAt !== undefined);
  const total = known.reduce((sum, watch) => sum + newsOf(watch), 0);
  const partial = awake.some(({ trouble }) => trouble);
  const shown = all ? awake : awake.slice(0, firstRows);
  return (
    <section aria-labelledby="unread-title">
      <div class="section-head">
        <h2 id="unread-title">{words('unread.title')}</h2>
        {total > 0 && (
          <span class="number" title={counted('unread.total', total)}>
            {total}
          </span>
        )}
        {partial && total > 0 && <span class="rest quiet">{words('unread.partial')}</span>}
        <span class="push section-head">
          {alive.length > 0 && (
            <button
              type="button"
              class="plain icon"
              disabled={asking}
              title={words('unread.refresh')}
              aria-label={words(asking ? 'unread.asking' : 'unread.refresh')}
              onClick={props.onRefresh}
            >
              <span aria-hidden="true">{asking ? '…' : '↻'}</span>
            </button>
          )}
          {canWatch && (
            <button
              type="button"
              class="plain icon"
              title={words('unread.watch')}
              aria-label={words('unread.watch')}
              onClick={props.onAdd}
            >
              <span aria-hidden="true">+</span>
            </button>
          )}
        </span>
      </div>
      <div class="section-body">
        {pausedUntil !== undefined && (
          <p>
            {pausedWords(pausedUntil, now)}{' '}
            <button type="button" class="plain inline" onClick={() => props.onPause(undefined)}>
              {words('watch.goOn')}
            </button>
          </p>
        )}
        {watches.length === 0 && canWatch && <p class="quiet">{words('unread.none')}</p>}
        {watches.length === 0 && !canWatch && (
          <p class="quiet">
            {words('unread.noAccount')}{' '}
            <button type="button" class="plain inline" onClick={props.onAddAccount}>
              {words('unread.addAccount')}
            </button>
          </p>
        )}
        {awake.length > 0 && (
          <ul class="list">
            {shown.map((watch) => (
              <WatchRow key={watch.id} {...props} watch={watch} />
            ))}
          </ul>
        )}
        {shown.length < awake.length && (
          <button type="button" class="plain" onClick={() => showAll(true)}>
            {counted('watch.showAll', awake.length - shown.length)}
          </button>
        )}
        <Folded what="snoozed" {...props} watches={alive.filter((watch) => isSnoozed(watch, now))} />
        <Folded what="ended" {...props} watches={watches.filter(({ ended }) => ended)} />
        {alive.length > 0 && <Opened summary={words('watch.sources')} content={props.sources} />}
        <div role="status" class="quiet">
          {!asking && asked === 0 && words('unread.askedNone')}
          {!asking && asked !== undefined && asked > 0 && counted('unread.marked', asked)}
        </div>
        {trouble && <TroubleLines trouble={trouble} />}
      </div>
    </section>
  );
}

/** Watches that are counted apart, shown when the agent wants them. */
function Folded({ what, watches, ...props }: UnreadSectionProps & { what: 'snoozed' | 'ended' }) {
  if (watches.length === 0) return null;
  const content = () => (
    <ul class="list">
      {watches.map((watch) => (
        <WatchRow key={watch.id} {...props} watch={watch} />
      ))}
    </ul>
  );
  return <Opened summary={counted(`watch.${what}`, watches.length)} content={content} />;
}

/** Content that is made when it is wanted. */
function Opened({ summary, content }: { summary: string; content: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && content()}
    </details>
  );
}

function pausedWords(until: number, now: number): string {
  const isOpen = until > now + 100 * 24 * 60 * 60_000;
  return isOpen ? words('watch.paused') : words('watch.pausedUntil', { when: when(until, now) });
}
