import type { CodeKind, CodeStrength } from '../codes/code.ts';

/** A code that stood in a page: where, when, how often, and what the agent made of it. */
export interface Sighting {
  /** `<code>@<place>`: the same code in the same place is one sighting. */
  id: string;
  code: string;
  kind: CodeKind;
  strength: CodeStrength;
  /** Origin and path of the page, without query and fragment. */
  place: string;
  /** The tab that shows it now; dropped when the tab leaves the page, since tab ids are used again. */
  tab?: number | undefined;
  /** The few words around it, at most 80 UTF-16 units. */
  excerpt?: string | undefined;
  firstSeenAt: number;
  lastSeenAt: number;
  /** What came of it, the newest last action. */
  outcome?: 'opened' | 'copied' | 'dismissed' | undefined;
}
