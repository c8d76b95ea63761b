import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Demo } from '../demo/demo.ts';
import type { Driver } from './browsers/driver.ts';

export interface Walk {
  driver: Driver;
  demo: Demo;
  /** A picture for whoever reads about the walk: `.output/demo/<name>.png`. */
  shot(page: Page, name: string): Promise<void>;
}

export interface Step {
  /** What the agent does, as in "A site is granted". */
  name: string;
  /** Does it, and says in a few words what was seen. Fails by throwing. */
  run(walk: Walk): Promise<string>;
}

/**
 * Goes the steps one after the other and prints a line for each: what was seen, and how long it took. An error in any
 * console fails the step in which it appeared.
 *
 * @param folder where the pictures go
 * @returns the name of the step that failed, or undefined when all went well
 */
export async function walkThrough(
  steps: Step[],
  { driver, demo }: Pick<Walk, 'driver' | 'demo'>,
  folder: string,
): Promise<string | undefined> {
  const walk: Walk = {
    driver,
    demo,
    shot: (page, name) => driver.screenshot(page, join(folder, `${name}.png`)),
  };
  for (const [index, step] of steps.entries()) {
    const start = performance.now();
    const label = `${String(index + 1).padStart(2)}/${steps.length} ${step.name}`;
    const took = () => `${Math.round(performance.now() - start)} ms`;
    try {
      const seen = await step.run(walk);
      const errors = await driver.errors();
      if (errors.length > 0) throw new Error(`errors in a console:\n${errors.join('\n')}`);
      console.log(`✓ ${label}: ${seen} (${took()})`);
    } catch (error) {
      console.log(`✗ ${label} (${took()}): ${error instanceof Error ? error.message : error}`);
      await picture(driver, folder);
      return step.name;
    }
  }
  return undefined;
}

/** Every tab as it was when a step failed. */
async function picture(driver: Driver, folder: string): Promise<void> {
  for (const [index, page] of (await driver.browser.pages()).entries()) {
    // A tab that closes itself meanwhile has no picture.
    await driver.screenshot(page, join(folder, `failed-${index}.png`)).catch(() => undefined);
  }
}
