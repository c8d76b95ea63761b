import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { removeAccount } from '../../../utils/accounts/keep.ts';
import { changeConversation, keepDraft, Outbox } from '../../../utils/conversations/outbox.ts';
import { keepHistory, look } from '../../../utils/conversations/reading.ts';
import { backupText } from '../../../utils/keeping/backup.ts';
import { purgeOld } from '../../../utils/keeping/purging.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { removeWatch } from '../../../utils/unread/list.ts';
import { spentIn } from '../../../utils/unread/pace.ts';
import { Poller } from '../../../utils/unread/poller.ts';
import { pollingOf } from '../../../utils/unread/settings.ts';
import { WatchTable } from '../../../utils/unread/store.ts';
import { readNow } from '../../../utils/unread/wanted.ts';
import { minute, Stage } from './stage.ts';

let stage: Stage;
let db: PatchcordDatabase;
beforeEach(async () => {
  stage = new Stage();
  db = await stage.db();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stage.close();
});

const read = (id: string) => readNow(stage.room(db), id);
const poll = () =>
  new Poller({
    ...stage.room(db),
    store: new WatchTable(db),
    random: () => 0.5,
    sleep: () => new Promise((resolve) => setTimeout(resolve, 5)),
    ring: async () => undefined,
    show: async () => undefined,
  }).run();

test('polling keeps the history, and does not count what was sent from here', async () => {
  const { id, thread } = await stage.watched(db);
  await new Outbox(stage.room(db)).reply({ id: 'r1', conversation: id, thread, text: 'Any news?' });
  stage.now += 2 * minute;
  stage.helpdesky.say(thread, 'Not yet');
  stage.helpdesky.say(thread, 'Please hurry', 'visitor');
  await poll();
  expect(await db.watches.get(id)).toMatchObject({ unread: 2, desk: 1, rightAt: stage.now });
  expect((await db.histories.get(id))?.conversations[0]?.messages).toHaveLength(4);
});

test('what was seen up to a message is not unread, by the vendor’s clock; what came after it is', async () => {
  const { id, thread } = await stage.watched(db);
  stage.clock.advance(3 * 60 * minute);
  const { at } = stage.helpdesky.say(thread, 'Second', 'visitor');
  stage.clock.advance(1);
  stage.helpdesky.say(thread, 'Third', 'visitor');
  await read(id);
  expect(await db.watches.get(id)).toMatchObject({ unread: 3 });
  await look(db, id, at);
  expect(await db.watches.get(id)).toMatchObject({ unread: 1, seenAt: at });
  // A view that shows less takes nothing back, and nobody can have seen what is not there yet.
  await look(db, id, 5);
  await look(db, id, at + 1_000_000);
  expect(await db.watches.get(id)).toMatchObject({ unread: 0, seenAt: at + 1 });
});

test('a look while the history is being read counts', async () => {
  const { id, thread } = await stage.watched(db);
  await read(id);
  const { at } = stage.helpdesky.say(thread, 'Second', 'visitor');
  await keepHistory(
    db,
    id,
    [{ id: thread, messages: [{ author: 'visitor', text: 'Second', at }] }],
    stage.now + 1,
  );
  stage.now += minute;
  const reading = read(id);
  await look(db, id, at);
  await reading;
  expect(await db.watches.get(id)).toMatchObject({ unread: 0 });
});

test('an older answer that comes late does not take the place of a newer one', async () => {
  const { id } = await stage.watched(db);
  const of = (text: string) => [{ messages: [{ author: 'visitor' as const, text, at: 1 }] }];
  await keepHistory(db, id, of('new'), stage.now);
  await keepHistory(db, id, of('old'), stage.now - minute);
  expect((await db.histories.get(id))?.conversations).toEqual(of('new'));
});

test('a history of unknown shape says that it cannot be read, and what was read before stays', async () => {
  const { id } = await stage.watched(db);
  await read(id);
  stage.now += minute;
  stage.helpdesky.shape.list = 'unreadable';
  expect(await read(id)).toMatchObject({ trouble: { reason: 'malformed' } });
  expect(await db.watches.get(id)).toMatchObject({ unread: 1, trouble: { reason: 'malformed' } });
  expect(await db.histories.get(id)).toBeDefined();
});

test.each([401, 403, 404] as const)(
  'a refused token (%i) marks its conversation, and names both switches',
  async (status) => {
    const { id } = await stage.watched(db);
    await db.secrets.put({ id: `watch:${id}`, value: 'wrong' });
    stage.helpdesky.refusal = status;
    expect(await read(id)).toMatchObject({ trouble: { reason: 'contact-refused' } });
    const other = await stage.watched(db);
    expect(await read(other.id)).toMatchObject({ ok: true });
  },
);

