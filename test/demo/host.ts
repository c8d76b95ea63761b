import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { InboxEvent } from './conversation.ts';
import type { Demo } from './demo.ts';

export interface Answered {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** Speaks to one host of the demo from Node, which does not resolve `*.localhost` by itself. */
export class Host {
  readonly #demo: Demo;
  readonly #name: string;

  constructor(demo: Demo, name: 'demo' | 'desk' | 'shop' | 'notes') {
    this.#demo = demo;
    this.#name = name;
  }

  /** @param body sent as JSON, unless it is text already */
  ask(method: string, path: string, body?: unknown): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sent = this.#request(method, path, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  async json<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    return JSON.parse((await this.ask(method, path, body)).text);
  }

  /** Opens an event stream; resolves when the server has begun it, so that nothing after is missed. */
  listen(path: string): Promise<Events> {
    return new Promise((resolve, reject) => {
      const sent = this.#request('GET', path, (answer) => resolve(new Events(answer)));
      sent.on('error', reject);
      sent.end();
    });
  }

  #request(method: string, path: string, then: (answer: IncomingMessage) => void): ClientRequest {
    const { port } = this.#demo;
    const headers = { host: `${this.#name}.localhost:${port}`, 'content-type': 'application/json' };
    return request({ host: '127.0.0.1', port, method, path, headers, agent: false }, then);
  }
}

/** What came over one event stream. */
export class Events {
  readonly #answer: IncomingMessage;
  readonly #seen: InboxEvent[] = [];
  readonly #waiting = new Set<() => void>();
  readonly ended: Promise<void>;

  constructor(answer: IncomingMessage) {
    this.#answer = answer;
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (part: string) => {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('data: ')) this.#seen.push(JSON.parse(block.slice(6)));
      }
      for (const look of this.#waiting) look();
    });
    // A server that goes away breaks the stream off; that is an end like any other.
    answer.on('error', () => undefined);
    this.ended = new Promise((resolve) => answer.on('close', () => resolve()));
  }

  get seen(): readonly InboxEvent[] {
    return this.#seen;
  }

  /** The first event, past or future, of which `test` is true. */
  arrived(test: (event: InboxEvent) => boolean): Promise<InboxEvent> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.#seen.find(test);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The words of a message, when it has come. */
  async said(text: string): Promise<string> {
    await this.arrived((event) => event.type === 'message' && event.message.text === text);
    return text;
  }

  close(): void {
    this.#answer.destroy();
  }
}
