import type { Author, Conversation, InboxEvent, Summary } from '../../conversation.ts';

const conversations = '/api/conversations';

async function post(path: string, body?: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
}

export async function listConversations(): Promise<Summary[]> {
  return (await fetch(conversations)).json();
}

/** @returns undefined when there is no such conversation */
export async function getConversation(id: string): Promise<Conversation | undefined> {
  const response = await fetch(`${conversations}/${id}`);
  return response.ok ? response.json() : undefined;
}

export function sayIn(id: string, text: string, from: Author): Promise<void> {
  return post(`${conversations}/${id}/messages`, { text, from });
}

export function markRead(id: string): Promise<void> {
  return post(`${conversations}/${id}/read`);
}

export function tellTyping(id: string): Promise<void> {
  return post(`${conversations}/${id}/typing`);
}

/**
 * Everything that happens in the inbox from now on.
 * @param onOpen called at every (re)connection: what happened before it has to be fetched
 * @returns a function that ends it
 */
export function onInbox(onEvent: (event: InboxEvent) => void, onOpen: () => void): () => void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', onOpen);
  source.addEventListener('message', (event) => onEvent(JSON.parse(event.data)));
  return () => source.close();
}
