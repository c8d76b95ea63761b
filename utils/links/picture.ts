import * as v from 'valibot';

/** A vendor's own image of a link: until a page of ours has compared it, and what came of that. */
export type TheirImage = { picture: string } | Compared;

export interface Compared {
  /** `nothing`: it could not be read. */
  shows: 'link' | 'other' | 'nothing';
  /** Where `other` leads to, at most 500 characters of it. */
  to?: string | undefined;
}

/** Characters that an image of a short link may have; Helpshift's has some thousands. */
const mostText = 60_000;

/** Pixels on a side: more than a code needs, and too few to fill the memory with. */
const mostSide = 2_000;

/** A PNG as a data address, or an SVG as its text, as Helpshift sends them; anything else is no picture. */
export const pictureSchema = v.pipe(
  v.string(),
  v.maxLength(mostText),
  v.check((text) => pictureSource(text) !== undefined, 'no picture'),
);

/**
 * The address by which an `<img>` shows a vendor's image, which is the one way that it is ever used: neither its scripts nor its
 * references work there.
 *
 * @returns undefined for what is no image of that kind, or one that claims to be huge
 */
export function pictureSource(text: string): string | undefined {
  const trimmed = text.trim();
  const [, png] = /^data:image\/png;base64,([A-Za-z0-9+/\s]+=*)\s*$/.exec(trimmed) ?? [];
  if (png !== undefined) return pngSource(png.replace(/\s/g, ''));
  if (/^(<\?xml[^>]*>\s*)?(<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/i.test(trimmed) && /<\/svg>$/i.test(trimmed)) {
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(trimmed)}`;
  }
  return /^data:image\/svg\+xml[;,][^\s"'<>]*$/i.test(trimmed) ? trimmed : undefined;
}

/** Width and height stand in the first bytes (ISO/IEC 15948, 11.2.2). */
function pngSource(base64: string): string | undefined {
  try {
    const head = Uint8Array.from(atob(base64.slice(0, 32)), (char) => char.charCodeAt(0));
    const view = new DataView(head.buffer);
    const isPng = view.getUint32(0) === 0x89504e47;
    const sides = [view.getUint32(16), view.getUint32(20)];
    if (!isPng || sides.some((side) => side === 0 || side > mostSide)) return undefined;
  } catch {
    return undefined;
  }
  return `data:image/png;base64,${base64}`;
}
