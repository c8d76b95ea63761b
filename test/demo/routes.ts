import * as v from 'valibot';
import type { Session } from '../../utils/sessions/session.ts';
import { type Conversation, summaryOf } from './conversation.ts';
import type { HelpCodes } from './help-codes.ts';
import type { Inbox } from './inbox.ts';
import type { Screens } from './screens.ts';
import type { Asked, Reply, Routes } from './server.ts';
import { sessionsCsv } from './sessions.ts';
import type { DemoAccounts } from './stock.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000));
const reply = v.object({ text, from: v.optional(v.picklist(['agent', 'note']), 'agent') });
const saying = v.object({ text });
const visitor = v.object({ name: text, email: text });
const visit = v.object({ page: v.optional(text), device: v.optional(text) });
const sharing = v.object({ customData: v.record(v.string(), v.string()), device: v.optional(text) });

/** Desks send such a policy; a content script has to live with it. */
const deskRules =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'self'";

const done: Reply = { status: 204 };
const missing: Reply = { status: 404 };

/** Takes a body that fits, or answers 400. */
async function taking<T>(
  asked: Asked,
  schema: v.GenericSchema<unknown, T>,
  then: (body: T) => Reply | Promise<Reply>,
): Promise<Reply> {
  const result = v.safeParse(schema, await asked.json());
  if (result.success) return then(result.output);
  return { json: { message: result.issues.map((issue) => issue.message).join(', ') }, status: 400 };
}

/** Answers about the conversation that the path names, or 404. */
function about(
  inbox: Inbox,
  then: (conversation: Conversation, asked: Asked) => Reply | Promise<Reply>,
): (asked: Asked) => Reply | Promise<Reply> {
  return (asked) => {
    const conversation = inbox.get(asked.part('id'));
    return conversation ? then(conversation, asked) : missing;
  };
}

/**
 * The agents' side: the inbox, its live events, and the company's export of sessions.
 * @param sessions the export, made anew for every download
 */
export function deskRoutes(inbox: Inbox, sessions: () => Session[]): Routes {
  const page = (): Reply => ({ file: 'desk.html', rules: deskRules });
  return {
    'GET /': page,
    'GET /inbox/:id': page,
    'GET /frame/:id': () => ({ file: 'frame.html', rules: deskRules }),
    'GET /sessions.json': () => ({
      text: JSON.stringify(sessions(), null, 2),
      type: 'application/json; charset=utf-8',
      name: 'sessions.json',
    }),
    'GET /sessions.csv': () => ({
      text: sessionsCsv(sessions()),
      type: 'text/csv; charset=utf-8',
      name: 'sessions.csv',
    }),
    'GET /api/events': () => ({ events: (send) => inbox.listen(send) }),
    'GET /api/conversations': () => ({ json: inbox.all().map(summaryOf) }),
    'GET /api/conversations/:id': about(inbox, (conversation) => ({ json: conversation })),
    'POST /api/conversations/:id/messages': about(inbox, ({ id }, asked) =>
      taking(asked, reply, (body) => ({ json: inbox.say(id, body.text, body.from), status: 201 })),
    ),
    'POST /api/conversations/:id/read': about(inbox, ({ id }) => {
      inbox.read(id);
      return done;
    }),
    'POST /api/conversations/:id/typing': about(inbox, ({ id }) => {
      inbox.typing(id, 'agent');
      return done;
    }),
  };
}

/** The customer's side: the chat, and what the vendors' scripts on the page talk to. */
export function shopRoutes(inbox: Inbox, helpCodes: HelpCodes, screens: Screens): Routes {
  return {
    'GET /': () => ({ file: 'shop.html' }),
    'POST /chats': (asked) =>
      taking(asked, visitor, (customer) => ({
        json: { conversation: inbox.open(customer).id },
        status: 201,
      })),
    // A customer never gets the agents' notes.
    'GET /chats/:id': about(inbox, ({ messages }) => ({
      json: messages.filter((message) => message.from !== 'note'),
    })),
    'GET /chats/:id/events': about(inbox, ({ id }) => ({
      events: (send) =>
        inbox.listen((event) => {
          if (event.type === 'summary' || event.conversation !== id) return;
          const from = event.type === 'message' ? event.message.from : event.from;
          if (from !== 'note') send(event);
        }),
    })),
    'POST /chats/:id/messages': about(inbox, ({ id }, asked) =>
      taking(asked, saying, (body) => ({ json: inbox.say(id, body.text, 'customer'), status: 201 })),
    ),
    'POST /chats/:id/typing': about(inbox, ({ id }) => {
      inbox.typing(id, 'customer');
      return done;
    }),
    'POST /noibu/help-codes': (asked) =>
      taking(asked, visit, ({ page, device }) => ({
        json: { code: helpCodes.make(page, device) },
        status: 201,
      })),
    'POST /cobrowse/sessions': (asked) =>
      taking(asked, sharing, ({ customData, device }) => ({
        json: screens.begin(customData, device),
        status: 201,
      })),
    'GET /cobrowse/sessions/:id': (asked) => {
      const screen = screens.look(asked.part('id'));
      return screen ? { json: screen } : missing;
    },
    'DELETE /cobrowse/sessions/:id': (asked) => (screens.end(asked.part('id')) ? done : missing),
  };
}

/** The start page: where everything is, and what connects the accounts. */
export function startRoutes(accounts: () => DemoAccounts): Routes {
  return {
    'GET /': () => ({ file: 'start.html' }),
    'GET /accounts.json': () => ({ json: accounts() }),
  };
}

/** One page and nothing else. */
export function pageRoutes(file: string): Routes {
  return { 'GET /': () => ({ file }) };
}
