import { answerReader } from '../../utils/sources/reader.ts';

/** The worker that reads a file for the import's worker; it knows no database. Says that it is there, and gets a port. */
const worker = globalThis as unknown as Worker & { close: () => void };
worker.addEventListener('message', ({ data }: MessageEvent<MessagePort>) =>
  answerReader(data, () => worker.close()),
);
worker.postMessage('there');
