import { words } from '../i18n/words.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { AccountCheck, PatchcordDatabase } from '../sessions/db.ts';
import { whoAmI } from '../vendors/cobrowse/sessions.ts';
import { history } from '../vendors/helpdesky/widget.ts';
import { tryKey } from '../vendors/helpshift/console.ts';
import { nameOf } from '../vendors/naming.ts';
import { sessionListPage } from '../vendors/noibu/console.ts';
import type { Wire } from '../vendors/request.ts';
import type { Account } from './account.ts';
import { secretOf } from './keep.ts';
import { withToken } from './token.ts';

/**
 * Asks the vendor something harmless with a kept account, and keeps how that went.
 * @returns a sentence for the agent about what the vendor said
 */
export async function testConnection(
  db: PatchcordDatabase,
  id: string,
  wire: Wire,
): Promise<Answer<{ said: string }>> {
  const account = await db.accounts.get(id);
  if (!account) return bad('gone');
  const answer = await ask(db, account, await secretOf(db, id), wire);
  const check: AccountCheck = { at: wire.now(), trouble: answer.ok ? undefined : answer.trouble };
  await db.accounts.update(id, { check });
  return answer;
}

async function ask(
  db: PatchcordDatabase,
  account: Account,
  secret: string | undefined,
  wire: Wire,
): Promise<Answer<{ said: string }>> {
  const who = nameOf(account);
  switch (account.vendor) {
    case 'noibu':
      // Noibu publishes no API: there is nothing to ask, and the agent sees the address that will be opened.
      return good({ said: words('account.opens', { address: sessionListPage(account) }) });
    case 'helpdesky': {
      // No call is harmless and complete: a contact that nobody has is refused by a helpdesk that is there.
      const answer = await history(account, { contactId: 'patchcord', contactToken: 'patchcord' }, wire);
      const reached = answer.ok || ['contact-refused', 'refused'].includes(answer.trouble.reason);
      return reached ? good({ said: words('account.reached', { who }) }) : answer;
    }
    case 'helpshift': {
      if (secret === undefined) return bad('key-refused', { who });
      const answer = await tryKey(account, secret, wire);
      return answer.ok ? good({ said: words('account.accepted', { who }) }) : answer;
    }
    case 'cobrowse': {
      const answer = await withToken(db, account, wire, (token) => whoAmI(account, token, wire));
      if (!answer.ok) return answer;
      const agent = answer.value.email ?? answer.value.name ?? answer.value.id;
      return good({ said: words('account.agent', { who, agent }) });
    }
  }
}
