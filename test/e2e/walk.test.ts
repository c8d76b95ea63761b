import { expect, test } from 'vitest';
import { steps } from '../tools/steps.ts';
import { walkThrough } from '../tools/walk.ts';
import { hosts, openScene } from './harness.ts';

const scene = openScene({ grants: Object.values(hosts) });

test('the walk that `npm start` shows goes through', { timeout: 180_000 }, async () => {
  const demo = await scene.demo();
  const pictures = `.output/test/walk/${scene.driver.name}`;
  expect(await walkThrough(steps, { driver: scene.driver, demo }, pictures)).toBeUndefined();
});
