import { noteArrival } from '../../../utils/keeping/retention.ts';
import type { SupportLink } from '../../../utils/links/link.ts';
import type { QrLevel } from '../../../utils/links/look.ts';
import { qrPng, qrSvg } from '../../../utils/links/qr.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions, putSessions } from '../../../utils/sessions/records.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { customerOf, makeRecords } from '../sessions/records.ts';

/** What `links.bench.ts` has done in a page of the extension, beside the extension's own database. */
export interface Probe {
  /** Keeps the sessions of a span, as an import does. */
  keepSessions(from: number, to: number, now: number): Promise<void>;
  /** Begins to bring the archive in order, which takes longer than a browser lets one call last. */
  tidy(now: number): void;
  /** How many sessions are kept, when that is done; 0 before. */
  tidied(): Promise<number>;
  keepLinks(count: number, now: number): Promise<void>;
  /** Shows codes on a sheet, as many as there is room for. */
  show(
    codes: readonly Shown[],
    sheet: number,
    view: { dark: boolean; degrees: number },
  ): Promise<{ height: number; tiles: Placed[] }>;
}

/** A code as a page of the extension shows it. */
export interface Shown {
  text: string;
  level: QrLevel;
  quiet: number;
  size: number;
  as: 'svg' | 'png';
}

/** Where a code is on the sheet, with room for its turning, in CSS pixels. */
export interface Placed {
  x: number;
  y: number;
  side: number;
}

const batch = 5_000;

async function keepSessions(from: number, to: number, now: number): Promise<void> {
  const db = new PatchcordDatabase();
  for (let at = from; at < to; at += batch)
    await putSessions(db, makeRecords(at, Math.min(batch, to - at), now), now);
  // Else they would be too old to be kept.
  await noteArrival(db, { at: now, oldest: 0 });
  db.close();
}

let kept = 0;

function tidy(now: number): void {
  void (async () => {
    const db = new PatchcordDatabase();
    await tend(db, now);
    kept = await countSessions(db);
    db.close();
  })();
}

async function tidied(): Promise<number> {
  return kept;
}

async function keepLinks(count: number, now: number): Promise<void> {
  const db = new PatchcordDatabase();
  await db.links.bulkPut(Array.from({ length: count }, (_, at) => linkAt(at, now)));
  db.close();
}

function linkAt(at: number, now: number): SupportLink {
  const customer = { id: `c${at}`, ...customerOf(at) };
  const madeAt = now - at * 60_000;
  return {
    id: `bench-${at}`,
    url: `https://shop.helpshift.com/s/${at.toString(36).padStart(8, '0')}`,
    madeAt,
    expiresAt: madeAt + 86_400_000,
    via: { type: 'helpshift', name: 'shop' },
    request: {
      by: 'bench',
      customer,
      firstMessage: 'I would like to go on with my order.',
      expiry: '24h',
      tags: ['vip'],
    },
  };
}

async function show(
  codes: readonly Shown[],
  sheet: number,
  { dark, degrees }: { dark: boolean; degrees: number },
): Promise<{ height: number; tiles: Placed[] }> {
  document.body.replaceChildren();
  document.body.style.cssText = `margin: 0; max-width: none; min-height: ${sheet}px; width: ${sheet}px; background: ${dark ? '#1c1e22' : '#fff'}`;
  const tiles: Placed[] = [];
  let [x, y, high] = [0, 0, 0];
  for (const code of codes) {
    // A square turned by 15 degrees is 1.23 times as wide; and something of the page is around it.
    const side = Math.ceil(code.size * (degrees === 0 ? 1 : 1.23)) + 16;
    if (x + side > sheet) [x, y, high] = [0, y + high, 0];
    if (y + side > sheet) break;
    document.body.append(await imageOf(code, x, y, side, degrees));
    tiles.push({ x, y, side });
    x += side;
    high = Math.max(high, side);
  }
  await Promise.all([...document.images].map((image) => image.decode()));
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return { height: y + high, tiles };
}

async function imageOf(
  code: Shown,
  x: number,
  y: number,
  side: number,
  degrees: number,
): Promise<HTMLElement> {
  const image = new Image();
  if (code.as === 'svg') {
    const svg = qrSvg(code.text, code);
    if (!svg.ok) throw new Error(svg.trouble.reason);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.value)}`;
    const modules = Number(/viewBox="0 0 (\d+)/.exec(svg.value)?.[1]);
    image.width = image.height = modules * Math.floor(code.size / modules);
  } else {
    const png = await qrPng(code.text, code.size, code);
    if (!png.ok) throw new Error(png.trouble.reason);
    image.src = URL.createObjectURL(png.value);
  }
  await image.decode();
  const inset = (side - image.width) / 2;
  image.style.cssText = `position: absolute; left: ${x + inset}px; top: ${y + inset}px; transform: rotate(${degrees}deg)`;
  return image;
}

Object.assign(globalThis, { probe: { keepSessions, tidy, tidied, keepLinks, show } satisfies Probe });
