import { useEffect, useState } from 'preact/hooks';
import type { TabCode, TabState } from '../../components/popup/TabSection.tsx';
import { browser } from '../../utils/browser/index.ts';
import { closedToUs } from '../../utils/menus/closed.ts';
import { type Answer, good } from '../../utils/messages/answer.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { knownDesk } from '../../utils/sites/known.ts';
import { covers, patternOf, type Site } from '../../utils/sites/site.ts';
import { isHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';

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

interface TabCodes {
  codes: TabCode[];
  more: number;
}

/** The codes that a tab shows now. What finds their sessions is loaded for a tab that shows any. */
export function useTabCodes(tab: number | undefined): Answer<TabCodes> | undefined {
  const [loaded, setLoaded] = useState<typeof import('./tab-codes.ts')>();
  const seen = useLive(
    async (db) => tab !== undefined && (await db.sightings.where('tab').equals(tab).count()) > 0,
    [tab],
  );
  const isAny = seen?.ok === true && seen.value;
  useEffect(() => {
    if (isAny) void import('./tab-codes.ts').then(setLoaded);
  }, [isAny]);
  const onTab = useLive(
    async (db) => (loaded && tab !== undefined ? loaded.codesOnTab(db, tab) : undefined),
    [loaded, tab],
  );
  if (!seen || !onTab) return undefined;
  if (!seen.ok) return seen;
  if (!seen.value) return good({ codes: [], more: 0 });
  if (!onTab.ok) return onTab;
  return onTab.value && good(onTab.value);
}
