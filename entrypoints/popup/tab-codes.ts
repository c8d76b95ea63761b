import type { TabCode } from '../../components/popup/TabSection.tsx';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { paint, resolve } from '../../utils/sessions/resolve.ts';
import { givenAt, type Sighting } from '../../utils/sessions/sighting.ts';

const shown = 30;

/** The codes that a tab shows now, newest first, each with the session that it most likely means. */
export async function codesOnTab(
  db: PatchcordDatabase,
  tab: number,
): Promise<{ codes: TabCode[]; more: number }> {
  const now = Date.now();
  const sightings = await db.sightings.where('tab').equals(tab).toArray();
  sightings.sort((a, b) => b.lastSeenAt - a.lastSeenAt || b.firstSeenAt - a.firstSeenAt);
  const lit = await paint(db, sightings, now);
  const visible = new Map<string, Sighting>();
  sightings.forEach((sighting, at) => {
    if (lit[at]?.state !== 'hidden' && !visible.has(sighting.code)) visible.set(sighting.code, sighting);
  });
  const codes = await Promise.all(
    [...visible.values()].slice(0, shown).map(async (sighting): Promise<TabCode> => {
      const { code, kind } = sighting;
      const { best } = await resolve({ code, kind }, { db, now, where: { tab } });
      return { code, kind, best, firstSeenAt: givenAt(sighting) };
    }),
  );
  return { codes, more: Math.max(0, visible.size - shown) };
}