test('what the vendor silenced is not asked before its time, also by hand', async () => {
  const { id } = await stage.watched(db);
  stage.instead = () => new Response('{}', { status: 429, headers: { 'Retry-After': '600' } });
  await read(id);
  stage.instead = undefined;
  stage.now += 9 * minute;
  expect(await read(id)).toMatchObject({ trouble: { reason: 'too-many' } });
  expect(stage.asked).toHaveLength(1);
  stage.now += 2 * minute;
  expect(await read(id)).toMatchObject({ ok: true });
});

test('what is read by hand is in the book of the hour, and a conversation that is watched no more stays so', async () => {
  const { id, thread } = await stage.watched(db);
  stage.helpdesky.say(thread, 'Hello?', 'visitor');
  await db.watches.update(id, { ended: { at: stage.now, why: 'agent' } });
  expect(await read(id)).toMatchObject({ ok: true });
  expect((await db.histories.get(id))?.conversations[0]?.messages).toHaveLength(2);
  expect((await db.watches.get(id))?.ended).toBeDefined();
  const { spent } = await pollingOf(db);
  expect(spentIn(spent, stage.now)).toBe(1);
});

test('the contact’s token goes into the query of the history alone, uncached, without a referrer, and nowhere else', async () => {
  const said = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    said.push(vi.spyOn(console, way).mockImplementation(() => undefined));
  const { id, thread } = await stage.watched(db);
  const token = stage.helpdesky.contacts[0]?.token ?? '';
  await new Outbox(stage.room(db)).reply({ id: 'r1', conversation: id, thread, text: 'Any news?' });
  await read(id);
  stage.instead = ({ call }) => (call === 'history' ? new Response('no', { status: 500 }) : 'lost before');
  stage.now += 2 * minute;
  const failed = await read(id);
  const lost = await new Outbox(stage.room(db)).reply({ id: 'r2', conversation: id, thread, text: 'Hello?' });
  const told = JSON.stringify([failed, lost, said.flatMap(({ mock }) => mock.calls)]);
  expect(failed.ok).toBe(false);
  expect(told).not.toContain(token);
  for (const { call, url, init } of stage.asked) {
    expect(url.href.includes(token), call).toBe(call === 'history');
    expect(init).toMatchObject({ cache: 'no-store', referrerPolicy: 'no-referrer', credentials: 'omit' });
  }
  const tables = db.tables.filter(({ name }) => name !== 'secrets');
  expect(JSON.stringify(await Promise.all(tables.map((table) => table.toArray())))).not.toContain(token);
  let backup = '';
  for await (const piece of backupText(db, stage.now)) backup += piece.text;
  expect(backup).toContain('Any news?');
  expect(backup).not.toContain(token);
});

test('what is removed takes its conversations along, and an answer on its way brings nothing back', async () => {
  const { id, thread } = await stage.watched(db);
  await new Outbox(stage.room(db)).reply({ id: 'r1', conversation: id, thread, text: 'Any news?' });
  await changeConversation({ db }, id, { email: 'sam@example.com' });
  const reading = read(id);
  await removeWatch(db, id);
  await reading;
  const other = await stage.watched(db);
  await read(other.id);
  await removeAccount(db, 'd1');
  for (const table of [db.watches, db.conversations, db.histories, db.outgoing, db.secrets])
    expect(await table.count(), table.name).toBe(0);
});

test('a draft is kept for each conversation of a contact, and goes when the box is emptied', async () => {
  const { id } = await stage.watched(db);
  await keepDraft({ db }, { id, thread: 'a', text: 'one' });
  await keepDraft({ db }, { id, thread: 'b', text: 'two' });
  expect((await db.conversations.get(id))?.drafts).toEqual({ a: 'one', b: 'two' });
  await keepDraft({ db }, { id, thread: 'a', text: ' ' });
  expect((await db.conversations.get(id))?.drafts).toEqual({ b: 'two' });
  await keepDraft({ db }, { id: 'nobody', thread: 'a', text: 'one' });
  expect(await db.conversations.count()).toBe(1);
});

test('what was read goes with the retention; the conversation, and what was sent, stays as long as it is watched', async () => {
  const { id } = await stage.watched(db);
  await read(id);
  await purgeOld(db, stage.now + 29 * 24 * 60 * minute, { asked: true });
  expect(await db.histories.count()).toBe(1);
  await purgeOld(db, stage.now + 31 * 24 * 60 * minute, { asked: true });
  expect(await db.histories.count()).toBe(0);
  expect(await db.watches.count()).toBe(1);
});

test('five thousand messages are read, told apart and counted', async () => {
  const { id, thread } = await stage.watched(db);
  for (let at = 0; at < 5000; at += 1) stage.helpdesky.say(thread, `Message ${at} `.repeat(20), 'visitor');
  expect(await read(id)).toEqual({ ok: true, value: undefined });
  expect(await db.watches.get(id)).toMatchObject({ unread: 5001 });
});
