/** A file that is read as a stream, unzipped where it is zipped: some browsers unzip what they download. */
export interface Bytes {
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  /** Bytes of the file itself that are read so far. */
  read: () => number;
  /** Whether what a read threw says that the zipped file is damaged, and not that the browser cannot read it. */
  isBroken: (error: unknown) => boolean;
}

/** @returns undefined for an empty file; throws what the browser throws for one that it cannot read */
export async function openBytes(file: Blob): Promise<Bytes | undefined> {
  const [one, two] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (one === undefined) return undefined;
  const zipped = one === 0x1f && two === 0x8b;
  let read = 0;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, out) {
      read += chunk.length;
      out.enqueue(chunk);
    },
  });
  const raw = file.stream().pipeThrough(counting);
  return {
    reader: (zipped ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader(),
    read: () => read,
    // The streams' own fault for what is no gzip or breaks off is a TypeError (WHATWG, Compression); a file that was changed,
    // moved or taken away while it was read is another.
    isBroken: (error) => zipped && error instanceof TypeError,
  };
}
