import { cobrowseAccounts, withToken } from '../accounts/token.ts';
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
import { Pause } from './pause.ts';
import { Rate, type Restraint } from './rate.ts';

const rate = new Rate<Answer<Session | undefined>>({ perMinute: 60 });
/** Accounts that asked for patience, or whose token is refused: every question would get the same answer. */
export const pause = new Pause();

/**
 * Who wants to know. An open card asks every three seconds, and a code that stands in three tabs is one question. What a page
 * merely shows is asked for once a minute, and never takes the last half of a minute's questions: those are the agent's.
 * An agent asks again after a refusal, which may be mended by now; when a vendor asked for patience, it gets that from both.
 */
const restraints: Record<'agent' | 'page', Restraint & { insists?: boolean }> = {
  agent: { repeatMs: 2_500, insists: true },
  page: { repeatMs: 60_000, leave: 30 },
};

/**
 * The live source for the connected Cobrowse accounts: the first that knows the code. What it says is kept in the database
 * before it is handed on.
 *
 * @param who wants to know: an agent, who asked about a code, or a page that shows it
 * @returns undefined when there is no account to ask
 */
export async function cobrowseSource(
  db: PatchcordDatabase,
  wire: Wire,
  who: 'agent' | 'page',
): Promise<LiveSource | undefined> {
  const accounts = await cobrowseAccounts(db);
  if (accounts.length === 0) return undefined;
  return async (code) => {
    let answer: Answer<Session | undefined> = bad('no-account');
    for (const account of accounts) {
      const asking = { db, account, wire, restraint: restraints[who] };
      let said = await lookUp(asking, code);
      if (said.ok && !said.value) said = await lookUpKnown(asking, code);
      if (said.ok && said.value) {
        await putSessions(db, [said.value]);
        return said;
      }
      // What one account could not say another did not unsay.
      if (answer.ok || answer.trouble.reason === 'no-account') answer = said;
    }
    return answer;
  };
}

/**
 * A code finds its session no longer once that has ended, but its id still does: a session that was live when we last
 * heard of it is asked for by id, so that the card tells how it ended.
 */
async function lookUpKnown(asking: Asking, code: string): Promise<Answer<Session | undefined>> {
  const known = await sessionsByCode(asking.db, code);
  const open = known.find((session) => session.source === 'cobrowse' && session.state !== 'ended');
  return open ? lookUp(asking, open.id.replace(/^cobrowse:/, '')) : good(undefined);
}

interface Asking {
  db: PatchcordDatabase;
  account: CobrowseAccount;
  wire: Wire;
  restraint: (typeof restraints)['agent'];
}

function lookUp(
  { db, account, wire, restraint }: Asking,
  codeOrId: string,
): Promise<Answer<Session | undefined>> {
  return withToken(db, account, wire, async (token) => {
    const now = wire.now();
    // A new token is a new beginning.
    const whose = `${account.id} ${token}`;
    const paused = pause.troubleAt(whose, now);
    if (paused && (paused.reason === 'too-many' || !restraint.insists)) return { ok: false, trouble: paused };
    const asked = rate.answer(`${whose} ${codeOrId}`, now, restraint, () =>
      getSession(account, token, codeOrId, wire),
    );
    if (!asked) return bad('too-many', { who: nameOf(account), until: rate.freeAt(now, restraint.leave) });
    const answer = await asked;
    if (!answer.ok) pause.note(whose, answer.trouble, now);
    return answer;
  });
}
