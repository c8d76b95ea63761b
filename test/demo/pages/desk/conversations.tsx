import type { Summary } from '../../conversation.ts';
import { ago } from './clock.ts';

interface Props {
  list: Summary[];
  open: string | undefined;
  now: number;
  onOpen: (id: string) => void;
}

/** All conversations, the newest on top. */
export function Conversations({ list, open, now, onOpen }: Props) {
  return (
    <nav class="list" aria-label="Conversations" data-testid="conversations">
      <header>
        <h2>Inbox</h2>
        <span class="count">{list.length} open</span>
      </header>
      <ul>
        {list.map((summary) => (
          <li key={summary.id}>
            <a
              href={`/inbox/${summary.id}${location.search}`}
              class="item"
              aria-current={summary.id === open ? 'page' : undefined}
              data-testid={`conversation-${summary.id}`}
              onClick={(event) => {
                event.preventDefault();
                onOpen(summary.id);
              }}
            >
              <Face name={summary.customer.name} />
              <span class="name">{summary.customer.name}</span>
              <time>{summary.last ? ago(summary.last.at, now) : ''}</time>
              <span class="topic">{summary.topic}</span>
              <span class="snippet" dir="auto">
                {summary.last?.from === 'agent' ? 'You: ' : ''}
                {summary.last?.text ?? 'No message yet'}
              </span>
              {summary.unread > 0 && (
                <span class="unread" role="img" aria-label={`${summary.unread} new`}>
                  {summary.unread}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The customer's initials on a colour of their own. */
export function Face({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('');
  const hue = [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 6;
  return (
    <span class={`face hue-${hue}`} aria-hidden="true">
      {initials}
    </span>
  );
}
