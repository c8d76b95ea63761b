import { useState } from 'preact/hooks';
import { browser } from '../browser/index.ts';
import type { Trouble } from '../messages/answer.ts';
import { productOf } from '../sites/products.ts';
import { patternOf } from '../sites/site.ts';
import { ask } from './background.ts';

/**
 * Turning a site on and off.
 *
 *   click ──permissions.request──▶ yes: the background starts the watcher    no: the site is taken off again
 *     └────site.want, without waiting: Firefox closes the popup over its question
 */
export function useSite() {
  const [refused, setRefused] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  /** Has to be called within the click itself. */
  const use = (pattern: string): void => {
    const frames = [...(productOf(pattern)?.frames ?? [])];
    const asked = browser.permissions.request({ origins: [pattern, ...frames] });
    const wanted = ask('site.want', { pattern, frames });
    setRefused(false);
    setTrouble(undefined);
    (async () => {
      const granted = await asked.catch(() => false);
      const kept = await wanted;
      if (!kept.ok) setTrouble(kept.trouble);
      if (granted) return;
      setRefused(true);
      await ask('site.remove', { pattern });
    })();
  };

  const useAddress = (address: string): boolean => {
    const pattern = patternOf(completed(address));
    if (pattern === undefined) return false;
    use(pattern);
    return true;
  };

  const stop = async (pattern: string): Promise<void> => {
    const answer = await ask('site.remove', { pattern });
    setTrouble(answer.ok ? undefined : answer.trouble);
  };

  return { refused, trouble, use, useAddress, stop };
}

/** People leave the scheme out. */
export function completed(address: string): string {
  const trimmed = address.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
