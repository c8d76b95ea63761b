import type { LinkRequest } from '../../../utils/links/link.ts';

/** A request with nothing filled in, but for what is given. */
export function request(of: Partial<LinkRequest> = {}): LinkRequest {
  return { by: 'example', customer: {}, ...of };
}
