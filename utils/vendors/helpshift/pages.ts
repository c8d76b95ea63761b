import type { Account } from '../../accounts/account.ts';

export type HelpshiftAccount = Extract<Account, { vendor: 'helpshift' }>;

/** An issue in the agents' dashboard, which has an address of its own beside the API's. */
export function issuePage(account: Pick<HelpshiftAccount, 'domain'>, id: string): string {
  return `https://${account.domain}.helpshift.com/admin/issue/${encodeURIComponent(id)}/`;
}
