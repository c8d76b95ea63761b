import type { IncomingHttpHeaders } from 'node:http';

/** What came in, read whole, so that a stand-in is a plain function from a request to an answer. */
export interface Ask {
  method: string;
  /** Without the query, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What goes out. `content-length` is set by the server. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A stand-in: `undefined` means that the path is none of this vendor's. */
export interface StandIn {
  answer(ask: Ask): Reply | undefined | Promise<Reply | undefined>;
  /** An error in the words and the shape of this vendor, for the switches. */
  refuse(status: number, message: string): Reply;
}

/** Gives the time in epoch milliseconds, and can be put forward so that tests need not wait. */
export class Clock {
  readonly #read: () => number;
  #ahead = 0;

  constructor(read: () => number = Date.now) {
    this.#read = read;
  }

  now(): number {
    return this.#read() + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** The body as a JSON object, or `undefined` when it is something else or of another content type. */
export function jsonBody(ask: Ask): Record<string, unknown> | undefined {
  if (!isType(ask, 'application/json')) return undefined;
  const value = parsed(ask.body);
  return isMap(value) ? value : undefined;
}

/** The content type without its parameters: `application/json; charset=utf-8` is JSON too. */
export function isType(ask: Ask, type: string): boolean {
  return (ask.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === type;
}

/** `undefined` for what is no JSON; JSON itself has no such value. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a body where it is a string with something in it. */
export function textOf(map: Record<string, unknown> | undefined, key: string): string | undefined {
  const value = map?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * A small page. The title tells what was opened, since a test often sees nothing but a tab's title. `lines` are text;
 * `more` is HTML and must be escaped by the caller. The icon is inline, so that no page asks for one.
 */
export function page(status: number, title: string, lines: string[] = [], more = ''): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: [
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}',
      'h1{font-size:1.4rem}table{border-collapse:collapse}td,th{padding:.25rem .75rem;text-align:left}</style>',
      `<title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>`,
      ...lines.map((line) => `<p>${escaped(line)}</p>`),
      `${more}</main></body></html>`,
    ].join('\n'),
  };
}

/** Draws from a source of numbers in [0, 1), so that recorded answers come out the same every time. */
export function drawText(random: () => number, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}
