import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../conversation.ts';
import { Bubble } from './bubble.tsx';

/** A conversation as a list of bubbles; it stays at its end unless the agent scrolled away from it. */
export function Thread({ messages, typing, now }: { messages: Message[]; typing: boolean; now: number }) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    const scroller = box.current;
    if (scroller && atEnd.current) scroller.scrollTop = scroller.scrollHeight;
  }, [messages.length, typing]);

  return (
    <div
      class="thread"
      ref={box}
      role="log"
      aria-label="Messages"
      data-testid="thread"
      onScroll={({ currentTarget: it }) => {
        atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < 40;
      }}
    >
      <ol class="lines">
        {messages.map((message) => (
          <Bubble key={message.id} message={message} now={now} />
        ))}
      </ol>
      {typing && (
        <p class="typing" data-testid="typing">
          Customer is writing…
        </p>
      )}
    </div>
  );
}
