import type { PatchcordDatabase } from './db.ts';
import type { LitCode } from './resolution.ts';
import { type LiveSource, paint } from './resolve.ts';
import type { Sighting } from './sighting.ts';

/**
 * Asks the vendor for the codes that the words call codes and that nobody here knows, one after the other.
 *
 * @param lit how the page paints them now, in the order of `sightings`
 * @returns whether any of them is to be painted differently now
 */
export async function askForUnresolved(
  db: PatchcordDatabase,
  sightings: readonly Sighting[],
  lit: readonly LitCode[],
  live: LiveSource,
  now: number,
): Promise<boolean> {
  const open = sightings.filter(
    ({ strength, kind }, i) => strength === 'strong' && kind !== 'noibu' && lit[i]?.state === 'unresolved',
  );
  for (const { code } of open) {
    const answer = await live(code);
    // Refused, offline or too many: the next codes would get the same answer. The card says what is wrong.
    if (!answer.ok) break;
  }
  const after = await paint(db, open, now);
  return after.some(({ state }) => state !== 'unresolved');
}
