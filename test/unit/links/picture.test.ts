import QRCode from 'qrcode';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pictureSchema, pictureSource } from '../../../utils/links/picture.ts';

const png = await QRCode.toDataURL('https://example.com');
const svg = await QRCode.toString('https://example.com', { type: 'svg' });

/** A PNG's first bytes, which claim some size. */
function claims(width: number, height: number): string {
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return `data:image/png;base64,${head.toString('base64')}`;
}

test('a PNG as a data address is shown as it is, also with line breaks in it', () => {
  expect(pictureSource(png)).toBe(png);
  expect(pictureSource(png.replace(/(.{70})/g, '$1\n'))).toBe(png);
});

test('an SVG becomes an address for an image, whatever is in it', () => {
  expect(pictureSource(svg)).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg/);
  const scripted = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(pictureSource(scripted)).not.toContain('<');
});

describe('what is no such picture is none', () => {
  test.each([
    ['', 'nothing'],
    ['https://example.com/qr.png', 'an address'],
    ['javascript:alert(1)', 'a script'],
    ['<img src=x onerror=alert(1)>', 'HTML'],
    ['<svg onload=alert(1)>', 'an SVG that does not end'],
    ['data:text/html;base64,PGI+', 'HTML as a data address'],
    ['data:image/png;base64,AAAA', 'something else that is called PNG'],
    [claims(0, 100), 'a PNG without a width'],
    [claims(100, 50_000), 'a PNG that claims to be huge'],
  ])('%s (%s)', (text) => {
    expect(pictureSource(text)).toBeUndefined();
    expect(v.is(pictureSchema, text)).toBe(false);
  });

  test('nor is one that is too long', () => {
    const long = svg.replace('</svg>', `<!--${'x'.repeat(60_000)}--></svg>`);
    expect(pictureSource(long)).toBeDefined();
    expect(v.is(pictureSchema, long)).toBe(false);
    expect(v.is(pictureSchema, svg)).toBe(true);
  });
});
