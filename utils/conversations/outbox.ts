import { type Answer, bad, good, type Trouble } from '../messages/answer.ts';
import { secretId } from '../unread/list.ts';
import { message, reply, updateEmail } from '../vendors/helpdesky/widget.ts';
import { nameOf } from '../vendors/naming.ts';
import type { ReplyRequest, StartRequest, StoredConversation } from './conversation.ts';
import { newestIn } from './count.ts';
import { forgetConversations } from './forget.ts';
import { failed, type Outgoing, stateAfter, taken, unknown } from './outgoing.ts';
import { type ConversationRoom, contactOf } from './reading.ts';

/** A message that is to be sent, or why none is: it is there already, or gone. */
interface Claim {
  claimed?: Outgoing;
  before?: Outgoing | undefined;
}

/** How a sending went, and what is to be kept with that. */
type Delivery = (outgoing: Outgoing) => Promise<Answer<() => Promise<void>>>;

/**
 * Sends messages at most once, whatever is ended when. A message is in the database as `sending` before anything leaves; whoever
 * finds one there that it is not sending itself (the background was ended) makes it `unknown`, and never sends it again: that
 * is the agent's to decide (`again`). One outbox per background.
 */
export class Outbox {
  readonly #room: ConversationRoom;
  /** What this outbox is sending now. */
  readonly #underWay = new Set<string>();

  constructor(room: ConversationRoom) {
    this.#room = room;
  }

  /** Of what was being sent as the background was ended, nobody knows whether it arrived. Done before anything else is. */
  async settle(): Promise<void> {
    const { db } = this.#room;
    await db.outgoing
      .where('state')
      .equals('sending')
      .filter(({ id }) => !this.#underWay.has(id))
      .modify((each) => {
        Object.assign(each, unknown(each));
      });
  }

  /** Starts a conversation in a customer's name. @returns how its first message stands */
  async start(request: StartRequest): Promise<Answer<Outgoing>> {
    const { id, account, email, name, text, agreed } = request;
    const { db } = this.#room;
    const conversation: StoredConversation = {
      id,
      account,
      email,
      name: name?.trim() || undefined,
      startedAt: this.#room.now(),
      agreed,
      drafts: {},
    };
    return this.#write(id, () => db.conversations.put(conversation), {
      id,
      conversation: id,
      text,
      writtenAt: this.#room.now(),
      state: 'sending',
      tries: [{ at: this.#room.now(), taken: false }],
    });
  }

  /** Adds a message to a conversation in the customer's name. @returns how it stands */
  async reply({ id, conversation, thread, text }: ReplyRequest): Promise<Answer<Outgoing>> {
    const { db } = this.#room;
    const after = await this.#newest(conversation);
    const emptyBox = async () => {
      await db.conversations.where({ id: conversation }).modify(({ drafts }) => {
        delete drafts[thread];
      });
    };
    return this.#write(id, emptyBox, {
      ...{ id, conversation, thread, text },
      writtenAt: this.#room.now(),
      state: 'sending',
      tries: [{ at: this.#room.now(), after, taken: false }],
    });
  }

  /** Sends a message once more, by the agent's hand; nothing happens to one that is being sent or was. */
  async again(id: string): Promise<Answer<Outgoing>> {
    const { db } = this.#room;
    await this.settle();
    const known = await db.outgoing.get(id);
    if (!known) return bad('gone');
    const after = await this.#newest(known.conversation);
    return this.#sendWhen(id, async () => {
      const before = await db.outgoing.get(id);
      if (!before || (before.state !== 'failed' && before.state !== 'unknown')) return { before };
      const tries = [...before.tries, { at: this.#room.now(), after, taken: false }];
      const claimed: Outgoing = { ...before, state: 'sending', trouble: undefined, tries };
      await db.outgoing.put(claimed);
      return { claimed };
    });
  }

  /**
   * The agent gives a message up. What may have arrived is kept out of sight, so that it is not taken for the visitor's own when
   * the history shows it. A conversation whose first message is given up is none.
   */
  async discard(id: string): Promise<Answer<void>> {
    const { db } = this.#room;
    await this.settle();
    return db.transaction('rw', db.outgoing, db.conversations, db.histories, db.watches, async () => {
      const message = await db.outgoing.get(id);
      if (!message) return good(undefined);
      const isStarted = (await db.watches.get(message.conversation)) !== undefined;
      if (message.state === 'sending' || message.state === 'sent') return bad('gone');
      if (message.thread === undefined && !isStarted) await forgetConversations(db, [message.conversation]);
      else if (message.state === 'unknown') await db.outgoing.update(id, { state: 'dropped' });
      else if (message.state === 'failed') await db.outgoing.delete(id);
      return good(undefined);
    });
  }

  /** Gives the visitor an address for e-mails about replies. Doing it twice is the same as doing it once. */
  async setEmail(id: string, email: string): Promise<Answer<void>> {
    const { db } = this.#room;
    const of = await contactOf(db, id);
    const answer = of.ok ? await updateEmail(of.value.account, of.value.contact, email, this.#room) : of;
    if (answer.ok) await changeConversation(this.#room, id, { email });
    return answer;
  }

  /** Writes a new message down and sends it; one whose id is there already is neither written nor sent. */
  async #write(id: string, along: () => PromiseLike<unknown>, message: Outgoing): Promise<Answer<Outgoing>> {
    const { db } = this.#room;
    await this.settle();
    return this.#sendWhen(id, async () => {
      const before = await db.outgoing.get(id);
      if (before) return { before };
      await along();
      await db.outgoing.add(message);
      return { claimed: message };
    });
  }

