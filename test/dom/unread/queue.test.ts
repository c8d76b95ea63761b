import { describe, expect, test } from 'vitest';
import { countUnread } from '../../../utils/unread/badge.ts';
import { seen, setQueue } from '../../../utils/unread/list.ts';
import { usualSettings } from '../../../utils/unread/settings.ts';
import { ada, add, eachStage, minute, poll, stage } from './stage.ts';

eachStage();

describe('the agent’s own queue', () => {
  const queue = { states: ['new', 'waiting-for-agent'] as ('new' | 'waiting-for-agent')[] };

  test('is counted by the issues that wait, once it is turned on', async () => {
    stage.answer = () =>
      Response.json({ page: 1, 'page-size': 1, issues: [], 'total-hits': 7, 'total-pages': 7 });
    expect((await poll()).asked).toBe(0);
    await setQueue(stage.db, 'h1', { ...queue, assignee: 'me@shop.eu' }, stage.now);
    await poll();
    const [url] = stage.asked;
    expect(url?.pathname).toBe('/v1/shop/issues');
    expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({
      state: 'new,waiting-for-agent',
      'page-size': '1',
      assignee_emails: '{"or":["me@shop.eu"]}',
    });
    expect(await stage.db.watches.get('queue:h1')).toMatchObject({ unread: 7 });
    await seen(stage.db, 'queue:h1', stage.now);
    expect(
      countUnread(await stage.db.watches.toArray(), {
        now: stage.now,
        settings: usualSettings,
        stretch: 0,
        online: stage.online,
      }),
    ).toMatchObject({
      state: 'unread',
      queue: 7,
    });
    await setQueue(stage.db, 'h1', undefined, stage.now);
    expect(await stage.db.watches.count()).toBe(0);
  });

  test('that the key may not list is refused alone: customers are counted all the same', async () => {
    stage.answer = (url) =>
      url.pathname.endsWith('/issues')
        ? Response.json({ error: 'Forbidden' }, { status: 403 })
        : Response.json({ active_issue: { issue_id: 78, unread_messages: 2 } });
    await setQueue(stage.db, 'h1', queue, stage.now);
    const id = await add(ada);
    await poll();
    stage.now += 10 * minute;
    await poll();
    expect(await stage.db.watches.get('queue:h1')).toMatchObject({ trouble: { reason: 'not-allowed' } });
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 2 });
    expect(await stage.db.watches.get(id)).not.toHaveProperty('trouble');
  });
});
