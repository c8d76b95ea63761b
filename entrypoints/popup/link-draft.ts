import { emptyLink } from '../../components/link/draft.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { browserMemory } from '../../utils/views/memory.ts';

/** A token vouches for one customer. */
const secret = { fields: ['token'], of: ['id', 'email', 'phone'], store: browserMemory } as const;

/** What the support link's form holds. Apart from the form, since the first view tells that there is something in it. */
export function useLinkDraft() {
  return useDraft('link', emptyLink, secret);
}

/** Settles when the token of the form before has been read: a form that is filled in for somebody else must not get it. */
export async function secretsRead(): Promise<void> {
  // In the order in which they were asked for: the form asked before.
  await browserMemory.read('draft.link').catch(() => undefined);
}
