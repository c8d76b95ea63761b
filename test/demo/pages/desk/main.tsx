import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Summary } from '../../conversation.ts';
import { useNow } from './clock.ts';
import { Composer } from './composer.tsx';
import { Conversations } from './conversations.tsx';
import { Customer } from './customer.tsx';
import { listConversations, markRead, onInbox, sayIn, tellTyping } from './inbox-api.ts';
import { chooseTheme, currentTheme, takeTheme } from './theme.ts';
import { Thread } from './thread.tsx';
import { Transcript } from './transcript.tsx';
import { useConversation } from './use-conversation.ts';

/** The conversation that the address names: `/inbox/<id>`. */
function idInAddress(): string | undefined {
  const [, room, id] = location.pathname.split('/');
  return room === 'inbox' && id ? id : undefined;
}

/** The summaries, newest first, kept fresh. */
function useSummaries(): Summary[] {
  const [summaries, setSummaries] = useState<Summary[]>([]);
  useEffect(
    () =>
      onInbox(
        (event) => {
          if (event.type !== 'summary') return;
          const { summary } = event;
          setSummaries((old) => [summary, ...old.filter((other) => other.id !== summary.id)]);
        },
        () => void listConversations().then(setSummaries),
      ),
    [],
  );
  return summaries.toSorted((one, other) => (other.last?.at ?? Infinity) - (one.last?.at ?? Infinity));
}

function Desk() {
  const summaries = useSummaries();
  const now = useNow();
  const [open, setOpen] = useState(idInAddress);

  useEffect(() => {
    const onPop = () => setOpen(idInAddress());
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  const show = useCallback((id: string) => {
    history.pushState(null, '', `/inbox/${id}${location.search}`);
    setOpen(id);
  }, []);

  const [theme, setTheme] = useState(currentTheme);
  const toggle = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    chooseTheme(next);
    setTheme(next);
  };

  return (
    <div class={open ? 'desk' : 'desk empty'}>
      <header class="bar">
        <span class="brand">
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M1 7c3 0 3 3 6 3s3-3 6-3 3 3 6 3M1 13c3 0 3 3 6 3s3-3 6-3 3 3 6 3" />
          </svg>
          Tidewater
        </span>
        <span class="team">Alder &amp; Pine · Support</span>
        <button type="button" data-testid="theme" aria-pressed={theme === 'dark'} onClick={toggle}>
          {theme === 'dark' ? 'Light' : 'Dark'}
        </button>
      </header>
      <Conversations list={summaries} open={open} now={now} onOpen={show} />
      {open ? <Conversation id={open} now={now} /> : <main class="nothing">Choose a conversation.</main>}
    </div>
  );
}

function Conversation({ id, now }: { id: string; now: number }) {
  const { conversation, typing } = useConversation(id);
  const count = conversation?.messages.length;

  useEffect(() => {
    if (count !== undefined) void markRead(id);
  }, [id, count]);

  if (!conversation) return <main class="nothing" aria-busy="true" />;
  const { shape, messages, topic, customer } = conversation;
  return (
    <>
      <main class="conversation" data-testid="conversation" data-shape={shape} data-id={id}>
        <header>
          <h1>{topic}</h1>
          <span>
            {customer.name} · {messages.length.toLocaleString('en-GB')} messages
          </span>
        </header>
        {shape === 'frame' ? (
          <iframe src={`/frame/${id}${location.search}`} title="Messages" data-testid="frame" />
        ) : shape === 'long' ? (
          <Transcript messages={messages} />
        ) : (
          <Thread key={id} messages={messages} typing={typing} now={now} />
        )}
        <Composer
          key={id}
          onSay={(text, from) => void sayIn(id, text, from)}
          onTyping={() => void tellTyping(id)}
        />
      </main>
      <Customer customer={customer} />
    </>
  );
}

takeTheme();
render(<Desk />, document.body);
