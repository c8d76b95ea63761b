import type { PageSettings } from '../page/settings.ts';
import { productNamed, productOf } from './products.ts';
import { covers, type Site } from './site.ts';

/** What is known of how the site of an address shows its conversations. */
export interface KnownDesk extends Pick<PageSettings, 'transcript' | 'conversation'> {
  /** The product's name, where it is one. */
  name?: string | undefined;
  /** The agent described it. */
  own: boolean;
}

/**
 * What is known of an address: what the agent said of its site comes first, then the product that its host tells.
 *
 * @param sites those that are turned on; the one with the longest host that covers the address decides
 */
export function knownDesk(address: string, sites: readonly Site[]): KnownDesk {
  const site = siteOf(address, sites);
  // A frame of another host belongs to the desk that it stands in.
  const product = productNamed(site?.product) ?? productOf(address) ?? productOf(site?.pattern ?? '');
  const isWhole = site?.product === 'none';
  if (site?.transcript) {
    const { transcript, conversation } = site;
    return {
      name: product?.name,
      own: true,
      transcript,
      conversation: conversation ?? product?.conversation,
    };
  }
  return {
    name: product?.name,
    own: false,
    transcript: isWhole ? undefined : product?.transcript,
    conversation: site?.conversation ?? product?.conversation,
  };
}

/** The site that an address belongs to: `desk.acme.com` before `*.acme.com`, and sites that have it as a frame last. */
export function siteOf(address: string, sites: readonly Site[]): Site | undefined {
  const length = ({ pattern }: Site) => pattern.replace('*.', '').length;
  const closest = (found: Site[]) => found.sort((a, b) => length(b) - length(a))[0];
  return (
    closest(sites.filter(({ pattern }) => covers(pattern, address))) ??
    closest(sites.filter(({ frames }) => frames.some((frame) => covers(frame, address))))
  );
}
