import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Where a form's secret fields outlive the popup: in the browser's memory, never on its disk. */
export interface SecretStore {
  read: (name: string) => Promise<unknown>;
  write: (name: string, fields: Record<string, string> | undefined) => Promise<void>;
}

/** The fields of a form that must not reach the disk. */
export interface SecretFields<Field extends string> {
  fields: readonly Field[];
  /** Whose secret it is: it comes back only to a form in which these are the same. */
  of: readonly Field[];
  store: SecretStore;
}

/**
 * What is in a form, kept over the popup's closing: it closes whenever the agent looks at the chat. Lives in the
 * `localStorage` of our own pages, which no web page reaches, and is the same in every popup that is open.
 *
 *   typed ──▶ localStorage ──▶ this popup's next opening, and the other popups at once
 *     └─ secret fields ──▶ the browser's memory ──▶ this popup's next opening, for the same person
 *
 * @param name of the form
 * @param empty what the form begins with; a kept draft that holds anything but text is dropped
 */
export function useDraft<T extends Record<string, string>>(
  name: string,
  empty: T,
  secret?: SecretFields<keyof T & string> | undefined,
): [draft: T, keep: (draft: T) => void, drop: () => void] {
  const key = `draft.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key, empty));
  /** What the memory holds; empty for nothing. */
  const inMemory = useRef('');

  const hide = useCallback(
    (next: T) => {
      if (!secret) return;
      const hidden = secretsOf(next, secret);
      const text = hidden ? JSON.stringify(hidden) : '';
      // Most keystrokes are no secret's.
      if (text === inMemory.current) return;
      inMemory.current = text;
      // Where the memory fails, the form itself still holds it.
      secret.store.write(key, hidden).catch(() => undefined);
    },
    [key, secret],
  );

  const keep = useCallback(
    (next: T) => {
      setDraft(next);
      const hidden = secret?.fields ?? [];
      const onDisk = Object.fromEntries(Object.entries(next).filter(([field]) => !hidden.includes(field)));
      store(() => localStorage.setItem(key, JSON.stringify(onDisk)));
      hide(next);
    },
    [key, secret, hide],
  );

  const drop = useCallback(() => {
    setDraft(empty);
    store(() => localStorage.removeItem(key));
    hide(empty);
  }, [key, empty, hide]);

  useEffect(() => {
    if (!secret) return;
    let over = false;
    secret.store.read(key).then(
      (kept) => {
        if (over || kept === undefined) return;
        // Whatever it is: when the form is done with, it goes.
        inMemory.current ||= JSON.stringify(kept);
        setDraft((now) => withSecrets(now, kept, secret));
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [key, secret]);

  useEffect(() => {
    const over = new AbortController();
    window.addEventListener(
      'storage',
      (event) => {
        if (event.key !== key && event.key !== null) return;
        setDraft((now) => {
          const hidden = (secret?.fields ?? []).map((field) => [field, now[field]] as const);
          return { ...readDraft(key, empty), ...(event.newValue === null ? {} : Object.fromEntries(hidden)) };
        });
      },
      { signal: over.signal },
    );
    return () => over.abort();
  }, [key, empty, secret]);

  return [draft, keep, drop];
}

/** The secrets of a form with whose they are; undefined where it has none. */
function secretsOf<T extends Record<string, string>>(
  draft: T,
  { fields, of }: SecretFields<keyof T & string>,
): Record<string, string> | undefined {
  if (fields.every((field) => draft[field] === '')) return undefined;
  return Object.fromEntries([...fields, ...of].map((field) => [field, draft[field] ?? '']));
}

/** The draft with the secrets that were kept, where they are the same person's and nothing was typed in their place. */
function withSecrets<T extends Record<string, string>>(
  draft: T,
  kept: unknown,
  { fields, of }: SecretFields<keyof T & string>,
): T {
  if (typeof kept !== 'object' || kept === null) return draft;
  if (of.some((field) => Reflect.get(kept, field) !== draft[field])) return draft;
  const found = fields
    .filter((field) => draft[field] === '')
    .map((field) => [field, Reflect.get(kept, field)] as const)
    .filter(([, text]) => typeof text === 'string');
  return found.length === 0 ? draft : { ...draft, ...Object.fromEntries(found) };
}

/** A field that the kept draft does not name yet is empty: it may be older than the form. */
function readDraft<T extends Record<string, string>>(key: string, empty: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return empty;
    const fields = Object.keys(empty).map(
      (field) => [field, Reflect.get(kept, field) ?? empty[field]] as const,
    );
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
