import decodeQr from 'qr/decode.js';

export interface Pixels {
  width: number;
  height: number;
  /** Four bytes each. */
  data: Uint8ClampedArray;
}

/** Milliseconds that one picture may take; what is drawn cleanly takes a few. */
const timeLimit = 500;

/**
 * Reads a QR code off a picture, as a telephone does.
 * @returns undefined where there is none that can be read
 */
export function scan(pixels: Pixels): string | undefined {
  try {
    return decodeQr(pixels, { format: 'RGBA', timeLimit });
  } catch {
    // It throws for whatever is no readable code.
    return undefined;
  }
}
