import { useEffect, useId, useRef } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Typed } from './typed.ts';

/**
 * The box that a code, a text with one in it, or what is known of a customer is typed or pasted into. The sixth digit looks up
 * by itself, and so does each further letter of a name.
 */
export function LookUp({
  text,
  typed,
  said,
  onText,
  onAsk,
}: {
  text: string;
  typed: Typed;
  /** What came of looking for a customer; where it is absent, what is typed is judged as a code. */
  said?: string | undefined;
  onText: (text: string) => void;
  /** Enter: the same code again. */
  onAsk: () => void;
}) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const hint = said ?? hintOf(typed);
  return (
    <search class="look-up">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk();
        }}
      >
        <input
          ref={box}
          id="look-up"
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          aria-label={words('popup.lookUp.label')}
          aria-describedby={id}
          placeholder={words('popup.lookUp.placeholder')}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        {text !== '' && (
          <button
            type="button"
            class="plain icon"
            aria-label={words('popup.lookUp.clear')}
            onClick={() => {
              onText('');
              box.current?.focus();
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
        <p class="hint" id={id} role="status">
          {hint}
        </p>
      </form>
    </search>
  );
}

function hintOf(typed: Typed): string {
  if (typed.is === 'short') return counted('popup.lookUp.short', typed.missing);
  if (typed.is === 'none') return words('popup.lookUp.none');
  return '';
}
