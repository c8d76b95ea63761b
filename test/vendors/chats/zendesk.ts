import { Listeners, type PageChat, type PageWindow, refuse, textIn } from './page.ts';

/** Zendesk's Web Widget (Classic): developer.zendesk.com/api-reference/widget/chat-api. */
export class ZendeskClassic implements PageChat {
  readonly received: string[] = [];
  readonly #on = new Listeners('Zendesk classic', ['chat:connected', 'chat:start', 'chat:end']);
  /** Whether a chat is under way; from the beginning when the visitor began it on an earlier page. */
  isChatting: boolean;

  constructor(isChatting = false) {
    this.isChatting = isChatting;
  }

  install(page: PageWindow): void {
    const zE = (what: unknown, action: unknown, given?: unknown): unknown => {
      if (what === 'webWidget:on') return this.#on.add(action, given);
      if (what === 'webWidget:get' && action === 'chat:isChatting') return this.isChatting;
      if (what === 'webWidget' && action === 'open') return undefined;
      if (what === 'webWidget' && action === 'chat:send') return this.#send(textIn('Zendesk classic', given));
      return refuse('Zendesk classic', `${String(what)} ${String(action)}`);
    };
    page.zE = Object.assign(zE, { widget: 'classic' });
  }

  /** The widget reached its server; then a chat of an earlier page is taken up. */
  connect(): void {
    this.#on.tell('chat:connected');
    if (this.isChatting) this.#on.tell('chat:start');
  }

  begin(): void {
    this.isChatting = true;
    this.#on.tell('chat:start');
  }

  end(): void {
    this.isChatting = false;
    this.#on.tell('chat:end');
  }

  #send(text: string): void {
    // "Starts a chat session if one is not already in progress."
    if (!this.isChatting) this.begin();
    this.received.push(text);
  }
}

/** Zendesk's messaging widget: developer.zendesk.com/api-reference/widget-messaging/web. */
export class ZendeskMessaging implements PageChat {
  readonly received: string[] = [];
  /** Which conversation each text went to. */
  readonly to: string[] = [];
  isOpen = false;
  /** Messages are refused from now on. */
  refuses = false;
  readonly #conversations = new Set<string>();
  readonly #on = new Listeners('Zendesk messaging', [
    'open',
    'close',
    'conversationStarted',
    'conversationOpened',
  ]);

  install(page: PageWindow): void {
    const zE = (what: unknown, action: unknown, ...given: unknown[]): unknown => {
      if (what === 'messenger:on') return this.#on.add(action, given[0]);
      if (what === 'messenger' && action === 'open') {
        this.isOpen = true;
        return undefined;
      }
      if (what === 'messenger' && action === 'sendMessage') return this.#send(given);
      return refuse('Zendesk messaging', `${String(what)} ${String(action)}`);
    };
    page.zE = Object.assign(zE, { widget: 'messenger' });
  }

  begin(id = `c${this.#conversations.size + 1}`): void {
    this.#conversations.add(id);
    this.#on.tell('conversationStarted', {
      id: 'e',
      createdAt: 1,
      type: 'conversationStarted',
      conversationId: id,
    });
  }

  /** The visitor comes back to a conversation of an earlier visit. */
  reopen(id: string): void {
    this.#conversations.add(id);
    this.#on.tell('conversationOpened', {
      id: 'e',
      createdAt: 1,
      type: 'conversationOpened',
      conversationId: id,
    });
  }

  #send([message, id, callback]: unknown[]): void {
    const { type, text } = (message as { content: { type: unknown; text: unknown } }).content;
    if (type !== 'text') refuse('Zendesk messaging', `message of type ${String(type)}`);
    if (typeof id !== 'string' || !this.#conversations.has(id))
      refuse('Zendesk messaging', `conversation ${id}`);
    if (typeof callback !== 'function') refuse('Zendesk messaging', 'sendMessage without a callback');
    if (this.refuses) {
      callback(new Error('could not send'));
      return;
    }
    this.received.push(textIn('Zendesk messaging', text));
    this.to.push(String(id));
    callback(null, { id: 'm' });
  }
}
