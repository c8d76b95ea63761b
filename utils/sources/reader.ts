import { type ImportStep, type ReadOptions, readSessionsFile } from './file.ts';

/**
 * A file is read in a worker of its own, so that one core reads while another writes what was read before.
 *
 *   importer                        reader
 *     ── file, options; then: more ──▶ reads the next step
 *     ◀───────────────── step, or: over ──
 */
type Ask = { file: Blob; options: ReadOptions } | 'more';
type Tell = ImportStep | 'over';

/**
 * `readSessionsFile` in another worker, which ends with it.
 *
 * @param start gives a worker that does `answerReader`
 * @throws what keeps that worker from starting
 */
export async function* readElsewhere(
  start: () => Worker,
  file: Blob,
  options: ReadOptions,
): AsyncGenerator<ImportStep, void> {
  const worker = start();
  const ask = (asked: Ask) =>
    new Promise<Tell>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Tell>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(asked);
    });
  try {
    let told = await ask({ file, options });
    while (told !== 'over') {
      yield told;
      told = await ask('more');
    }
  } finally {
    worker.terminate();
  }
}

/** The other side, in the worker. */
export function answerReader(worker: Pick<Worker, 'addEventListener' | 'postMessage'>): void {
  let steps: AsyncGenerator<ImportStep, void> | undefined;
  worker.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
    if (data !== 'more') steps = readSessionsFile(data.file, data.options);
    const next = await steps?.next();
    worker.postMessage((next?.value ?? 'over') satisfies Tell);
  });
}
