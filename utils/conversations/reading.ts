import { secretOf } from '../accounts/keep.ts';
import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { secretId } from '../unread/list.ts';
import type { Watch } from '../unread/watch.ts';
import type { Conversation, Message } from '../vendors/helpdesky/history.ts';
import type { Contact, HelpdeskyAccount } from '../vendors/helpdesky/widget.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { tellApart } from './apart.ts';
import { countHistory, newestIn, talkingFor } from './count.ts';

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
