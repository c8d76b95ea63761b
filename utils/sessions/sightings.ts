import type { SeenCode } from '../messages/calls.ts';
import type { PatchcordDatabase } from './db.ts';
import type { Sighting } from './sighting.ts';

/** Where a page stands, without query and fragment: both carry what is none of our business. */
export function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * Records what a frame shows, in one transaction, and gives back the sightings in the order of `seen`.
 * A code that stands twice in one place is one sighting; a kind or strength that became clearer replaces the older.
 */
export async function recordSightings(
  db: PatchcordDatabase,
  seen: readonly SeenCode[],
  where: { url: string; tab: number },
  now: number,
): Promise<Sighting[]> {
  const place = placeOf(where.url);
  const ids = seen.map(({ code }) => `${code}@${place}`);
  return db.transaction('rw', db.sightings, async () => {
    const known = await db.sightings.bulkGet(ids);
    const sightings = seen.map((one, i): Sighting => {
      const before = known[i];
      const clearer = before === undefined || one.strength === 'strong' || before.strength === 'weak';
      return {
        id: ids[i] as string,
        code: one.code,
        kind: clearer ? one.kind : before.kind,
        strength: clearer ? one.strength : before.strength,
        place,
        tab: where.tab,
        excerpt: (clearer && one.excerpt) || before?.excerpt,
        firstSeenAt: before?.firstSeenAt ?? now,
        lastSeenAt: now,
        outcome: before?.outcome,
      };
    });
    await db.sightings.bulkPut(sightings);
    return sightings;
  });
}

/** The tab left its page, or the browser started anew and gives its tab ids to others. */
export async function forgetTab(db: PatchcordDatabase, tab?: number): Promise<void> {
  const shown =
    tab === undefined ? db.sightings.where('tab').above(-1) : db.sightings.where('tab').equals(tab);
  await shown.modify((sighting) => {
    delete sighting.tab;
  });
}

/**
 * Notes what the agent made of a code.
 * @param url only where it stands on this page; without it, wherever it stands
 */
export async function noteOutcome(
  db: PatchcordDatabase,
  code: string,
  outcome: NonNullable<Sighting['outcome']>,
  url?: string,
): Promise<void> {
  const place = url === undefined ? undefined : placeOf(url);
  await db.sightings
    .where('code')
    .equals(code)
    .filter((sighting) => place === undefined || sighting.place === place)
    .modify({ outcome });
}
