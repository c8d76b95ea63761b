import type { Conversation, Transcript } from './desk.ts';

/** A chat site that the agent turned on. Its content script runs while the browser also holds the permission. */
export interface Site {
  /** Host permission, such as `https://desk.example.com/*`; it names no port. */
  pattern: string;
  /** Hosts of the frames that the chat is known to use, granted together with it. */
  frames: string[];
  addedAt: number;
  /** The desk that runs there, by its id in the table of products, or `none`; absent: what the host tells. */
  product?: string | undefined;
  /** How it shows a conversation, as the agent described it. */
  transcript?: Transcript | undefined;
  /** Where its addresses name the conversation, as the agent described it. */
  conversation?: Conversation | undefined;
}

/**
 * The host permission for a page's address.
 * @returns undefined for addresses that no permission covers (about:, chrome:, file:, view-source:).
 */
export function patternOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return `${url.protocol}//${url.hostname}/*`;
}

/** Whether a host permission covers a page's address; `*.` covers the host itself too, as browsers read it. */
export function covers(pattern: string, address: string): boolean {
  const [, scheme, wide, host] = /^(https?):\/\/(\*\.)?([^/]+)\/\*$/.exec(pattern) ?? [];
  const url = URL.parse(address);
  if (!url || host === undefined || url.protocol !== `${scheme}:`) return false;
  return url.hostname === host || (wide !== undefined && url.hostname.endsWith(`.${host}`));
}

/**
 * The patterns that the watcher runs on: those of the sites that the agent turned on, as far as the browser holds the
 * permission. A permission that was given for a vendor's API is not a chat site.
 */
export function patternsToWatch(sites: readonly Site[], held: readonly string[]): string[] {
  const granted = new Set(held);
  const wanted = sites.flatMap(({ pattern, frames }) => [pattern, ...frames]);
  return [...new Set(wanted)].filter((pattern) => granted.has(pattern)).sort();
}
