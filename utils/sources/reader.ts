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
 *   importer              page                      reader
 *     ── a port ───────────▶ starts it, hands it on ──▶
 *     ── file, options; then: more ────────────────────▶ reads the next step
 *     ◀───────────────── step, or: over, or: why it broke
 *     ── enough ───────────────────────────────────────▶ ends
 *
 * The page starts it and not the importer: in Firefox (153) a worker that starts another one waits in `new Worker` for ever now
 * and then, on a busy machine once in some dozens.
 */
type Ask = { file: Blob; options: ReadOptions } | 'more' | 'enough';
type Tell = ParcelStep | 'over' | { broke: string };

/** What an importer sends its page: where the reader is to answer that it wants. */
export interface ReaderWanted {
  reader: MessagePort;
}

/** So many steps are asked for before the one that is written: neither side waits for one slow step of the other. */
const ahead = 2;

/**
 * `readParcels` in another worker, which ends with it.
 *
 * @param port to a worker that does `answerReader`
 * @throws what keeps that worker from starting or from reading
 */
export async function* readElsewhere(
  port: MessagePort,
  file: Blob,
  options: ReadOptions,
): AsyncGenerator<ParcelStep, void> {
  const waiting: ((told: Tell) => void)[] = [];
  let broken: Tell | undefined;
  port.onmessage = ({ data }: MessageEvent<Tell>) => {
    if (typeof data === 'object' && 'broke' in data) broken = data;
    for (const resolve of broken ? waiting.splice(0) : waiting.splice(0, 1)) resolve(data);
  };
  const ask = (asked: Ask) =>
    new Promise<Tell>((resolve) => {
      if (broken) return resolve(broken);
      waiting.push(resolve);
      port.postMessage(asked);
    });
  try {
    const coming = [ask({ file, options })];
    for (;;) {
      while (coming.length < ahead) coming.push(ask('more'));
      const told = await coming.shift();
      if (!told || told === 'over') return;
      if ('broke' in told) throw new Error(told.broke);
      yield told;
    }
  } finally {
    port.postMessage('enough' satisfies Ask);
    port.close();
  }
}

/**
 * The other side, in the worker.
 *
 * @param end told when nothing more is asked
 */
export function answerReader(port: MessagePort, end: () => void): void {
  let steps: AsyncGenerator<ParcelStep, void> | undefined;
  port.onmessage = async ({ data }: MessageEvent<Ask>) => {
    if (data === 'enough') return end();
    let told: Tell;
    try {
      if (data !== 'more') steps = readParcels(data.file, data.options);
      told = (await steps?.next())?.value ?? 'over';
    } catch (error) {
      told = { broke: String(error) };
    }
    port.postMessage(told);
  };
}

/** Hands the port on to a reader that a page started, once its script is there; tells the other side where it does not come. */
export function connectReader(reader: Worker, port: MessagePort): void {
  reader.onmessage = () => reader.postMessage(port, [port]);
  reader.onerror = ({ message }) => port.postMessage({ broke: message } satisfies Tell);
}
