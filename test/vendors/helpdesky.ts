import {
  type Ask,
  type Clock,
  drawText,
  json,
  jsonBody,
  page,
  type Reply,
  type StandIn,
  textOf,
} from './exchange.ts';

export interface HelpdeskyMessage {
  id: string;
  text: string;
  by: 'visitor' | 'agent';
  /** Epoch ms. */
  at: number;
}

export interface HelpdeskyConversation {
  id: string;
  contactId: string;
  status: string;
  messages: HelpdeskyMessage[];
  /** Epoch ms at which the visitor's side last fetched the history: reading there counts as the visitor's reading. */
  readAt?: number;
}

export interface HelpdeskyContact {
  id: string;
  token: string;
  email: string;
  name?: string;
}

/** How `/history` is written. The vendor does not document it, so a client has to read each of these. */
export interface HistoryShape {
  /** `conversations`: each with its messages. `messages`: one list under that name. `top`: the answer is the list itself.
   *  `unreadable`: a shape that no client can know. */
  list: 'conversations' | 'messages' | 'top' | 'unreadable';
  author: 'sender' | 'from' | 'author' | 'direction' | 'isAgent';
  time: 'createdAt' | 'created_at' | 'timestamp';
  clock: 'iso' | 'ms' | 's';
}

/**
 * Helpdesky's four widget endpoints.
 *
 * Not documented, and chosen here: JSON bodies; 201 for what was created; 401 for a wrong contact token (`refusal` makes it
 * another), 403 while messaging is off, 404 for an unknown helpdesk or conversation; the shape of `/history`.
 */
export class Helpdesky implements StandIn {
  /** A UUID, and no secret. */
  helpdeskId = '3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b';
  /** The three conditions under which the widget can send: the feature, the Messages page, Settings > Widget. */
  readonly messaging = { activated: true, enabled: true, widget: true };
  shape: HistoryShape = { list: 'conversations', author: 'sender', time: 'createdAt', clock: 'iso' };
  /** The status of an answer to a wrong contact token. */
  refusal: 401 | 403 | 404 = 401;
  readonly contacts: HelpdeskyContact[] = [];
  readonly conversations: HelpdeskyConversation[] = [];
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A visitor writes for the first time: a contact with a token, and a conversation that is "Pending". */
  start(
    email: string,
    message: string,
    name?: string,
  ): { contact: HelpdeskyContact; conversation: HelpdeskyConversation } {
    const contact = { id: this.#id(), token: this.#id(40), email, ...(name && { name }) };
    const conversation = { id: this.#id(), contactId: contact.id, status: 'Pending', messages: [] };
    this.contacts.push(contact);
    this.conversations.push(conversation);
    this.say(conversation.id, message, 'visitor');
    return { contact, conversation };
  }

  /** Throws for an unknown conversation. */
  say(conversationId: string, text: string, by: 'visitor' | 'agent' = 'agent'): HelpdeskyMessage {
    const conversation = this.conversations.find((one) => one.id === conversationId);
    if (!conversation) throw new Error(`no conversation ${conversationId}`);
    const message = { id: this.#id(), text, by, at: this.#clock.now() };
    conversation.messages.push(message);
    return message;
  }

  refuse(status: number, message: string): Reply {
    return json(status, { error: message });
  }

  answer(ask: Ask): Reply | undefined {
    if (ask.path === '/dashboard/messages') return page(200, 'Helpdesky messages');
    const [, id, call] = /^\/api\/messaging\/widget\/([^/]+)\/([a-z-]+)$/.exec(ask.path) ?? [];
    if (id === undefined) {
      return ask.path.startsWith('/api/messaging/') ? this.refuse(404, 'Not found') : undefined;
    }
    const method = { message: 'POST', reply: 'POST', history: 'GET', 'update-email': 'POST' }[call ?? ''];
    if (method === undefined || decodeURIComponent(id).toLowerCase() !== this.helpdeskId) {
      return this.refuse(404, 'Helpdesk not found');
    }
    if (ask.method !== method) return this.refuse(405, 'Method not allowed');
    if (!Object.values(this.messaging).every(Boolean)) return this.refuse(403, 'Messaging is not enabled');
    switch (call) {
      case 'message':
        return this.#message(ask);
      case 'reply':
        return this.#reply(ask);
      case 'history':
        return this.#history(ask);
      default:
        return this.#updateEmail(ask);
    }
  }

  #message(ask: Ask): Reply {
    const body = jsonBody(ask);
    const problem = this.#lacks(body, ['email', 'message']);
    if (problem) return problem;
    const email = textOf(body, 'email') ?? '';
    if (!isEmail(email)) return this.refuse(400, 'email is not valid');
    const { contact } = this.start(email, textOf(body, 'message') ?? '', textOf(body, 'name'));
    return json(201, { contactId: contact.id, contactToken: contact.token });
  }

  #reply(ask: Ask): Reply {
    const body = jsonBody(ask);
    const problem = this.#lacks(body, ['contactId', 'contactToken', 'conversationId', 'message']);
    if (problem) return problem;
    const contact = this.#contact(textOf(body, 'contactId'), textOf(body, 'contactToken'));
    if (!contact) return this.refuse(this.refusal, 'Contact token is not valid');
    const conversation = this.conversations.find(
      (one) => one.id === textOf(body, 'conversationId') && one.contactId === contact.id,
    );
    if (!conversation) return this.refuse(404, 'Conversation not found');
    const message = this.say(conversation.id, textOf(body, 'message') ?? '', 'visitor');
    return json(201, { messageId: message.id });
  }

  #history(ask: Ask): Reply {
    const contactId = ask.query.get('contactId');
    const contactToken = ask.query.get('contactToken');
    if (!contactId || !contactToken) return this.refuse(400, 'contactId and contactToken are required');
    const contact = this.#contact(contactId, contactToken);
    if (!contact) return this.refuse(this.refusal, 'Contact token is not valid');
    const own = this.conversations.filter((one) => one.contactId === contact.id);
    for (const conversation of own) conversation.readAt = this.#clock.now();
    return json(200, this.#shaped(own), { 'cache-control': 'no-store' });
  }

  #updateEmail(ask: Ask): Reply {
    const body = jsonBody(ask);
    const problem = this.#lacks(body, ['contactId', 'contactToken', 'email']);
    if (problem) return problem;
    const contact = this.#contact(textOf(body, 'contactId'), textOf(body, 'contactToken'));
    if (!contact) return this.refuse(this.refusal, 'Contact token is not valid');
    const email = textOf(body, 'email') ?? '';
    if (!isEmail(email)) return this.refuse(400, 'email is not valid');
    contact.email = email;
    return json(200, { success: true });
  }

