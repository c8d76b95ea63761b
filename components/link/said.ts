import { useEffect, useRef, useState } from 'preact/hooks';
import type { LinkDraft } from './draft.ts';
import type { BrokenRules } from './reading.ts';

type DraftField = keyof LinkDraft;

/** How long a person rests in a field before its broken rule is said, in ms. */
const pause = 1200;

/**
 * Which broken rules are said: nobody is told that `a` is no e-mail address while they write one.
 *
 *   quiet ──left, paused, or tried to send──▶ said ──rule kept──▶ quiet
 *
 * A field that is left by pressing on something else is counted as left when the press is over: a line that appears in between would
 * move the button away under the pointer.
 */
export function useSaid(broken: BrokenRules): {
  said: BrokenRules;
  /** Something was typed into the field. */
  typed: (field: DraftField) => void;
  /** The field was left. */
  left: (field: DraftField) => void;
  /** A pointer was pressed in the form. */
  pressed: () => void;
  /** Every broken rule is said from now on. */
  all: () => void;
} {
  const [due, setDue] = useState<readonly DraftField[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const press = useRef<{ left: DraftField[] }>(undefined);
  const add = (...fields: DraftField[]) => setDue((before) => [...new Set([...before, ...fields])]);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (due.some((field) => !broken[field])) setDue(due.filter((field) => broken[field]));
  }, [due, broken]);

  return {
    said: Object.fromEntries(
      due.flatMap((field) => (broken[field] ? [[field, broken[field]] as const] : [])),
    ) as BrokenRules,
    typed: (field) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => add(field), pause);
    },
    left: (field) => {
      if (press.current) press.current.left.push(field);
      else add(field);
    },
    pressed: () => {
      if (press.current) return;
      const now = { left: [] as DraftField[] };
      press.current = now;
      const over = new AbortController();
      const end = () => {
        over.abort();
        // The click comes after the pointer went up.
        setTimeout(() => {
          press.current = undefined;
          add(...now.left);
        });
      };
      for (const event of ['pointerup', 'pointercancel', 'dragend']) {
        window.addEventListener(event, end, { signal: over.signal });
      }
    },
    all: () => setDue(Object.keys(broken) as DraftField[]),
  };
}
