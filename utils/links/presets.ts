import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { isSameName, mostPresets, type Preset } from './preset.ts';
import type { NamedFields } from './preset-file.ts';

/** The presets, in the agent's order. */
export function presetsOf(db: PatchcordDatabase): Promise<Preset[]> {
  return db.presets.orderBy('order').toArray();
}

/**
 * Keeps a preset in place of the one with this id, or with this name; else as the last one. A name that another one has already is
 * that one's: then both become one.
 */
export async function savePreset(
  db: PatchcordDatabase,
  { id, name, fields }: NamedFields & { id?: string | undefined },
): Promise<Answer<{ id: string }>> {
  return db.transaction('rw', db.presets, async (): Promise<Answer<{ id: string }>> => {
    const all = await presetsOf(db);
    const sameName = all.find((each) => isSameName(each.name, name));
    const before = all.find((each) => each.id === id) ?? sameName;
    if (!before && all.length >= mostPresets) return bad('invalid', { field: 'name' });
    const last = all.at(-1)?.order ?? 0;
    const kept: Preset = {
      id: before?.id ?? crypto.randomUUID(),
      name,
      order: before?.order ?? last + 1,
      fields,
    };
    if (sameName && sameName.id !== kept.id) await db.presets.delete(sameName.id);
    await db.presets.put(kept);
    return good({ id: kept.id });
  });
}

/** Adds presets of a file; those that have a name that is here take its place. What is too many is left out. */
export async function addPresets(
  db: PatchcordDatabase,
  given: readonly NamedFields[],
): Promise<{ added: number; replaced: number }> {
  return db.transaction('rw', db.presets, async () => {
    const done = { added: 0, replaced: 0 };
    for (const each of given) {
      const isHere = (await presetsOf(db)).some(({ name }) => isSameName(name, each.name));
      const saved = await savePreset(db, each);
      if (saved.ok) done[isHere ? 'replaced' : 'added'] += 1;
    }
    return done;
  });
}

/** Puts the presets into this order. Those that it does not name come behind, as they stood. */
export async function orderPresets(db: PatchcordDatabase, ids: readonly string[]): Promise<void> {
  await db.transaction('rw', db.presets, async () => {
    const all = await presetsOf(db);
    const placeOf = ({ id }: Preset) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    const sorted = all.toSorted((a, b) => placeOf(a) - placeOf(b));
    await db.presets.bulkPut(sorted.map((preset, at) => ({ ...preset, order: at + 1 })));
  });
}
