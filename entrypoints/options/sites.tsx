import { useState } from 'preact/hooks';
import { type BadAddress, type ListedSite, Sites } from '../../components/options/Sites.tsx';
import { closedToUs } from '../../utils/menus/closed.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { knownDesks, productOf } from '../../utils/sites/products.ts';
import { patternOf } from '../../utils/sites/site.ts';
import { ask } from '../../utils/views/background.ts';
import { isHeld, useHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';
import { completed, useSite } from '../../utils/views/site.ts';

export function SitesPart() {
  const sites = useLive((db) => db.sites.orderBy('pattern').toArray());
  const held = useHeld();
  const site = useSite();
  const [trouble, setTrouble] = useState<Trouble>();
  if (!sites || !held) return null;

  const listed = (sites.ok ? sites.value : []).map(
    ({ pattern, product, transcript, conversation }): ListedSite => {
      const host = productOf(pattern);
      return {
        pattern,
        name: nameOf(pattern),
        held: isHeld(pattern, held),
        told: host?.transcript && host.name,
        described: { product, transcript, conversation },
      };
    },
  );
  return (
    <Sites
      sites={listed}
      refused={site.refused}
      desks={knownDesks}
      trouble={trouble ?? site.trouble ?? (sites.ok ? undefined : sites.trouble)}
      onAdd={(address, wide) => {
        const read = readAddress(address, wide);
        if ('bad' in read) return read.bad;
        site.use(read.pattern);
        return undefined;
      }}
      onAllow={({ pattern }) => site.use(pattern)}
      onRemove={({ pattern }) => site.stop(pattern)}
      onDescribe={async ({ pattern }, described) => {
        const answer = await ask('site.describe', { pattern, ...described });
        setTrouble(answer.ok ? undefined : answer.trouble);
      }}
    />
  );
}

/** A pattern without what does not tell sites apart; the scheme only where it is not https. */
function nameOf(pattern: string): string {
  return pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}

function readAddress(address: string, wide: boolean): { pattern: string } | { bad: BadAddress } {
  const url = completed(address);
  const pattern = patternOf(url);
  const host = URL.parse(url)?.hostname ?? '';
  // Somebody who types one word means something else than a host.
  if (pattern === undefined || !/[.]|^localhost$|^\[/.test(host)) return { bad: 'bad' };
  if (closedToUs(url)) return { bad: 'closed' };
  const isName = !/^[\d.]+$|^\[/.test(host);
  return { pattern: wide && isName ? pattern.replace('://', '://*.') : pattern };
}
