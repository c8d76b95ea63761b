/** Who wrote a message. `note` is the agents' own note, which the customer never sees. */
export type Author = 'customer' | 'agent' | 'note';

export interface Message {
  id: string;
  from: Author;
  text: string;
  /** Epoch ms. */
  at: number;
  /** The desk draws a six-digit code in it as `<b>482</b><i></i>-<b>913</b>`, as some SDK samples do. */
  split?: true | undefined;
  /** Which kind of shadow root the desk draws it in; only in the conversation shown as `shadow`. */
  shadow?: 'open' | 'closed' | undefined;
}

export interface Order {
  number: string;
  what: string;
  price: string;
}

/** What the desk's side pane says about the customer. */
export interface Profile {
  name: string;
  email: string;
  phone?: string | undefined;
  place?: string | undefined;
  since?: string | undefined;
  orders: Order[];
}

/**
 * How the desk draws a conversation: in the page itself, as a list that recycles its rows, in a frame of the same
 * origin, or with every bubble in a shadow root.
 */
export type Shape = 'plain' | 'long' | 'frame' | 'shadow';

export interface Conversation {
  id: string;
  topic: string;
  shape: Shape;
  customer: Profile;
  messages: Message[];
  /** Messages of the customer that no agent has opened yet. */
  unread: number;
}

/** A conversation as the desk's list shows it. */
export interface Summary {
  id: string;
  topic: string;
  shape: Shape;
  customer: Profile;
  unread: number;
  count: number;
  last?: { from: Author; text: string; at: number } | undefined;
}

/** What the servers push to the pages, one JSON object an event. */
export type InboxEvent =
  | { type: 'message'; conversation: string; message: Message }
  | { type: 'summary'; summary: Summary }
  | { type: 'typing'; conversation: string; from: Author };

export function summaryOf(conversation: Conversation): Summary {
  const { id, topic, shape, customer, unread, messages } = conversation;
  const newest = messages.at(-1);
  return {
    id,
    topic,
    shape,
    customer,
    unread,
    count: messages.length,
    last: newest && { from: newest.from, text: newest.text.slice(0, 120), at: newest.at },
  };
}
