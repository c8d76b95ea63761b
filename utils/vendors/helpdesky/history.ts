/** Who wrote a message. */
export type Author = 'visitor' | 'desk';

export interface Message {
  author: Author;
  text: string;
  /** Epoch ms; absent where the history carries no time that we can read. */
  at?: number | undefined;
}

export interface Conversation {
  /** What `/reply` needs; absent where the history does not name it. */
  id?: string | undefined;
  /** As the desk calls it, such as `Pending`. */
  status?: string | undefined;
  /** Oldest first where every one has a time, else in the order in which the history lists them. */
  messages: Message[];
}

/**
 * Reads `/history`, whose shape is not documented: a list under `messages`, under `conversations[].messages` or at the top level;
 * author from `sender|from|author|direction|isAgent`; time from `createdAt|created_at|timestamp`.
 *
 * @returns undefined for anything else, a single unreadable message included: what cannot be read must not be counted as nothing
 */
export function readHistory(body: unknown): Conversation[] | undefined {
  return readShape(body)?.map((conversation) => ({
    ...conversation,
    messages: byTime(conversation.messages),
  }));
}

/** Some list the newest message first. */
function byTime(messages: Message[]): Message[] {
  if (messages.some(({ at }) => at === undefined)) return messages;
  return messages.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function readShape(body: unknown): Conversation[] | undefined {
  if (Array.isArray(body)) return fromList(body);
  if (!isRecord(body)) return undefined;
  if (Array.isArray(body.conversations)) return all(body.conversations, readConversation);
  if (Array.isArray(body.messages)) return fromList(body.messages, body);
  return undefined;
}

/** A list of conversations, or of messages; `around` is the object that it was found in. */
function fromList(list: unknown[], around: Record<string, unknown> = {}): Conversation[] | undefined {
  if (list.length > 0 && list.every((item) => isRecord(item) && Array.isArray(item.messages))) {
    return all(list, readConversation);
  }
  const messages = all(list, readMessage);
  if (!messages) return undefined;
  const ids = new Set(list.map((item) => (isRecord(item) ? idIn(item, false) : undefined)));
  if (ids.size <= 1)
    return [{ id: [...ids][0] ?? idIn(around, false), status: textIn(around, ['status']), messages }];
  // A flat list of several conversations: kept apart, each in the order of the list.
  return [...ids].map((id) => ({
    id,
    messages: messages.filter((_, i) => isRecord(list[i]) && idIn(list[i], false) === id),
  }));
}

function readConversation(item: unknown): Conversation | undefined {
  if (!isRecord(item) || !Array.isArray(item.messages)) return undefined;
  const messages = all(item.messages, readMessage);
  return messages && { id: idIn(item, true), status: textIn(item, ['status', 'state']), messages };
}

function readMessage(item: unknown): Message | undefined {
  if (!isRecord(item)) return undefined;
  const author = authorOf(item);
  const text = textIn(item, ['message', 'text', 'body', 'content']);
  return author && { author, text: text ?? '', at: timeOf(item) };
}

const visitorWords =
  /^(visitor|customer|contact|user|end[-_ ]?user|client|guest|requester|inbound|incoming|in|received)$/i;
const deskWords =
  /^(agent|operator|support|desk|helpdesk|staff|team|admin|owner|member|bot|system|outbound|outgoing|out|sent)$/i;

function authorOf(item: Record<string, unknown>): Author | undefined {
  for (const name of ['isAgent', 'is_agent']) {
    if (typeof item[name] === 'boolean') return item[name] ? 'desk' : 'visitor';
  }
  for (const name of ['sender', 'from', 'author', 'direction']) {
    const value = item[name];
    const words = isRecord(value) ? textIn(value, ['type', 'role', 'kind']) : value;
    if (typeof words !== 'string') continue;
    if (visitorWords.test(words.trim())) return 'visitor';
    if (deskWords.test(words.trim())) return 'desk';
  }
  return undefined;
}

/** ISO 8601, epoch seconds or epoch ms; a number of more than ten digits is ms. */
function timeOf(item: Record<string, unknown>): number | undefined {
  const value = item.createdAt ?? item.created_at ?? item.timestamp;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const number = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  const time = number === undefined ? Date.parse(String(value)) : number < 1e11 ? number * 1000 : number;
  return Number.isFinite(time) && time > 0 ? Math.floor(time) : undefined;
}

/** The conversation's id; `own` when the item is the conversation itself. */
function idIn(item: Record<string, unknown>, own: boolean): string | undefined {
  return textIn(item, ['conversationId', 'conversation_id', ...(own ? ['id', '_id'] : [])]);
}

function textIn(item: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = item[name];
    if (typeof value === 'string' && value) return value.toWellFormed();
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every item read, or undefined when one could not be. */
function all<T>(list: unknown[], read: (item: unknown) => T | undefined): T[] | undefined {
  const items = list.map(read);
  return items.includes(undefined) ? undefined : (items as T[]);
}
