import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser/index.ts';
import { covers } from '../sites/site.ts';

/** The host permissions that the browser holds for us. */
export function useHeld(): readonly string[] | undefined {
  const [held, setHeld] = useState<string[]>();
  useEffect(() => {
    const look = () => browser.permissions.getAll().then(({ origins = [] }) => setHeld(origins));
    void look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return held;
}

/** Whether the browser lets us into everything that a pattern covers. */
export function isHeld(pattern: string, held: readonly string[]): boolean {
  return held.some((permission) => includes(permission, pattern));
}

/** Whether holding one pattern means holding another: the same, or one that covers all that it covers. */
function includes(held: string, wanted: string): boolean {
  if (held === wanted || held === '<all_urls>') return true;
  const scheme = wanted.slice(0, wanted.indexOf(':'));
  if (held === '*://*/*' || held === `${scheme}://*/*`) return true;
  return covers(held, wanted.replace('*.', '').replace(/\*$/, ''));
}
