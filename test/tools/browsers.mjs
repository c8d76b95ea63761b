import { existsSync } from 'node:fs';

/** Where browsers usually are; `PATCHCORD_CHROMIUM` and `PATCHCORD_FIREFOX` name others. */
const places = {
  chromium: [process.env.PATCHCORD_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  firefox: [process.env.PATCHCORD_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/**
 * The program of a browser.
 * @param {'chromium' | 'firefox'} name
 * @returns {string | undefined} its path, or undefined when it is nowhere
 */
export function findBrowser(name) {
  return places[name].find((path) => path && existsSync(path));
}
