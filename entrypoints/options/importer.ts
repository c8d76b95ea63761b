import type { DeskTell } from '../../utils/sources/desk.ts';
import { connectReader, type ReaderWanted } from '../../utils/sources/reader.ts';
import type { StoreWorker } from './store-worker.ts';

/**
 * Starts the worker that imports, and for each file the one that reads it.
 *
 * @param name the database's
 */
export function startImporter(name: string, onTold: (told: DeskTell) => void): StoreWorker {
  const importer = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name });
  let reader: Worker | undefined;
  importer.onmessage = ({ data }: MessageEvent<DeskTell | ReaderWanted>) => {
    if (!('reader' in data)) return onTold(data);
    reader?.terminate();
    reader = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
    connectReader(reader, data.reader);
  };
  importer.onerror = ({ message }) => onTold({ failed: { reason: 'storage', detail: message } });
  return {
    postMessage: (asked: unknown) => importer.postMessage(asked),
    terminate() {
      importer.terminate();
      reader?.terminate();
    },
  };
}
