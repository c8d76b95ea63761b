import { allowedHosts, openingOf } from '../accounts/opening.ts';
import type { CodeKind } from '../codes/code.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { sessionById } from '../sessions/finding.ts';
import type { Session } from '../sessions/session.ts';
import { standingOf } from '../sessions/standing.ts';
import { openable } from '../vendors/opening.ts';
import type { Asks, Choice } from './choice.ts';
import { sentenceFor } from './sentences.ts';

/**
 * What else can be done with a code, or with the session that the card shows for it.
 *
 * @param languages the conversation's language, as far as it could be told, and the agent's
 */
export async function choicesFor(
  db: PatchcordDatabase,
  about: { code: string; kind: CodeKind; session?: string | undefined },
  languages: readonly string[],
  now: number,
): Promise<Choice[]> {
  const { code, kind } = about;
  const session = about.session ? await sessionById(db, { id: about.session, code }) : undefined;
  const asks = asksFor(session, kind, now);
  const sentence: Choice[] = asks ? [{ does: 'sentence', asks, ...sentenceFor(asks, languages) }] : [];
  if (!session) return sentence;
  const hasAccount = (await db.accounts.where('vendor').equals('cobrowse').count()) > 0;
  const canWrite = (await db.accounts.where('vendor').equals('helpdesky').count()) > 0;
  return [
    ...(await openings(db, session)),
    ...linkFor(session),
    ...(canWrite ? writingTo(session) : []),
    ...(session.kind === 'cobrowse' && hasAccount ? ofCustomer(session) : []),
    ...(hasAccount && isEndable(session, now) ? [endOf(session)] : []),
    ...(await watching(db, session)),
    ...sentence,
  ];
}

async function openings(db: PatchcordDatabase, { url }: Session): Promise<Choice[]> {
  if (url === undefined || !openable(url)) return [];
  if (!openable(url, await allowedHosts(db))) return [{ does: 'allow', host: new URL(url).hostname }];
  return [{ does: (await openingOf(db)).in === 'tab' ? 'window' : 'tab' }];
}

/** Whoever is known by anything can be brought back by a link. */
function linkFor({ customer }: Session): Choice[] {
  const who = [customer?.name, customer?.email, customer?.id, customer?.phone].find((text) => text?.trim());
  return who ? [{ does: 'link', who }] : [];
}

/** Helpdesky knows people by their address. */
function writingTo({ customer }: Session): Choice[] {
  return customer?.email ? [{ does: 'write', email: customer.email }] : [];
}

function ofCustomer({ customer }: Session): Choice[] {
  const email = customer?.email;
  return email
    ? [
        { does: 'devices', email },
        { does: 'connect', email },
      ]
    : [];
}

/** Its customer's unread messages, where they can be counted and are not yet. */
async function watching(db: PatchcordDatabase, { customer }: Session): Promise<Choice[]> {
  const email = customer?.email;
  if (!email || (await db.accounts.where('vendor').equals('helpshift').count()) === 0) return [];
  const isWatched = await db.watches
    .filter((watch) => !watch.ended && watch.customer?.email?.toLowerCase() === email.toLowerCase())
    .count();
  return isWatched > 0 ? [] : [{ does: 'watch', email }];
}

/** Only what Cobrowse itself told of can be ended there, and only while it lasts. */
function isEndable(session: Session, now: number): boolean {
  return session.source === 'cobrowse' && standingOf(session, now) !== 'over';
}

function endOf({ sharing }: Session): Choice {
  return { does: 'end', agents: sharing?.agents ?? [] };
}

/** A session that can be joined needs no other code. */
function asksFor(session: Session | undefined, kind: CodeKind, now: number): Asks | undefined {
  if ((session?.kind ?? kind) === 'noibu') return session ? undefined : 'help';
  if (!session) return 'code';
  return standingOf(session, now) === 'over' ? 'again' : undefined;
}
