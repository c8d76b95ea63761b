import { keepOpening } from '../accounts/opening.ts';
import { cobrowseAccounts, withToken } from '../accounts/token.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { sessionById } from '../sessions/finding.ts';
import { putSessions } from '../sessions/records.ts';
import type { Customer, Session } from '../sessions/session.ts';
import { addWatch } from '../unread/list.ts';
import { devicesOf } from '../vendors/cobrowse/devices.ts';
import { type CobrowseAccount, connectPage } from '../vendors/cobrowse/pages.ts';
import { endSession } from '../vendors/cobrowse/sessions.ts';
import { openable } from '../vendors/opening.ts';
import type { Wire } from '../vendors/request.ts';
import type { Doing, Done } from './choice.ts';

interface Room {
  db: PatchcordDatabase;
  wire: Wire;
  /** Opens an address of the vendor's as the agent likes it. */
  open: (address: string) => Promise<void>;
  /** Opens the session as its main button does. */
  openSession: (session: Session) => Promise<Answer<void>>;
  /** Opens the form of a support link, filled in for a customer. */
  linkFor: (customer: Customer) => Promise<void>;
  /** Opens the form of a Helpdesky conversation, filled in for a customer. */
  writeTo: (customer: Customer) => Promise<void>;
}

/** Does what the agent chose. The message names the session alone; whose it is, and where, the database says. */
export async function makeChoice(
  { db, wire, open, openSession, linkFor, writeTo }: Room,
  { code, session: id, does }: { code: string; session: string; does: Doing },
): Promise<Answer<Done>> {
  const session = await sessionById(db, { id, code });
  if (!session) return bad('gone');
  switch (does) {
    case 'tab':
    case 'window':
      await keepOpening(db, { in: does });
      return opened(await openSession(session));
    case 'allow':
      // What is no address of a safe kind is not opened, whatever host it names.
      if (session.url !== undefined && openable(session.url))
        await keepOpening(db, { host: new URL(session.url).hostname });
      return opened(await openSession(session));
    case 'link':
      if (!session.customer) return bad('not-found');
      await linkFor(session.customer);
      return good({ is: 'opened' });
    case 'write':
      if (session.customer?.email === undefined) return bad('not-found');
      await writeTo(session.customer);
      return good({ is: 'opened' });
    case 'connect':
    case 'devices': {
      const email = session.customer?.email;
      if (email === undefined) return bad('not-found');
      return does === 'connect' ? connect(db, email, open) : devices(db, email, wire);
    }
    case 'end':
      return end(db, session, wire);
    case 'watch':
      return watch(db, session, wire.now());
  }
}

/** Opens the page of a customer's devices at the first Cobrowse account. */
export async function connect(
  db: PatchcordDatabase,
  email: string,
  open: Room['open'],
): Promise<Answer<Done>> {
  const [account] = await cobrowseAccounts(db);
  if (!account) return bad('no-account', { who: 'cobrowse' });
  await open(connectPage(account, email));
  return good({ is: 'opened' });
}

/** A customer's devices at the first Cobrowse account that knows any. */
export async function devices(db: PatchcordDatabase, email: string, wire: Wire): Promise<Answer<Done>> {
  let answer: Answer<Done> = bad('no-account', { who: 'cobrowse' });
  for (const account of await cobrowseAccounts(db)) {
    const found = await withToken(db, account, wire, (token) => devicesOf(account, token, email, wire));
    if (found.ok && found.value.length > 0) return good({ is: 'devices', devices: found.value });
    answer = found.ok ? good({ is: 'devices', devices: [] }) : found;
  }
  return answer;
}

/** Watches its customer at the first Helpshift account. */
async function watch(db: PatchcordDatabase, { customer = {} }: Session, now: number): Promise<Answer<Done>> {
  const account = await db.accounts.where('vendor').equals('helpshift').first();
  if (!account) return bad('no-account', { who: 'helpshift' });
  // By the address alone: an id is the session's vendor's, and a number may be written in any way.
  const { name, email } = customer;
  const request = { vendor: 'helpshift', account: account.id, customer: { name, email } } as const;
  const added = await addWatch(db, request, now);
  return added.ok ? good({ is: 'watched' }) : added;
}

async function end(db: PatchcordDatabase, session: Session, wire: Wire): Promise<Answer<Done>> {
  let answer: Answer<Session | undefined> = bad('no-account', { who: 'cobrowse' });
  for (const account of await accountsOfSession(db, session)) {
    answer = await withToken(db, account, wire, (token) => endSession(account, token, session, wire));
    if (answer.ok) break;
  }
  if (!answer.ok) return answer;
  if (answer.value) await putSessions(db, [answer.value]);
  return good({ is: 'ended' });
}

/** Its address tells at which server it is; of several accounts there the one that knows it ends it. */
async function accountsOfSession(
  db: PatchcordDatabase,
  { source, url = '' }: Session,
): Promise<CobrowseAccount[]> {
  if (source !== 'cobrowse') return [];
  const origin = URL.parse(url)?.origin;
  return (await cobrowseAccounts(db)).filter(({ api }) => new URL(api).origin === origin);
}

function opened(answer: Answer<void>): Answer<Done> {
  return answer.ok ? good({ is: 'opened' }) : answer;
}
