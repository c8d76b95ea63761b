import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type Demo, startDemo } from '../demo/demo.ts';
import { Agent } from '../tools/agent.ts';
import { type Driver, openBrowser } from '../tools/browsers/driver.ts';

export { until } from '../tools/browsers/until.ts';

export interface SceneOptions {
  /** Host patterns for which the permission question is answered yes. */
  grants?: string[];
  /** How many bytes the extension may store, about. */
  storageLimit?: number;
}

export interface Scene {
  readonly driver: Driver;
  /** The demo's servers, started when first asked for and shared by the file's scenarios. */
  demo(): Promise<Demo>;
  /** Somebody who uses the product on the demo. */
  agent(): Promise<Agent>;
}

/** The demo's three hosts: a host permission knows no port. */
export const hosts = {
  shop: 'http://shop.localhost/*',
  desk: 'http://desk.localhost/*',
  vendor: 'http://vendor.localhost/*',
};

/**
 * A browser with the extension for the scenarios of one file, with a profile of their own. A scenario fails when
 * anything was left in any console; one that causes an error on purpose takes it with `driver.errors()`.
 *
 *     const scene = openScene({ grants: [hosts.desk] });
 *     test('a code lights up', async () => {
 *       const { driver } = scene;
 *
 * The tabs that a scenario opened are closed after it; what it stored stays for the next one in the file.
 */
export function openScene(options: SceneOptions = {}): Scene {
  let driver: Driver | undefined;
  let demo: Promise<Demo> | undefined;
  const started = () => {
    demo ??= startDemo();
    return demo;
  };
  const opened = (): Driver => {
    if (!driver) throw new Error('the browser is open only while a test runs');
    return driver;
  };

  beforeAll(async () => {
    driver = await openBrowser(inject('browser'), {
      extension: inject('extension'),
      headless: true,
      seed: inject('seed'),
      grants: options.grants ?? [],
      ...(options.storageLimit ? { storageLimit: options.storageLimit } : {}),
    });
  });

  afterEach(async ({ task }) => {
    const errors = await opened().errors();
    if (task.result?.state === 'fail' || errors.length > 0) await keep(opened(), task.name);
    await opened().tidy();
    expect(errors, 'errors in a console').toEqual([]);
  });

  afterAll(async () => {
    await driver?.close();
    await (await demo)?.close();
  });

  return {
    get driver() {
      return opened();
    },
    demo: started,
    async agent() {
      return new Agent(opened(), await started());
    },
  };
}

/** Leaves what a person needs to understand a failure: a picture of every tab, and all that was said in the consoles. */
async function keep(driver: Driver, name: string): Promise<void> {
  const slug = name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
  const folder = `.output/test/failed/${driver.name}`;
  mkdirSync(folder, { recursive: true });
  const log = await driver.log().catch((error: unknown) => [String(error)]);
  writeFileSync(`${folder}/${slug}.log`, `${log.join('\n')}\n`);
  let count = 0;
  for (const page of await driver.browser.pages()) {
    count += 1;
    // A tab that closes itself meanwhile has no picture.
    await driver.screenshot(page, `${folder}/${slug}-${count}.png`).catch(() => undefined);
  }
}
