import type { ConversationRoom } from '../../../utils/conversations/reading.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { Clock } from '../../vendors/exchange.ts';
import { Helpdesky } from '../../vendors/helpdesky.ts';

export const minute = 60_000;

/** What came over the wire. */
export interface Asked {
  call: string;
  url: URL;
  init: RequestInit;
}

/** Helpdesky's stand-in behind a wire, and the database of an agent who has an account there. */
export class Stage {
  readonly name = `conversations-${crypto.randomUUID()}`;
  readonly clock: Clock;
  readonly helpdesky: Helpdesky;
  readonly asked: Asked[] = [];
  readonly #open: PatchcordDatabase[] = [];
  now = Date.UTC(2026, 10, 21, 9);
  isOnline = true;
  /** What happens to a request in the place of its answer; the server has it already, where it says so. */
  instead: ((asked: Asked) => 'lost before' | 'lost after' | Response | undefined) | undefined;
  #drawn = 0;

  constructor() {
    this.clock = new Clock(() => this.now);
    this.helpdesky = new Helpdesky(this.clock, () => {
      this.#drawn = (this.#drawn + 0.618) % 1;
      return this.#drawn;
    });
  }

  /** A connection of its own to the same database, as a background that was just woken has. */
  async db(): Promise<PatchcordDatabase> {
    const db = new PatchcordDatabase(this.name);
    this.#open.push(db);
    await db.open();
    await db.accounts.put({
      vendor: 'helpdesky',
      id: 'd1',
      label: undefined,
      api: 'https://helpdesky.example',
      helpdeskId: this.helpdesky.helpdeskId,
    });
    return db;
  }

  room(db: PatchcordDatabase): ConversationRoom {
    return {
      db,
      now: () => this.now,
      online: () => this.isOnline,
      fetch: (url, init = {}) => this.#answer(new URL(String(url)), init),
    };
  }

  async #answer(url: URL, init: RequestInit): Promise<Response> {
    const asked: Asked = { call: url.pathname.split('/').at(-1) ?? '', url, init };
    this.asked.push(asked);
    const instead = this.instead?.(asked);
    if (instead instanceof Response) return instead;
    if (instead === 'lost before') throw new TypeError('Failed to fetch');
    const headers = Object.fromEntries(new Headers(init.headers));
    const reply = this.helpdesky.answer({
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: String(init.body ?? ''),
    });
    if (instead === 'lost after') throw new TypeError('Failed to fetch');
    if (!reply) throw new Error(`nobody answers ${url.pathname}`);
    return new Response(reply.body, { status: reply.status, headers: reply.headers });
  }

  /** How often the desk got a text. */
  received(text: string): number {
    return this.helpdesky.conversations
      .flatMap(({ messages }) => messages)
      .filter((message) => message.text === text).length;
  }

  /** A conversation that is watched; gives its id here and at the desk. */
  async watched(db: PatchcordDatabase, polled = true): Promise<{ id: string; thread: string }> {
    const { contact, conversation } = this.helpdesky.start('sam@example.com', 'Hello', 'Sam');
    const id = `w-${contact.id}`;
    await db.watches.put({
      ...{ id, vendor: 'helpdesky', account: 'd1', name: 'Sam', contactId: contact.id, polled },
      ...{ addedAt: this.now, failures: 0, nextAt: this.now },
    });
    await db.secrets.put({ id: `watch:${id}`, value: contact.token });
    return { id, thread: conversation.id };
  }

  async close(): Promise<void> {
    for (const db of this.#open) db.close();
    await new PatchcordDatabase(this.name).delete();
  }
}
