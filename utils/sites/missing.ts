import type { PatchcordDatabase } from '../sessions/db.ts';

/** A tab whose page is to show a transcript that is known, and does not. */
export interface MissingTranscript {
  tab: number;
  /** Epoch ms. */
  at: number;
}

/** Notes whether a tab lacks its transcript, for the popup to say. */
export async function noteMissing(
  db: PatchcordDatabase,
  { tab, at }: MissingTranscript,
  isMissing: boolean,
): Promise<void> {
  if (isMissing) await db.missing.put({ tab, at });
  else await db.missing.delete(tab);
}
