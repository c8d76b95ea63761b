import { describe, expect, test } from 'vitest';
import { tellApart } from '../../../utils/conversations/apart.ts';
import { countHistory } from '../../../utils/conversations/count.ts';
import type { Outgoing, Try } from '../../../utils/conversations/outgoing.ts';
import type { Conversation, Message } from '../../../utils/vendors/helpdesky/history.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const nine = Date.UTC(2026, 10, 21, 9);

const visitor = (text: string, at?: number): Message => ({ author: 'visitor', text, at });
const desk = (text: string, at: number): Message => ({ author: 'desk', text, at });
const inOne = (...messages: Message[]): Conversation[] => [{ id: 'k', messages }];

function sent(id: string, text: string, at: number, more: Partial<Try> = {}): Outgoing {
  const message = { id, conversation: 'c', thread: 'k', text, writtenAt: at };
  return { ...message, state: 'sent', tries: [{ at, taken: true, ...more }] };
}

function lost(id: string, text: string, at: number, more: Partial<Try> = {}): Outgoing {
  return { ...sent(id, text, at, { taken: false, ...more }), state: 'unknown' };
}

/** Which of the messages are ours, by their place. */
function oursOf(conversations: Conversation[], outgoing: Outgoing[]): number[] {
  const { ours } = tellApart(conversations, outgoing);
  return conversations
    .flatMap(({ messages }) => messages)
    .flatMap((each, at) => (ours.has(each) ? [at] : []));
}

const unreadOf = (conversations: Conversation[], outgoing: Outgoing[], seenAt?: number) =>
  countHistory(conversations, tellApart(conversations, outgoing).ours, seenAt)?.unread;

test('what was sent from here is ours, all else of the visitor is theirs', () => {
  const history = inOne(
    visitor('Where is my parcel?', nine),
    desk('On its way', nine + minute),
    visitor('Thanks', nine + 2 * minute),
  );
  expect(oursOf(history, [sent('a', 'Where is my parcel?', nine - second)])).toEqual([0]);
  expect(unreadOf(history, [sent('a', 'Where is my parcel?', nine - second)])).toBe(1);
  expect(oursOf(history, [])).toEqual([]);
});

test.each([
  ['spaces at the ends', '  Hello  there '],
  ['line ends', 'Hello\r\nthere'],
  ['a space that does not break', 'Hello\u00a0there'],
  ['a sign without width', '\ufeffHello \u200bthere'],
])('a server that changes the white space changes nothing: %s', (_, text) => {
  expect(oursOf(inOne(visitor(text, nine)), [sent('a', 'Hello there', nine)])).toEqual([0]);
});

test('a letter in two Unicode forms is one letter', () => {
  expect(oursOf(inOne(visitor('Cafe\u0301', nine)), [sent('a', 'Caf\u00e9', nine)])).toEqual([0]);
});

describe('the same text twice', () => {
  test('sent twice from here, both are ours', () => {
    const history = inOne(visitor('ok', nine), visitor('ok', nine + hour));
    expect(oursOf(history, [sent('a', 'ok', nine), sent('b', 'ok', nine + hour)])).toEqual([0, 1]);
  });

  test('one is ours and one theirs: ours is the one of its time', () => {
    const history = inOne(visitor('ok', nine), visitor('ok', nine + 10 * minute));
    expect(oursOf(history, [sent('a', 'ok', nine + second)])).toEqual([0]);
    expect(oursOf(history, [sent('a', 'ok', nine + 10 * minute - second)])).toEqual([1]);
  });

  test('what was there before it was sent is theirs, by the vendor’s clock alone', () => {
    const ahead = 7 * minute;
    const history = inOne(visitor('ok', nine + ahead), visitor('ok', nine + ahead + 3 * minute));
    expect(oursOf(history, [sent('a', 'ok', nine + 3 * minute, { after: nine + ahead + 1 })])).toEqual([1]);
  });

  test('in another conversation of the contact it is theirs', () => {
    const history = [
      { id: 'x', messages: [visitor('ok', nine)] },
      { id: 'k', messages: [visitor('ok', nine + second)] },
    ];
    expect(oursOf(history, [sent('a', 'ok', nine)])).toEqual([1]);
  });
});

