import type { PatchcordDatabase } from '../sessions/db.ts';
import { withTokenIn } from '../vendors/cobrowse/pages.ts';
import type { Wire } from '../vendors/request.ts';
import { vendorApi } from './api.ts';
import { cobrowseAccounts, tokenOf } from './token.ts';

/** How sessions are opened, as the agent chose it last. One record. */
export interface OpeningSetting {
  name: 'opening';
  in: 'tab' | 'window';
  /** Hosts that no account names, and that the agent allowed for sessions' addresses. */
  hosts: string[];
}

const none: OpeningSetting = { name: 'opening', in: 'tab', hosts: [] };
/** So many hosts are remembered; the oldest goes first. */
const mostHosts = 50;

export async function openingOf(db: PatchcordDatabase): Promise<OpeningSetting> {
  const kept = await db.settings.get('opening');
  return kept?.name === 'opening' ? kept : none;
}

/** Remembers where sessions open, or one more host that they may be on. */
export async function keepOpening(
  db: PatchcordDatabase,
  change: { in: OpeningSetting['in'] } | { host: string } | { without: string },
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const before = await openingOf(db);
    if ('in' in change) await db.settings.put({ ...before, in: change.in });
    else {
      const gone = 'host' in change ? change.host : change.without;
      const others = before.hosts.filter((host) => host !== gone);
      const hosts = 'host' in change ? [...others, change.host].slice(-mostHosts) : others;
      await db.settings.put({ ...before, hosts });
    }
  });
}

/** The hosts that a record's address may be on: the vendors' own, the accounts', and those that the agent allowed. */
export async function allowedHosts(db: PatchcordDatabase): Promise<string[]> {
  const accounts = await db.accounts.toArray();
  const addresses = [...Object.values(vendorApi), ...accounts.map(({ api }) => api)];
  return [...addresses.map((address) => new URL(address).hostname), ...(await openingOf(db)).hosts];
}

/**
 * The address that is opened for one of an account's own pages: with the token where the agent turned that on. Without a token
 * that is good it is opened all the same, and the vendor asks the agent to sign in.
 */
export async function addressWithToken(db: PatchcordDatabase, address: string, wire: Wire): Promise<string> {
  const account = (await cobrowseAccounts(db)).find(
    ({ tokenInAddress, api }) => tokenInAddress === true && new URL(api).origin === new URL(address).origin,
  );
  if (!account) return address;
  const token = await tokenOf(db, account, wire);
  return token.ok ? withTokenIn(account, address, token.value) : address;
}
