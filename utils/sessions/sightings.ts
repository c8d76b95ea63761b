import type { SeenCode } from '../messages/calls.ts';
import { placeAt } from '../sites/settings.ts';
import type { PatchcordDatabase } from './db.ts';
import type { Sighting } from './sighting.ts';

/** Shown anew after so many ms, a conversation that stayed open all the time was shown another time. */
const anotherTime = 30 * 60_000;

/** Which sightings are meant: those of a page's conversation, or those of a tab; else those that any tab shows now. */
export interface Where {
  url?: string | undefined;
  tab?: number | undefined;
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
        // A clock that ran ahead and was put right: it was seen by now.
        firstSeenAt: Math.min(before?.firstSeenAt ?? now, now),
        lastSeenAt: now,
        times: (before?.times ?? (before ? 1 : 0)) + (isAnotherTime(before, now) ? 1 : 0),
        outcome: before?.outcome,
        meant: before?.meant,
      };
    });
    await db.sightings.bulkPut(sightings);
    return sightings;
  });
}

function isAnotherTime(before: Sighting | undefined, now: number): boolean {
  return before?.tab === undefined || now - before.lastSeenAt >= anotherTime;
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
 * Notes what the agent made of a code. What was dismissed stays so in its conversation, unless it is opened or copied there.
 *
 * @param where without it, or with a tab that does not show the code, every conversation that is open with it
 */
export async function noteOutcome(
  db: PatchcordDatabase,
  code: string,
  outcome: NonNullable<Sighting['outcome']>,
  where: Where = {},
): Promise<void> {
  await db.transaction('rw', db.sightings, db.sites, async () => {
    const meant = await sightingsAt(db, code, where);
    const isHere = where.url !== undefined || meant.some(({ tab }) => tab !== undefined && tab === where.tab);
    const changed = meant.filter(
      (sighting) => isHere || outcome === 'dismissed' || sighting.outcome !== 'dismissed',
    );
    await db.sightings.bulkPut(changed.map((sighting) => ({ ...sighting, outcome })));
  });
}

/**
 * The sightings of a code that are meant, the newest last seen first. A page is told of its own conversation alone: what
 * stands in another is not for it.
 */
export async function sightingsAt(
  db: PatchcordDatabase,
  code: string,
  { url, tab }: Where,
): Promise<Sighting[]> {
  if (url !== undefined) {
    const sighting = await db.sightings.get(`${code}@${await placeAt(db, url)}`);
    return sighting ? [sighting] : [];
  }
  const all = await db.sightings.where('code').equals(code).toArray();
  all.sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  const inTab = tab === undefined ? [] : all.filter((sighting) => sighting.tab === tab);
  if (inTab.length > 0) return inTab;
  const open = all.filter((sighting) => sighting.tab !== undefined);
  return open.length > 0 ? open : all.slice(0, 1);
}
