import type { Outgoing } from '../../../utils/conversations/outgoing.ts';
import type { ThreadLine } from '../../../utils/conversations/thread.ts';

export const nine = Date.UTC(2026, 10, 21, 9);
const minute = 60_000;

const texts = [
  'Is my parcel on its way?',
  'It left the warehouse this morning.',
  'שלום, איפה החבילה שלי? Order 104233.',
  'A longer message, of the kind that people write when they explain what went wrong and in which order. '.repeat(
    3,
  ),
  '<b>bold</b> <img src=x onerror="throw 1"> & so on',
];

/** A conversation of so many messages, one each minute. */
export function linesOf(count: number): ThreadLine[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `m${at}`,
    by: (['visitor', 'desk', 'own'] as const)[at % 3] ?? 'visitor',
    text: `${texts[at % texts.length]}`,
    at: nine - (6000 - at) * minute,
  }));
}

/** A message that is not in the history. */
export function outgoingLine(state: Outgoing['state'], more: Partial<Outgoing> = {}): ThreadLine {
  const outgoing: Outgoing = {
    ...{ id: state, conversation: 'c', thread: 'k', text: `It is ${state}.`, writtenAt: nine },
    ...{ state, tries: [] },
    ...more,
  };
  return { key: `o${outgoing.id}`, by: 'own', text: outgoing.text, at: nine, outgoing };
}
