import type { Account } from '../accounts/account.ts';
import { vendorApi } from '../accounts/api.ts';

const vendorName = { helpshift: 'Helpshift', cobrowse: 'Cobrowse', helpdesky: 'Helpdesky', noibu: 'Noibu' };

/** What an account is called towards the agent: their own label, else the vendor, with the host of a server of their own. */
export function nameOf(account: Account): string {
  if (account.label) return account.label;
  const name = vendorName[account.vendor];
  if (account.api.replace(/\/+$/, '') === vendorApi[account.vendor]) return name;
  return `${name} (${new URL(account.api).host})`;
}

/** A path under an account's API address, whether that ends with a slash or not. */
export function under(account: Account, path: string): string {
  return account.api.replace(/[/?#]+$/, '') + path;
}
