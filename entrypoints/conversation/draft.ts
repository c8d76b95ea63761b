import { useEffect, useRef, useState } from 'preact/hooks';
import { openStore } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';

/** After so many ms without another key what was typed is kept. */
const soon = 250;

/** A message on its way out of the box. */
export interface Leaving {
  id: string;
  text: string;
}

/**
 * What stands in the reply box, kept for each conversation over the window's closing.
 *
 * @param thread Helpdesky's id of the conversation that is shown
 * @param kept what the database has
 * @param isRead `kept` was read
 */
export function useReplyDraft(
  id: string,
  thread: string | undefined,
  kept: Record<string, string> | undefined,
  isRead: boolean,
) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const unsaved = useRef<{ thread: string; text: string } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = () => {
    clearTimeout(timer.current);
    if (unsaved.current) void ask('conversation.draft', { id, ...unsaved.current });
    unsaved.current = undefined;
  };
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      save();
    };
  }, [id, thread]);

  const change = (text: string) => {
    if (thread === undefined) return;
    setTyped((before) => ({ ...before, [thread]: text }));
    unsaved.current = { thread, text };
    clearTimeout(timer.current);
    timer.current = setTimeout(save, soon);
  };
  const own = thread === undefined ? '' : typed[thread];
  return {
    text: own ?? (isRead && thread !== undefined ? (kept?.[thread] ?? '') : ''),
    type: change,
    /** Empties the box into a message; the database keeps the draft until that is written down. */
    take(): Leaving {
      clearTimeout(timer.current);
      unsaved.current = undefined;
      const text = own ?? (thread === undefined ? '' : kept?.[thread]) ?? '';
      if (thread !== undefined) setTyped((before) => ({ ...before, [thread]: '' }));
      return { id: crypto.randomUUID(), text };
    },
    /** Puts a message back that was never written down. */
    async giveBack({ id: message, text }: Leaving): Promise<void> {
      const db = await openStore().catch(() => undefined);
      const isWritten = db && (await db.outgoing.get(message).catch(() => undefined));
      if (!isWritten) change(text);
    },
  };
}
