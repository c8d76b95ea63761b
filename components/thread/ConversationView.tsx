import { useState } from 'preact/hooks';
import type { Outgoing } from '../../utils/conversations/outgoing.ts';
import type { Thread as ThreadModel } from '../../utils/conversations/thread.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { emailPattern } from '../../utils/sessions/email.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';
import { CheckField, ChoiceField, TextField } from '../form/Field.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import { Thread } from './Thread.tsx';

export interface ConversationViewProps {
  /** The visitor, as the agent calls them. */
  name: string;
  /** The account, as the agent calls it. */
  account: string;
  email?: string | undefined;
  /** All of the contact's conversations, and which one is shown. */
  threads: readonly ThreadModel[];
  shown: number;
  /** The contact is known; else the first message never arrived, or may not have. */
  isStarted: boolean;
  /** When the history was last read, in epoch ms; absent before the first time. */
  readAt?: number | undefined;
  /** It is read by itself. */
  polled: boolean;
  seenAt?: number | undefined;
  /** The desk's own messages since the agent last looked. */
  desk?: number | undefined;
  /** What stands in the reply box. */
  draft: string;
  reading: boolean;
  sending: boolean;
  trouble?: Trouble | undefined;
  /** How setting the address went. */
  emailSet?: string | undefined;
  now: number;
  onThread: (shown: number) => void;
  onRead: () => void;
  onShown: (upTo: number) => void;
  onDraft: (text: string) => void;
  onSend: () => void;
  onAgain: (message: Outgoing) => void;
  onDiscard: (message: Outgoing) => void;
  onAgree: (agreed: boolean) => void;
  onEmail: (email: string) => void;
  onHelpdesky: () => void;
}

/** A Helpdesky conversation: what was said, and a box to write into it in the visitor's name. */
export function ConversationView(props: ConversationViewProps) {
  const { name, threads, shown, isStarted, readAt, polled, trouble, now } = props;
  const thread = threads[shown] ?? threads[0];
  const lines = thread?.lines ?? [];
  return (
    <div class="conversation">
      <header>
        <h1 class="rest" title={name}>
          <bdi>{name}</bdi>
        </h1>
        <button type="button" class="plain push" onClick={props.onHelpdesky}>
          {words('conversation.helpdesky')}
        </button>
        <p class="quiet whole">
          <bdi>{props.account}</bdi>
          {thread?.status && (
            <>
              {' · '}
              <bdi>{thread.status}</bdi>
            </>
          )}
          {isPending(thread?.status) && ` · ${words('conversation.pending')}`}
        </p>
        {threads.length > 1 && (
          <div class="whole">
            <ChoiceField
              label={words('conversation.which')}
              value={String(shown)}
              choices={threads.map((each, at) => ({ value: String(at), label: titleOf(each, now) }))}
              onValue={(value) => props.onThread(Number(value))}
            />
          </div>
        )}
        {isStarted && <ReadLine {...props} />}
        {isStarted && <About key={props.email} {...props} />}
      </header>
      {lines.length > 0 ? (
        <Thread
          key={thread?.id ?? shown}
          lines={lines}
          name={name}
          seenAt={props.seenAt}
          onShown={props.onShown}
          onAgain={props.onAgain}
          onDiscard={props.onDiscard}
          onLook={props.onRead}
        />
      ) : (
        <p class="empty quiet">
          {words(readAt === undefined ? 'conversation.unread' : 'conversation.empty')}
        </p>
      )}
      <footer>
        <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
        {isStarted && (
          <ReplyBox
            name={name}
            text={props.draft}
            busy={props.sending}
            why={thread?.id === undefined ? noReply(readAt, polled) : undefined}
            onText={props.onDraft}
            onSend={props.onSend}
          />
        )}
      </footer>
    </div>
  );
}

/** How old what is shown is, and the way to read it now. */
function ReadLine({ readAt, polled, desk = 0, reading, now, onRead }: ConversationViewProps) {
  return (
    <div class="whole read-line">
      <p class="quiet rest-of-line" role="status">
        {reading
          ? words('conversation.reading')
          : readAt === undefined
            ? words('conversation.never')
            : words('conversation.asOf', { when: when(readAt, now) })}
        {!reading && desk > 0 && ` ${counted('conversation.desk', desk)}`}
        {!polled && !reading && ` ${words('conversation.mayCount')}`}
      </p>
      <button
        type="button"
        class="push"
        // Disabled, it would lose the focus.
        aria-disabled={reading}
        onClick={() => {
          if (!reading) onRead();
        }}
      >
        {words('conversation.read')}
      </button>
    </div>
  );
}

/** What is set once in a while. */
function About({ email, emailSet, polled, onEmail, onAgree }: ConversationViewProps) {
  const [typed, type] = useState(email ?? '');
  const [broken, setBroken] = useState(false);
  return (
    <details class="whole">
      <summary>{words('conversation.about')}</summary>
      <form
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isEmail = emailPattern.test(typed.trim());
          setBroken(!isEmail);
          if (isEmail) onEmail(typed.trim());
        }}
      >
        <TextField
          label={words('conversation.email')}
          hint={words('conversation.emailHint')}
          mode="email"
          value={typed}
          onValue={type}
          error={broken ? words('conversation.emailRule') : undefined}
        />
        <div class="actions">
          <button type="submit">{words('conversation.setEmail')}</button>
          <span role="status" class="good">
            {emailSet !== undefined && words('conversation.emailSet', { email: emailSet })}
          </span>
        </div>
      </form>
      <CheckField
        label={words('conversation.agree')}
        hint={words('conversation.agreeHint')}
        checked={polled}
        onChecked={onAgree}
      />
    </details>
  );
}

function noReply(readAt: number | undefined, polled: boolean): string {
  if (readAt !== undefined) return words('conversation.noThread');
  return words(polled ? 'conversation.waitForRead' : 'conversation.readFirst');
}

/** Helpdesky's word for a conversation that nobody at the desk has looked at. */
function isPending(status: string | undefined): boolean {
  return status?.trim().toLowerCase() === 'pending';
}

function titleOf({ status, lines }: ThreadModel, now: number): string {
  const { at, text = '' } = lines.at(-1) ?? {};
  return [at === undefined ? '' : when(at, now), status ?? '', text.replace(/\s+/g, ' ').slice(0, 60)]
    .filter(Boolean)
    .join(' · ');
}
