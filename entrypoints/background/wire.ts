import { browser } from '../../utils/browser/index.ts';
import type { Wire } from '../../utils/vendors/request.ts';

/** The real network and clock. */
export const wire: Wire = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  online: () => navigator.onLine,
  granted: (url) => {
    const { protocol, hostname } = new URL(url);
    return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  },
};
