import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '../../conversation.ts';
import { getConversation, onInbox } from './inbox-api.ts';

/** A conversation that grows by itself, and whether its customer is writing just now. */
export function useConversation(id: string): { conversation: Conversation | undefined; typing: boolean } {
  const [conversation, setConversation] = useState<Conversation>();
  const [typing, setTyping] = useState(false);

  useEffect(() => {
    let shown = true;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    setConversation(undefined);
    setTyping(false);
    const end = onInbox(
      (event) => {
        if (event.type === 'summary' || event.conversation !== id) return;
        clearTimeout(quiet);
        if (event.type === 'message') {
          const { message } = event;
          setTyping(false);
          setConversation((old) => {
            if (!old || old.messages.some((other) => other.id === message.id)) return old;
            return { ...old, messages: [...old.messages, message] };
          });
        } else if (event.from === 'customer') {
          setTyping(true);
          quiet = setTimeout(() => setTyping(false), 4_000);
        }
      },
      () => {
        getConversation(id).then((fresh) => {
          if (shown) setConversation(fresh);
        });
      },
    );
    return () => {
      shown = false;
      clearTimeout(quiet);
      end();
    };
  }, [id]);

  return { conversation: conversation?.id === id ? conversation : undefined, typing };
}
