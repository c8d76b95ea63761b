import type { CodeKind, CodeStrength } from '../codes/code.ts';

/** A code that stood in a page: where, when, how often, and what the agent made of it. */
export interface Sighting {
  /** `<code>@<place>`: the same code in the same place is one sighting. */
  id: string;
  code: string;
  kind: CodeKind;
  strength: CodeStrength;
  /** The conversation: origin and path of the page, or what its site's rule makes of the address (`placeOf`). */
  place: string;
  /** The tab that shows it now; dropped when the tab leaves the page, since tab ids are used again. */
  tab?: number | undefined;
  /** The few words around it, at most 80 UTF-16 units. */
  excerpt?: string | undefined;
  /** Who wrote it, where the site's transcript tells; the customer, when both did. */
  said?: 'customer' | 'agent' | undefined;
  /** When the first message with it was sent, in epoch ms, where the transcript tells. */
  at?: number | undefined;
  firstSeenAt: number;
  lastSeenAt: number;
  /** How often the conversation was shown with it; absent in sightings of before this was counted. */
  times?: number | undefined;
  /** What came of it, the newest last action. */
  outcome?: 'opened' | 'copied' | 'dismissed' | undefined;
  /** The session that the conversation's words speak for. */
  meant?: Meant | undefined;
}

export interface Meant {
  session: string;
  /** Whether the words name its customer. */
  isNamed: boolean;
}

/** When the customer gave the code, in epoch ms: by its message's own time, else by when it was first seen. */
export function givenAt({ at, firstSeenAt }: Pick<Sighting, 'at' | 'firstSeenAt'>): number {
  return at === undefined ? firstSeenAt : Math.min(at, firstSeenAt);
}
