import * as v from 'valibot';
import { type Answer, bad, good, type Trouble } from '../messages/answer.ts';
import { readBody } from './body.ts';
import { waitUntil } from './patience.ts';

/** How a room reaches the network and the clock; the background gives the real ones, tests their own. */
export interface Wire {
  fetch: typeof fetch;
  /** Epoch ms. */
  now: () => number;
  /** What the browser says of its network; asked only after a request failed. Absent means connected. */
  online?: (() => boolean) | undefined;
  /** Whether the extension may talk to that host; without it nothing is sent there. Absent means yes. */
  granted?: ((url: string) => Promise<boolean>) | undefined;
}

/** One question to a vendor. */
export interface Question<T> {
  /** The account's name, for the agent. */
  who: string;
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | undefined;
  headers?: Record<string, string> | undefined;
  /** A string goes as it is, with `Content-Type` from the headers; URLSearchParams go form-encoded. */
  body?: string | URLSearchParams | undefined;
  /** What the answer has to look like; anything else is `malformed`. */
  schema: v.GenericSchema<unknown, T>;
  /** The status says it all: what the body says is not documented, and may be nothing. A page of HTML is still refused. */
  statusOnly?: boolean | undefined;
  /** Milliseconds for everything, the body included. Default 15 s. */
  timeout?: number | undefined;
  /** Bytes of body that are read at most. Default 2 MB. */
  limit?: number | undefined;
  /** The answer may be plain text: what is no JSON is checked as a string. A page of HTML is still refused. */
  plain?: boolean | undefined;
  /** A vendor's own reading of its refusals, before the general one by status. */
  readRefusal?: ((refusal: Refusal) => Omit<Trouble, 'who'> | undefined) | undefined;
}

/** An answer with a status of 400 or more. */
export interface Refusal {
  status: number;
  /** The vendor's own words, where it sent any. */
  words?: string | undefined;
}

/** A promise that ends the waiting, whatever the network does. */
const timedOut = Symbol('timed out');

/**
 * Asks a vendor and checks what it says. No cookies, no cache, no referrer, and no redirect is ever followed: an `Authorization`
 * header must not travel to a host that the agent did not name. Nothing of the request is ever put into a trouble, since its
 * address may carry a secret.
 */
export async function request<T>(wire: Wire, question: Question<T>): Promise<Answer<T>> {
  const { who, timeout = 15_000 } = question;
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof timedOut>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), timeout);
  });
  try {
    const answer = await Promise.race([ask(wire, question, abort.signal), late]);
    return answer === timedOut ? bad('timed-out', { who }) : answer;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

async function ask<T>(wire: Wire, question: Question<T>, signal: AbortSignal): Promise<Answer<T>> {
  const { who, url, method = 'GET', headers = {}, body, schema, limit = 2_000_000 } = question;
  if (Object.values(headers).some((value) => !/^[\t\x20-\x7e]*$/.test(value))) {
    // A key with a line break or a letter outside ASCII fits no header, so that nobody can have issued it.
    return bad('key-refused', { who });
  }
  if (wire.granted && !(await wire.granted(url))) {
    return bad('host-not-granted', { who, detail: new URL(url).host });
  }
  // Taken off the wire first: a browser's `fetch` refuses to be called as a method of another object.
  const { fetch } = wire;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { Accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch {
    return noConnection(wire, who);
  }
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    return bad('malformed', { who, detail: 'redirect' });
  }
  const text = await readBody(response, limit);
  if (response.status >= 400) {
    return { ok: false, trouble: refusalOf(question, response, text, wire.now()) };
  }
  if (/\bhtml\b/i.test(response.headers.get('Content-Type') ?? ''))
    return bad('malformed', { who, detail: 'HTML' });
  if (question.statusOnly) return good(undefined as T);
  if (text === undefined) return bad('malformed', { who });
  const isHtml = /^\s*</.test(text);
  const parsed = parse(text) ?? (question.plain && !isHtml ? text : undefined);
  if (parsed === undefined) return bad('malformed', { who, detail: isHtml ? 'HTML' : undefined });
  const checked = v.safeParse(schema, parsed);
  if (checked.success) return good(checked.output);
  return bad('malformed', { who, field: v.getDotPath(checked.issues[0]) ?? undefined });
}

/** Why `fetch` failed: its own message says nothing that an agent could use, and may repeat the address. */
function noConnection(wire: Wire, who: string) {
  return bad(wire.online?.() === false ? 'offline' : 'unreachable', { who });
}

/** JSON, or undefined: no JSON text has that value. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(
  { who, readRefusal }: Pick<Question<unknown>, 'who' | 'readRefusal'>,
  { status, headers }: Response,
  text: string | undefined,
  now: number,
): Trouble {
  const words = wordsOf(text);
  const own = readRefusal?.({ status, words });
  if (own) return { who, detail: words, ...own };
  const said = { who, detail: words };
  if (status === 401) return { reason: 'key-refused', ...said };
  if (status === 403) return { reason: 'not-allowed', ...said };
  if (status === 404) return { reason: 'not-found', ...said };
  if (status === 408) return { reason: 'timed-out', ...said };
  if (status === 429) return { reason: 'too-many', ...said, until: waitUntil(headers, now) };
  if (status >= 500) return { reason: 'vendor-down', ...said, until: waitUntil(headers, now) };
  return { reason: 'refused', ...said };
}

/** What a refusal says in words: the usual fields of a JSON body, or a short plain text. A page of HTML says nothing. */
function wordsOf(text: string | undefined): string | undefined {
  if (!text?.trim()) return undefined;
  const body = parse(text);
  if (body === undefined) return /^\s*</.test(text) ? undefined : shorten(text);
  return shorten(deepWords(body, 0));
}

function deepWords(node: unknown, depth: number): string | undefined {
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null || depth > 3) return undefined;
  const inside = Array.isArray(node)
    ? node
    : ['message', 'error', 'errors', 'detail', 'reason', 'description'].map((name) =>
        Reflect.get(node, name),
      );
  for (const part of inside) {
    const words = deepWords(part, depth + 1);
    if (words) return words;
  }
  return undefined;
}

function shorten(words: string | undefined): string | undefined {
  const line = words?.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
  return line || undefined;
}
