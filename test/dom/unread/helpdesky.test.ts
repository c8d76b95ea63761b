import { describe, expect, test } from 'vitest';
import { seen } from '../../../utils/unread/list.ts';
import { add, contact, eachStage, minute, poll, stage } from './stage.ts';

eachStage();

describe('Helpdesky', () => {
  const said = (...messages: [from: string, at: number][]) =>
    Response.json({ messages: messages.map(([from, timestamp]) => ({ from, text: 'x', timestamp })) });

  test('counts the visitor’s messages after the agent’s last look, by the vendor’s clock', async () => {
    const id = await add({ ...contact, agreed: true });
    const vendors = stage.now + 7 * minute;
    stage.answer = () => said(['visitor', vendors], ['agent', vendors + 1], ['visitor', vendors + 2]);
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 2 });
    await seen(stage.db, id, stage.now);
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 0 });
    stage.now += 10 * minute;
    stage.answer = () => said(['visitor', vendors], ['visitor', vendors + 2], ['visitor', vendors + 3]);
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 1 });
  });

  test('a look while the history is on its way counts', async () => {
    const id = await add({ ...contact, agreed: true });
    const at = stage.now - 1;
    stage.answer = () => said(['visitor', at]);
    await poll();
    stage.now += 10 * minute;
    stage.answer = async () => {
      await seen(stage.db, id, stage.now);
      return said(['visitor', at]);
    };
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 0 });
  });

  test('a history that cannot be read is a trouble, never zero', async () => {
    const id = await add({ ...contact, agreed: true });
    stage.answer = () => Response.json({ thread: [] });
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ trouble: { reason: 'malformed' } });
    expect(await stage.db.watches.get(id)).not.toHaveProperty('unread');
  });

  test('without the agent’s agreement it is read on request only', async () => {
    await add({ ...contact, agreed: false });
    expect((await poll()).asked).toBe(0);
    stage.answer = () => said();
    expect(await poll(true)).toMatchObject({ asked: 1 });
    await poll(true);
    expect(stage.asked).toHaveLength(1);
  });

  test('a refused token marks that conversation alone', async () => {
    const refused = await add({ ...contact, agreed: true });
    const other = await add({ ...contact, contactId: 'c2', agreed: true });
    stage.answer = (url) =>
      url.searchParams.get('contactId') === 'c1'
        ? Response.json({}, { status: 401 })
        : said(['visitor', stage.now]);
    await poll();
    expect(await stage.db.watches.get(refused)).toMatchObject({ trouble: { reason: 'contact-refused' } });
    expect(await stage.db.watches.get(other)).toMatchObject({ unread: 1 });
  });
});
