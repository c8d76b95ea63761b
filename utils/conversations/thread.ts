import type { Conversation } from '../vendors/helpdesky/history.ts';
import { tellApart } from './apart.ts';
import type { KeptHistory } from './conversation.ts';
import type { Outgoing } from './outgoing.ts';

/** One message as the view shows it. */
export interface ThreadLine {
  /** The same for the same message, as long as the history only grows. */
  key: string;
  /** `own`: in the visitor's name, sent from here. */
  by: 'visitor' | 'desk' | 'own';
  text: string;
  /** Epoch ms; by the vendor's clock where `sending` is absent, else by ours. */
  at?: number | undefined;
  /** It is not in the history that is known. */
  outgoing?: Outgoing | undefined;
}

/** One of a contact's conversations. */
export interface Thread {
  /** Helpdesky's id; absent where neither the history nor the start tells it. */
  id?: string | undefined;
  status?: string | undefined;
  /** Oldest first; what is not in the history comes last. */
  lines: ThreadLine[];
}

/**
 * A contact's conversations as the view shows them: the history, and after it what was sent from here and is not in it yet. The one
 * in which somebody wrote last comes first.
 *
 * @param thread Helpdesky's id of the conversation that was started here, where starting told it
 */
export function threadsOf(
  history: KeptHistory | undefined,
  outgoing: readonly Outgoing[],
  thread?: string,
): Thread[] {
  const conversations: Conversation[] = history?.conversations.length
    ? history.conversations
    : [{ id: thread, messages: [] }];
  const { ours, there } = tellApart(conversations, outgoing);
  const waiting = outgoing
    .filter(({ id, state, tries }) => {
      if (state === 'dropped' || there.has(id)) return false;
      // Found once, and the history is shorter now: it is not shown as one that waits.
      return !tries.some(({ arrivedAt }) => arrivedAt !== undefined);
    })
    .sort((a, b) => a.writtenAt - b.writtenAt);
  return conversations
    .map(({ id, status, messages }, place) => {
      const goesHere = (each: Outgoing) =>
        each.thread === undefined || id === undefined ? place === 0 : each.thread === id;
      const lines = [
        ...messages.map((message, at): ThreadLine => {
          const by = message.author === 'desk' ? 'desk' : ours.has(message) ? 'own' : 'visitor';
          return { key: `m${at}`, by, text: message.text, at: message.at };
        }),
        ...waiting.filter(goesHere).map(
          (each): ThreadLine => ({
            key: `o${each.id}`,
            by: 'own',
            text: each.text,
            at: each.tries.at(-1)?.at ?? each.writtenAt,
            outgoing: each,
          }),
        ),
      ];
      return { id, status, lines };
    })
    .sort((a, b) => newestOf(b) - newestOf(a));
}

function newestOf({ lines }: Thread): number {
  return lines.reduce((newest, { at = 0 }) => Math.max(newest, at), 0);
}
