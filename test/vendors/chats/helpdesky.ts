import { Clock, type Reply } from '../exchange.ts';
import { Helpdesky } from '../helpdesky.ts';
import type { PageChat, PageWindow } from './page.ts';

/** Helpdesky's widget, which has no API for the page: it posts to its four endpoints, here those of the stand-in server. */
export class HelpdeskyWidget implements PageChat {
  readonly desk = new Helpdesky(new Clock(), Math.random);
  /** How the widget speaks: not documented. */
  readonly #by: 'fetch' | 'xhr';
  #page: PageWindow | undefined;
  /** What the widget itself got for an answer. */
  answered: unknown;

  constructor(by: 'fetch' | 'xhr' = 'fetch') {
    this.#by = by;
  }

  get received(): string[] {
    return this.desk.conversations.flatMap(({ messages }) => messages.slice(1).map(({ text }) => text));
  }

  /** Stands before any script: the network of the page. */
  network(page: PageWindow): void {
    const reply = (method: string, url: string, body: unknown): Reply => {
      const { pathname, searchParams } = new URL(url, location.href);
      const given = {
        method,
        path: pathname,
        query: searchParams,
        headers: { 'content-type': 'application/json' },
        body: String(body ?? ''),
      };
      const answer = this.desk.answer(given);
      if (!answer) throw new Error(`nobody answers ${url}`);
      return answer;
    };
    page.fetch = async (url, init) => {
      const { status, headers, body } = reply(init?.method ?? 'GET', String(url), init?.body);
      return new Response(body, { status, headers });
    };
    page.XMLHttpRequest = class extends EventTarget {
      status = 0;
      responseText = '';
      responseType = '';
      #ask: [string, string] = ['', ''];
      open(method: string, url: string): void {
        this.#ask = [method, url];
      }
      send(body: string): void {
        queueMicrotask(() => {
          const answer = reply(...this.#ask, body);
          this.status = answer.status;
          this.responseText = answer.body;
          this.dispatchEvent(new Event('load'));
        });
      }
    } as unknown as typeof XMLHttpRequest;
  }

  install(page: PageWindow): void {
    this.#page = page;
  }

  begin(): void {
    const page = this.#page;
    if (!page) throw new Error('the widget is not on the page');
    const url = `https://helpdesky.io/api/messaging/widget/${this.desk.helpdeskId}/message`;
    const body = JSON.stringify({ email: 'ada@example.com', message: 'Hello' });
    if (this.#by === 'fetch') {
      page
        .fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
        .then((response) => response.json())
        .then((answer) => {
          this.answered = answer;
        });
      return;
    }
    const ask = new page.XMLHttpRequest();
    ask.open('POST', url);
    ask.addEventListener('load', () => {
      this.answered = JSON.parse(ask.responseText);
    });
    ask.send(body);
  }
}
