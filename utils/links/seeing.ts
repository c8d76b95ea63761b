import type { Logo } from './qr.ts';
import type { Pixels } from './scan.ts';

/** Pixels on a side that a picture is looked at with, at most. */
const lookedAt = 1_000;
/** Pixels on a side that a decoder has enough of. */
const enough = 400;
/** Pixels on a side of a logo as it is kept. */
const logoSide = 128;

/** Draws a picture on white, as large as fits. */
function drawn(image: CanvasImageSource & { width: number; height: number }, side: number): Pixels {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser gives no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  const scale = side / Math.max(image.width, image.height, 1);
  // Enlarged, a pixel stays a square.
  context.imageSmoothingEnabled = scale < 1;
  const [width, height] = [image.width * scale, image.height * scale];
  context.drawImage(image, (side - width) / 2, (side - height) / 2, width, height);
  const { data } = context.getImageData(0, 0, side, side);
  return { width: side, height: side, data };
}

/** @throws when it is no image that the browser can show */
async function load(source: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = source;
  await image.decode();
  // An SVG without measures of its own.
  if (image.width === 0 || image.height === 0) image.width = image.height = lookedAt;
  return image;
}

/**
 * A picture's pixels.
 * @param source a data address
 * @returns undefined when the browser cannot show it
 */
export async function see(source: string): Promise<Pixels | undefined> {
  try {
    const image = await load(source);
    const side = Math.min(lookedAt, Math.max(image.width, image.height));
    // A code of a pixel a module is easier to read when it is larger.
    return drawn(image, side * Math.ceil(enough / side));
  } catch {
    return undefined;
  }
}

/** A logo that was kept. @returns undefined when the browser cannot show it */
export async function openLogo(url: string): Promise<Logo | undefined> {
  try {
    const image = await load(url);
    return { url, pixels: (side) => drawn(image, side).data };
  } catch {
    return undefined;
  }
}

/**
 * A file of the agent's as a logo: a small PNG, whatever it was.
 * @returns its data address; undefined when it is no image that the browser can show
 */
export async function logoFrom(file: Blob): Promise<string | undefined> {
  const source = URL.createObjectURL(file);
  try {
    const image = await load(source);
    const { data } = drawn(image, logoSide);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = logoSide;
    canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), logoSide), 0, 0);
    return canvas.toDataURL('image/png');
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(source);
  }
}
