/**
 * Makes a fresh clone ready: the packages of the lock file, and both browsers. npm runs it before `start`, `test` and
 * `bench`, also when there is no node_modules yet; so it is plain Node (20 or newer) and uses no package. When all is
 * there it says nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, findBrowser } from './browsers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.patchcord-setup');

/** @param {string} sentence */
function fail(sentence) {
  console.error(`\nPatchcord cannot be set up: ${sentence}`);
  process.exit(1);
}

/**
 * @param {string} program
 * @param {string[]} given
 * @returns whether it ended well
 */
function run(program, given, env = process.env) {
  console.error(`> ${program} ${given.join(' ')}`);
  // What a tool says goes to stderr: stdout belongs to the script that is set up.
  const { status } = spawnSync(program, given, { cwd: root, env, stdio: ['ignore', 2, 2], shell: isWindows });
  return status === 0;
}

const isWindows = process.platform === 'win32';

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Whether node_modules holds what the lock file says. npm notes there what it installed; packages for other systems are
 * in the lock file only.
 */
function installed() {
  const noted = join(modules, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const have = readJson(noted).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    return have[path] ? have[path].version === entry.version : entry.optional === true;
  });
}

function packages() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installed()) {
    // npm would delete the Node that runs this: go on with the one that runs npm.
    const outer = process.env.npm_node_execpath;
    if (process.execPath.startsWith(modules + sep) && outer && outer !== process.execPath) {
      process.exit(spawnSync(outer, [fileURLToPath(import.meta.url)], { stdio: 'inherit' }).status ?? 1);
    }
    console.error('Installing the packages (once; about a minute).');
    const quiet = ['--no-audit', '--no-fund'];
    // “npm ci” refuses a lock file without the packages of every other system; “npm install” takes the same versions and
    // hashes from it, adds what this system needs, and leaves the file as it is.
    if (!run('npm', ['ci', ...quiet]) && !run('npm', ['install', '--no-save', ...quiet])) {
      fail('npm could not install the packages; its message is above.');
    }
  }
  writeFileSync(stamp, hash);
}

/** @param {('chromium' | 'firefox')[]} missing */
function install(missing) {
  const names = { chromium: 'chromium', firefox: 'firefox-esr' };
  const builds = { chromium: 'chrome@stable', firefox: 'firefox@stable' };
  console.error(`Installing ${missing.join(' and ')} (once; a few minutes).`);
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update'], env);
    for (const name of missing) run('apt-get', ['install', '-y', names[name]], env);
  }
  for (const name of missing) {
    if (!findBrowser(name))
      run('npx', ['--yes', '@puppeteer/browsers', 'install', builds[name], '--path', cache]);
  }
}

function browsers() {
  const lost = () => /** @type {const} */ (['chromium', 'firefox']).filter((name) => !findBrowser(name));
  for (const name of lost()) {
    const variable = `PATCHCORD_${name.toUpperCase()}`;
    if (process.env[variable]) fail(`${variable} names ${process.env[variable]}, which is not there.`);
  }
  if (lost().length > 0) install(lost());
  const missing = lost();
  if (missing.length > 0) {
    fail(
      `no ${missing.join(' and no ')} was found, and none could be installed (see above). ` +
        'Install Chromium, Chrome or Edge, and Firefox 140 or newer; or name them in ' +
        'PATCHCORD_CHROMIUM and PATCHCORD_FIREFOX.',
    );
  }
}

if (Number.parseInt(process.versions.node, 10) < 20)
  fail(`Node 20 or newer is needed; this is ${process.version}.`);
packages();
browsers();
