import type { Collection, InsertType } from 'dexie';
import { secretOf } from '../accounts/keep.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase, StoredAccount } from '../sessions/db.ts';
import { freeAt, spend, spentIn } from './pace.ts';
import { claimed, claimLasts, isAhead, rebased } from './poll.ts';
import { pollingOf, type UnreadSettings, unreadSettings } from './settings.ts';
import { isAsked, type Watch } from './watch.ts';

/** What one watch is changed to, given how it is kept now; undefined leaves it as it is. */
export type Change = (watch: Watch) => Partial<Watch> | undefined;

/** What is to be asked next. */
export interface Take {
  now: number;
  /** So many watches at most. */
  most: number;
  /** Accounts that are busy or paused: their watches keep their place in the line. */
  except: ReadonlySet<string>;
  /** Requests an hour. */
  budget: number;
}

/** Where watches are kept, as polling needs it. Each call is one step that happens as a whole or not at all. */
export interface WatchStore {
  settings(): Promise<UnreadSettings>;
  all(): Promise<Watch[]>;
  /**
   * Claims the watches that are due, the most overdue first, and enters them as requests.
   * @returns them as they were before; and epoch ms from which the budget allows more, where it does not now
   */
  take(ask: Take): Promise<{ taken: Watch[]; freeAt?: number | undefined }>;
  /**
   * @param unasked so many of the claimed were not asked in the end
   * @returns the changed ones, before and after
   */
  change(
    changes: ReadonlyMap<string, Change>,
    unasked: number,
    now: number,
  ): Promise<{ before: Watch; after: Watch }[]>;
  /** Epoch ms at which the next watch is due, of the accounts that are not excepted; undefined when nothing is polled. */
  nextAt(except: ReadonlySet<string>): Promise<number | undefined>;
  /** Begins anew where the clock was set back since the last look. @param random in [0, 1), one for each watch */
  mendClock(now: number, random: () => number): Promise<void>;
  account(id: string): Promise<StoredAccount | undefined>;
  /** A key or token by its id. */
  secret(id: string): Promise<string | undefined>;
}

/** The watches in the one database. */
export class WatchTable implements WatchStore {
  private readonly db: PatchcordDatabase;

  constructor(db: PatchcordDatabase) {
    this.db = db;
  }

  settings(): Promise<UnreadSettings> {
    return unreadSettings(this.db);
  }

  all(): Promise<Watch[]> {
    return this.db.watches.toArray();
  }

  take({ now, most, except, budget }: Take): Promise<{ taken: Watch[]; freeAt?: number | undefined }> {
    const { db } = this;
    return db.transaction('rw', db.watches, db.settings, async () => {
      const polling = await pollingOf(db);
      const left = Math.max(0, budget - spentIn(polling.spent, now));
      const room = Math.min(most, left);
      const due = (watch: Watch) => isAsked(watch) && !except.has(watch.account);
      const taken = room === 0 ? [] : await firstOf(db.watches.where('nextAt').belowOrEqual(now), due, room);
      await db.watches.bulkPut(taken.map((watch) => merged(watch, claimed(watch, now))));
      const spent = taken.length > 0 ? spend(polling.spent, taken.length, now) : polling.spent;
      await db.settings.put({ name: 'polling', spent, at: now });
      return { taken, ...(left <= taken.length ? { freeAt: freeAt(spent, budget, now) } : {}) };
    });
  }

  /**
   * Claims the watch of a conversation that the agent wants to read, due or not, and enters it as a request, whatever is left of the budget.
   *
   * @returns it as it was before; `gone`, or the vendor's trouble that names a time which has not come
   */
  claim(id: string, now: number): Promise<Answer<Watch>> {
    const { db } = this;
    return db.transaction('rw', db.watches, db.settings, async () => {
      const watch = await db.watches.get(id);
      // Helpshift's floors hold whatever the agent wants.
      if (watch?.vendor !== 'helpdesky') return bad('gone');
      const { trouble } = watch;
      if (trouble?.until !== undefined && trouble.until > now) return { ok: false, trouble };
      await db.watches.put(merged(watch, { ...claimed(watch, now), askedAt: now }));
      const polling = await pollingOf(db);
      await db.settings.put({ ...polling, spent: spend(polling.spent, 1, now) });
      return good(watch);
    });
  }

  change(
    changes: ReadonlyMap<string, Change>,
    unasked: number,
    now: number,
  ): Promise<{ before: Watch; after: Watch }[]> {
    const { db } = this;
    return db.transaction('rw', db.watches, db.settings, async () => {
      const kept = await db.watches.bulkGet([...changes.keys()]);
      const changed = kept.flatMap((before) => {
        const change = before && changes.get(before.id)?.(before);
        return before && change ? [{ before, after: merged(before, change) }] : [];
      });
      await db.watches.bulkPut(changed.map(({ after }) => after));
      if (unasked > 0) {
        const polling = await pollingOf(db);
        await db.settings.put({ ...polling, spent: spend(polling.spent, -unasked, now) });
      }
      return changed;
    });
  }

  async nextAt(except: ReadonlySet<string>): Promise<number | undefined> {
    const asked = (watch: Watch) => isAsked(watch) && !except.has(watch.account);
    const [first] = await firstOf(this.db.watches.orderBy('nextAt'), asked, 1);
    return first?.nextAt;
  }

  async mendClock(now: number, random: () => number): Promise<void> {
    const { db } = this;
    const { at } = await pollingOf(db);
    if (at <= now + claimLasts) return;
    await db.transaction('rw', db.watches, db.settings, async () => {
      await db.watches
        .filter((watch) => isAhead(watch, now))
        .modify((watch) => {
          Object.assign(watch, rebased(watch, now, random()));
        });
      await db.settings.put({ ...(await pollingOf(db)), at: now });
    });
  }

  account(id: string): Promise<StoredAccount | undefined> {
    return this.db.accounts.get(id);
  }

  secret(id: string): Promise<string | undefined> {
    return secretOf(this.db, id);
  }
}

/** So many rows are looked at first; those that are over or read on request only are among them, and are few. */
const firstLook = 60;

/** The first rows of a collection that pass. Reading rows at once costs a fraction of going from one to the next. */
async function firstOf(
  rows: Collection<Watch, string, InsertType<Watch, 'id'>>,
  passes: (watch: Watch) => boolean,
  most: number,
): Promise<Watch[]> {
  const some = await rows.clone().limit(firstLook).toArray();
  const found = some.filter(passes);
  const all = found.length >= most || some.length < firstLook ? found : (await rows.toArray()).filter(passes);
  return all.slice(0, most);
}

/** A watch with a change, in which undefined means that the field goes. */
export function merged(watch: Watch, change: Partial<Watch>): Watch {
  const next: Record<string, unknown> = { ...watch };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next as unknown as Watch;
}
