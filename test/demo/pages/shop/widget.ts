import type { Author, InboxEvent, Message } from '../../conversation.ts';

/** The widget's one global function: listen to what it does, or make it do something. */
export interface ChatWidget {
  (on: 'chatWidget:on', event: 'chat:start', listener: () => void): void;
  (widget: 'chatWidget', action: 'chat:send', text: string): void;
  (widget: 'chatWidget', action: 'open'): void;
}

declare global {
  interface Window {
    chatWidget?: ChatWidget;
  }
}

const kept = 'alder-pine-chat';

function part<T extends HTMLElement>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${selector}`);
}

async function post(path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

/** Brings the chat to life and puts `window.chatWidget` on the page. A chat that was begun in this tab is taken up again. */
export function startWidget(): ChatWidget {
  const panel = part('.chat', HTMLElement);
  const bubble = part('#chat-open', HTMLButtonElement);
  const begin = part('#chat-begin', HTMLFormElement);
  const lines = part('#chat-lines', HTMLOListElement);
  const say = part('#chat-say', HTMLFormElement);
  const typing = part('#chat-typing', HTMLElement);
  const text = part('[data-testid="chat-text"]', HTMLInputElement);
  const onStart = new Set<() => void>();
  let conversation: string | undefined;
  let waiting: string[] = [];

  const open = (shown: boolean) => {
    panel.hidden = !shown;
    bubble.hidden = shown;
  };

  const add = (message: Message) => {
    if (lines.querySelector(`[data-id="${message.id}"]`)) return;
    const line = document.createElement('li');
    line.className = message.from;
    line.dataset.id = message.id;
    line.dataset.testid = 'chat-line';
    line.dir = 'auto';
    line.textContent = message.text;
    lines.append(line);
    lines.scrollTop = lines.scrollHeight;
    if (message.from === 'agent') typing.hidden = true;
  };

  let quiet: ReturnType<typeof setTimeout> | undefined;
  const agentTypes = (from: Author) => {
    if (from !== 'agent') return;
    typing.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      typing.hidden = true;
    }, 4_000);
  };

  /** Shows a conversation and follows it from now on. */
  const enter = (id: string) => {
    conversation = id;
    sessionStorage.setItem(kept, id);
    begin.hidden = true;
    lines.hidden = false;
    say.hidden = false;
    panel.dataset.conversation = id;
    const events = new EventSource(`/chats/${id}/events`);
    events.addEventListener('open', async () => {
      const response = await fetch(`/chats/${id}`);
      for (const message of (await response.json()) as Message[]) add(message);
    });
    events.addEventListener('message', ({ data }) => {
      const event = JSON.parse(data) as InboxEvent;
      if (event.type === 'message') add(event.message);
      if (event.type === 'typing') agentTypes(event.from);
    });
    for (const words of waiting) void post(`/chats/${id}/messages`, { text: words });
    waiting = [];
  };

  const send = (words: string) => {
    if (conversation) void post(`/chats/${conversation}/messages`, { text: words });
    else waiting.push(words);
  };

  bubble.addEventListener('click', () => open(true));
  part('#chat-close', HTMLButtonElement).addEventListener('click', () => open(false));
  begin.addEventListener('submit', async (event) => {
    event.preventDefault();
    const response = await post('/chats', Object.fromEntries(new FormData(begin)));
    enter((await response.json()).conversation);
    for (const listener of onStart) listener();
    text.focus();
  });
  say.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (words) send(words);
    text.value = '';
  });
  text.addEventListener('input', () => {
    if (conversation) void post(`/chats/${conversation}/typing`);
  });

  const widget = ((what: string, action: string, more?: unknown) => {
    if (what === 'chatWidget:on' && action === 'chat:start') onStart.add(more as () => void);
    else if (action === 'chat:send') send(String(more));
    else if (action === 'open') open(true);
  }) as ChatWidget;
  window.chatWidget = widget;

  const before = sessionStorage.getItem(kept);
  if (before) void takeUp(before);
  return widget;

  async function takeUp(id: string): Promise<void> {
    // The demo forgets everything when it ends; then the chat begins anew.
    if ((await fetch(`/chats/${id}`)).ok) enter(id);
    else sessionStorage.removeItem(kept);
  }
}