  #lacks(body: Record<string, unknown> | undefined, fields: string[]): Reply | undefined {
    if (!body) return this.refuse(400, 'The body must be a JSON object');
    const missing = fields.find((field) => textOf(body, field) === undefined);
    return missing === undefined ? undefined : this.refuse(400, `${missing} is required`);
  }

  #contact(id?: string, token?: string): HelpdeskyContact | undefined {
    return this.contacts.find((one) => one.id === id && one.token === token);
  }

  #shaped(own: HelpdeskyConversation[]): unknown {
    const flat = () =>
      own
        .flatMap((one) => one.messages.map((message) => ({ message, conversationId: one.id })))
        .sort((a, b) => a.message.at - b.message.at)
        .map(({ message, conversationId }) => ({ conversationId, ...this.#written(message) }));
    switch (this.shape.list) {
      case 'top':
        return flat();
      case 'messages':
        return { messages: flat() };
      case 'unreadable':
        return { data: { items: own.map((one) => one.messages.length) }, version: 7 };
      case 'conversations':
        return {
          conversations: own.map((one) => ({
            id: one.id,
            status: one.status,
            messages: one.messages.map((message) => this.#written(message)),
          })),
        };
    }
  }

  #written({ id, text, by, at }: HelpdeskyMessage): Record<string, unknown> {
    const agent = by === 'agent';
    const { author, time, clock } = this.shape;
    const authors = {
      sender: by,
      from: agent ? 'agent' : 'contact',
      author: { type: by, name: agent ? 'Support' : 'Visitor' },
      direction: agent ? 'outbound' : 'inbound',
      isAgent: agent,
    };
    const times = { iso: new Date(at).toISOString(), ms: at, s: Math.floor(at / 1000) };
    return { id, message: text, [author]: authors[author], [time]: times[clock] };
  }

  #id(length = 24): string {
    return drawText(this.#random, length, '0123456789abcdefghijklmnopqrstuvwxyz');
  }
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
