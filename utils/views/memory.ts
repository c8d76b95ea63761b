import { browser } from '../browser/index.ts';
import type { SecretStore } from './draft.ts';

/**
 * The browser's own memory for an extension (`storage.session`): gone when the browser closes, never on its disk, and out of reach
 * for content scripts unless an extension opens it to them, which ours never does.
 */
export const browserMemory: SecretStore = {
  async read(name) {
    return (await browser.storage.session.get(name))[name];
  },
  async write(name, fields) {
    if (fields) await browser.storage.session.set({ [name]: fields });
    else await browser.storage.session.remove(name);
  },
};