  /**
   * Sends what `claim` claimed: what it made `sending`, in the same transaction that found it in another state or not there. A second
   * call for the same message claims nothing.
   */
  async #sendWhen(id: string, claim: () => Promise<Claim>): Promise<Answer<Outgoing>> {
    const { db } = this.#room;
    if (this.#underWay.has(id)) {
      const before = await db.outgoing.get(id);
      return before ? good(before) : bad('gone');
    }
    this.#underWay.add(id);
    try {
      const { claimed, before } = await db.transaction('rw', db.outgoing, db.conversations, claim);
      if (claimed) return good(await this.#send(claimed));
      return before ? good(before) : bad('gone');
    } finally {
      this.#underWay.delete(id);
    }
  }

  async #send(sending: Outgoing): Promise<Outgoing> {
    const { db, online } = this.#room;
    const deliver: Delivery =
      sending.thread === undefined ? (each) => this.#first(each) : (each) => this.#next(each);
    // What the browser knows to be without a network is not even tried: then it is certain that nothing left.
    const offline: Trouble | undefined = online?.() === false ? { reason: 'offline' } : undefined;
    const answer = offline ? { ok: false as const, trouble: offline } : await deliver(sending);
    return db.transaction('rw', db.outgoing, db.conversations, db.watches, db.secrets, async () => {
      if (answer.ok) await answer.value();
      const kept = await db.outgoing.get(sending.id);
      if (!kept) return sending;
      const now = answer.ok ? taken(kept) : refused(kept, answer.trouble, offline !== undefined);
      await db.outgoing.put(now);
      return now;
    });
  }

  /** The message that starts a conversation: with its answer comes the contact, and with that the watch. */
  async #first({ conversation: id, text }: Outgoing): Promise<Answer<() => Promise<void>>> {
    const { db } = this.#room;
    const conversation = await db.conversations.get(id);
    if (!conversation) return bad('gone');
    const account = await db.accounts.get(conversation.account);
    if (account?.vendor !== 'helpdesky') return bad('no-account', { who: 'helpdesky' });
    const { email = '', name } = conversation;
    const answer = await message(account, { email, name, message: text }, this.#room);
    if (!answer.ok) return answer;
    const { contactId, contactToken, conversationId } = answer.value;
    return good(async () => {
      await db.secrets.put({ id: secretId(id), value: contactToken });
      await db.conversations.update(id, { thread: conversationId });
      await db.watches.put({
        id,
        vendor: 'helpdesky',
        account: account.id,
        name: name ?? email,
        contactId,
        polled: conversation.agreed ?? false,
        addedAt: this.#room.now(),
        failures: 0,
        nextAt: this.#room.now(),
      });
    });
  }

  async #next({ conversation, thread = '', text }: Outgoing): Promise<Answer<() => Promise<void>>> {
    const of = await contactOf(this.#room.db, conversation);
    if (!of.ok) return of;
    const { account, contact } = of.value;
    const answer = await reply(account, contact, { conversationId: thread, message: text }, this.#room);
    if (answer.ok) return good(async () => undefined);
    return { ok: false, trouble: { who: nameOf(account), ...answer.trouble } };
  }

  /** The vendor's time of the newest message that is known. */
  async #newest(conversation: string): Promise<number | undefined> {
    const kept = await this.#room.db.histories.get(conversation);
    return kept && newestIn(kept.conversations);
  }
}

/** How a message stands after a try that was not taken; the history may have shown it meanwhile. */
function refused(kept: Outgoing, trouble: Trouble, nothingLeft: boolean): Outgoing {
  if (kept.state === 'sent') return kept;
  return nothingLeft || stateAfter(trouble) === 'failed' ? failed(kept, trouble) : unknown(kept, trouble);
}

/** Changes what is kept of a conversation, and begins to keep it where the contact was pasted. */
export async function changeConversation(
  { db }: Pick<ConversationRoom, 'db'>,
  id: string,
  change: Partial<StoredConversation>,
): Promise<void> {
  await db.transaction('rw', db.watches, db.conversations, async () => {
    if ((await db.conversations.update(id, change)) > 0) return;
    const watch = await db.watches.get(id);
    if (watch?.vendor !== 'helpdesky') return;
    if (!(await db.conversations.get(id)))
      await db.conversations.put({ id, account: watch.account, drafts: {}, ...change });
  });
}

/** Keeps what stands in a conversation's reply box; nothing is kept of an empty one. */
export async function keepDraft(
  room: Pick<ConversationRoom, 'db'>,
  { id, thread, text }: { id: string; thread: string; text: string },
): Promise<void> {
  const { db } = room;
  await db.transaction('rw', db.watches, db.conversations, async () => {
    const { drafts = {} } = (await db.conversations.get(id)) ?? {};
    const { [thread]: _, ...others } = drafts;
    await changeConversation(room, id, { drafts: text.trim() ? { ...others, [thread]: text } : others });
  });
}
