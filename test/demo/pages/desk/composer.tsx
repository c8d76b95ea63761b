import { useRef, useState } from 'preact/hooks';
import type { Author } from '../../conversation.ts';

interface Props {
  onSay: (text: string, from: Author) => void;
  onTyping: () => void;
}

/** Where the agent writes: a reply in an editable element, a note in a text field. */
export function Composer({ onSay, onTyping }: Props) {
  const [kind, setKind] = useState<'agent' | 'note'>('agent');
  const reply = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);

  const send = () => {
    const field = kind === 'agent' ? reply.current : note.current;
    if (!field) return;
    const text = (field instanceof HTMLTextAreaElement ? field.value : field.innerText).trim();
    if (!text) return;
    onSay(text, kind);
    if (field instanceof HTMLTextAreaElement) field.value = '';
    else field.textContent = '';
    field.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div class={`composer ${kind}`} data-testid="composer">
      <div class="tabs">
        <button type="button" aria-pressed={kind === 'agent'} onClick={() => setKind('agent')}>
          Reply
        </button>
        <button
          type="button"
          aria-pressed={kind === 'note'}
          data-testid="note-tab"
          onClick={() => setKind('note')}
        >
          Internal note
        </button>
      </div>
      {kind === 'agent' ? (
        // biome-ignore lint/a11y/useSemanticElements: chat products write in an editable element, and so does this one
        <div
          class="field"
          ref={reply}
          contentEditable
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label="Reply"
          data-placeholder="Write a reply"
          data-testid="reply"
          onKeyDown={onKey}
          onInput={onTyping}
        />
      ) : (
        <textarea
          class="field"
          ref={note}
          aria-label="Internal note"
          placeholder="Only your team sees this"
          data-testid="note"
          onKeyDown={onKey}
        />
      )}
      <div class="actions">
        <span class="hint">Enter sends, Shift + Enter breaks the line</span>
        <button type="button" class="send" data-testid="send" onClick={send}>
          {kind === 'agent' ? 'Send' : 'Add note'}
        </button>
      </div>
    </div>
  );
}
