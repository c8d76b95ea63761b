import * as v from 'valibot';
import { type Answer, bad } from './answer.ts';
import type { Given, PageToBackground, Taken, ViewToBackground } from './calls.ts';
import { pageSchemas, viewSchemas } from './schemas.ts';
import { storageTrouble } from './storage.ts';

/** The part of the browser's sender that decides who is speaking. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined } | undefined;
}

/** A frame of a page that runs our content script. */
export interface PageSender {
  tab: number;
  frame: number;
  /** The frame's address. */
  url: string;
}

type Handlers<Calls, From> = {
  [K in keyof Calls]: (
    given: Taken<Calls, K>,
    from: From,
  ) => Promise<Answer<Given<Calls, K>>> | Answer<Given<Calls, K>>;
};
export type PageHandlers = Handlers<PageToBackground, PageSender>;
export type ViewHandlers = Handlers<ViewToBackground, undefined>;

/**
 * Answers every message to the background. Who speaks is decided by the browser's `sender` alone: a frame of a page may
 * make the page's calls, our own pages may make the views' calls, anybody else gets no answer.
 *
 * @param own our extension's id and the address that its pages begin with
 * @returns the listener for `runtime.onMessage`; it answers undefined to what is not for the background
 */
export function serve(
  own: { id: string; origin: string },
  page: PageHandlers,
  view: ViewHandlers,
): (message: unknown, sender: Sender) => Promise<Answer<unknown>> | undefined {
  return (message, sender) => {
    if (sender.id !== own.id || !isEnvelope(message)) return undefined;
    if (sender.url?.startsWith(own.origin)) return handle(viewSchemas, view, message, undefined);
    const tab = sender.tab?.id;
    // The manifest keeps us out of private windows; nothing of one would be stored in any case.
    if (tab === undefined || sender.url === undefined || sender.tab?.incognito) return undefined;
    const frame = sender.frameId ?? 0;
    // A page that moves on by itself: the tab knows its address of now, the sender perhaps that of its beginning.
    const url = (frame === 0 && sender.tab?.url) || sender.url;
    return handle(pageSchemas, page, message, { tab, frame, url });
  };
}

function isEnvelope(message: unknown): message is { call: string; given: unknown } {
  return (
    typeof message === 'object' && message !== null && 'call' in message && typeof message.call === 'string'
  );
}

async function handle<From>(
  schemas: Record<string, v.GenericSchema>,
  handlers: object,
  message: { call: string; given: unknown },
  from: From,
): Promise<Answer<unknown>> {
  if (!Object.hasOwn(schemas, message.call)) return bad('invalid', { detail: `no call ${message.call}` });
  const schema = schemas[message.call] as v.GenericSchema;
  const checked = v.safeParse(schema, message.given);
  if (!checked.success) {
    const issue = checked.issues[0];
    return bad('invalid', { field: v.getDotPath(issue) ?? undefined, detail: issue.message });
  }
  const handler = Reflect.get(handlers, message.call) as (
    given: unknown,
    from: From,
  ) => Promise<Answer<unknown>>;
  try {
    return await handler(checked.output, from);
  } catch (error) {
    // What is left here is the database: everything else answers with a value.
    console.warn(`${message.call} failed`, error);
    return { ok: false, trouble: storageTrouble(error) };
  }
}
