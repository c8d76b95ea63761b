import { browser } from '../../utils/browser/index.ts';
import { changeConversation, keepDraft, Outbox } from '../../utils/conversations/outbox.ts';
import type { Outgoing } from '../../utils/conversations/outgoing.ts';
import { look } from '../../utils/conversations/reading.ts';
import { type Answer, good } from '../../utils/messages/answer.ts';
import type { ConversationCalls } from '../../utils/messages/calls.ts';
import type { ViewHandlers } from '../../utils/messages/serve.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { agree } from '../../utils/unread/list.ts';
import { paintBadge, setAlarm } from '../../utils/unread/toolbar.ts';
import { readNow } from '../../utils/unread/wanted.ts';
import { showOwn } from './opening.ts';
import { wire } from './wire.ts';

let outbox: { db: PatchcordDatabase; box: Outbox } | undefined;

/** One for as long as the database is open: it knows what it is sending itself. */
async function boxOf(): Promise<{ db: PatchcordDatabase; box: Outbox }> {
  const db = await openStore();
  if (outbox?.db !== db) outbox = { db, box: new Outbox({ ...wire, db }) };
  return outbox;
}

/** Opens the form that starts a conversation, filled in for a customer. */
export async function showStart(customer: {
  email?: string | undefined;
  name?: string | undefined;
}): Promise<void> {
  const query = new URLSearchParams({ start: '' });
  for (const name of ['email', 'name'] as const) if (customer[name]) query.set(name, customer[name]);
  await showOwn(`${page()}?${query}`);
}

function page(): string {
  return browser.runtime.getURL('conversation.html');
}

/** What the conversations' page asks. */
export const conversationHandlers: Pick<ViewHandlers, keyof ConversationCalls> = {
  async 'conversation.show'({ id, start = {} }) {
    if (id === undefined) await showStart(start);
    else await showOwn(`${page()}?${new URLSearchParams({ id })}`);
    return good(undefined);
  },

  async 'conversation.start'(request) {
    const { box } = await boxOf();
    return after(request.id, box.start(request));
  },

  async 'conversation.reply'(request) {
    const { box } = await boxOf();
    return after(request.conversation, box.reply(request));
  },

  async 'conversation.again'({ message }) {
    const { db, box } = await boxOf();
    const { conversation = '' } = (await db.outgoing.get(message)) ?? {};
    return after(conversation, box.again(message));
  },

  async 'conversation.discard'({ message }) {
    const { box } = await boxOf();
    return box.discard(message);
  },

  async 'conversation.opened'({ id }) {
    const { db, box } = await boxOf();
    await box.settle();
    const watch = await db.watches.get(id);
    const isNew = watch?.rightAt === undefined || watch.nextAt <= wire.now();
    return watch?.polled && (isNew || (await isOpenQuestion(db, id))) ? read(id) : good(undefined);
  },

  'conversation.read'({ id }) {
    return read(id);
  },

  async 'conversation.seen'({ id, upTo }) {
    const { db } = await boxOf();
    await look(db, id, upTo);
    await paintBadge(db, wire.now());
    return good(undefined);
  },

  async 'conversation.draft'(draft) {
    const { db } = await boxOf();
    await keepDraft({ db }, draft);
    return good(undefined);
  },

  async 'conversation.email'({ id, email }) {
    const { box } = await boxOf();
    return box.setEmail(id, email);
  },

  async 'conversation.agree'({ id, agreed }) {
    const { db } = await boxOf();
    await agree(db, id, agreed);
    await changeConversation({ db }, id, { agreed });
    await setAlarm(db, wire.now());
    await paintBadge(db, wire.now());
    return agreed ? read(id) : good(undefined);
  },
};

/** Whether the history may tell what nobody knows: if a message arrived. */
async function isOpenQuestion(db: PatchcordDatabase, id: string): Promise<boolean> {
  const open = db.outgoing.where('conversation').equals(id);
  return (await open.filter(({ state, thread }) => state === 'unknown' && thread !== undefined).count()) > 0;
}

/** After a sending: where nobody knows whether it arrived, and the agent agreed to reading, the history is read to see. */
async function after(id: string, sending: Promise<Answer<Outgoing>>): Promise<Answer<Outgoing>> {
  const sent = await sending;
  const { db } = await boxOf();
  await setAlarm(db, wire.now());
  const watch = await db.watches.get(id);
  // A conversation that was just started is read for the first time.
  if (watch?.polled && ((await isOpenQuestion(db, id)) || watch.rightAt === undefined)) await read(id);
  const now = sent.ok ? await db.outgoing.get(sent.value.id) : undefined;
  return now ? good(now) : sent;
}

async function read(id: string): Promise<Answer<void>> {
  const { db } = await boxOf();
  const answer = await readNow({ ...wire, db }, id);
  await paintBadge(db, wire.now());
  await setAlarm(db, wire.now());
  return answer;
}
