import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outbox } from '../../../utils/conversations/outbox.ts';
import { threadsOf } from '../../../utils/conversations/thread.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { readNow } from '../../../utils/unread/wanted.ts';
import { minute, Stage } from './stage.ts';

let stage: Stage;
let db: PatchcordDatabase;
let box: Outbox;
beforeEach(async () => {
  stage = new Stage();
  db = await stage.db();
  box = new Outbox(stage.room(db));
});
afterEach(() => stage.close());

const start = (more: Partial<Parameters<Outbox['start']>[0]> = {}) =>
  box.start({ id: 's1', account: 'd1', email: 'sam@example.com', text: 'Hello', agreed: true, ...more });

describe('starting a conversation', () => {
  test('gives a contact whose token is a secret, and a watch of the same id', async () => {
    expect(await start({ name: ' Sam ' })).toMatchObject({ ok: true, value: { state: 'sent' } });
    const [contact] = stage.helpdesky.contacts;
    expect(contact).toMatchObject({ email: 'sam@example.com', name: 'Sam' });
    expect(await db.secrets.get('watch:s1')).toEqual({ id: 'watch:s1', value: contact?.token });
    expect(await db.watches.get('s1')).toMatchObject({ name: 'Sam', contactId: contact?.id, polled: true });
    const others = await Promise.all(
      db.tables.filter(({ name }) => name !== 'secrets').map((table) => table.toArray()),
    );
    expect(JSON.stringify(others)).not.toContain(contact?.token);
  });

  test('read afterwards, its first message is ours and not unread, and the history names the conversation', async () => {
    await start();
    stage.now += minute;
    const { id = '' } = stage.helpdesky.conversations[0] ?? {};
    stage.helpdesky.say(id, 'How can we help?');
    stage.helpdesky.say(id, 'It is about my parcel', 'visitor');
    expect(await readNow(stage.room(db), 's1')).toEqual({ ok: true, value: undefined });
    expect(await db.watches.get('s1')).toMatchObject({ unread: 1, desk: 1 });
    const [thread] = threadsOf(await db.histories.get('s1'), await db.outgoing.toArray());
    expect(thread).toMatchObject({ id, status: 'Pending' });
    expect(thread?.lines.map(({ by }) => by)).toEqual(['own', 'desk', 'visitor']);
  });

  test('pressed twice it starts one', async () => {
    await Promise.all([start(), start()]);
    await start();
    expect(stage.helpdesky.conversations).toHaveLength(1);
  });

  test('without the agent’s agreement it is read on request only', async () => {
    await start({ agreed: false });
    expect(await db.watches.get('s1')).toMatchObject({ polled: false });
  });

  test('messaging that is off is told as that; when it is on the agent sends it again', async () => {
    stage.helpdesky.messaging.widget = false;
    expect(await start()).toMatchObject({ value: { state: 'failed', trouble: { reason: 'messaging-off' } } });
    expect(await db.watches.count()).toBe(0);
    stage.helpdesky.messaging.widget = true;
    expect(await box.again('s1')).toMatchObject({ value: { state: 'sent' } });
    expect(stage.received('Hello')).toBe(1);
    expect(await db.watches.get('s1')).toBeDefined();
  });

  test('whose answer was lost is not known to have begun; given up, it is gone', async () => {
    stage.instead = () => 'lost after';
    expect(await start()).toMatchObject({ value: { state: 'unknown' } });
    await box.discard('s1');
    expect([await db.conversations.count(), await db.outgoing.count()]).toEqual([0, 0]);
  });
});

