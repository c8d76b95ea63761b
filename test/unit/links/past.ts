import type { SupportLink } from '../../../utils/links/link.ts';

/** A link of the history. */
export function pastLink(id: string, more: Partial<SupportLink> = {}): SupportLink {
  return {
    id,
    url: `https://shop.helpshift.com/s/${id}`,
    madeAt: 1,
    via: { type: 'helpshift', name: 'shop.eu' },
    request: { by: 'hs', customer: {} },
    ...more,
  };
}
