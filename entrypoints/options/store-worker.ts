import { useEffect, useRef } from 'preact/hooks';
import type { Trouble } from '../../utils/messages/answer.ts';
import { storageTrouble } from '../../utils/messages/storage.ts';
import { openStore } from '../../utils/sessions/store.ts';

/** A worker, or one with others that help it. */
export type StoreWorker = Pick<Worker, 'postMessage' | 'terminate'>;

/**
 * A section's worker that works on the database, started when it is first asked and ended with the section. It opens the database
 * by itself, and must not be the one that brings it up to date, since it ends with the page: so it starts when the page has it
 * open, and ends when that is closed.
 *
 * @param start gives the worker with its listeners; in it `new Worker(new URL(…))` is one expression, by which the bundler knows it
 */
export function useStoreWorker<Ask>(
  start: () => StoreWorker,
  onTrouble: (trouble: Trouble) => void,
): (asked: Ask) => void {
  const worker = useRef<StoreWorker>(undefined);
  const isOver = useRef(false);
  const end = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(
    () => () => {
      isOver.current = true;
      end();
    },
    [],
  );
  return (asked) => {
    openStore().then(
      (db) => {
        if (isOver.current) return;
        if (!worker.current) {
          db.on('close', end);
          worker.current = start();
        }
        worker.current.postMessage(asked);
      },
      (error) => onTrouble(storageTrouble(error)),
    );
  };
}
