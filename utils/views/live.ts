import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import { type Answer, good } from '../messages/answer.ts';
import { storageTrouble } from '../messages/storage.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { openStore } from '../sessions/store.ts';

/** What passes by itself is asked for again after so many ms: the page then goes on without being loaded anew. */
const again = 1_000;

/**
 * What the database says now, and again whenever that changes: for popup and options, which read it and never write.
 *
 * @param query reads only; runs anew when `about` or the data it read changes
 * @param about what the query depends on
 * @returns undefined until the first answer; the answer before, while a new question is under way
 */
export function useLive<T>(
  query: (db: PatchcordDatabase) => Promise<T>,
  about: readonly unknown[] = [],
): Answer<T> | undefined {
  const [answer, setAnswer] = useState<Answer<T>>();
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    void follow(query, signal, (now) => {
      if (!signal.aborted) setAnswer(now);
    });
    return () => ending.abort();
  }, about);
  return answer;
}

/** Follows a query until it is ended, over the closing of the database (it was deleted, or is being brought up to date). */
async function follow<T>(
  query: (db: PatchcordDatabase) => Promise<T>,
  signal: AbortSignal,
  tell: (answer: Answer<T>) => void,
): Promise<void> {
  if (signal.aborted) return;
  const restart = () => void follow(query, signal, tell);
  let db: PatchcordDatabase;
  try {
    db = await openStore();
  } catch (error) {
    const trouble = storageTrouble(error);
    tell({ ok: false, trouble });
    if (trouble.reason === 'storage-held' || trouble.reason === 'no-background') setTimeout(restart, again);
    return;
  }
  if (signal.aborted) return;
  const subscription = liveQuery(() => query(db)).subscribe({
    next: (value) => tell(good(value)),
    error: (error: unknown) => tell({ ok: false, trouble: storageTrouble(error) }),
  });
  const onClose = () => {
    end();
    // After whoever closes it is done with that.
    setTimeout(restart);
  };
  const end = () => {
    subscription.unsubscribe();
    db.on('close').unsubscribe(onClose);
  };
  db.on('close', onClose);
  signal.addEventListener('abort', end, { once: true });
}
