import { describe, expect, test } from 'vitest';
import { addWatch, changeWatch, removeWatch, seen } from '../../../utils/unread/list.ts';
import { newsOf } from '../../../utils/unread/watch.ts';
import { ada, add, contact, customer, eachStage, issue, minute, poll, stage } from './stage.ts';

eachStage();

describe('the list', () => {
  test('the same customer is one watch, however often it is added', async () => {
    const first = await add(ada);
    expect(await add({ ...ada, customer: { email: 'ADA@example.com ', name: 'Ada' } })).toBe(first);
    expect(await add(customer(1))).not.toBe(first);
    expect(await stage.db.watches.get(first)).toMatchObject({ name: 'Ada' });
  });

  test('a customer without any identity, or an account that is not there, is refused', async () => {
    expect(await addWatch(stage.db, { ...ada, customer: { name: 'Ada' } }, stage.now)).toMatchObject({
      trouble: { reason: 'invalid', field: 'customer' },
    });
    expect(await addWatch(stage.db, { ...ada, customer: { phone: '0171 123' } }, stage.now)).toMatchObject({
      trouble: { reason: 'invalid', field: 'customer.phone' },
    });
    expect(await addWatch(stage.db, { ...ada, account: 'd1' }, stage.now)).toMatchObject({
      trouble: { reason: 'no-account' },
    });
    expect(await stage.db.watches.count()).toBe(0);
  });

  test('a contact’s token is kept apart, and goes with the watch', async () => {
    const id = await add({ ...contact, agreed: true });
    expect(JSON.stringify(await stage.db.watches.toArray())).not.toContain('token');
    expect(await stage.db.secrets.get(`watch:${id}`)).toMatchObject({ value: 'token' });
    await removeWatch(stage.db, id);
    expect(await stage.db.secrets.get(`watch:${id}`)).toBeUndefined();
    expect(await stage.db.watches.count()).toBe(0);
  });
});

describe('snoozed, ended, seen', () => {
  test('a snoozed watch is asked once an hour, and wakes at its time', async () => {
    const id = await add(ada);
    await poll();
    await changeWatch(stage.db, id, { snoozedUntil: stage.now + 150 * minute }, stage.now);
    for (let passed = 0; passed < 120; passed += 5) {
      stage.now += 5 * minute;
      await poll();
    }
    expect(stage.asked.length).toBeLessThanOrEqual(4);
    stage.now += 31 * minute;
    const before = stage.asked.length;
    for (let passed = 0; passed < 5; passed += 1) {
      stage.now += minute + 6000;
      await poll();
    }
    expect(stage.asked.length - before).toBeGreaterThanOrEqual(4);
  });

  test('a watch ends when its issue is gone, where the agent wants that, and is taken up again', async () => {
    const id = await add({ ...ada, ends: { withIssue: true } });
    await poll();
    stage.now += 2 * minute;
    stage.answer = () => Response.json({ active_issue: null });
    await poll();
    expect(await stage.db.watches.get(id)).toMatchObject({ ended: { why: 'issue' } });
    stage.now += 20 * minute;
    expect((await poll(true)).asked).toBe(0);
    await changeWatch(stage.db, id, { ended: false }, stage.now);
    expect((await poll()).asked).toBe(1);
    expect(await stage.db.watches.get(id)).not.toHaveProperty('ended');
  });

  test('a watch ends after its days without a change, and not because the clock leapt', async () => {
    const day = 24 * 60 * minute;
    const id = await add({ ...ada, ends: { days: 3 } });
    await poll();
    for (let passed = 0; passed < 2; passed += 1) {
      stage.now += day;
      await poll();
    }
    expect(await stage.db.watches.get(id)).not.toHaveProperty('ended');
    stage.now += 400 * day;
    await poll();
    expect(await stage.db.watches.get(id)).not.toHaveProperty('ended');
    stage.now += 10 * minute;
    stage.answer = () => issue(3);
    await poll();
    for (let passed = 0; passed < 4; passed += 1) {
      stage.now += day;
      await poll();
    }
    expect(await stage.db.watches.get(id)).toMatchObject({ ended: { why: 'quiet' } });
  });

  test('adding a customer again takes an ended watch up', async () => {
    const id = await add(ada);
    await changeWatch(stage.db, id, { ended: true }, stage.now);
    expect(await add(ada)).toBe(id);
    expect(await stage.db.watches.get(id)).not.toHaveProperty('ended');
  });

  test('what the agent has seen of a customer is news no more, until there is more or another issue', async () => {
    const id = await add(ada);
    const news = async () => {
      const watch = await stage.db.watches.get(id);
      return watch && newsOf(watch);
    };
    const next = async (unread: number, issue_id = 78) => {
      stage.now += 2 * minute;
      stage.answer = () => Response.json({ active_issue: { issue_id, unread_messages: unread } });
      await poll();
    };
    await next(2);
    expect(await news()).toBe(2);
    await seen(stage.db, id, stage.now);
    expect(await news()).toBe(0);
    expect(await stage.db.watches.get(id)).toMatchObject({ unread: 2 });
    await next(3);
    expect(await news()).toBe(1);
    await next(1);
    expect(await news()).toBe(0);
    await next(2);
    expect(await news()).toBe(1);
    await next(2, 79);
    expect(await news()).toBe(2);
  });
});
