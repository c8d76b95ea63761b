import type { SeenCode } from '../messages/calls.ts';
import { placeAt } from '../sites/settings.ts';
import type { PatchcordDatabase } from './db.ts';
import type { Sighting } from './sighting.ts';

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
  const place = await placeAt(db, where.url);
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
        said: before?.said === 'customer' ? before.said : (one.said ?? before?.said),
        at: earlier(sane(one.at, now), before?.at),
        firstSeenAt: before?.firstSeenAt ?? now,
        lastSeenAt: now,
        outcome: before?.outcome,
        meant: before?.meant,
      };
    });
    await db.sightings.bulkPut(sightings);
    return sightings;
  });
}

/** A message is not of the future; what a page says of its time is not believed beyond a minute of difference of clocks. */
function sane(at: number | undefined, now: number): number | undefined {
  return at !== undefined && at <= now + 60_000 ? Math.min(at, now) : undefined;
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

/** The tab left its page, or the browser started anew and gives its tab ids to others. */
export async function forgetTab(db: PatchcordDatabase, tab?: number): Promise<void> {
  const shown =
    tab === undefined ? db.sightings.where('tab').above(-1) : db.sightings.where('tab').equals(tab);
  await shown.modify((sighting) => {
    delete sighting.tab;
  });
  if (tab === undefined) await db.missing.clear();
  else await db.missing.delete(tab);
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
  const place = url === undefined ? undefined : await placeAt(db, url);
  await db.sightings
    .where('code')
    .equals(code)
    .filter((sighting) => place === undefined || sighting.place === place)
    .modify({ outcome });
}
