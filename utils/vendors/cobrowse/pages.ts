import type { Account } from '../../accounts/account.ts';
import { under } from '../naming.ts';

export type CobrowseAccount = Extract<Account, { vendor: 'cobrowse' }>;

/** The agent's page of one session; `end_action=none` leaves it on the screen when the session ends. It carries no token. */
export function sessionPage(account: CobrowseAccount, id: string): string {
  return under(account, `/session/${encodeURIComponent(id)}?end_action=none`);
}

/** The page with the field for a code. No parameter fills it in: the caller puts the code on the clipboard. */
export function codePage(account: CobrowseAccount): string {
  return under(account, '/code');
}
