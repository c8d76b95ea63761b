import { render } from 'preact';
import { useNow } from './clock.ts';
import { takeTheme } from './theme.ts';
import { Thread } from './thread.tsx';
import { useConversation } from './use-conversation.ts';

const id = location.pathname.split('/').at(-1) ?? '';

/** One conversation, alone in a frame of the desk. */
function Frame() {
  const { conversation, typing } = useConversation(id);
  const now = useNow();
  return conversation ? <Thread messages={conversation.messages} typing={typing} now={now} /> : null;
}

takeTheme();
render(<Frame />, document.body);
