import type { PatchcordDatabase } from '../sessions/db.ts';
import { cutFor, firstOfMinute, purge } from '../sessions/keeping.ts';
import { countSessions } from '../sessions/records.ts';
import { isOver } from '../sources/imports.ts';
import { openedSince } from './opened.ts';
import {
  arrivalsOf,
  cutByAge,
  forgetArrivals,
  livesOf,
  noteArrival,
  type Retention,
  retentionOf,
} from './retention.ts';

/** How many records went, by kind. */
export interface Gone {
  sessions: number;
  sightings: number;
  links: number;
}

/** How the newest purge went. Times in epoch ms. */
export interface PurgeSetting {
  name: 'purge';
  /** When was last looked whether something is too old, with a clock that could be believed. */
  checkedAt: number;
  /** When the newest purge began; absent before the first. */
  begunAt?: number | undefined;
  /** When it was through; absent while it is under way, or was broken off and goes on with the next alarm. */
  doneAt?: number | undefined;
  gone: Gone;
}

const hour = 60 * 60_000;
/** So often is looked whether something is too old. */
const every = 6 * hour;
/** After a longer break the clock is not believed at once: one that is a year ahead would delete everything. */
const longest = 7 * 24 * hour;
/** Once there are more sessions than may stay, so many go that this part of the bound is free: the next purge is not at once. */
const slack = 0.02;
/** So many records of other tables go in one step. */
const stepRecords = 500;

/**
 * Whether to purge now.
 *
 *   first ──▶ what is there counts as having come now: nobody's data goes because a newer version came
 *   note ───▶ the clock went back, or leapt: look again in some hours, when it has proved itself
 *   purge ──▶ some hours since, or a purge was broken off
 *   wait ───▶ everything else
 */
export function duty(last: PurgeSetting | undefined, now: number): 'first' | 'note' | 'purge' | 'wait' {
  if (!last) return 'first';
  const since = now - last.checkedAt;
  if (since < 0 || since > longest) return 'note';
  return since >= every ? 'purge' : 'wait';
}

/**
 * Deletes what is kept for longer than the agent wants, in steps between which others have their turn. Each step is one
 * transaction together with its count, so it may be broken off anywhere, and the next call goes on.
 *
 * - Sessions go by their age, counted from their beginning and, for those that were imported or restored, from that day; and by
 *   their number, the oldest first. Those that are not over for two days stay. Those that were opened stay three times as long,
 *   counted from when they were last opened, and go by their number only when all others are gone.
 * - Sightings go so long after they were last seen; three times as long where an agent did something with the code.
 * - Links go so long after they expired; those that do not expire, three times as long after they were made.
 * - What was read of conversations goes so long after it was last read; it can be read again.
 * - What is left of an import that is over goes with the rows that were refused.
 *
 * @param asked the agent changed the setting, and waits for it
 * @param signal ends it after the step under way
 */
export async function purgeOld(
  db: PatchcordDatabase,
  now: number,
  { signal, asked = false }: { signal?: AbortSignal | undefined; asked?: boolean } = {},
): Promise<void> {
  const last = await logOf(db);
  const todo = asked ? 'purge' : duty(last, now);
  if (todo === 'wait') return;
  if (todo === 'first' || todo === 'note') {
    await db.transaction('rw', db.settings, async () => {
      await db.settings.put({ name: 'purge', gone: none, ...last, checkedAt: now });
      if (todo === 'first') await noteArrival(db, { at: now, oldest: 0 });
    });
    return;
  }
  const goesOn = last?.begunAt !== undefined && last.doneAt === undefined;
  const log: PurgeSetting = {
    name: 'purge',
    checkedAt: last?.checkedAt ?? now,
    begunAt: now,
    gone: goesOn ? last.gone : none,
  };
  await db.settings.put(log);
  const retention = await retentionOf(db);
  await purgeOthers(db, livesOf(retention), now, signal);
  await purgeByAge(db, retention, now, signal);
  await purgeByNumber(db, retention, now, signal);
  if (signal?.aborted) return;
  await forgetArrivals(db, retention, now);
  await db.transaction('rw', db.settings, async () => {
    const { gone } = (await logOf(db)) ?? log;
    await db.settings.put({ ...log, gone, checkedAt: now, doneAt: now });
  });
}

async function logOf(db: PatchcordDatabase): Promise<PurgeSetting | undefined> {
  const kept = await db.settings.get('purge');
  return kept?.name === 'purge' ? kept : undefined;
}

const none: Gone = { sessions: 0, sightings: 0, links: 0 };

/** Adds to the count, inside of the caller's transaction over `settings`. */
function counting(db: PatchcordDatabase, kind: keyof Gone): (gone: number) => Promise<void> {
  return async (gone) => {
    const log = await logOf(db);
    if (log) await db.settings.put({ ...log, gone: { ...log.gone, [kind]: log.gone[kind] + gone } });
  };
}

async function purgeByAge(
  db: PatchcordDatabase,
  retention: Retention,
  now: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const before = cutByAge(retention, await arrivalsOf(db), now);
  if (before === 0) return;
  const spared = await openedSince(db, now - livesOf(retention).usedLife);
  await purge(db, { before, now, spared, onGone: counting(db, 'sessions') }, signal);
}

async function purgeByNumber(
  db: PatchcordDatabase,
  { most }: Retention,
  now: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (most === undefined || signal?.aborted || (await countSessions(db)) <= most) return;
  const stay = Math.floor(most * (1 - slack));
  const opened = await openedSince(db, Number.NEGATIVE_INFINITY);
  for (const spared of [opened, undefined]) {
    const { before, extra } = await cutFor(db, stay, spared, signal);
    if (before === 0) return;
    const isHeavy = extra > most * slack;
    const upTo = isHeavy ? await firstOfMinute(db, before, stay, spared, signal) : undefined;
    await purge(db, { before, upTo, now, spared, onGone: counting(db, 'sessions') }, signal);
  }
}

/** Sightings, links, notes of opened sessions and what is left of imports. */
async function purgeOthers(
  db: PatchcordDatabase,
  { life, usedLife }: { life: number; usedLife: number },
  now: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (life === Number.POSITIVE_INFINITY) return;
  for (let passed = 0; !signal?.aborted; ) {
    const step = await db.transaction('rw', db.sightings, db.settings, async () => {
      const unseen = db.sightings.where('lastSeenAt').below(now - life);
      const some = await unseen.offset(passed).limit(stepRecords).toArray();
      const old = some.filter(({ outcome, lastSeenAt }) => !outcome || lastSeenAt < now - usedLife);
      await db.sightings.bulkDelete(old.map(({ id }) => id));
      if (old.length > 0) await counting(db, 'sightings')(old.length);
      return { looked: some.length, gone: old.length };
    });
    if (step.looked === 0) break;
    passed += step.looked - step.gone;
  }
  await db.transaction('rw', db.links, db.settings, async () => {
    const made = await db.links
      .where('madeAt')
      .below(now - life)
      .toArray();
    const old = made.filter(({ madeAt, expiresAt }) =>
      expiresAt === undefined ? madeAt < now - usedLife : expiresAt < now - life,
    );
    await db.links.bulkDelete(old.map(({ id }) => id));
    if (old.length > 0) await counting(db, 'links')(old.length);
  });
  await db.opened
    .where('at')
    .below(now - usedLife)
    .delete();
  await db.histories
    .where('readAt')
    .below(now - life)
    .delete();
  await db.imports.filter((each) => isOver(each) && each.at < now - life).delete();
}
