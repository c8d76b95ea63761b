/** What of a page's window a stand-in puts its globals on. */
export type PageWindow = Window & typeof globalThis & Record<string, unknown>;

/** A stand-in for a chat's script on a customer's page: strict, so that a call which the real one does not know throws. */
export interface PageChat {
  /** Puts the script's global onto the page. */
  install(page: PageWindow): void;
  /** The customer begins a chat. */
  begin(): void;
  /** Every text that reached an agent, as a message or beside the conversation, oldest first. */
  readonly received: string[];
}

/** Refuses a call as the real scripts' types do. */
export function refuse(chat: string, call: unknown): never {
  throw new Error(`${chat} knows no ${String(call)}`);
}

export function textIn(chat: string, value: unknown): string {
  if (typeof value !== 'string' || value === '')
    throw new Error(`${chat} takes a text, not ${String(value)}`);
  return value;
}

/** Listeners by name; names that are not known are refused. */
export class Listeners {
  readonly #chat: string;
  readonly #known: readonly string[];
  readonly #all = new Map<string, Set<(given?: unknown) => void>>();

  constructor(chat: string, known: readonly string[]) {
    this.#chat = chat;
    this.#known = known;
  }

  add(name: unknown, listener: unknown): () => void {
    if (typeof name !== 'string' || !this.#known.includes(name)) refuse(this.#chat, name);
    if (typeof listener !== 'function') throw new Error(`${this.#chat} listens with a function`);
    const added = listener as (given?: unknown) => void;
    const all = this.#all.get(name) ?? new Set();
    this.#all.set(name, all.add(added));
    return () => all.delete(added);
  }

  tell(name: string, given?: unknown): void {
    if (!this.#known.includes(name)) refuse(this.#chat, name);
    for (const listener of this.#all.get(name) ?? []) listener(given);
  }
}
