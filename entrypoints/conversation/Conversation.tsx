import { useEffect, useMemo, useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { ConversationView } from '../../components/thread/ConversationView.tsx';
import { browser } from '../../utils/browser/index.ts';
import type { Outgoing } from '../../utils/conversations/outgoing.ts';
import { threadsOf } from '../../utils/conversations/thread.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Answer, Trouble } from '../../utils/messages/answer.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useLive } from '../../utils/views/live.ts';
import { useReplyDraft } from './draft.ts';

const none: Outgoing[] = [];

/** One Helpdesky contact's conversations, live from the database; everything that is done is asked of the background. */
export function Conversation({ id }: { id: string }) {
  const now = useNow(10_000);
  const known = useLive(
    async (db) => {
      const [watch, conversation] = await Promise.all([db.watches.get(id), db.conversations.get(id)]);
      const account = await db.accounts.get(watch?.account ?? conversation?.account ?? '');
      return { watch, conversation, account };
    },
    [id],
  );
  // Apart from the rest: thousands of messages are read only when they change.
  const history = useLive((db) => db.histories.get(id), [id]);
  const outgoing = useLive((db) => db.outgoing.where('conversation').equals(id).toArray(), [id]);
  const [picked, pick] = useState<string>();
  const [reading, setReading] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [emailSet, setEmailSet] = useState<string>();

  const watch = known?.ok ? known.value.watch : undefined;
  const conversation = known?.ok ? known.value.conversation : undefined;
  const kept = history?.ok ? history.value : undefined;
  const messages = outgoing?.ok ? outgoing.value : none;
  const started = conversation?.thread;
  const threads = useMemo(() => threadsOf(kept, messages, started), [kept, messages, started]);
  const shown = Math.max(
    0,
    threads.findIndex((thread) => thread.id === picked),
  );
  const thread = threads[shown]?.id;
  const draft = useReplyDraft(id, thread, conversation?.drafts, known !== undefined);

  const name = watch?.name ?? conversation?.name ?? conversation?.email ?? '';
  useEffect(() => {
    document.title = words('conversation.title', { name });
  }, [name]);

  const during = async (set: (is: boolean) => void, work: Promise<Answer<unknown>>) => {
    set(true);
    setTrouble(undefined);
    const answer = await work;
    set(false);
    if (!answer.ok) setTrouble(answer.trouble);
    return answer;
  };
  const reopen = () =>
    during((is) => setReading(is && watch?.polled === true), ask('conversation.opened', { id }));
  const isThere = watch !== undefined || conversation !== undefined;
  // Whatever was left undone is seen to: a background that was ended while it sent leaves that to its next one.
  useEffect(() => {
    if (isThere) void reopen();
  }, [isThere, id]);

  if (!known || !history || !outgoing) return null;
  const failed = [known, history, outgoing].find((each) => !each.ok);
  if (failed && !failed.ok) return <TroubleLines trouble={failed.trouble} />;
  if (!isThere) {
    return (
      <div class="start">
        <h1>{words('conversation.gone')}</h1>
      </div>
    );
  }

  const { account } = known.ok ? known.value : {};
  /** After a call that did not come back the background was ended: the next one sees to what was being sent. */
  const send = async (work: Promise<Answer<unknown>>) => {
    const answer = await during(setSending, work);
    if (!answer.ok && answer.trouble.reason === 'no-background') await reopen();
    return answer.ok;
  };
  return (
    <ConversationView
      name={name}
      account={account ? nameOf(account) : ''}
      email={conversation?.email}
      threads={threads}
      shown={shown}
      isStarted={watch !== undefined}
      readAt={kept?.readAt}
      polled={watch?.polled ?? false}
      seenAt={watch?.seenAt}
      desk={watch?.desk}
      draft={draft.text}
      reading={reading}
      sending={sending}
      trouble={trouble ?? watch?.trouble}
      emailSet={emailSet}
      // The clock here goes in steps; what was just read is not ahead of it.
      now={Math.max(now, kept?.readAt ?? 0)}
      onThread={(at) => pick(threads[at]?.id)}
      onRead={() => void during(setReading, ask('conversation.read', { id }))}
      onShown={(upTo) => {
        if (watch && (watch.seenAt ?? 0) < upTo) void ask('conversation.seen', { id, upTo });
      }}
      onDraft={draft.type}
      onSend={async () => {
        if (thread === undefined) return;
        const message = draft.take();
        const went = await send(
          ask('conversation.reply', { id: message.id, conversation: id, thread, text: message.text }),
        );
        // What was written down is in the thread, with how it stands; only what never came so far comes back.
        if (!went) await draft.giveBack(message);
      }}
      onAgain={({ id: message }) => void send(ask('conversation.again', { message }))}
      onDiscard={({ id: message }) => void send(ask('conversation.discard', { message }))}
      onAgree={(agreed) => void during(setReading, ask('conversation.agree', { id, agreed }))}
      onEmail={async (email) => {
        setEmailSet(undefined);
        const answer = await during(setSending, ask('conversation.email', { id, email }));
        if (answer.ok) setEmailSet(email);
      }}
      onHelpdesky={() => {
        if (account) void browser.tabs.create({ url: new URL(account.api).origin });
      }}
    />
  );
}
