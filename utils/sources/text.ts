import { type Bytes, openBytes } from './bytes.ts';

/** Why a file is no text that we can read. */
export type TextFault = 'empty' | 'binary' | 'unreadable' | 'gzip';

/** A piece of a file's text, and how many bytes of the file are read with it; a fault is the last thing that comes. */
export interface Piece {
  text: string;
  bytes: number;
  fault?: TextFault;
}

const sampleSize = 65_536;

/**
 * A file's text, piece by piece, never the whole at once; a gzipped file's as if it were not. UTF-8 and UTF-16 by their marks;
 * without one UTF-8 where it is that, else windows-1252, which spreadsheets on Windows still write.
 */
export async function* readText(file: Blob): AsyncGenerator<Piece, void> {
  let opened: Bytes | undefined;
  try {
    opened = await openBytes(file);
    if (!opened) return yield { text: '', bytes: 0, fault: 'empty' };
    const { reader, read } = opened;
    const sample: Uint8Array<ArrayBuffer>[] = [];
    let sampled = 0;
    while (sampled < sampleSize) {
      const { done, value } = await reader.read();
      if (done) break;
      sample.push(value);
      sampled += value.length;
    }
    if (sampled === 0) return yield { text: '', bytes: read(), fault: 'empty' };
    const decoder = decoderFor((sample[0] ?? new Uint8Array()).subarray(0, sampleSize));
    if (!decoder) return yield { text: '', bytes: read(), fault: 'binary' };
    for (const chunk of sample)
      for (const part of partsOf(chunk)) yield { text: decoder(part), bytes: read() };
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const part of partsOf(value)) yield { text: decoder(part), bytes: read() };
    }
    yield { text: decoder(), bytes: read() };
  } catch (error) {
    yield { text: '', bytes: opened?.read() ?? 0, fault: opened?.isBroken(error) ? 'gzip' : 'unreadable' };
  } finally {
    await opened?.reader.cancel().catch(() => {});
  }
}

/** Streams give pieces of any size, some the whole file at once. */
function* partsOf(chunk: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < chunk.length; at += sampleSize) yield chunk.subarray(at, at + sampleSize);
}

type Decode = (chunk?: Uint8Array<ArrayBuffer>) => string;

/** @returns undefined where a file that begins like this is no text */
function decoderFor(sample: Uint8Array<ArrayBuffer>): Decode | undefined {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return plain('utf-16le');
  if (first === 0xfe && second === 0xff) return plain('utf-16be');
  // No text of these encodings has control characters, beside tabs, line and page breaks.
  if (sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1e && byte !== 0x1f))) {
    return undefined;
  }
  return guessing();
}

function plain(encoding: string): Decode {
  const decoder = new TextDecoder(encoding);
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
}

/** UTF-8 or windows-1252: the first piece that is not ASCII alone decides. */
function guessing(): Decode {
  let decided: Decode | undefined;
  let held = new Uint8Array();
  return (chunk) => {
    if (decided) return decided(chunk);
    const all = chunk ? joined(held, chunk) : held;
    held = new Uint8Array();
    const whole = strictly(all, false);
    if (whole?.length === all.length) return whole;
    // A letter's bytes may lie across two pieces: then the next one decides.
    if (chunk && all.length < 8) {
      held = all;
      return '';
    }
    decided = plain(strictly(all, chunk !== undefined) === undefined ? 'windows-1252' : 'utf-8');
    return decided(all) + (chunk ? '' : decided());
  };
}

/** UTF-8 as text, with its mark; undefined where it is none. ASCII alone gives as many units as it has bytes. */
function strictly(bytes: Uint8Array<ArrayBuffer>, goesOn: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: goesOn });
  } catch {
    return undefined;
  }
}

/** Two pieces as one. */
export function joined(one: Uint8Array<ArrayBuffer>, two: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (one.length === 0) return two;
  const both = new Uint8Array(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both;
}
