import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { imageSizes, qrLevels, quietZones, scaleIn } from '../../../utils/links/look.ts';
import { modulesOf } from '../../../utils/links/modules.ts';
import { type Logo, qrPixels, qrPng, qrSvg } from '../../../utils/links/qr.ts';
import { scan } from '../../../utils/links/scan.ts';
import { randomLinks } from '../../bench/links/codes.ts';
import { type Pixels, photographed } from '../../tools/camera.ts';

/** The modules of an SVG, from its path alone. */
function svgModules(svg: string): string[] {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const rows = Array.from({ length: side }, () => Array<string>(side).fill('.'));
  for (const [, x = '', y = '', width = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  return rows.map((row) => row.join(''));
}

/** The modules of a PNG of one bit a pixel, each of which is `scale` pixels wide. */
async function pngModules(png: Blob, scale: number): Promise<string[]> {
  const bytes = Buffer.from(await png.arrayBuffer());
  const side = bytes.readUInt32BE(16);
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const rowBytes = Math.ceil(side / 8) + 1;
  return Array.from({ length: side / scale }, (_, y) =>
    Array.from({ length: side / scale }, (_, x) => {
      const at = x * scale;
      return ((rows[y * scale * rowBytes + 1 + (at >> 3)] ?? 0) >> (7 - (at & 7))) & 1 ? '.' : '#';
    }).join(''),
  );
}

/** At half the size, as a browser zooms out: each pixel the mean of four. */
function halved({ width, height, data }: Pixels): Pixels {
  const [wide, high] = [width >> 1, height >> 1];
  const small = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (dx: number, dy: number) => data[((2 * y + dy) * width + 2 * x + dx) * 4 + channel] ?? 255;
        small[(y * wide + x) * 4 + channel] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
      }
  return { width: wide, height: high, data: small };
}

const links = randomLinks(10);

test.each(links.map((link) => [link.length, link] as const))(
  'a link of %i characters is the same modules as PNG and as SVG, and read by a telephone at every level, edge and size',
  async (_, link) => {
    let read = 0;
    for (const level of qrLevels) {
      for (const quiet of quietZones) {
        const made = modulesOf(link, { level, quiet });
        if (!made.ok) continue;
        const svg = qrSvg(link, { level, quiet });
        if (!svg.ok) throw new Error(svg.trouble.reason);
        const size = imageSizes.find((each) => scaleIn(each, made.value.side));
        if (size === undefined) throw new Error(`no size for ${link.length} characters at ${level}`);
        const png = await qrPng(link, size, { level, quiet });
        if (!png.ok) throw new Error(png.trouble.reason);
        expect(await pngModules(png.value, scaleIn(size, made.value.side) ?? 1)).toEqual(
          svgModules(svg.value),
        );
        const pixels = qrPixels(link, size, { level, quiet });
        if (!pixels.ok) throw new Error(pixels.trouble.reason);
        expect(await photographed(pixels.value)).toBe(link);
        expect(await photographed(halved(pixels.value))).toBe(link);
        expect(scan(pixels.value)).toBe(link);
        read += 1;
      }
    }
    expect(read).toBeGreaterThanOrEqual(6);
  },
  60_000,
);

describe('a logo', () => {
  const grey: Logo = {
    url: 'data:image/png;base64,AAAA',
    pixels: (side) => new Uint8ClampedArray(side * side * 4).fill(90),
  };

  test('hides modules in the middle, in the PNG and the SVG alike, and the code is still read at level H', async () => {
    const link = links[2] ?? '';
    const options = { level: 'H', logo: grey } as const;
    const pixels = qrPixels(link, 480, options);
    const svg = qrSvg(link, options);
    if (!pixels.ok || !svg.ok) throw new Error('not drawn');
    const side = svgModules(svg.value).length;
    const [, x, y, width] =
      /<image href="data:image\/png;base64,AAAA" x="(\d+)" y="(\d+)" width="(\d+)"/.exec(svg.value) ?? [];
    expect(x).toBe(y);
    expect(Number(x) * 2 + Number(width)).toBe(side);
    expect(svgModules(svg.value)[side >> 1]?.slice(Number(x) - 1, Number(x) + Number(width) + 1)).toMatch(
      /^\.+$/,
    );
    expect(await photographed(pixels.value)).toBe(link);
    expect(scan(pixels.value)).toBe(link);
  });

  test('is a PNG in colour', async () => {
    const png = await qrPng('https://example.com', 240, { level: 'H', logo: grey });
    if (!png.ok) throw new Error(png.trouble.reason);
    const bytes = Buffer.from(await png.value.arrayBuffer());
    expect([bytes[24], bytes[25]]).toEqual([8, 2]);
    const side = bytes.readUInt32BE(16);
    const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
    expect(rows).toHaveLength((side * 3 + 1) * side);
    const middle = (side >> 1) * (side * 3 + 1) + 1 + (side >> 1) * 3;
    expect([...rows.subarray(middle, middle + 3)]).toEqual([90, 90, 90]);
  });
});
