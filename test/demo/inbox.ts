import { type Author, type Conversation, type InboxEvent, type Message, summaryOf } from './conversation.ts';

type Listener = (event: InboxEvent) => void;

/** Every conversation of the demo, in memory, and who listens to it. */
export class Inbox {
  readonly #conversations = new Map<string, Conversation>();
  readonly #listeners = new Set<Listener>();
  #visitors = 0;
  #messages = 0;

  constructor(seeds: Conversation[]) {
    for (const seed of seeds) this.#conversations.set(seed.id, seed);
  }

  all(): Conversation[] {
    return [...this.#conversations.values()];
  }

  get(id: string): Conversation | undefined {
    return this.#conversations.get(id);
  }

  /** A customer opens the chat: a new conversation, named `shop-1`, `shop-2`, … */
  open(customer: { name: string; email: string }): Conversation {
    this.#visitors += 1;
    const conversation: Conversation = {
      id: `shop-${this.#visitors}`,
      topic: 'Chat from the shop',
      shape: 'plain',
      customer: { ...customer, place: 'On the shop now', orders: [] },
      messages: [],
      unread: 0,
    };
    this.#conversations.set(conversation.id, conversation);
    this.#tell({ type: 'summary', summary: summaryOf(conversation) });
    return conversation;
  }

  /**
   * Adds a message and tells everybody who listens, before it returns.
   * @throws when there is no such conversation
   */
  say(id: string, text: string, from: Author, look: Pick<Message, 'split' | 'shadow'> = {}): Message {
    const conversation = this.#conversations.get(id);
    if (!conversation) throw new Error(`no conversation ${id}`);
    this.#messages += 1;
    const message: Message = { id: `${id}-live-${this.#messages}`, from, text, at: Date.now(), ...look };
    conversation.messages.push(message);
    if (from === 'customer') conversation.unread += 1;
    this.#tell({ type: 'message', conversation: id, message });
    this.#tell({ type: 'summary', summary: summaryOf(conversation) });
    return message;
  }

  typing(id: string, from: Author): void {
    if (this.#conversations.has(id)) this.#tell({ type: 'typing', conversation: id, from });
  }

  /** An agent looked at the conversation. */
  read(id: string): void {
    const conversation = this.#conversations.get(id);
    if (!conversation || conversation.unread === 0) return;
    conversation.unread = 0;
    this.#tell({ type: 'summary', summary: summaryOf(conversation) });
  }

  /** @returns a function that ends the listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: InboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
