/** Why a file is no text that we can read. */
export type TextFault = 'empty' | 'binary' | 'unreadable';

/** A piece of a file's text, and how many bytes of the file are read with it. */
export interface Piece {
  text: string;
  bytes: number;
}

const sampleSize = 65_536;

/**
 * A file's text, piece by piece, never the whole at once. UTF-8 and UTF-16 by their marks; without one UTF-8 where it is that, else
 * windows-1252, which spreadsheets on Windows still write.
 *
 * @returns why not, where the file is no text
 */
export async function readText(file: Blob): Promise<AsyncGenerator<Piece, void> | TextFault> {
  let sample: Uint8Array;
  try {
    sample = new Uint8Array(await file.slice(0, sampleSize).arrayBuffer());
  } catch {
    return 'unreadable';
  }
  if (sample.length === 0) return 'empty';
  const encoding = encodingOf(sample);
  return encoding === undefined ? 'binary' : pieces(file, encoding);
}

/** Reading may still fail later, when the file changes under us: then the generator throws. */
async function* pieces(file: Blob, encoding: string): AsyncGenerator<Piece, void> {
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      yield { text: decoder.decode(value, { stream: true }), bytes };
    }
    yield { text: decoder.decode(), bytes };
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function encodingOf(sample: Uint8Array): string | undefined {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // No text of these encodings has control characters, beside tabs, line and page breaks.
  if (sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1e && byte !== 0x1f))) {
    return undefined;
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
