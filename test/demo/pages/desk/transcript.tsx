import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../conversation.ts';

/** Height of a row in CSS pixels; as in `thread.css`. */
const rowHeight = 48;
const spare = 6;

/**
 * A long conversation in a list that recycles its rows: there are only as many as fit the box. Scrolling moves a row to
 * another place and changes the characters of its text nodes; no node is added or removed.
 */
export function Transcript({ messages }: { messages: Message[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const whole = messages.length * rowHeight;

  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    const sizes = new ResizeObserver(() => setHeight(scroller.clientHeight));
    sizes.observe(scroller);
    setHeight(scroller.clientHeight);
    return () => sizes.disconnect();
  }, []);

  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    // A new message shows at once when the end was in view, and at the first opening.
    const wasAtEnd = scroller.scrollTop + scroller.clientHeight >= whole - 3 * rowHeight;
    if (wasAtEnd || scroller.scrollTop === 0) scroller.scrollTop = whole;
  }, [whole]);

  const count = Math.min(messages.length, Math.ceil(height / rowHeight) + spare);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare / 2, messages.length - count));
  const rows = Array.from({ length: count }, (_, slot) => {
    // The message of this slot: the one in the window that has the slot's remainder.
    const index = first + ((((slot - first) % count) + count) % count);
    return { slot, index, message: messages[index] };
  });

  return (
    <div
      class="transcript"
      ref={box}
      role="log"
      aria-label="Messages"
      data-testid="transcript"
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <ol style={{ height: `${whole}px` }}>
        {rows.map(
          ({ slot, index, message }) =>
            message && (
              <li
                key={slot}
                class={`row ${message.from}`}
                style={{ transform: `translateY(${index * rowHeight}px)` }}
                aria-posinset={index + 1}
                aria-setsize={messages.length}
                data-testid="row"
                data-id={message.id}
              >
                <span class="who">{message.from === 'customer' ? 'Basecamp' : 'You'}</span>
                <span class="said">{message.text}</span>
                <time dateTime={new Date(message.at).toISOString()}>{day(message.at)}</time>
              </li>
            ),
        )}
      </ol>
    </div>
  );
}

function day(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: '2-digit', month: 'short', year: '2-digit' });
}
