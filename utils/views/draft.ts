import { useCallback, useEffect, useState } from 'preact/hooks';

/** Where a form's secret fields outlive the popup: in the browser's memory, never on its disk. */
export interface SecretStore {
  read: (name: string) => Promise<unknown>;
  write: (name: string, fields: Record<string, string> | undefined) => Promise<void>;
}

/**
 * What is in a form, kept over the popup's closing: it closes whenever the agent looks at the chat. Lives in the
 * `localStorage` of our own pages, which no web page reaches, and is the same in every popup that is open.
 *
 *   typed ──▶ localStorage ──▶ this popup's next opening, and the other popups at once
 *     └─ secret fields ──▶ the browser's memory ──▶ this popup's next opening
 *
 * @param name of the form
 * @param empty what the form begins with; a kept draft that holds anything but text is dropped
 * @param secret fields that must not reach the disk, and where they go instead
 */
export function useDraft<T extends Record<string, string>>(
  name: string,
  empty: T,
  secret?: { fields: readonly (keyof T & string)[]; store: SecretStore } | undefined,
): [draft: T, keep: (draft: T) => void, drop: () => void] {
  const key = `draft.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key, empty));

  const keep = useCallback(
    (next: T) => {
      setDraft(next);
      const hidden = secret?.fields ?? [];
      const onDisk = Object.fromEntries(Object.entries(next).filter(([field]) => !hidden.includes(field)));
      store(() => localStorage.setItem(key, JSON.stringify(onDisk)));
      if (secret) {
        const secrets = Object.fromEntries(hidden.map((field) => [field, next[field]]));
        const isEmpty = Object.values(secrets).every((text) => text === '');
        void secret.store.write(key, isEmpty ? undefined : (secrets as Record<string, string>));
      }
    },
    [key, secret],
  );

  const drop = useCallback(() => {
    setDraft(empty);
    store(() => localStorage.removeItem(key));
    if (secret) void secret.store.write(key, undefined);
  }, [key, empty, secret]);

  useEffect(() => {
    if (!secret) return;
    let over = false;
    void secret.store.read(key).then((kept) => {
      // What was typed meanwhile is newer.
      if (!over) setDraft((now) => withSecrets(now, kept, secret.fields));
    });
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

/** The draft with the secrets that were kept, where nothing was typed in their place. */
function withSecrets<T extends Record<string, string>>(
  draft: T,
  kept: unknown,
  fields: readonly (keyof T & string)[],
): T {
  if (typeof kept !== 'object' || kept === null) return draft;
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
