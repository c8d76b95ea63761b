import { readySegments } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { keyAt } from './posting.ts';

/**
 * The hashes of all packed ids, in memory: tells of thousands of new records at once that they are new. It only ever says too much:
 * a hash that is in it may belong to another id, or to a session that is gone. 4 to 8 bytes for each session;
 * kept by whoever imports, for as long as that context lives.
 */
class KnownIds {
  private slots = new Uint32Array(1 << 12);
  private size = 0;
  private readonly read = new Set<string>();

  /** Reads the segments that came since. */
  async follow(db: PatchcordDatabase): Promise<void> {
    for (const { id } of await readySegments(db)) {
      if (this.read.has(id)) continue;
      await db.postings
        .where('[segment+list+last]')
        .between([id, 'ids', -1], [id, 'ids', Number.POSITIVE_INFINITY], true, true)
        .each(({ entries }) => this.learn(id, entries));
      this.read.add(id);
    }
  }

  /** Takes postings of ids. A segment that this context wrote needs no reading. */
  learn(segment: string, postings: Iterable<number>): void {
    for (const posting of postings) this.add(keyAt(posting));
    this.read.add(segment);
  }

  has(hash: number): boolean {
    const wanted = hash || 1;
    const mask = this.slots.length - 1;
    for (let at = wanted & mask; this.slots[at] !== 0; at = (at + 1) & mask)
      if (this.slots[at] === wanted) return true;
    return false;
  }

  private add(hash: number): void {
    if (this.has(hash)) return;
    if (this.size * 2 >= this.slots.length) {
      const before = this.slots;
      this.slots = new Uint32Array(before.length * 2);
      for (const each of before) if (each !== 0) this.place(each);
    }
    // 0 marks an empty slot.
    this.place(hash || 1);
    this.size += 1;
  }

  private place(hash: number): void {
    const mask = this.slots.length - 1;
    let at = hash & mask;
    while (this.slots[at] !== 0) at = (at + 1) & mask;
    this.slots[at] = hash;
  }
}

const kept = new WeakMap<PatchcordDatabase, KnownIds>();

export function knownIds(db: PatchcordDatabase): KnownIds {
  const known = kept.get(db) ?? new KnownIds();
  kept.set(db, known);
  return known;
}
