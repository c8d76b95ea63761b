import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Driver } from '../../tools/browsers/driver.ts';

/** One opening of a popup, in ms. */
export interface Opening {
  /** From the click on the toolbar button to the first contentful paint. */
  clicked: number;
  /** From the popup's navigation to the first contentful paint. */
  painted: number;
  /** From the popup's navigation to everything of the first view being there for use; NaN for a popup that does not tell. */
  ready: number;
}

/**
 * Clicks the toolbar button while `page` is in front, and closes the popup again. Firefox tells of some popups' first paint never: such
 * an opening is done again.
 *
 * @param before each opening
 */
export async function openOnce(
  driver: Driver,
  page: Page,
  tells: boolean,
  before: () => Promise<void> = async () => undefined,
): Promise<Opening> {
  for (let tries = 0; tries < 10; tries += 1) {
    await before();
    const { clickedAt, value } = await driver.inRealPopup(
      page,
      (tells) => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
        const ready = performance.getEntriesByName('ready')[0]?.startTime;
        const isOver = performance.now() > 5_000;
        if (!isOver && (paint === undefined || (tells && ready === undefined))) return undefined;
        return { origin: performance.timeOrigin, paint: paint ?? null, ready: ready ?? null };
      },
      tells,
    );
    const { origin, paint, ready } = value;
    if (paint === null || (tells && ready === null)) continue;
    return { clicked: origin + paint - clickedAt, painted: paint, ready: ready ?? Number.NaN };
  }
  throw new Error('the popup does not tell when it was painted');
}

/** An extension whose popup holds one word: what the browser itself takes. */
export function emptyExtension(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'patchcord-bench-')), 'empty');
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    action: { default_popup: 'popup.html' },
    browser_specific_settings: { gecko: { id: 'empty@bench.example' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'popup.html'),
    '<!doctype html><meta charset="utf-8"><title>Empty</title><body style="width:360px;height:200px">Empty',
  );
  return folder;
}
