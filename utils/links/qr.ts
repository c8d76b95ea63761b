import QRCode from 'qrcode';
import { type Answer, bad, good } from '../messages/answer.ts';
import { encodePng } from './png.ts';

/** How much of a code may be hidden and still be read: about 7, 15, 25 and 30 percent. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

export interface QrOptions {
  /** Default M. */
  level?: QrLevel | undefined;
  /** Empty modules around the code. Four is what ISO/IEC 18004 asks for, and the default. */
  quiet?: number | undefined;
}

/** Bytes that the largest code (version 40) holds as such (ISO/IEC 18004, table 7). */
const mostBytes: Record<QrLevel, number> = { L: 2953, M: 2331, Q: 1663, H: 1273 };

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
  return good(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path.join('')}"/></svg>`,
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
  const drawn = draw(text, options);
  if (!drawn.ok) return drawn;
  const { side, isDark } = drawn.value;
  const scale = Math.max(1, Math.floor(size / side));
  const png = await encodePng(side * scale, (x, y) => isDark(Math.floor(x / scale), Math.floor(y / scale)));
  return good(png);
}

interface Drawn {
  /** Modules on one side, the quiet zone included. */
  side: number;
  isDark: (x: number, y: number) => boolean;
}

function draw(text: string, { level = 'M', quiet = 4 }: QrOptions): Answer<Drawn> {
  if (new TextEncoder().encode(text).length > mostBytes[level]) {
    return bad('invalid', { field: 'url', detail: String(mostBytes[level]) });
  }
  // As bytes, in one segment: then the limit above is exact, and every scanner reads UTF-8 from it.
  const data = new TextEncoder().encode(text);
  const { modules } = QRCode.create([{ data, mode: 'byte' }], { errorCorrectionLevel: level });
  const inside = (at: number) => at >= 0 && at < modules.size;
  return good({
    side: modules.size + 2 * quiet,
    isDark: (x, y) => inside(x - quiet) && inside(y - quiet) && modules.get(y - quiet, x - quiet) === 1,
  });
}
