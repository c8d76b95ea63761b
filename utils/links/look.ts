/** How much of a code may be hidden and still be read: about 7, 15, 25 and 30 percent. */
export const qrLevels = ['L', 'M', 'Q', 'H'] as const;
export type QrLevel = (typeof qrLevels)[number];

/** Bytes that the largest code (version 40) holds as such (ISO/IEC 18004, table 7). */
export const mostBytes: Record<QrLevel, number> = { L: 2953, M: 2331, Q: 1663, H: 1273 };

/** Empty modules around the code that are offered. Four is the least that ISO/IEC 18004 allows. */
export const quietZones = [4, 6, 8] as const;

/** Widths of the image in pixels that are offered: beside a text, on a page, on a poster. */
export const imageSizes = [240, 480, 960] as const;

/**
 * Pixels a module has at least, wherever a code is shown or offered. From fewer, `npm run bench -- links` did not read every code
 * back, photographed at half its size and turned.
 */
export const leastScale = 4;

/** How the agent wants codes to look. */
export interface QrLook {
  level: QrLevel;
  quiet: number;
  /** Wanted width of the image in pixels. */
  size: number;
}

export const defaultLook: QrLook = { level: 'M', quiet: 4, size: 480 };

/** Reads what was kept of a look; whatever is not offered any more becomes the default. */
export function readLook(kept: { level: string; quiet: string; size: string }): QrLook {
  return {
    level: qrLevels.find((level) => level === kept.level) ?? defaultLook.level,
    quiet: quietZones.find((quiet) => String(quiet) === kept.quiet) ?? defaultLook.quiet,
    size: imageSizes.find((size) => String(size) === kept.size) ?? defaultLook.size,
  };
}

/**
 * Pixels a module in an image of some width: whole ones, so that all modules are alike.
 *
 * @param side modules, the quiet zone included
 * @returns undefined where they would be too small to be scanned
 */
export function scaleIn(size: number, side: number): number | undefined {
  const scale = Math.floor(size / side);
  return scale >= leastScale ? scale : undefined;
}

/** The widths that are offered for a code of so many modules. */
export function sizesFor(side: number): number[] {
  return imageSizes.filter((size) => scaleIn(size, side) !== undefined);
}

/** How many bytes a link has, and at which levels a code holds it. */
export function lengthOf(url: string): { bytes: number; fits: QrLevel[] } {
  const bytes = new TextEncoder().encode(url).length;
  return { bytes, fits: qrLevels.filter((level) => bytes <= mostBytes[level]) };
}
