import { allowedHosts } from '../accounts/opening.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import { codePage } from '../vendors/cobrowse/pages.ts';
import { sessionListPage } from '../vendors/noibu/console.ts';
import { openable } from '../vendors/opening.ts';
import type { PatchcordDatabase } from './db.ts';
import { sessionById } from './finding.ts';

/** The address of a session's own page, from its record. */
export async function sessionAddress(
  db: PatchcordDatabase,
  which: { code: string; session: string },
): Promise<Answer<string>> {
  const session = await sessionById(db, { id: which.session, code: which.code });
  if (!session) return bad('gone');
  if (session.url === undefined) return bad('not-found');
  if (!openable(session.url)) return bad('unsafe-url', { detail: session.url });
  return openable(session.url, await allowedHosts(db))
    ? good(session.url)
    : bad('host-not-allowed', { detail: new URL(session.url).hostname });
}

/** The address of the vendor's page that takes a code by hand. */
export async function vendorAddress(
  db: PatchcordDatabase,
  page: 'noibu-list' | 'cobrowse-code',
): Promise<Answer<string>> {
  const vendor = page === 'noibu-list' ? 'noibu' : 'cobrowse';
  const account = await db.accounts.where('vendor').equals(vendor).first();
  if (account?.vendor === 'noibu') return good(sessionListPage(account));
  if (account?.vendor === 'cobrowse') return good(codePage(account));
  return bad('no-account', { who: vendor });
}
