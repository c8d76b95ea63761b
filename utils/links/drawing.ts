import { imageSizes, lengthOf, mostBytes, type QrLevel, type QrLook, qrLevels, sizesFor } from './look.ts';
import { modulesOf } from './modules.ts';
import { type Compared, pictureSource } from './picture.ts';
import { type Logo, qrPixels, qrPng, qrSvg } from './qr.ts';
import { openLogo, see } from './seeing.ts';

/** A link's code, ready to be shown and handed on. */
export interface DrawnQr {
  /** Data addresses, so that saving goes on after the popup closed. */
  svg: string;
  png: string;
  /** Modules on a side, the quiet zone included. */
  side: number;
  /** Widths of the image in pixels that can be scanned. */
  sizes: number[];
  /** The width that `png` was drawn for: the wanted one, else the next that can be scanned. */
  size: number;
  /** What became of the logo; `level` is the lowest that would be read with it, where there is one. */
  logo: { is: 'none' | 'in' } | { is: 'refused'; level: QrLevel | undefined };
}

/** A link that no code of this level holds. */
export interface TooLong {
  bytes: number;
  most: number;
  /** Levels that hold it. */
  fits: QrLevel[];
}

/**
 * Draws a link's QR code, here rather than by a vendor: what comes from outside is never shown as an image of ours.
 *
 * @param logo the data address of the agent's own, or empty; it is put in only where the code is still read with it
 */
export async function drawQr(url: string, look: QrLook, logo: string): Promise<DrawnQr | TooLong> {
  const modules = modulesOf(url, look);
  if (!modules.ok) return { ...lengthOf(url), most: mostBytes[look.level] };
  const { side } = modules.value;
  const sizes = sizesFor(side);
  const size =
    sizes.find((each) => each >= look.size) ?? sizes.at(-1) ?? imageSizes[imageSizes.length - 1] ?? look.size;
  const picture = logo === '' ? undefined : await openLogo(logo);
  const isIn = picture !== undefined && (await isReadWith(picture, url, look));
  const options = { level: look.level, quiet: look.quiet, logo: isIn ? picture : undefined };
  const svg = qrSvg(url, options);
  const png = await qrPng(url, size, options);
  if (!svg.ok || !png.ok) throw new Error('the code was there a moment ago');
  return {
    svg: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.value)}`,
    png: await dataUrl(png.value),
    side,
    sizes,
    size,
    logo: isIn
      ? { is: 'in' }
      : picture
        ? { is: 'refused', level: await levelWith(picture, url, look) }
        : { is: 'none' },
  };
}

/** Whether the code is read with the logo in it, in every width that is offered, and at half of it, as from further away. */
async function isReadWith(logo: Logo, url: string, { level, quiet }: QrLook): Promise<boolean> {
  const { scan } = await import('./scan.ts');
  const modules = modulesOf(url, { level, quiet });
  if (!modules.ok) return false;
  const widths = sizesFor(modules.value.side).flatMap((size) => [size, size / 2]);
  return widths.every((size) => {
    const pixels = qrPixels(url, size, { level, quiet, logo });
    return pixels.ok && scan(pixels.value) === url;
  });
}

async function levelWith(logo: Logo, url: string, look: QrLook): Promise<QrLevel | undefined> {
  for (const level of qrLevels) {
    if (level !== look.level && (await isReadWith(logo, url, { ...look, level }))) return level;
  }
  return undefined;
}

/** Reads a vendor's own image of a link, as a telephone would. */
export async function compare(picture: string, url: string): Promise<Compared> {
  const source = pictureSource(picture);
  const pixels = source === undefined ? undefined : await see(source);
  const { scan } = await import('./scan.ts');
  const said = pixels && scan(pixels);
  if (said === undefined) return { shows: 'nothing' };
  if (said === url || URL.parse(said)?.href === URL.parse(url)?.href) return { shows: 'link' };
  return { shows: 'other', to: said.slice(0, 500) };
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
