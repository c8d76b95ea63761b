import { Component } from 'preact';
import { groupCode } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import { isReachable } from '../../utils/sessions/reachable.ts';
import type { Candidate, CodeState } from '../../utils/sessions/resolution.ts';
import type { CardEvents } from './Card.tsx';
import { Countdown } from './Countdown.tsx';
import { type CodeFace, candidateOf, type MainAction, mainOf, othersOf, stateOf } from './face.ts';
import { Missing } from './Missing.tsx';
import { customerParts, kindWords, SessionLines } from './SessionLines.tsx';
import { StateMark, stateWords } from './StateMark.tsx';
import { TroubleLines } from './TroubleLines.tsx';
import { timeLeft, when } from './time.ts';
import { Why } from './Why.tsx';

type CodeViewProps = { face: CodeFace; now: number } & Omit<CardEvents, 'onPick'>;

/**
 * One code: state, whose, how long, why, and what to do. A class, because the hooks would cost every page another
 * kilobyte for the one thing that it keeps: whether ⋯ is open.
 */
export class CodeView extends Component<CodeViewProps, { more: boolean }> {
  override state = { more: false };
  private slot: Element | null = null;

  override render(
    { face, now, onMain, onCopy, onDismiss, onChoose, onPast, onMore }: CodeViewProps,
    { more }: { more: boolean },
  ) {
    const { resolution } = face;
    const moreId = `more-${face.code}`;
    const candidate = candidateOf(face);
    const state = stateOf(face, now);
    const mark = markOf(face, state);
    const lives = candidate && (state === 'live' || state === 'ending');
    const left = lives ? timeLeft(candidate, now, resolution?.firstSeenAt) : undefined;
    const main = mainOf(face);
    const others = othersOf(face);
    const surety = candidate === resolution?.best && resolution?.surety;
    const sure = surety ? words(`card.sure.${surety}`) : '';
    const kind = candidate?.session.kind ?? resolution?.kind ?? face.kind;

    return (
      <>
        <header class={`head ${state ?? ''}`}>
          <StateMark state={mark} />
          <strong class="code">{groupCode(face.code)}</strong>
          <span class="stand" role="status">
            {`${kindWords(kind)} · ${stateWords(mark)}`}
          </span>
          {left && <Countdown left={left} />}
          {candidate && state === 'over' && <span class="quiet">{overWords(candidate, now)}</span>}
        </header>
        {candidate && <SessionLines session={candidate.session} over={state === 'over'} now={now} />}
        {state === undefined && face.asking && <p class="line">{words('card.asking')}</p>}
        {state === 'unresolved' && resolution && <Missing resolution={resolution} now={now} />}
        {resolution?.looked.map(
          ({ where, trouble }) =>
            trouble && state !== 'unresolved' && <TroubleLines key={where} trouble={trouble} />,
        )}
        <Why
          excerpt={resolution?.excerpt}
          seenAt={resolution?.firstSeenAt}
          candidate={candidate}
          sure={sure}
          explained={face.explained}
          now={now}
        />
        <div role="alert">
          {face.trouble && <TroubleLines trouble={face.trouble} />}
          {face.copy === 'refused' && (
            <p class="trouble">
              <span aria-hidden="true">▲ </span>
              {words('card.copyRefused')}
            </p>
          )}
        </div>
        <div class="actions">
          <button type="button" class="main" onClick={() => onMain(main)}>
            {mainWords(main, face.copy)}
          </button>
          {main.type !== 'copy' && (
            <button type="button" onClick={onCopy}>
              {copyWords(face.copy)}
            </button>
          )}
          <button
            type="button"
            class="more"
            aria-label={words('card.more')}
            aria-expanded={more}
            aria-controls={moreId}
            onClick={() => {
              this.setState({ more: !more });
              if (!more && this.slot) onMore(this.slot);
            }}
          >
            ⋯
          </button>
        </div>
        <ul class="rows" id={moreId} hidden={!more}>
          {others.map(({ session, standing }) => (
            <li key={session.id}>
              <button type="button" class="row" onClick={() => onChoose(session.id)}>
                <StateMark state={standing} />{' '}
                <bdi class="rest">{customerParts(session.customer)[0] ?? words('card.customerUnknown')}</bdi>{' '}
                <span class="quiet">
                  {[
                    kindWords(session.kind),
                    stateWords(standing),
                    when(session.startedAt ?? session.updatedAt, now),
                  ].join(' · ')}
                </span>
              </button>
            </li>
          ))}
          {candidate && isReachable(candidate.session.customer) && (
            <li>
              <button type="button" class="row" onClick={() => onPast(candidate.session.id)}>
                {words('card.past.ask')}
              </button>
            </li>
          )}
          <li>
            <button type="button" class="row" onClick={onDismiss}>
              {words('card.dismiss')}
            </button>
          </li>
          {/* What a vendor offers comes with a script of its own, below the rest: nothing moves under the pointer. */}
          <li
            ref={(slot: Element | null) => {
              this.slot = slot;
            }}
          />
        </ul>
        {!more && others.length > 0 && (
          <p class="line">
            {sure} {counted('card.others', others.length)}
          </p>
        )}
        {/* What is shown in it comes with a script of its own, and goes with the session. */}
        <div class="past" key={candidate?.session.id} />
      </>
    );
  }
}

/** What a vendor could not be asked is not known to be missing. */
function markOf(
  { asking, resolution }: CodeFace,
  state: CodeState | undefined,
): CodeState | 'trouble' | undefined {
  if (state === undefined) return asking ? undefined : 'trouble';
  const failed = state === 'unresolved' && resolution?.looked.some(({ trouble }) => trouble !== undefined);
  return failed ? 'trouble' : state;
}

function mainWords(main: MainAction, copy: CodeFace['copy']): string {
  if (main.type === 'session') return words('card.main.session');
  if (main.type === 'copy') return copyWords(copy);
  // Once the clipboard was refused the button must not promise it.
  if (main.page === 'noibu-list') {
    return words(copy === 'refused' ? 'card.main.noibuOnly' : 'card.main.noibu');
  }
  return words(copy === 'refused' ? 'card.main.cobrowseOnly' : 'card.main.cobrowse');
}

function copyWords(copy: CodeFace['copy']): string {
  return words(copy === 'done' ? 'card.copied' : 'card.copy');
}

function overWords({ session, expiresAt, about }: Candidate, now: number): string {
  const { endedAt } = session;
  const at = endedAt ?? expiresAt;
  if (at === undefined || at > now) return '';
  const time = when(at, now);
  return about && endedAt === undefined ? words('card.left.about', { time }) : time;
}
