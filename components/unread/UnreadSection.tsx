import { useId, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';

export interface UnreadSectionProps {
  watches: Watch[];
  /** Whether there is an account that can count anything. */
  canWatch: boolean;
  now: number;
  /** The vendors are being asked. */
  asking: boolean;
  /** How many the newest "ask again" asked about; absent before. */
  asked?: number | undefined;
  trouble?: Trouble | undefined;
  onRefresh: () => void;
  onAdd: () => void;
  onAddAccount: () => void;
  onBringBack: (watch: Watch) => void;
  onRead: (watch: Watch) => void;
  onOpenIssue: (watch: Watch) => void;
  onRemove: (watch: Watch) => void;
}

/** The watched customers and what they have not read yet; a trouble stands where its number would. */
export function UnreadSection(props: UnreadSectionProps) {
  const { watches, canWatch, asking, asked, trouble } = props;
  const known = watches.filter(({ trouble, unread }) => !trouble && unread !== undefined);
  const total = known.reduce((sum, { unread = 0 }) => sum + unread, 0);
  const partial = watches.some(({ trouble }) => trouble);
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
          {watches.length > 0 && (
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
        {watches.length === 0 && canWatch && <p class="quiet">{words('unread.none')}</p>}
        {watches.length === 0 && !canWatch && (
          <p class="quiet">
            {words('unread.noAccount')}{' '}
            <button type="button" class="plain inline" onClick={props.onAddAccount}>
              {words('unread.addAccount')}
            </button>
          </p>
        )}
        {watches.length > 0 && (
          <ul class="list">
            {watches.map((watch) => (
              <WatchRow key={watch.id} watch={watch} {...props} />
            ))}
          </ul>
        )}
        <div role="status" class="quiet">
          {asking && words('unread.asking')}
          {!asking && asked === 0 && words('unread.askedNone')}
          {!asking && asked !== undefined && asked > 0 && counted('unread.asked', asked)}
        </div>
        {trouble && <TroubleLines trouble={trouble} />}
      </div>
    </section>
  );
}

function WatchRow({ watch, now, ...on }: { watch: Watch } & UnreadSectionProps) {
  const [more, showMore] = useState(false);
  const moreId = useId();
  const { name, vendor, issue, unread = 0, trouble } = watch;
  const helpshift = vendor === 'helpshift';
  return (
    <li class="watch" data-watch={watch.id}>
      <div class="list-row">
        <bdi class="rest" title={name}>
          <strong>{name}</strong>
          {issue !== undefined && ` · ${words('unread.issue', { issue })}`}
        </bdi>
        {!trouble && unread > 0 && (
          <span class="number" aria-hidden="true">
            {unread}
          </span>
        )}
        {helpshift ? (
          <button
            type="button"
            aria-label={words('unread.bringBackLabel', { name })}
            onClick={() => on.onBringBack(watch)}
          >
            {words('unread.bringBack')}
          </button>
        ) : (
          <button
            type="button"
            aria-label={words('unread.readLabel', { name })}
            onClick={() => on.onRead(watch)}
          >
            {words('unread.read')}
          </button>
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
        {helpshift && issue !== undefined && (
          <button type="button" onClick={() => on.onOpenIssue(watch)}>
            {words('unread.openIssue')}
          </button>
        )}
        <button type="button" class="danger" onClick={() => on.onRemove(watch)}>
          {words('unread.remove')}
        </button>
      </div>
    </li>
  );
}

/** The count in words with its moment, or why there is none now and what it was before. */
function WatchStanding({ watch, now }: { watch: Watch; now: number }) {
  const { unread, rightAt, trouble, polled } = watch;
  if (trouble) {
    return (
      <div>
        <TroubleLines trouble={trouble} />
        {unread !== undefined && rightAt !== undefined && (
          <p class="quiet">{words('unread.before', { when: when(rightAt, now), count: unread })}</p>
        )}
      </div>
    );
  }
  const asOf = rightAt === undefined ? '' : ` ${words('unread.asOf', { when: when(rightAt, now) })}`;
  return (
    <p class="quiet">
      {unread === undefined ? words('unread.notYet') : countWords(watch, unread) + asOf}
      {!polled && ` ${words('unread.onRequest')}`}
    </p>
  );
}

function countWords({ vendor, issue }: Watch, unread: number): string {
  if (vendor === 'helpdesky') {
    return unread === 0 ? words('unread.visitor.zero') : counted('unread.visitor', unread);
  }
  if (issue === undefined && unread === 0) return words('unread.noIssue');
  return unread === 0 ? words('unread.customer.zero') : counted('unread.customer', unread);
}
