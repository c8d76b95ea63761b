import { emptyLink } from '../../components/link/draft.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { browserMemory } from '../../utils/views/memory.ts';

const secret = { fields: ['token'], store: browserMemory } as const;

/** What the support link's form holds. Apart from the form, since the first view tells that there is something in it. */
export function useLinkDraft() {
  return useDraft('link', emptyLink, secret);
}
