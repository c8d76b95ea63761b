import { useEffect, useRef } from 'preact/hooks';
import type { CodeKind } from '../../utils/codes/code.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Customer } from '../../utils/sessions/session.ts';

/**
 * What was gone into from what the look-up box found; the last one is shown.
 *
 *   typed ──a customer──▶ person ──a session──▶ code ──other sessions of this customer──▶ person ─▶ …
 *     └────a code of the tab or of several──▶ code          every one but the tab's ──back──▶ the one before
 */
export type Step = {
  /** The row of the list that led here, where there is one to go back to. */
  row?: string | undefined;
} & (
  | { show: 'code'; code: string; kind: CodeKind; session?: string | undefined }
  | { show: 'person'; customer: Customer }
);

/** The head of a card that was gone into from a list. */
export function Back({ title, onBack }: { title: string; onBack: () => void }) {
  return (
    <div class="section-head">
      <button type="button" class="plain icon" aria-label={words('popup.back')} onClick={onBack}>
        <span class="back" aria-hidden="true">
          ←
        </span>
      </button>
      <h2 id="found-title" tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
}

/** Into a step and back out of it; the focus goes along: to the head of what is shown, and back to the row that led there. */
export function useSteps(steps: readonly Step[], setSteps: (steps: Step[]) => void) {
  const focus = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (focus.current === undefined) return;
    const wanted = document.querySelector<HTMLElement>(focus.current);
    (wanted ?? document.querySelector<HTMLElement>('#look-up'))?.focus();
    focus.current = undefined;
  }, [steps]);
  return {
    into: (step: Step) => {
      focus.current = step.show === 'person' ? '#their-title' : '#found-title';
      setSteps([...steps, step]);
    },
    back: () => {
      const row = steps.at(-1)?.row ?? '';
      focus.current = `[data-row="${CSS.escape(row)}"]`;
      setSteps(steps.slice(0, -1));
    },
  };
}
