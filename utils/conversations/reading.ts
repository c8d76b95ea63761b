import { secretOf } from '../accounts/keep.ts';
import { type Answer, bad, good, type Trouble } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { secretId } from '../unread/list.ts';
import { floorOf, nextPoll } from '../unread/poll.ts';
import type { Watch } from '../unread/watch.ts';
import type { Conversation, Message } from '../vendors/helpdesky/history.ts';
import { type Contact, type HelpdeskyAccount, history } from '../vendors/helpdesky/widget.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { tellApart } from './apart.ts';
import { countHistory, isTalking, newestIn, talkingFor } from './count.ts';

/** What the conversations' rooms need of the world. */
export interface ConversationRoom extends Wire {
  db: PatchcordDatabase;
}

/** Whom the calls of a conversation name; its token is a secret. */
export async function contactOf(
  db: PatchcordDatabase,
  id: string,
): Promise<Answer<{ account: HelpdeskyAccount; contact: Contact }>> {
  const watch = await db.watches.get(id);
  if (watch?.vendor !== 'helpdesky' || watch.contactId === undefined) return bad('gone');
  const account = await db.accounts.get(watch.account);
  if (account?.vendor !== 'helpdesky') return bad('no-account', { who: 'helpdesky' });
  const contactToken = await secretOf(db, secretId(id));
  if (contactToken === undefined) return bad('contact-refused', { who: nameOf(account) });
  return good({ account, contact: { contactId: watch.contactId, contactToken } });
}

/**
 * Keeps a history that was read, and notes which of the messages in it were sent from here. A message of which it was not known
 * whether it arrived is sent once the history shows it.
 *
 * @param readAt epoch ms at which it was asked for; an older one than what is kept changes nothing of that
 * @returns the messages of this history that were sent from here
 */
export async function keepHistory(
  db: PatchcordDatabase,
  id: string,
  conversations: Conversation[],
  readAt: number,
): Promise<ReadonlySet<Message>> {
  return db.transaction('rw', db.watches, db.histories, db.outgoing, async () => {
    const outgoing = await db.outgoing.where('conversation').equals(id).toArray();
    const { ours, arrived } = tellApart(conversations, outgoing);
    // Removed while it was on its way: it does not come back.
    if (!(await db.watches.get(id))) return ours;
    await db.outgoing.bulkPut(arrived);
    const before = await db.histories.get(id);
    const isOlder = before !== undefined && before.readAt > readAt && before.readAt < readAt + talkingFor;
    if (!isOlder) await db.histories.put({ id, conversations, readAt });
    return ours;
  });
}

/** Reads a conversation's history because the agent wants it now, and keeps and counts what is in it. */
export async function readNow(room: ConversationRoom, id: string): Promise<Answer<void>> {
  const { db } = room;
  const asked = room.now();
  const held = await claim(db, id, asked);
  if (held) return held;
  const of = await contactOf(db, id);
  const answer = of.ok ? await history(of.value.account, of.value.contact, room) : of;
  const ours = answer.ok ? await keepHistory(db, id, answer.value, asked) : undefined;
  return db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (!watch) return bad('gone');
    const counted = answer.ok && ours ? countHistory(answer.value, ours, watch.seenAt) : undefined;
    const now = room.now();
    const trouble = answer.ok ? (counted ? undefined : uncountable) : answer.trouble;
    const active = isTalking(counted?.newestAt, now);
    const outcome = trouble ? { ok: false as const, trouble } : { ok: true as const, active };
    const next = nextPoll(watch, outcome, now, Math.random());
    await db.watches.update(id, { ...counted, ...next, trouble, ...(trouble ? {} : { rightAt: now }) });
    return answer.ok ? good(undefined) : answer;
  });
}

const uncountable: Trouble = { reason: 'malformed', field: 'history' };

/** Takes the watch for asking. @returns why it is not to be asked now */
function claim(db: PatchcordDatabase, id: string, now: number): Promise<Answer<void> | undefined> {
  return db.transaction('rw', db.watches, async () => {
    const watch = await db.watches.get(id);
    if (watch?.vendor !== 'helpdesky') return bad('gone');
    const { trouble } = watch;
    // Whatever the agent wants, not before the time that the vendor named.
    if (trouble?.until !== undefined && trouble.until > now) return { ok: false, trouble };
    await db.watches.update(id, { askedAt: now, nextAt: now + floorOf(watch) });
    return undefined;
  });
}

/**
 * The agent saw a conversation up to a message: what came after it is unread from here.
 *
 * @param upTo epoch ms, by the vendor's clock, of the newest message that was shown
 */
export async function look(db: PatchcordDatabase, id: string, upTo: number): Promise<void> {
  await db.transaction('rw', db.watches, db.histories, db.outgoing, async () => {
    const watch = await db.watches.get(id);
    const kept = await db.histories.get(id);
    if (watch?.vendor !== 'helpdesky' || !kept) return;
    const newest = newestIn(kept.conversations) ?? 0;
    const seenAt = Math.max(watch.seenAt ?? 0, Math.min(upTo, newest));
    if (seenAt === watch.seenAt) return;
    const outgoing = await db.outgoing.where('conversation').equals(id).toArray();
    const counted = countHistory(kept.conversations, tellApart(kept.conversations, outgoing).ours, seenAt);
    await db.watches.update(id, { seenAt, ...(watch.unread === undefined ? {} : countsOf(counted)) });
  });
}

function countsOf(counted: ReturnType<typeof countHistory>): Pick<Watch, 'unread' | 'desk'> {
  return counted ? { unread: counted.unread, desk: counted.desk } : {};
}
