import type { Outgoing } from '../../utils/conversations/outgoing.ts';
import type { ThreadLine } from '../../utils/conversations/thread.ts';
import { words } from '../../utils/i18n/words.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';

/** What can be done with a message that did not arrive, or may not have. */
export interface LineEvents {
  onAgain: (message: Outgoing) => void;
  onDiscard: (message: Outgoing) => void;
  onLook: () => void;
}

export interface LineProps extends LineEvents {
  line: ThreadLine;
  /** The visitor's. */
  name: string;
  /** From 1. */
  place: number;
  /** The first of its day. */
  startsDay: boolean;
  /** The first that the agent has not seen. */
  isNew: boolean;
}

/** One message of a conversation. What it says is text, in its own direction. */
export function Line({ line, name, place, startsDay, isNew, ...on }: LineProps) {
  const { by, text, at, outgoing } = line;
  const who = `line-${line.key}`;
  return (
    <article
      class={`line by-${by}`}
      aria-labelledby={who}
      aria-posinset={place}
      tabIndex={-1}
      data-line={line.key}
    >
      {startsDay && at !== undefined && <p class="day">{dayOf(at)}</p>}
      {isNew && <p class="day new">{words('thread.new')}</p>}
      <div class="bubble">
        <p class="who" id={who}>
          <bdi>{by === 'visitor' ? name : words(by === 'own' ? 'thread.own' : 'thread.desk')}</bdi>
          {at !== undefined && (
            <>
              {' '}
              <time datetime={new Date(at).toISOString()} title={dayOf(at)}>
                {clockOf(at)}
              </time>
            </>
          )}
        </p>
        <p class="said" dir="auto">
          {text}
        </p>
      </div>
      {outgoing && <Standing outgoing={outgoing} {...on} />}
    </article>
  );
}

/** How a message stands that is not in the history. */
function Standing({ outgoing, onAgain, onDiscard, onLook }: LineEvents & { outgoing: Outgoing }) {
  const { state, trouble, thread } = outgoing;
  /** The buttons go with the state; the focus stays in the conversation: at the message, or where that goes too. */
  const andStay =
    (to: 'article' | '[role=feed]', act: () => void) => (event: { currentTarget: HTMLElement }) => {
      event.currentTarget.closest<HTMLElement>(to)?.focus({ preventScroll: true });
      act();
    };
  if (state === 'sending') return <p class="standing quiet">{words('thread.sending')}</p>;
  if (state === 'sent') return <p class="standing quiet">✓ {words('thread.sent')}</p>;
  if (state === 'dropped') return null;
  return (
    <div class="standing">
      {trouble && <TroubleLines trouble={trouble} />}
      {state === 'unknown' && (
        <p class="quiet">
          <span aria-hidden="true">? </span>
          {words(thread === undefined ? 'thread.unknownFirst' : 'thread.unknown')}
        </p>
      )}
      <div class="actions">
        {state === 'unknown' && thread !== undefined && (
          <button type="button" onClick={andStay('article', onLook)}>
            {words('thread.look')}
          </button>
        )}
        <button type="button" onClick={andStay('article', () => onAgain(outgoing))}>
          {words('thread.again')}
        </button>
        <button type="button" class="plain" onClick={andStay('[role=feed]', () => onDiscard(outgoing))}>
          {words(state === 'failed' ? 'thread.discard' : 'thread.giveUp')}
        </button>
      </div>
    </div>
  );
}

let clock: Intl.DateTimeFormat | undefined;
let day: Intl.DateTimeFormat | undefined;

/** One formatter for thousands of messages: making one takes as long as laying a message out. */
function clockOf(at: number): string {
  clock ??= new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
  return clock.format(at);
}

export function dayOf(at: number): string {
  day ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
  return day.format(at);
}
