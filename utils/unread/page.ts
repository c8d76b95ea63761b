import type { Account } from '../accounts/account.ts';
import { issuePage } from '../vendors/helpshift/pages.ts';
import type { Watch } from './watch.ts';

/**
 * The page that shows what a watch counts: the issue in Helpshift's dashboard, the dashboard itself for a queue or where no issue is
 * open, Helpdesky's own address, which has none for one conversation.
 *
 * @returns undefined where its account is gone
 */
export function pageOf(watch: Watch, account: Account | undefined): string | undefined {
  if (!account || account.vendor !== watch.vendor) return undefined;
  if (account.vendor === 'helpdesky') return new URL(account.api).origin;
  if (account.vendor !== 'helpshift') return undefined;
  if (!watch.queue && watch.issue !== undefined) return issuePage(account, watch.issue);
  return `https://${account.domain}.helpshift.com/admin/`;
}
