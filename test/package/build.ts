import { buildExtension } from '../tools/build.ts';

/** Once a run: both packages, unless `npm test` has just built them. */
export default async function setup(): Promise<void> {
  if (process.env.PATCHCORD_BUILT) return;
  for (const browser of ['chromium', 'firefox'] as const) await buildExtension(browser);
}
