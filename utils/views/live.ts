import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { openStore } from '../sessions/store.ts';

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
    let subscription: { unsubscribe(): void } | undefined;
    let ended = false;
    const fail = (error: unknown) => {
      if (!ended)
        setAnswer(bad('storage', { detail: error instanceof Error ? error.message : String(error) }));
    };
    openStore().then((db) => {
      if (ended) return;
      subscription = liveQuery(() => query(db)).subscribe({
        next: (value) => setAnswer(good(value)),
        error: fail,
      });
    }, fail);
    return () => {
      ended = true;
      subscription?.unsubscribe();
    };
  }, about);
  return answer;
}
