import { type Parcel, parcelOf } from '../sessions/parcel.ts';
import { type ImportStep, type ReadOptions, readSessionsFile } from './file.ts';

/** A part of a file, with its sessions as they are stored. */
export type ParcelStep = Omit<ImportStep, 'sessions'> & { parcel: Parcel };

/** `readSessionsFile`, for whoever stores what is read. */
export async function* readParcels(
  file: Blob & { lastModified?: number },
  options: ReadOptions,
): AsyncGenerator<ParcelStep, void> {
  for await (const { sessions, ...step } of readSessionsFile(file, options))
    yield { ...step, parcel: parcelOf(sessions, options.now) };
}

/**
 * A file is read in a worker of its own, so that one core reads while another writes what was read before.
 *
 *   importer                        reader
 *     ── file, options; then: more ──▶ reads the next step
 *     ◀───────────────── step, or: over ──
 */
type Ask = { file: Blob; options: ReadOptions } | 'more';
type Tell = ParcelStep | 'over';

/** So many steps are asked for before the one that is written: neither side waits for one slow step of the other. */
const ahead = 2;

/**
 * `readParcels` in another worker, which ends with it.
 *
 * @param start gives a worker that does `answerReader`
 * @throws what keeps that worker from starting
 */
export async function* readElsewhere(
  start: () => Worker,
  file: Blob,
  options: ReadOptions,
): AsyncGenerator<ParcelStep, void> {
  const worker = start();
  const waiting: PromiseWithResolvers<Tell>[] = [];
  worker.onmessage = ({ data }: MessageEvent<Tell>) => waiting.shift()?.resolve(data);
  worker.onerror = ({ message }) => {
    for (const each of waiting.splice(0)) each.reject(new Error(message));
  };
  const ask = (asked: Ask) => {
    const told = Promise.withResolvers<Tell>();
    // Whoever reads up to it hears of a failure.
    told.promise.catch(() => undefined);
    waiting.push(told);
    worker.postMessage(asked);
    return told.promise;
  };
  try {
    const coming = [ask({ file, options })];
    for (;;) {
      while (coming.length < ahead) coming.push(ask('more'));
      const told = await coming.shift();
      if (!told || told === 'over') return;
      yield told;
    }
  } finally {
    worker.terminate();
  }
}

/** The other side, in the worker. */
export function answerReader(worker: Pick<Worker, 'addEventListener' | 'postMessage'>): void {
  let steps: AsyncGenerator<ParcelStep, void> | undefined;
  worker.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
    if (data !== 'more') steps = readParcels(data.file, data.options);
    const next = await steps?.next();
    worker.postMessage((next?.value ?? 'over') satisfies Tell);
  });
}
