import { useId, useRef } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';

/** Where the agent writes; what stands in it is kept by whoever shows it. */
export function ReplyBox({
  name,
  text,
  busy,
  why,
  onText,
  onSend,
}: {
  name: string;
  text: string;
  busy: boolean;
  /** Why nothing can be sent now. */
  why?: string | undefined;
  onText: (text: string) => void;
  onSend: () => void;
}) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const canSend = !busy && why === undefined && text.trim() !== '';
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (!canSend) return;
        // The button cannot keep the focus while there is nothing to send.
        box.current?.focus();
        onSend();
      }}
    >
      <label for={id}>{words('thread.reply', { name })}</label>
      <textarea
        id={id}
        ref={box}
        rows={3}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canSend) return;
          event.preventDefault();
          onSend();
        }}
      />
      <div class="actions">
        <p class="hint rest-of-line" id={`${id}-hint`}>
          {why ?? words('thread.replyHint')}
        </p>
        <button type="submit" class="main push" disabled={!canSend}>
          {words('thread.send')}
        </button>
      </div>
    </form>
  );
}
