import { existsSync, readdirSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const { env } = process;
const home = homedir();

function cacheFolder() {
  if (env.PATCHCORD_CACHE) return env.PATCHCORD_CACHE;
  if (platform() === 'darwin') return join(home, 'Library', 'Caches', 'patchcord');
  if (platform() === 'win32') return join(env.LOCALAPPDATA ?? home, 'patchcord', 'cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'patchcord');
}

/** Where `setup.mjs` puts browsers that it had to fetch itself; outside of the project, so that a clean-up keeps them. */
export const cache = join(cacheFolder(), 'browsers');

/** @param {string[]} rest a path below the folders where Windows keeps programs */
function windows(...rest) {
  return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .map((root) => join(root, ...rest));
}

/** @param {string} app a path below the folders where macOS keeps programs */
function mac(app) {
  return [join('/Applications', app), join(home, 'Applications', app)];
}

/**
 * Usual places, best first: Chromium before branded builds, packages before snaps, which may not use a profile in /tmp.
 * @type {Record<string, Record<BrowserName, string[]>>}
 */
const places = {
  linux: {
    chromium: [
      '/usr/bin/chromium',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/opt/google/chrome/chrome',
      '/usr/bin/microsoft-edge-stable',
      '/usr/bin/microsoft-edge',
      '/usr/bin/chromium-browser',
      '/snap/bin/chromium',
    ],
    firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/opt/firefox/firefox', '/snap/bin/firefox'],
  },
  darwin: {
    chromium: [
      ...mac('Chromium.app/Contents/MacOS/Chromium'),
      ...mac('Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ...mac('Google Chrome.app/Contents/MacOS/Google Chrome'),
      ...mac('Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ],
    firefox: mac('Firefox.app/Contents/MacOS/firefox'),
  },
  win32: {
    chromium: [
      ...windows('Chromium', 'Application', 'chrome.exe'),
      ...windows('Google', 'Chrome', 'Application', 'chrome.exe'),
      ...windows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ],
    firefox: windows('Mozilla Firefox', 'firefox.exe'),
  },
};

/** What `@puppeteer/browsers` leaves in the cache: `<cache>/<browser>/<platform>-<build>/…/<program>`. */
const inCache = {
  chromium: {
    folder: 'chrome',
    programs: [
      'chrome-linux64/chrome',
      'chrome-win64/chrome.exe',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
  },
  firefox: {
    folder: 'firefox',
    programs: ['firefox/firefox', 'Firefox.app/Contents/MacOS/firefox', 'core/firefox.exe'],
  },
};

/** @param {BrowserName} name */
function cached(name) {
  const { folder, programs } = inCache[name];
  const root = join(cache, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((build) => programs.map((program) => join(root, build, program)));
}

/**
 * The program of a browser. `PATCHCORD_CHROMIUM` and `PATCHCORD_FIREFOX` name one; then no other is taken.
 * @param {BrowserName} name
 * @returns {string | undefined} its path, or undefined when it is nowhere
 */
export function findBrowser(name) {
  const named = env[`PATCHCORD_${name.toUpperCase()}`];
  if (named) return existsSync(named) ? named : undefined;
  const usual = places[platform()]?.[name] ?? [];
  return [...usual, ...cached(name)].find((path) => existsSync(path));
}
