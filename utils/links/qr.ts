import { type Answer, good } from '../messages/answer.ts';
import { defaultLook, type QrLevel } from './look.ts';
import { type Modules, modulesOf } from './modules.ts';
import { encodeColourPng, encodePng } from './png.ts';

export interface QrOptions {
  /** Default M. */
  level?: QrLevel | undefined;
  /** Empty modules around the code. Four is what ISO/IEC 18004 asks for, and the default. */
  quiet?: number | undefined;
  /** In the middle, on white. It hides modules: whoever puts one in makes sure that the code is still read (`scan.ts`). */
  logo?: Logo | undefined;
}

/** A picture of the agent's. */
export interface Logo {
  /** A PNG as a data address. */
  url: string;
  /** Its pixels at so many on a side, four bytes each, on white. */
  pixels: (side: number) => Uint8ClampedArray;
}

/** How much of the code's width the logo's white plate takes: about a twentieth of its area. */
const plateWidth = 0.22;

/**
 * A link as an SVG image, black on white in every theme since scanners want it so, one unit a module.
 *
 * @returns `invalid` with the field `url` when the link is too long; `detail` is how many bytes it may have
 */
export function qrSvg(text: string, options: QrOptions = {}): Answer<string> {
  const drawn = draw(text, options);
  if (!drawn.ok) return drawn;
  const { side, isDark } = drawn.value;
  const path: string[] = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x + 1, y)) x += 1;
      path.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
  }
  const { from, width } = logoIn(drawn.value);
  const logo = options.logo
    ? `<image href="${options.logo.url}" x="${from}" y="${from}" width="${width}" height="${width}"/>`
    : '';
  return good(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path.join('')}"/>${logo}</svg>`,
  );
}

/**
 * A link as a PNG image, drawn without a canvas: browsers that resist fingerprinting put noise into what is read from one.
 *
 * @param size wanted width and height in pixels; the image is the largest whole number of pixels a module within it, and at
 *   least one
 * @returns the trouble of `qrSvg` when the link is too long
 */
export async function qrPng(text: string, size: number, options: QrOptions = {}): Promise<Answer<Blob>> {
  if (options.logo) {
    const drawn = qrPixels(text, size, options);
    return drawn.ok ? good(await encodeColourPng(drawn.value.width, drawn.value.data)) : drawn;
  }
  const drawn = draw(text, options);
  if (!drawn.ok) return drawn;
  const { side, isDark } = drawn.value;
  const scale = scaleOf(size, side);
  return good(await encodePng(side * scale, (x, y) => isDark(Math.floor(x / scale), Math.floor(y / scale))));
}

/** The pixels of the same image, four bytes each. */
export function qrPixels(
  text: string,
  size: number,
  options: QrOptions = {},
): Answer<{ width: number; height: number; data: Uint8ClampedArray }> {
  const drawn = draw(text, options);
  if (!drawn.ok) return drawn;
  const modules = drawn.value;
  const scale = scaleOf(size, modules.side);
  const side = modules.side * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = (y * side + x) * 4;
      if (modules.isDark(Math.floor(x / scale), Math.floor(y / scale))) data.fill(0, at, at + 3);
    }
  }
  if (options.logo) {
    const { from, width } = logoIn(modules);
    const wide = width * scale;
    const pixels = options.logo.pixels(wide);
    for (let y = 0; y < wide; y += 1)
      data.set(
        pixels.subarray(y * wide * 4, (y + 1) * wide * 4),
        ((from * scale + y) * side + from * scale) * 4,
      );
  }
  return good({ width: side, height: side, data });
}

function scaleOf(size: number, side: number): number {
  return Math.max(1, Math.floor(size / side));
}

/** The modules, without those under the logo's plate. */
function draw(text: string, { level = defaultLook.level, quiet = 4, logo }: QrOptions): Answer<Modules> {
  const made = modulesOf(text, { level, quiet });
  if (!made.ok || !logo) return made;
  const { from, width } = logoIn(made.value);
  const isUnder = (at: number) => at >= from - 1 && at < from + width + 1;
  const { isDark } = made.value;
  return good({ ...made.value, isDark: (x, y) => !(isUnder(x) && isUnder(y)) && isDark(x, y) });
}

/** Where the logo stands, in modules: an odd number of them, as the code has, with a light one around. */
function logoIn({ side, quiet }: Modules): { from: number; width: number } {
  const plate = Math.max(5, Math.floor((side - 2 * quiet) * plateWidth) | 1);
  return { from: (side - plate) / 2 + 1, width: plate - 2 };
}
