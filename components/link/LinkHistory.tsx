import { useEffect, useRef, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import { when } from '../card/time.ts';
import { TextField } from '../form/Field.tsx';
import { expiryWords, whoFor } from './life.ts';

export interface LinkHistoryProps {
  /** The newest of those that were looked for. */
  links: readonly SupportLink[];
  /** How many there are of those; undefined while they are being looked for. */
  found: number | undefined;
  /** How many there are at all. */
  total: number;
  expired: number;
  /** What is looked for. */
  text: string;
  /** Epoch ms. */
  now: number;
  onText: (text: string) => void;
  onMore: () => void;
  onShow: (link: SupportLink) => void;
  onAgain: (link: SupportLink) => void;
  onDelete: (link: SupportLink) => void;
  onDeleteExpired: () => void;
}

/** The links that were made, newest first, as many as are asked for. */
export function LinkHistory(props: LinkHistoryProps) {
  const { links, found, total, expired, text } = props;
  const list = useRef<HTMLUListElement>(null);
  /** The row whose first button gets the focus once the rows are others. */
  const next = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (next.current === undefined) return;
    const rows = list.current?.children ?? [];
    const row = rows[Math.min(next.current, rows.length - 1)];
    (row ?? list.current?.parentElement)?.querySelector<HTMLElement>('button, input')?.focus();
    next.current = undefined;
  }, [links]);
  if (total === 0) return <p class="quiet">{words('linkPast.none')}</p>;
  const left = (found ?? 0) - links.length;
  return (
    <>
      <TextField label={words('linkPast.search')} first value={text} onValue={props.onText} />
      <p class="quiet" role="status">
        {text.trim() === ''
          ? counted('linkPast.count', total)
          : found === undefined
            ? words('linkPast.searching')
            : counted('linkPast.found', found)}
      </p>
      <ul ref={list} aria-label={words('linkPast.title')}>
        {links.map((link, at) => (
          <Row
            key={link.id}
            link={link}
            {...props}
            onDelete={(gone) => {
              next.current = at;
              props.onDelete(gone);
            }}
          />
        ))}
      </ul>
      {left > 0 && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            next.current = links.length;
            props.onMore();
          }}
        >
          {counted('linkPast.more', left)}
        </button>
      )}
      {expired > 0 && <DeleteExpired count={expired} onDelete={props.onDeleteExpired} />}
      <p class="hint">{words('linkPast.deleteNote')}</p>
    </>
  );
}

function Row({
  link,
  now,
  onShow,
  onAgain,
  onDelete,
}: Pick<LinkHistoryProps, 'now' | 'onShow' | 'onAgain' | 'onDelete'> & { link: SupportLink }) {
  const who = whoFor(link.request.customer) ?? words('linkPast.someone');
  const over = link.expiresAt !== undefined && link.expiresAt <= now;
  const by = [link.preset, link.via.name].filter((text) => text !== undefined).join(' · ');
  return (
    <li class="past-row">
      <div class="list-row">
        <bdi class="rest" title={link.url}>
          <strong>{who}</strong>
        </bdi>
        <button
          type="button"
          aria-label={words('linkPast.againLabel', { who })}
          onClick={() => onAgain(link)}
        >
          {words('linkPast.again')}
        </button>
        <button type="button" aria-label={words('linkPast.showLabel', { who })} onClick={() => onShow(link)}>
          {words('linkPast.show')}
        </button>
        <button
          type="button"
          class="plain"
          aria-label={words('linkPast.deleteLabel', { who })}
          onClick={() => onDelete(link)}
        >
          {words('linkPast.delete')}
        </button>
      </div>
      <p class="quiet">
        {over && <span aria-hidden="true">○ </span>}
        <bdi>{by}</bdi> · {when(link.madeAt, now)} · {expiryWords(link.expiresAt, now)}
      </p>
    </li>
  );
}

/** What cannot be undone is asked about, and the harmless answer has the focus. */
function DeleteExpired({ count, onDelete }: { count: number; onDelete: () => void }) {
  const [asked, ask] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !asked) button.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  if (!asked) {
    return (
      <button type="button" class="plain" ref={button} onClick={() => ask(true)}>
        {counted('linkPast.deleteExpired', count)}
      </button>
    );
  }
  return (
    <fieldset
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        ask(false);
      }}
    >
      <legend>{counted('linkPast.deleteExpiredAsk', count)}</legend>
      <div class="actions">
        <button
          type="button"
          class="danger"
          onClick={() => {
            ask(false);
            onDelete();
          }}
        >
          {words('linkPast.deleteYes')}
        </button>
        <button type="button" ref={(each) => each?.focus()} onClick={() => ask(false)}>
          {words('linkPast.deleteNo')}
        </button>
      </div>
    </fieldset>
  );
}
