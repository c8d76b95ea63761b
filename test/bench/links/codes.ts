import type { Page } from 'puppeteer-core';
import { imageSizes, leastScale, qrLevels, quietZones } from '../../../utils/links/look.ts';
import { modulesOf } from '../../../utils/links/modules.ts';
import { cut, photographed, pixelsOf } from '../../tools/camera.ts';
import { dice } from '../../unit/sessions/dice.ts';
import type { Placed, Shown } from './probe.ts';

const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?=&%20';

/** Random links of 20 to 2,000 characters, each as likely to be short as to be long. */
export function randomLinks(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const roll = dice(at * 7919 + 5);
    const length = Math.round(20 * 100 ** (at / Math.max(1, count - 1)));
    const tail = Array.from({ length }, () => signs.charAt(roll(signs.length))).join('');
    return `https://example.com/${tail}`.slice(0, length);
  });
}

/** Every link in every size and level that is offered for it, as SVG and PNG and with each quiet zone in turn. */
export function everyCode(links: readonly string[], least = leastScale): Shown[] {
  let turn = 0;
  return links.flatMap((text) =>
    qrLevels.flatMap((level) =>
      imageSizes.flatMap((size): Shown[] => {
        turn += 1;
        const quiet = quietZones[turn % quietZones.length] ?? 4;
        const made = modulesOf(text, { level, quiet });
        if (!made.ok || size / made.value.side < least) return [];
        return [{ text, level, quiet, size, as: Math.floor(turn / 3) % 2 === 0 ? 'svg' : 'png' }];
      }),
    ),
  );
}

/** How a screen may show a code, and a camera see it. */
export interface View {
  name: string;
  /** Device pixels a CSS pixel: the browser's zoom and the screen's together. */
  zoom: number;
  dark: boolean;
  degrees: number;
}

export const views: View[] = [
  { name: 'plain', zoom: 1, dark: false, degrees: 0 },
  { name: 'half', zoom: 0.5, dark: false, degrees: 0 },
  { name: 'dark', zoom: 1, dark: true, degrees: 0 },
  { name: 'turned', zoom: 1, dark: false, degrees: 15 },
  { name: 'half, dark, turned', zoom: 0.5, dark: true, degrees: 15 },
  { name: 'at 1.5', zoom: 1.5, dark: false, degrees: 0 },
];

/** Many codes on one sheet are one photograph: width and height of a sheet in CSS pixels. */
const sheet = 2_400;

/**
 * Has a page of the extension show the codes, photographs them and reads the photographs.
 * @returns those that were not read back to their link
 */
export async function misread(page: Page, codes: readonly Shown[], view: View): Promise<Shown[]> {
  const wrong: Shown[] = [];
  await page.setViewport({ width: sheet, height: 800, deviceScaleFactor: view.zoom });
  await page
    .emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' }])
    .catch(() => {
      // Firefox knows no such command: the sheet is dark by itself.
    });
  for (let rest = [...codes]; rest.length > 0; ) {
    const placed = (await page.evaluate(
      (codes, sheet, view) => {
        const { probe } = globalThis as unknown as { probe: { show(...given: unknown[]): Promise<unknown> } };
        return probe.show(codes, sheet, view);
      },
      rest.slice(0, 120),
      sheet,
      view,
    )) as { height: number; tiles: Placed[] };
    const shot = await page.screenshot({
      clip: { x: 0, y: 0, width: sheet, height: placed.height },
      captureBeyondViewport: true,
    });
    const picture = pixelsOf(shot);
    // A screenshot may come in CSS pixels whatever the zoom.
    const scale = picture.width / sheet;
    for (const [at, { x, y, side }] of placed.tiles.entries()) {
      const code = rest[at];
      if (!code) continue;
      const part = cut(picture, Math.floor(x * scale), Math.floor(y * scale), Math.ceil(side * scale));
      if ((await photographed(part)) !== code.text) wrong.push(code);
    }
    rest = rest.slice(placed.tiles.length);
  }
  return wrong;
}
