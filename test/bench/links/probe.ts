import { putArrived } from '../../../utils/keeping/retention.ts';
import type { SupportLink } from '../../../utils/links/link.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countSessions } from '../../../utils/sessions/records.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { customerOf, makeRecords } from '../sessions/records.ts';

/** What `links.bench.ts` has done in a page of the extension, beside the extension's own database. */
export interface Probe {
  /** Keeps the sessions of a span, as an import does. */
  keepSessions(from: number, to: number, now: number): Promise<void>;
  /** Brings the archive in order. @returns how many sessions are kept */
  tidy(now: number): Promise<number>;
  keepLinks(count: number, now: number): Promise<void>;
}

const batch = 5_000;

async function keepSessions(from: number, to: number, now: number): Promise<void> {
  const db = new PatchcordDatabase();
  for (let at = from; at < to; at += batch)
    await putArrived(db, makeRecords(at, Math.min(batch, to - at), now), now);
  db.close();
}

async function tidy(now: number): Promise<number> {
  const db = new PatchcordDatabase();
  await tend(db, now);
  const kept = await countSessions(db);
  db.close();
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

Object.assign(globalThis, { probe: { keepSessions, tidy, keepLinks } satisfies Probe });
