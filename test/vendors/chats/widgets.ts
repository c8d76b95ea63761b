import { Listeners, type PageChat, type PageWindow, refuse, textIn } from './page.ts';

/** Intercom: developers.intercom.com/installing-intercom/web/methods. It tells no page of conversations. */
export class Intercom implements PageChat {
  readonly received: string[] = [];
  /** What stands in the composer, to be sent by the customer. */
  composer = '';
  readonly attributes: Record<string, string> = {};
  readonly #on = new Listeners('Intercom', ['onShow', 'onHide']);

  install(page: PageWindow): void {
    page.Intercom = (method: unknown, given?: unknown): void => {
      if (method === 'update') {
        for (const [name, value] of Object.entries(given as object)) {
          this.attributes[name] = textIn('Intercom', value);
          this.received.push(value);
        }
      } else if (method === 'showNewMessage') this.composer = textIn('Intercom', given);
      else this.#on.add(method, given);
    };
  }

  begin(): void {
    this.#on.tell('onShow');
  }
}

/** LiveChat: platform.text.com/docs/extending-chat-widget/javascript-api. Getters throw until it is ready. */
export class LiveChat implements PageChat {
  readonly received: string[] = [];
  isMaximized = false;
  #thread: string | undefined;
  #ready = false;
  #count = 0;
  readonly #on = new Listeners('LiveChat', ['ready', 'new_event']);

  /** @param thread of a chat that was begun on an earlier page */
  constructor(thread?: string) {
    this.#thread = thread;
  }

  install(page: PageWindow): void {
    page.LiveChatWidget = {
      on: (name: unknown, listener: unknown) => this.#on.add(name, listener),
      get: (name: unknown) => {
        if (!this.#ready) throw new Error("[LiveChatWidget] You can't use getters before load.");
        if (name !== 'chat_data') refuse('LiveChat', name);
        return { chatId: this.#thread && 'chat', threadId: this.#thread };
      },
      call: (method: unknown, given: unknown) => {
        if (method === 'maximize') {
          this.isMaximized = true;
          return;
        }
        if (method !== 'update_session_variables') refuse('LiveChat', method);
        for (const value of Object.values(given as object)) this.received.push(textIn('LiveChat', value));
      },
    };
  }

  ready(): void {
    this.#ready = true;
    this.#on.tell('ready', { state: {} });
  }

  begin(): void {
    this.#thread = `t${++this.#count}`;
    this.say('customer');
  }

  say(by: 'customer' | 'agent'): void {
    this.#on.tell('new_event', { type: 'message', timestamp: 1, author: { id: 'a', type: by } });
  }
}

/** Helpshift Web Chat: developers.helpshift.com/web-chat/api. Custom issue fields go with the next issue. */
export class HelpshiftChat implements PageChat {
  readonly received: string[] = [];
  isOpen = false;
  #fields: Record<string, { type: unknown; value: unknown }> = {};
  #first = '';
  readonly #on = new Listeners('Helpshift', ['widgetToggle', 'conversationStart', 'conversationEnd']);

  install(page: PageWindow): void {
    page.Helpshift = (method: unknown, given?: unknown, more?: unknown): void => {
      if (method === 'addEventListener') this.#on.add(given, more);
      else if (method === 'setCustomIssueFields') Object.assign(this.#fields, given);
      else if (method === 'setInitialUserMessage') this.#first = textIn('Helpshift', given);
      else if (method === 'open') this.isOpen = true;
      else refuse('Helpshift', method);
    };
  }

  /** Opens the widget. */
  begin(): void {
    this.isOpen = true;
    this.#on.tell('widgetToggle', { visible: true });
  }

  /** The customer writes: an issue with the fields that are set by then. */
  write(message = 'Hello'): void {
    for (const { type, value } of Object.values(this.#fields)) {
      if (type !== 'singleline') refuse('Helpshift', `field of type ${String(type)}`);
      this.received.push(textIn('Helpshift', value));
    }
    if (this.#first) this.received.push(this.#first);
    this.#fields = {};
    this.#first = '';
    this.#on.tell('conversationStart', { message });
  }

  end(): void {
    this.#on.tell('conversationEnd');
  }
}

/** Genesys Cloud's Messenger: developer.genesys.cloud, MessagingService plugin. */
export class Genesys implements PageChat {
  readonly received: string[] = [];
  readonly #on = new Listeners('Genesys', [
    'MessagingService.started',
    'MessagingService.restored',
    'MessagingService.conversationReset',
    'MessagingService.sendingMessage',
  ]);

  install(page: PageWindow): void {
    page.Genesys = (
      what: unknown,
      name: unknown,
      given?: unknown,
      done?: () => void,
      failed?: (error: string) => void,
    ): void => {
      if (what === 'subscribe') this.#on.add(name, given);
      else if (what !== 'command') refuse('Genesys', what);
      else if (name === 'MessagingService.sendMessage') {
        const { message } = given as { message: unknown };
        if (typeof message !== 'string' || message.trim() === '') {
          failed?.('Message only contains whitespaces');
          return;
        }
        this.received.push(message);
        this.#on.tell('MessagingService.sendingMessage', {
          data: { message: { type: 'Text', text: message } },
        });
        done?.();
      } else if (name !== 'Messenger.open') refuse('Genesys', name);
    };
  }

  /** Messenger is opened. */
  open(newSession: boolean): void {
    this.#on.tell('MessagingService.started', {
      data: { authenticated: false, newSession, readOnly: false },
    });
    if (!newSession) this.#on.tell('MessagingService.restored', { data: { messages: [] } });
  }

  write(text = 'Hello'): void {
    this.#on.tell('MessagingService.sendingMessage', { data: { message: { type: 'Text', text } } });
  }

  begin(): void {
    this.open(true);
    this.write();
  }
}
