import { groupCode } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Past, PastSession } from '../../utils/sessions/past.ts';
import { kindWords } from './SessionLines.tsx';
import { StateMark, stateWords } from './StateMark.tsx';
import { whichDay } from './time.ts';

/** The other sessions of the card's customer: how many, and the newest few. One with a page of its own opens on request. */
export function PastView({
  past,
  now,
  onOpen,
}: {
  past: Past;
  now: number;
  onOpen: (which: { code: string; session: string }) => void;
}) {
  const { total, newest } = past;
  return (
    <>
      {/* Takes the focus when it comes, so that a screen reader says how many there are. */}
      <p class="line past-title" tabIndex={-1}>
        {total === 0 ? words('card.past.none') : counted('card.past.found', total)}
      </p>
      <ul class="rows">
        {newest.map((session) => (
          <li key={session.id}>
            {session.opens ? (
              <button
                type="button"
                class="row"
                onClick={() => onOpen({ code: session.code, session: session.id })}
              >
                <Line session={session} now={now} />
              </button>
            ) : (
              <p class="row">
                <Line session={session} now={now} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {total > newest.length && <p class="line">{words('card.past.newest', { shown: newest.length })}</p>}
    </>
  );
}

function Line({ session, now }: { session: PastSession; now: number }) {
  const { code, kind, standing, at, where } = session;
  return (
    <>
      <StateMark state={standing} /> <span class="code">{groupCode(code)}</span>{' '}
      <span class="rest quiet">{`${kindWords(kind)} · ${stateWords(standing)}`}</span>{' '}
      <span class="second quiet">
        <bdi title={where}>{[whichDay(at, now), where].filter(Boolean).join(' · ')}</bdi>
      </span>
    </>
  );
}
