import type { Message } from '../../conversation.ts';
import { ago } from './clock.ts';
import { ShadowBubble } from './shadow-bubble.ts';
import { Words } from './words.tsx';

const authors = { customer: 'Customer', agent: 'You', note: 'Note' } as const;

export function Bubble({ message, now }: { message: Message; now: number }) {
  const { from, text, at, split, shadow } = message;
  return (
    <li class={`line ${from}`} data-testid="message" data-from={from} data-id={message.id}>
      {from === 'note' && <span class="tag">Internal note</span>}
      {shadow ? (
        <ShadowBubble mode={shadow} message={message} />
      ) : (
        <p class="bubble" dir="auto">
          <Words text={text} split={split} />
        </p>
      )}
      <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString('en-GB')}>
        {authors[from]} · {ago(at, now)}
      </time>
    </li>
  );
}