describe('a server’s clock that is off', () => {
  test.each([-11, -3.5, 3, 5.75, 14])('by %s hours: ours is found, theirs is not taken for it', (hours) => {
    const off = hours * hour;
    const history = inOne(
      visitor('ok', nine + off + 2 * second),
      visitor('ok', nine + off + 37 * minute),
      visitor('ok', nine + off + 3 * hour + 9 * minute),
    );
    expect(oursOf(history, [sent('a', 'ok', nine)])).toEqual([0]);
    expect(oursOf(history, [lost('a', 'ok', nine)])).toEqual([0]);
  });

  test('what one message tells of it holds for the others', () => {
    const off = 7 * minute + 20 * second;
    const history = inOne(
      visitor('First', nine + off),
      visitor('ok', nine + off + 5 * minute),
      visitor('ok', nine + off + 12 * minute),
    );
    expect(oursOf(history, [sent('a', 'First', nine), lost('b', 'ok', nine + 12 * minute)])).toEqual([0, 2]);
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  test('arrived when the history shows it at its time', () => {
    const { arrived } = tellApart(inOne(visitor('ok', nine + 3 * second)), [lost('a', 'ok', nine)]);
    expect(arrived).toMatchObject([{ id: 'a', state: 'sent', tries: [{ arrivedAt: nine + 3 * second }] }]);
  });

  test('is not taken for another that the visitor wrote later', () => {
    const history = inOne(visitor('First', nine), visitor('ok', nine + 22 * minute));
    const outgoing = [sent('f', 'First', nine), lost('a', 'ok', nine + minute)];
    expect(tellApart(history, outgoing).arrived.map(({ id }) => id)).toEqual(['f']);
    expect(unreadOf(history, outgoing)).toBe(1);
  });

  test('and that was sent again may be there twice: both are ours', () => {
    const twice = sent('a', 'ok', nine + 5 * minute);
    const outgoing = { ...twice, tries: [{ at: nine, taken: false }, ...twice.tries] };
    const history = inOne(visitor('ok', nine + second), visitor('ok', nine + 5 * minute + second));
    expect(oursOf(history, [outgoing])).toEqual([0, 1]);
    expect(oursOf(inOne(visitor('ok', nine + 5 * minute)), [outgoing])).toEqual([0]);
  });

  test('is not guessed where the history has no times', () => {
    expect(oursOf(inOne(visitor('ok')), [lost('a', 'ok', nine)])).toEqual([]);
    expect(oursOf(inOne(visitor('ok')), [sent('a', 'ok', nine)])).toEqual([0]);
  });
});

test('what was found once stays found, whatever is written later', () => {
  const first = inOne(visitor('ok', nine + hour));
  const { arrived } = tellApart(first, [sent('a', 'ok', nine)]);
  expect(arrived).toHaveLength(1);
  const later = inOne(visitor('ok', nine + second), visitor('ok', nine + hour));
  expect(oursOf(later, arrived)).toEqual([1]);
  expect(tellApart(later, arrived).arrived).toEqual([]);
});

test('the desk’s words are never ours', () => {
  expect(oursOf(inOne(desk('Hello', nine)), [sent('a', 'Hello', nine)])).toEqual([]);
});

test('five thousand messages with two hundred of ours are told apart in an instant', () => {
  const messages = Array.from({ length: 5000 }, (_, at) =>
    visitor(at % 25 === 0 ? `ok ${at % 3}` : `message ${at}`, nine + at * minute),
  );
  const outgoing = messages.flatMap(({ text, at = 0 }, place) =>
    place % 25 === 0 ? [sent(String(place), text, at - second)] : [],
  );
  const start = performance.now();
  expect(oursOf(inOne(...messages), outgoing)).toHaveLength(200);
  expect(performance.now() - start).toBeLessThan(500);
});