describe('a reply', () => {
  const reply = (conversation: string, thread: string, id = 'r1', text = 'Are you there?') =>
    box.reply({ id, conversation, thread, text });

  test('is sent in the visitor’s name, empties the box, and is not unread', async () => {
    const { id, thread } = await stage.watched(db);
    await db.conversations.put({ id, account: 'd1', drafts: { [thread]: 'Are you', other: 'kept' } });
    expect(await reply(id, thread)).toMatchObject({ value: { state: 'sent' } });
    expect(stage.received('Are you there?')).toBe(1);
    expect((await db.conversations.get(id))?.drafts).toEqual({ other: 'kept' });
    await readNow(stage.room(db), id);
    expect(await db.watches.get(id)).toMatchObject({ unread: 1 });
  });

  test('with one id is sent once, at once or one after the other', async () => {
    const { id, thread } = await stage.watched(db);
    await Promise.all([reply(id, thread), reply(id, thread)]);
    await reply(id, thread);
    expect(stage.received('Are you there?')).toBe(1);
  });

  test('that was refused failed, and is sent again by hand alone', async () => {
    const { id, thread } = await stage.watched(db);
    stage.instead = () => new Response('{"error":"Too long"}', { status: 400 });
    expect(await reply(id, thread)).toMatchObject({
      value: { state: 'failed', trouble: { reason: 'refused', detail: 'Too long' } },
    });
    stage.instead = undefined;
    await new Outbox(stage.room(await stage.db())).settle();
    expect(stage.received('Are you there?')).toBe(0);
    expect(await box.again('r1')).toMatchObject({ value: { state: 'sent' } });
    expect(await box.again('r1')).toMatchObject({ value: { state: 'sent' } });
    expect(stage.received('Are you there?')).toBe(1);
  });

  test('without a network never leaves, and fails for certain', async () => {
    const { id, thread } = await stage.watched(db);
    stage.isOnline = false;
    expect(await reply(id, thread)).toMatchObject({
      value: { state: 'failed', trouble: { reason: 'offline' } },
    });
    expect(stage.asked).toEqual([]);
  });

  test.each(['lost before', 'lost after'] as const)(
    'on a connection that broke (%s) is unknown until the history tells',
    async (how) => {
      const { id, thread } = await stage.watched(db);
      stage.instead = () => how;
      expect(await reply(id, thread)).toMatchObject({ value: { state: 'unknown' } });
      stage.instead = undefined;
      stage.now += 10_000;
      await readNow(stage.room(db), id);
      const arrived = how === 'lost after';
      expect(await db.outgoing.get('r1')).toMatchObject({ state: arrived ? 'sent' : 'unknown' });
      expect(stage.received('Are you there?')).toBe(arrived ? 1 : 0);
      // One of the two was never the visitor's own.
      expect(await db.watches.get(id)).toMatchObject({ unread: 1 });
    },
  );

  test('that was given up and arrived all the same is not taken for the visitor’s own', async () => {
    const { id, thread } = await stage.watched(db);
    stage.instead = () => 'lost after';
    await reply(id, thread);
    stage.instead = undefined;
    await box.discard('r1');
    expect(threadsOf(undefined, await db.outgoing.toArray(), thread)[0]?.lines).toEqual([]);
    await readNow(stage.room(db), id);
    expect(await db.watches.get(id)).toMatchObject({ unread: 1 });
  });

  test('that was refused after another try of it may have arrived is still not known', async () => {
    const { id, thread } = await stage.watched(db);
    stage.instead = () => 'lost after';
    await reply(id, thread);
    stage.instead = () => new Response('{}', { status: 429 });
    expect(await box.again('r1')).toMatchObject({
      value: { state: 'unknown', trouble: { reason: 'too-many' } },
    });
  });

  test('into a conversation that was removed fails, and nothing is sent', async () => {
    const { id, thread } = await stage.watched(db);
    await db.watches.delete(id);
    expect(await reply(id, thread)).toMatchObject({ value: { state: 'failed' } });
    expect(stage.asked).toEqual([]);
  });
});

test('an e-mail is set later, and remembered', async () => {
  const { id } = await stage.watched(db);
  expect(await box.setEmail(id, 'new@example.com')).toMatchObject({ ok: true });
  expect(stage.helpdesky.contacts[0]?.email).toBe('new@example.com');
  expect(await db.conversations.get(id)).toMatchObject({ email: 'new@example.com' });
});
