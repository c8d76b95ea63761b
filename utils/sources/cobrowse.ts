import { secretOf } from '../accounts/keep.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { sessionsByCode } from '../sessions/finding.ts';
import { putSessions } from '../sessions/records.ts';
import type { LiveSource } from '../sessions/resolve.ts';
import type { Session } from '../sessions/session.ts';
import type { CobrowseAccount } from '../vendors/cobrowse/pages.ts';
import { getSession } from '../vendors/cobrowse/sessions.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { Rate } from './rate.ts';

/** An open card asks every four seconds; a code that stands in three tabs is one question. */
const rate = new Rate<Answer<Session | undefined>>({ repeatMs: 2_500, perMinute: 60 });

/**
 * The live source for the connected Cobrowse accounts: the first that knows the code. What it says is kept in the database
 * before it is handed on.
 *
 * @returns undefined when there is no account to ask
 */
export async function cobrowseSource(db: PatchcordDatabase, wire: Wire): Promise<LiveSource | undefined> {
  const accounts = await db.accounts.where('vendor').equals('cobrowse').toArray();
  if (accounts.length === 0) return undefined;
  return async (code) => {
    let answer: Answer<Session | undefined> = bad('no-account');
    for (const account of accounts) {
      if (account.vendor !== 'cobrowse') continue;
      answer = await lookUp(db, account, code, wire);
      if (answer.ok && !answer.value) answer = await lookUpKnown(db, account, code, wire);
      if (answer.ok && answer.value) {
        await putSessions(db, [answer.value]);
        return answer;
      }
    }
    return answer;
  };
}

/**
 * A code finds its session no longer once that has ended, but its id still does: a session that was live when we last
 * heard of it is asked for by id, so that the card tells how it ended.
 */
async function lookUpKnown(
  db: PatchcordDatabase,
  account: CobrowseAccount,
  code: string,
  wire: Wire,
): Promise<Answer<Session | undefined>> {
  const known = await sessionsByCode(db, code);
  const open = known.find((session) => session.source === 'cobrowse' && session.state !== 'ended');
  return open ? lookUp(db, account, open.id.replace(/^cobrowse:/, ''), wire) : good(undefined);
}

async function lookUp(
  db: PatchcordDatabase,
  account: CobrowseAccount,
  codeOrId: string,
  wire: Wire,
): Promise<Answer<Session | undefined>> {
  const who = nameOf(account);
  const token = await secretOf(db, account.id);
  if (token === undefined) return bad('key-refused', { who });
  const now = wire.now();
  const asked = rate.answer(`${account.id} ${token} ${codeOrId}`, now, () =>
    getSession(account, token, codeOrId, wire),
  );
  return asked ?? bad('too-many', { who, until: rate.freeAt(now) });
}
