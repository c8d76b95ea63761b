import { ownRules } from '../accounts/own.ts';
import { lookoutOf } from '../codes/form.ts';
import type { PageSettings } from '../page/settings.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { placeOf } from './conversation.ts';
import { type KnownDesk, knownDesk } from './known.ts';

/** What the frame with this address has to know. */
export async function settingsFor(db: PatchcordDatabase, address: string): Promise<PageSettings> {
  const { transcript, conversation } = await deskAt(db, address);
  const own = await ownRules(db);
  if (own.labels.length + own.patterns.length === 0) return { transcript, conversation };
  return { transcript, conversation, own, lookout: lookoutOf(own.patterns) };
}

/** The conversation that a frame with this address shows, as sightings name it. */
export async function placeAt(db: PatchcordDatabase, address: string): Promise<string> {
  return placeOf(address, (await deskAt(db, address)).conversation);
}

async function deskAt(db: PatchcordDatabase, address: string): Promise<KnownDesk> {
  return knownDesk(address, await db.sites.toArray());
}
