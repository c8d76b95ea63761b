import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import type { QrLevel } from '../../../utils/links/look.ts';
import { qrPng, qrSvg } from '../../../utils/links/qr.ts';

/** Reads a one-bit PNG of ours back into pixels, and the pixels with an independent decoder. */
async function decode(png: Blob): Promise<{ side: number; text: string | undefined }> {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const side = view.getUint32(16);
  const length = view.getUint32(33);
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const rowBytes = Math.ceil(side / 8) + 1;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const light = ((rows[y * rowBytes + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      if (!light) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { side, text: jsQR(pixels, side, side)?.data };
}

const link = (length: number) => `https://example.com/s/${'aB3-_~%20'.repeat(300)}`.slice(0, length);

describe('the image of a link', () => {
  test.each<[number, QrLevel]>([
    [30, 'L'],
    [30, 'H'],
    [150, 'M'],
    [600, 'Q'],
    [1200, 'H'],
    [2000, 'M'],
  ])('of %i characters at level %s is read back to the same link', async (length, level) => {
    const png = await qrPng(link(length), 900, { level });
    if (!png.ok) throw new Error(png.trouble.reason);
    expect(png.value.type).toBe('image/png');
    const { side, text } = await decode(png.value);
    expect(text).toBe(link(length));
    expect(side).toBeLessThanOrEqual(900);
    expect(side).toBeGreaterThan(600);
  });

  test('as SVG is one path on white, without anything of the link in it as text', () => {
    const svg = qrSvg('https://example.com/"><script>');
    expect(svg.ok && svg.value).toMatch(
      /^<svg xmlns="[^"]+" viewBox="0 0 (\d+) \1"[^<]*<path fill="#fff"[^<]*<path d="[Mhvz0-9 -]+"\/><\/svg>$/,
    );
  });

  test('has a quiet zone of four modules unless told', () => {
    const side = (quiet?: number) => {
      const svg = qrSvg('https://example.com', { quiet });
      return Number(/viewBox="0 0 (\d+)/.exec(svg.ok ? svg.value : '')?.[1]);
    };
    expect(side() - side(0)).toBe(8);
  });
});

test.each<[QrLevel, number]>([
  ['L', 2953],
  ['M', 2331],
  ['Q', 1663],
  ['H', 1273],
])('level %s takes links of %i bytes and says so of longer ones', async (level, most) => {
  expect(qrSvg('x'.repeat(most), { level })).toMatchObject({ ok: true });
  const trouble = { reason: 'invalid', field: 'url', detail: String(most) };
  expect(qrSvg('x'.repeat(most + 1), { level })).toEqual({ ok: false, trouble });
  expect(qrSvg('é'.repeat(most), { level })).toEqual({ ok: false, trouble });
  expect(await qrPng('x'.repeat(most + 1), 100, { level })).toEqual({ ok: false, trouble });
});
