import { type Person, personOf } from './customer.ts';
import type { PatchcordDatabase } from './db.ts';
import { vouches } from './odds.ts';
import { type Device, deviceOf, pageOf } from './scene.ts';
import type { Session } from './session.ts';
import type { Sighting } from './sighting.ts';
import { canBeMeant } from './standing.ts';

/** The sessions that a stranger's number may meet by chance: how many, and a fair sample of them. */
export interface Crowd {
  live: number;
  people: readonly Person[];
  /** How many people of the sample bear a name. */
  bearers: ReadonlyMap<string, number>;
  /** When they started, in epoch ms, as far as that is known. */
  starts: readonly number[];
  /** The devices that there are, with how many of the sample have each. */
  devices: ReadonlyMap<Device, number>;
  pages: readonly string[];
}

export function crowdOf(sample: readonly Session[], live: number): Crowd {
  const people = sample.flatMap(({ customer }) => personOf(customer) ?? []);
  const bearers = new Map<string, number>();
  for (const { names, family } of people) {
    for (const name of family === undefined ? names : [family, ...names])
      bearers.set(name, (bearers.get(name) ?? 0) + 1);
  }
  const devices = new Map<string, number>();
  for (const session of sample) {
    const words = deviceOf(session).join(' ');
    if (words !== '') devices.set(words, (devices.get(words) ?? 0) + 1);
  }
  return {
    live,
    people,
    bearers,
    starts: sample.flatMap(({ startedAt }) => startedAt ?? []),
    devices: new Map([...devices].map(([words, count]) => [words.split(' '), count])),
    pages: sample.flatMap((each) => pageOf(each) ?? []),
  };
}

/** How many sessions can be meant now: counted in the indexes, an upper bound. */
export async function countLive(db: PatchcordDatabase, now: number): Promise<number> {
  const recordings = await recent(db, now).count();
  const codes = await unexpired(db, now).count();
  return recordings + codes;
}

/** Whether so few sessions are live that a bare number which meets one is its code; not counted where no code is bare. */
export async function isVouchedFor(
  db: PatchcordDatabase,
  sightings: readonly Sighting[],
  now: number,
): Promise<boolean> {
  const isAnyWeak = sightings.some(({ strength }) => strength === 'weak');
  return isAnyWeak && vouches(await countLive(db, now));
}

/**
 * So many are looked at. What none of them has is taken for as rare as one in as many, so that 5,000 are enough for a
 * greeted name to tell at 50,000 live sessions; reading them takes about a quarter of a second.
 */
export const mostSampled = 5_000;
const mostListed = 200_000;
/** A sample is good for so long, in ms, unless the number of sessions changed by a tenth. */
const goodFor = 60_000;

interface Kept {
  db: PatchcordDatabase;
  at: number;
  counted: number;
  crowd: Promise<Crowd>;
}
let kept: Kept | undefined;

/** The crowd of now. Kept in memory: a worker that is woken looks anew. */
export async function gatherCrowd(db: PatchcordDatabase, now: number): Promise<Crowd> {
  const counted = await countLive(db, now);
  const isGood =
    kept?.db === db &&
    Math.abs(now - kept.at) < goodFor &&
    Math.abs(counted - kept.counted) <= kept.counted / 10;
  if (!kept || !isGood) {
    const fresh = { db, at: now, counted, crowd: gather(db, now) };
    kept = fresh;
    // One that failed is no answer to the next question.
    fresh.crowd.catch(() => {
      if (kept === fresh) kept = undefined;
    });
  }
  return kept.crowd;
}

async function gather(db: PatchcordDatabase, now: number): Promise<Crowd> {
  return db.transaction('r', db.sessions, async () => {
    const ids = new Set<string>();
    for (const some of [recent(db, now), unexpired(db, now)])
      for (const id of await some.limit(mostListed).primaryKeys()) ids.add(id);
    const drawn = draw([...ids], mostSampled);
    const read = (await db.sessions.bulkGet(drawn)).filter((session) => session !== undefined);
    const sample = read.filter((session) => canBeMeant(session, now));
    const live = Math.ceil((ids.size * sample.length) / Math.max(1, drawn.length));
    return crowdOf(sample, live);
  });
}

/** A fair choice, whatever the order of `all`, which it changes. */
function draw<T>(all: T[], most: number): T[] {
  const count = Math.min(most, all.length);
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(Math.random() * (all.length - at));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all.slice(0, count);
}

function recent(db: PatchcordDatabase, now: number) {
  return db.sessions.where('startedAt').above(now - 48 * 60 * 60_000);
}

function unexpired(db: PatchcordDatabase, now: number) {
  return db.sessions.where('expiresAt').above(now);
}
