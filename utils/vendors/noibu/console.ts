import type { Account } from '../../accounts/account.ts';
import { under } from '../naming.ts';

export type NoibuAccount = Extract<Account, { vendor: 'noibu' }>;

/**
 * The console's list of sessions. Its "Help Code" filter has no documented parameter: the caller puts the code on the clipboard.
 * A player's address is never built here, only taken from a record.
 */
export function sessionListPage(account: NoibuAccount): string {
  return under(account, `/${encodeURIComponent(account.domainId)}/sessions`);
}

/** The domain's UUID in any address of the console, as an agent pastes it; undefined when there is none. */
export function domainIdOf(consoleUrl: string): string | undefined {
  const first = URL.parse(consoleUrl.trim())?.pathname.split('/')[1];
  return first && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(first)
    ? first.toLowerCase()
    : undefined;
}
