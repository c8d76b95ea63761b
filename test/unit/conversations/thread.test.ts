import { expect, test } from 'vitest';
import type { Outgoing } from '../../../utils/conversations/outgoing.ts';
import { threadsOf } from '../../../utils/conversations/thread.ts';
import type { Conversation } from '../../../utils/vendors/helpdesky/history.ts';

const nine = Date.UTC(2026, 10, 21, 9);
const readAt = nine;

function outgoing(state: Outgoing['state'], text: string, writtenAt: number, thread?: string): Outgoing {
  const tries = state === 'failed' ? [] : [{ at: writtenAt, taken: state === 'sent' }];
  return { id: text, conversation: 'c', thread, text, writtenAt, state, tries };
}

const said = (text: string, at?: number, author: 'visitor' | 'desk' = 'visitor') => ({ author, text, at });
const kept = (...conversations: Conversation[]) => ({ id: 'c', conversations, readAt });

test('what is not in the history comes after it, in the order in which it was written', () => {
  const [thread] = threadsOf(kept({ id: 'k', messages: [said('Hello', nine)] }), [
    outgoing('failed', 'second', nine + 2, 'k'),
    outgoing('sent', 'first', nine + 1, 'k'),
    outgoing('sending', 'third', nine + 3, 'k'),
    outgoing('dropped', 'given up', nine + 4, 'k'),
  ]);
  expect(thread?.lines.map(({ text }) => text)).toEqual(['Hello', 'first', 'second', 'third']);
});

test('what is in the history is there once, as ours, also where it carries no times', () => {
  for (const at of [nine + 1, undefined]) {
    const [thread] = threadsOf(kept({ id: 'k', messages: [said('Hello', at)] }), [
      outgoing('sent', 'Hello', nine, 'k'),
    ]);
    expect(thread?.lines).toMatchObject([{ by: 'own', text: 'Hello' }]);
    expect(thread?.lines[0]?.outgoing).toBeUndefined();
  }
});

test('before anything was read there is what was sent', () => {
  const [thread] = threadsOf(undefined, [outgoing('sending', 'Hello', nine)], 'k');
  expect(thread).toMatchObject({ id: 'k', lines: [{ text: 'Hello' }] });
});

test('the conversation in which somebody wrote last comes first, and each has its own messages', () => {
  const history = kept(
    { id: 'a', messages: [said('old', nine)] },
    { id: 'b', status: 'Pending', messages: [said('new', nine + 1000)] },
  );
  const threads = threadsOf(history, [outgoing('failed', 'for a', nine, 'a')]);
  expect(threads.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(threads.map(({ lines }) => lines.length)).toEqual([1, 2]);
});

test('what was found once and is missing now is not shown as one that waits', () => {
  const message = outgoing('sent', 'Hello', nine, 'k');
  const found = { ...message, tries: [{ at: nine, taken: true, arrivedAt: nine }] };
  expect(threadsOf(kept({ id: 'k', messages: [] }), [found])[0]?.lines).toEqual([]);
});
