/**
 * A square black-and-white image as a PNG (ISO/IEC 15948): one bit a pixel, no filter, compressed by the platform.
 *
 * @param side pixels, 1 to 32,767
 */
export function encodePng(side: number, isDark: (x: number, y: number) => boolean): Promise<Blob> {
  const rowBytes = Math.ceil(side / 8) + 1;
  const pixels = new Uint8Array(rowBytes * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = y * rowBytes + 1 + (x >> 3);
      if (!isDark(x, y)) pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return png(side, { depth: 1, colour: 0 }, pixels);
}

/**
 * A square image in colour as a PNG: 24 bits a pixel, without transparency.
 *
 * @param pixels four bytes each, as a canvas gives them
 */
export function encodeColourPng(side: number, pixels: Uint8ClampedArray): Promise<Blob> {
  const rowBytes = side * 3 + 1;
  const rows = new Uint8Array(rowBytes * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const from = (y * side + x) * 4;
      rows.set(pixels.subarray(from, from + 3), y * rowBytes + 1 + x * 3);
    }
  }
  return png(side, { depth: 8, colour: 2 }, rows);
}

/** @param kind bits a channel, and PNG's number for what the channels are: 0 grey, 2 red, green and blue */
async function png(
  side: number,
  kind: { depth: number; colour: number },
  rows: Uint8Array<ArrayBuffer>,
): Promise<Blob> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header[8] = kind.depth;
  header[9] = kind.colour;
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const parts = [
    signature,
    chunk('IHDR', header),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts, { type: 'image/png' });
}

/** Length, type, data and the checksum of type and data. */
function chunk(type: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The cyclic redundancy check of PNG (ISO/IEC 15948, annex D), bit by bit: the images are small. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
