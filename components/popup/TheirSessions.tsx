import { useEffect, useRef, useState } from 'preact/hooks';
import { groupCode } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';
import { standingOf } from '../../utils/sessions/standing.ts';
import { customerParts, kindWords, shortPage } from '../card/SessionLines.tsx';
import { StateMark, stateWords } from '../card/StateMark.tsx';
import { whichDay } from '../card/time.ts';

/** So many at first, */
const firstShown = 10;
/** and so many more each time that more are asked for. */
const moreShown = 50;

/** All sessions of a customer, newest first, a page at a time. Each is shown as a card, or opened where it has a page of its own. */
export function TheirSessions({
  customer,
  sessions,
  now,
  onBack,
  onShow,
  onOpen,
  onLink,
}: {
  customer: Customer;
  /** Absent until they are read. */
  sessions: readonly Session[] | undefined;
  now: number;
  /** Absent where there is nothing to go back to. */
  onBack?: (() => void) | undefined;
  onShow: (session: Session) => void;
  onOpen: (session: Session) => void;
  /** A support link for this customer. */
  onLink: () => void;
}) {
  const [shown, setShown] = useState(firstShown);
  const list = useRef<HTMLUListElement>(null);
  /** The row that gets the focus once it is there. */
  const next = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (next.current === undefined) return;
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[next.current]?.focus();
    next.current = undefined;
  }, [shown]);
  const [name = words('card.customerUnknown')] = customerParts(customer);
  const left = (sessions?.length ?? 0) - shown;
  return (
    <section aria-labelledby="their-title" aria-busy={sessions === undefined}>
      <div class="section-head">
        {onBack && (
          <button type="button" class="plain icon" aria-label={words('popup.back')} onClick={onBack}>
            <span class="back" aria-hidden="true">
              ←
            </span>
          </button>
        )}
        <h2 id="their-title" class="rest" tabIndex={-1} title={name}>
          <bdi>{name}</bdi>
        </h2>
        <span class="push quiet">
          {sessions ? counted('find.count', sessions.length) : words('find.reading')}
        </span>
        <button type="button" class="switch" onClick={onLink}>
          {words('recent.link')}
        </button>
      </div>
      <ul class="list section-body" ref={list} aria-labelledby="their-title">
        {sessions?.slice(0, shown).map((session) => (
          <SessionRow key={session.id} session={session} now={now} onShow={onShow} onOpen={onOpen} />
        ))}
      </ul>
      {left > 0 && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            next.current = shown;
            setShown(shown + moreShown);
          }}
        >
          {counted('find.more', Math.min(left, moreShown), { left: new Intl.NumberFormat().format(left) })}
        </button>
      )}
    </section>
  );
}

function SessionRow({
  session,
  now,
  onShow,
  onOpen,
}: {
  session: Session;
  now: number;
  onShow: (session: Session) => void;
  onOpen: (session: Session) => void;
}) {
  const { id, code, kind, startedAt, updatedAt, device, page, url } = session;
  const standing = standingOf(session, now);
  const rest = [whichDay(startedAt ?? updatedAt, now), device, shortPage(page)];
  const second = rest.filter((part) => part !== undefined && part !== '').join(' · ');
  const grouped = groupCode(code);
  return (
    <li class="list-row">
      <button type="button" class="row two-lines" data-row={id} onClick={() => onShow(session)}>
        <StateMark state={standing} /> <span class="code">{grouped}</span>{' '}
        <span class="rest quiet">{`${kindWords(kind)} · ${stateWords(standing)}`}</span>{' '}
        <span class="second quiet">
          <bdi title={second}>{second}</bdi>
        </span>
      </button>
      {url !== undefined && (
        <button
          type="button"
          aria-label={words('popup.tab.openLabel', { code: grouped })}
          onClick={() => onOpen(session)}
        >
          {words('popup.tab.open')}
        </button>
      )}
    </li>
  );
}
