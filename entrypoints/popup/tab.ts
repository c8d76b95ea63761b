import { useEffect, useState } from 'preact/hooks';
import type { TabCode, TabState } from '../../components/popup/TabSection.tsx';
import { browser } from '../../utils/browser/index.ts';
import { closedToUs } from '../../utils/menus/menu.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { paint, resolve } from '../../utils/sessions/resolve.ts';
import { givenAt, type Sighting } from '../../utils/sessions/sighting.ts';
import { knownDesk } from '../../utils/sites/known.ts';
import { covers, patternOf, type Site } from '../../utils/sites/site.ts';
import { isHeld } from '../../utils/views/held.ts';

/** The tab's address: undefined until the browser answered, `hidden` where it does not tell us. */
export function useAddress(tab: number | undefined): string | 'hidden' | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (tab === undefined) {
      setAddress('hidden');
      return;
    }
    const look = () =>
      browser.tabs.get(tab).then(
        ({ url }) => setAddress(url || 'hidden'),
        () => setAddress('hidden'),
      );
    const updated = (id: number) => {
      if (id === tab) void look();
    };
    void look();
    browser.tabs.onUpdated.addListener(updated);
    // With a permission the address may become known.
    browser.permissions.onAdded.addListener(look);
    return () => {
      browser.tabs.onUpdated.removeListener(updated);
      browser.permissions.onAdded.removeListener(look);
    };
  }, [tab]);
  return address;
}

/** What the tab is to us, from its address, the sites that are turned on and the permissions that are held. */
export function tabState(
  address: string | 'hidden',
  sites: readonly Site[],
  held: readonly string[],
): TabState {
  if (address === 'hidden') return { is: 'unseen' };
  const pattern = patternOf(address);
  if (closedToUs(address) || pattern === undefined) return { is: 'closed' };
  const site = new URL(address).hostname;
  const desk = knownDesk(address, sites).name;
  const turnedOn = sites.filter((each) => covers(each.pattern, address));
  const on = turnedOn.find((each) => isHeld(each.pattern, held));
  if (on) return { is: 'on', site, pattern: on.pattern, desk };
  const [lost] = turnedOn;
  return lost ? { is: 'lost', site, pattern: lost.pattern, desk } : { is: 'off', site, pattern, desk };
}

/** Whose selectors found no transcript in the tab, when that was said of it. */
export async function missingIn(
  db: PatchcordDatabase,
  tab: number,
  address: string,
): Promise<'own' | 'known' | undefined> {
  const isMissing = (await db.missing.where({ tab }).count()) > 0;
  const { own, transcript } = knownDesk(address, await db.sites.toArray());
  if (!isMissing || !transcript) return undefined;
  return own ? 'own' : 'known';
}

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
