import type { Conversation, Message } from '../vendors/helpdesky/history.ts';

/** In ms: a conversation in which somebody wrote this recently goes on. */
export const talkingFor = 60 * 60_000;

/** What a history holds since the agent's last look. */
export interface Counted {
  /** The visitor's own messages: those that were sent from here are not among them. */
  unread: number;
  /** The desk's messages, which are not unread by anybody here; undefined where they carry no times. */
  desk: number | undefined;
  /** Epoch ms, by the vendor's clock, of the newest message of all. */
  newestAt: number | undefined;
}

/**
 * Counts what came after the agent's last look.
 *
 * @param ours messages in the visitor's name that were sent from here (`tellApart`)
 * @param seenAt epoch ms by the vendor's clock; undefined counts every one
 * @returns undefined when the time of a visitor's message is needed and not there: what cannot be told is not 0
 */
export function countHistory(
  conversations: readonly Conversation[],
  ours: ReadonlySet<Message>,
  seenAt: number | undefined,
): Counted | undefined {
  const all = conversations.flatMap(({ messages }) => messages);
  const unread = since(
    all.filter((message) => message.author === 'visitor' && !ours.has(message)),
    seenAt,
  );
  if (unread === undefined) return undefined;
  const desk = since(
    all.filter(({ author }) => author === 'desk'),
    seenAt,
  );
  return { unread, desk, newestAt: newestIn(conversations) };
}

/** Epoch ms, by the vendor's clock, of the newest message; undefined where none has a time. */
export function newestIn(conversations: readonly Conversation[]): number | undefined {
  const newest = conversations
    .flatMap(({ messages }) => messages)
    .reduce((latest, { at = 0 }) => Math.max(latest, at), 0);
  return newest || undefined;
}

/** Whether somebody wrote so recently that the conversation is asked about as often as an active issue. */
export function isTalking(newestAt: number | undefined, now: number): boolean {
  return now - (newestAt ?? 0) < talkingFor;
}

function since(messages: readonly Message[], seenAt: number | undefined): number | undefined {
  if (seenAt === undefined) return messages.length;
  if (messages.some(({ at }) => at === undefined)) return undefined;
  return messages.filter(({ at = 0 }) => at > seenAt).length;
}
