import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { fetchToken } from '../vendors/cobrowse/endpoint.ts';
import type { CobrowseAccount } from '../vendors/cobrowse/pages.ts';
import { readToken } from '../vendors/cobrowse/token.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { secretOf } from './keep.ts';

const second = 1000;
/** A token that is over for less may still be good: clocks differ. */
const clocksDiffer = 60 * second;
/** An endpoint that failed is left alone so long; a card asks every few seconds. */
const pause = 15 * second;

/** Questions to an endpoint that are under way, and those that failed a moment ago, by account. */
const fetching = new Map<string, Promise<Answer<string>>>();
const failed = new Map<string, { at: number; answer: Answer<string> }>();

/** The connected Cobrowse accounts, in the order of their ids. */
export async function cobrowseAccounts(db: PatchcordDatabase): Promise<CobrowseAccount[]> {
  const accounts = await db.accounts.where('vendor').equals('cobrowse').toArray();
  return accounts.filter((each): each is CobrowseAccount => each.vendor === 'cobrowse');
}

/**
 * The token that an account speaks with.
 *
 *   pasted:   kept ──over──▶ token-expired, without asking anybody
 *   fetched:  kept ──a tenth of its life or two minutes left──▶ fetched anew ──fails──▶ the kept one while it is good
 *
 * @param refused the token that the vendor has just refused: another one is wanted
 */
export async function tokenOf(
  db: PatchcordDatabase,
  account: CobrowseAccount,
  wire: Wire,
  refused?: string,
): Promise<Answer<string>> {
  const kept = await secretOf(db, account.id);
  const now = wire.now();
  if (!account.tokenFrom) {
    if (kept === undefined) return bad('key-refused', { who: nameOf(account) });
    return isOver(kept, now) ? bad('token-expired', { who: nameOf(account) }) : good(kept);
  }
  if (kept !== undefined && kept !== refused && !isEnding(kept, now)) return good(kept);
  const answer = await fetchOnce(db, account, wire);
  const keptIsGood = kept !== undefined && kept !== refused && !isOver(kept, now);
  return !answer.ok && keptIsGood ? good(kept) : answer;
}

/** Runs a question with the account's token; a fetched one that the vendor calls expired is fetched anew, once. */
export async function withToken<T>(
  db: PatchcordDatabase,
  account: CobrowseAccount,
  wire: Wire,
  ask: (token: string) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const token = await tokenOf(db, account, wire);
  if (!token.ok) return token;
  const answer = await ask(token.value);
  if (answer.ok || answer.trouble.reason !== 'token-expired' || !account.tokenFrom) return answer;
  const another = await tokenOf(db, account, wire, token.value);
  return another.ok && another.value !== token.value ? ask(another.value) : answer;
}

function fetchOnce(db: PatchcordDatabase, account: CobrowseAccount, wire: Wire): Promise<Answer<string>> {
  const { id, tokenFrom } = account;
  // Another address or header is another question.
  const key = JSON.stringify([id, tokenFrom]);
  const before = failed.get(key);
  if (before && wire.now() - before.at < pause) return Promise.resolve(before.answer);
  const running = fetching.get(key) ?? fetchAndKeep(db, account, wire).finally(() => fetching.delete(key));
  fetching.set(key, running);
  return running.then((answer) => {
    if (answer.ok) failed.delete(key);
    else failed.set(key, { at: wire.now(), answer });
    return answer;
  });
}

async function fetchAndKeep(
  db: PatchcordDatabase,
  { id, tokenFrom }: CobrowseAccount,
  wire: Wire,
): Promise<Answer<string>> {
  if (!tokenFrom) return bad('gone');
  const answer = await fetchToken(tokenFrom, await secretOf(db, `header:${id}`), wire);
  if (!answer.ok) return answer;
  await db.transaction('rw', db.accounts, db.secrets, async () => {
    // Removed or pointed elsewhere meanwhile: then nothing of it is kept.
    const now = await db.accounts.get(id);
    if (now?.vendor !== 'cobrowse' || now.tokenFrom?.url !== tokenFrom.url) return;
    await db.secrets.put({ id, value: answer.value });
    await db.accounts.update(id, { token: readToken(answer.value) });
  });
  return answer;
}

/** A token that names no end is not known to be over. */
function isOver(token: string, now: number): boolean {
  const { expiresAt = Number.POSITIVE_INFINITY } = readToken(token) ?? {};
  return expiresAt + clocksDiffer <= now;
}

function isEnding(token: string, now: number): boolean {
  const { expiresAt, issuedAt } = readToken(token) ?? {};
  if (expiresAt === undefined) return false;
  const life = issuedAt === undefined ? Number.POSITIVE_INFINITY : expiresAt - issuedAt;
  return expiresAt - now < Math.min(120 * second, life / 10);
}
