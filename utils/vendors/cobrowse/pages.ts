import type { Account } from '../../accounts/account.ts';
import { under } from '../naming.ts';

export type CobrowseAccount = Extract<Account, { vendor: 'cobrowse' }>;

/** The agent's page of one session; `end_action=none` leaves it on the screen when the session ends. It carries no token. */
export function sessionPage(account: CobrowseAccount, id: string): string {
  return under(account, `/session/${encodeURIComponent(id)}?end_action=none`);
}

/** The page that lists the devices of a customer, to begin a session without a code. */
export function connectPage(account: CobrowseAccount, email: string): string {
  return under(account, `/connect?filter_user_email=${encodeURIComponent(email)}`);
}

/**
 * An address of the account's own pages with the agent's token in it, which spares the sign-in. It ends up in the browser's
 * history: only for agents who turned that on. An address elsewhere stays as it is.
 */
export function withTokenIn(account: CobrowseAccount, address: string, token: string): string {
  const url = URL.parse(address);
  if (!url || url.origin !== new URL(account.api).origin) return address;
  url.searchParams.set('token', token);
  return url.href;
}

/** The page with the field for a code. No parameter fills it in: the caller puts the code on the clipboard. */
export function codePage(account: CobrowseAccount): string {
  return under(account, '/code');
}
