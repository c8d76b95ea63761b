import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

export interface Pixels {
  width: number;
  height: number;
  /** Four bytes each. */
  data: Uint8ClampedArray;
}

const { resolve } = createRequire(import.meta.url);
const { PNG } = createRequire(import.meta.resolve('qrcode'))('pngjs') as {
  PNG: { sync: { read(bytes: Uint8Array): { width: number; height: number; data: Uint8Array } } };
};

// From the package itself: it would fetch it from a public server.
const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: false,
  maxNumberOfSymbols: 1,
};

/** A photograph's pixels. */
export function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
}

/** A part of a picture. */
export function cut({ width, height, data }: Pixels, x: number, y: number, side: number): Pixels {
  const [wide, high] = [Math.min(side, width - x), Math.min(side, height - y)];
  const part = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row += 1) {
    const from = ((y + row) * width + x) * 4;
    part.set(data.subarray(from, from + wide * 4), row * wide * 4);
  }
  return { width: wide, height: high, data: part };
}

/**
 * What a telephone reads off a picture: by zxing-cpp, which is in many of them. It is neither what draws the codes nor what the
 * extension itself reads codes with.
 */
export async function photographed({ width, height, data }: Pixels): Promise<string | undefined> {
  const seen = await readBarcodes({ width, height, data, colorSpace: 'srgb' } as ImageData, options);
  return seen[0]?.text;
}
