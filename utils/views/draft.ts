import { useCallback, useState } from 'preact/hooks';

/**
 * What is in a form, kept over the popup's closing: it closes whenever the agent looks at the chat. Lives in the
 * `localStorage` of our own pages, which no web page reaches. Never for secrets.
 *
 * @param name of the form
 * @param empty what the form begins with; a kept draft of another shape is dropped
 */
export function useDraft<T extends Record<string, string>>(
  name: string,
  empty: T,
): [draft: T, keep: (draft: T) => void, drop: () => void] {
  const key = `draft.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key, empty));
  const keep = useCallback(
    (next: T) => {
      setDraft(next);
      store(() => localStorage.setItem(key, JSON.stringify(next)));
    },
    [key],
  );
  const drop = useCallback(() => {
    setDraft(empty);
    store(() => localStorage.removeItem(key));
  }, [key, empty]);
  return [draft, keep, drop];
}

function readDraft<T extends Record<string, string>>(key: string, empty: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return empty;
    const fields = Object.keys(empty).map((field) => [field, Reflect.get(kept, field)] as const);
    if (fields.some(([, value]) => typeof value !== 'string')) return empty;
    return Object.fromEntries(fields) as T;
  } catch {
    return empty;
  }
}

/** A browser that keeps nothing (private windows, blocked site data) costs the draft, not the form. */
function store(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing to do: the form itself still holds what was typed.
  }
}
