import QRCode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { compare, type DrawnQr, drawQr } from '../../../utils/links/drawing.ts';
import { defaultLook } from '../../../utils/links/look.ts';
import { scan } from '../../../utils/links/scan.ts';
import { logoFrom, see } from '../../../utils/links/seeing.ts';

const link = 'https://shop.helpshift.com/s/abcDEF12';

const half = (await QRCode.toDataURL(link)).slice(0, 400);

/** A picture of the agent's, in one colour. */
async function picture(colour: string, width = 300, height = 200): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}

async function drawn(url: string, more: Partial<typeof defaultLook> = {}, logo = ''): Promise<DrawnQr> {
  const code = await drawQr(url, { ...defaultLook, ...more }, logo);
  if (!('svg' in code)) throw new Error('too long');
  return code;
}

async function read(source: string): Promise<string | undefined> {
  const pixels = await see(source);
  return pixels && scan(pixels);
}

describe('the vendor’s own image', () => {
  test.each([
    ['PNG', () => QRCode.toDataURL(link)],
    ['SVG', () => QRCode.toString(link, { type: 'svg' })],
    ['small PNG', () => QRCode.toDataURL(link, { scale: 1 })],
  ])('as %s is read as a telephone reads it', async (_, make) => {
    const image = await make();
    expect(await compare(image, link)).toEqual({ shows: 'link' });
    expect(await compare(image, `${link}x`)).toEqual({ shows: 'other', to: link });
  });

  test('that leads elsewhere says where, as far as that is worth reading', async () => {
    const other = `https://evil.example/${'x'.repeat(700)}`;
    const came = await compare(await QRCode.toDataURL(other), link);
    expect(came).toEqual({ shows: 'other', to: other.slice(0, 500) });
  });

  test.each([
    ['no image', 'no image'],
    [
      'a picture without a code',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h3v3z"/></svg>',
    ],
    ['an SVG that cannot be read', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['half a PNG', half],
  ])('that is %s is read as nothing', async (_, image) => {
    expect(await compare(image, link)).toEqual({ shows: 'nothing' });
  });
});

test('what is saved is what is shown: SVG and PNG of one link are read to it', async () => {
  const code = await drawn(link, { level: 'Q', quiet: 8, size: 240 });
  expect(await read(code.svg)).toBe(link);
  expect(await read(code.png)).toBe(link);
  const image = new Image();
  image.src = code.png;
  await image.decode();
  expect(image.width).toBeLessThanOrEqual(240);
  expect(image.width % code.side).toBe(0);
});

test('a size too small to scan becomes the next one that is not', async () => {
  const code = await drawn(`https://example.com/${'x'.repeat(600)}`, { size: 240 });
  expect(code.size).toBeGreaterThan(240);
  expect(code.sizes).not.toContain(240);
});

describe('a logo', () => {
  test('is put in where the code is still read with it', async () => {
    const logo = await logoFrom(await picture('crimson'));
    const code = await drawn(link, { level: 'H' }, logo);
    expect(code.logo).toEqual({ is: 'in' });
    expect(decodeURIComponent(code.svg)).toContain('<image href="data:image/png;base64,');
    expect(await read(code.png)).toBe(link);
    expect(await read(code.svg)).toBe(link);
  });

  test('is left out where it would not, and the level that would take it is told', async () => {
    const logo = (await logoFrom(await picture('black', 200, 200))) ?? '';
    // The smallest code has the least to spare.
    const code = await drawn('https://a.de/', { level: 'L' }, logo);
    expect(code.logo.is).toBe('refused');
    expect(decodeURIComponent(code.svg)).not.toContain('<image');
    expect(await read(code.png)).toBe('https://a.de/');
    const level = code.logo.is === 'refused' ? code.logo.level : undefined;
    if (level) expect((await drawn('https://a.de/', { level }, logo)).logo).toEqual({ is: 'in' });
  });

  test('is kept small, whatever the file was; what is no image is none', async () => {
    const logo = await logoFrom(await picture('teal', 3_000, 3_000));
    expect(logo?.length).toBeLessThan(20_000);
    expect(await logoFrom(new Blob(['no image']))).toBeUndefined();
  });

  test('that the browser lost is left out without a word', async () => {
    expect((await drawn(link, {}, 'data:image/png;base64,AAAA')).logo).toEqual({ is: 'none' });
  });
});
