import { createRequire } from 'node:module';
import jsQR from 'jsqr';

interface Pixels {
  width: number;
  height: number;
  /** Four bytes a pixel: red, green, blue, alpha. */
  data: Uint8ClampedArray;
}

/** `qrcode` writes its PNGs with this package of its own, so the two are installed together. */
const { PNG } = createRequire(import.meta.resolve('qrcode'))('pngjs') as {
  PNG: { sync: { read(bytes: Buffer): { width: number; height: number; data: Buffer } } };
};

/** What a telephone's camera reads from a QR code, given as a PNG data URL or as SVG; throws when it is no such picture. */
export function readQr(picture: string): string | undefined {
  const { data, width, height } = picture.startsWith('data:') ? pngPixels(picture) : svgPixels(picture);
  return jsQR(data, width, height)?.data;
}

function pngPixels(dataUrl: string): Pixels {
  const [, base64] = /^data:image\/png;base64,([A-Za-z0-9+/]+=*)$/.exec(dataUrl) ?? [];
  if (base64 === undefined) throw new Error('no PNG data URL');
  const { width, height, data } = PNG.sync.read(Buffer.from(base64, 'base64'));
  return { width, height, data: new Uint8ClampedArray(data) };
}

/** `qrcode` draws the modules as horizontal strokes, one unit high: `M4 4.5h7m2 0h1`. Four pixels a unit. */
function svgPixels(svg: string): Pixels {
  const size = Number(/viewBox="0 0 ([0-9]+) [0-9]+"/.exec(svg)?.[1]);
  const strokes = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1];
  if (!svg.startsWith('<svg') || !size || !strokes) throw new Error('no QR code as SVG');
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let x = 0;
  let y = 0;
  for (const [, command, a, b] of strokes.matchAll(/([Mmh])(-?[0-9.]+) ?(-?[0-9.]+)?/g)) {
    if (command === 'M') [x, y] = [Number(a), Math.floor(Number(b))];
    else if (command === 'm') [x, y] = [x + Number(a), y + Number(b)];
    else {
      for (let row = y * scale; row < (y + 1) * scale; row += 1) {
        for (let column = x * scale; column < (x + Number(a)) * scale; column += 1) {
          data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
        }
      }
      x += Number(a);
    }
  }
  return { data, width, height: width };
}
