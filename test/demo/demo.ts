import { pathToFileURL } from 'node:url';
import type { Session } from '../../utils/sessions/session.ts';
import { startVendors, type Vendors } from '../vendors/server.ts';
import type { Author, Message } from './conversation.ts';
import { HelpCodes } from './help-codes.ts';
import { Inbox } from './inbox.ts';
import { buildPages } from './pages.ts';
import { deskRoutes, pageRoutes, shopRoutes, startRoutes } from './routes.ts';
import { Screens } from './screens.ts';
import { seededConversations } from './seeds.ts';
import { serve } from './server.ts';
import { demoSessions } from './sessions.ts';
import { accountsOf, type DemoAccounts, stock } from './stock.ts';

export interface Demo {
  port: number;
  /** For Node, which does not resolve `*.localhost`: send the host's name in a `Host` header. */
  local: string;
  /** The start page, with the addresses and what connects the accounts. */
  url: string;
  shopUrl: string;
  deskUrl: string;
  /** A page that nobody ever grants. */
  notesUrl: string;
  vendors: Vendors;
  /** What connects the stand-ins' accounts; the token is signed anew on every call. */
  accounts(): DemoAccounts;
  /** What `/sessions.json` on the desk holds now. */
  sessions(): Session[];
  /**
   * A message in the conversation, shown by every page that has it open.
   * @throws when there is no such conversation
   */
  say(conversation: string, text: string, from?: Author, look?: Pick<Message, 'split' | 'shadow'>): Message;
  /** What was said in a conversation, oldest first; empty when there is none. */
  messages(conversation: string): readonly Message[];
  close(): Promise<void>;
}

/**
 * Starts the whole demo on the loopback: the shop, the agents' desk, a page that was never granted, and the vendors.
 * Nothing outside the machine is asked.
 * @param options.port of the pages; 0, the default, takes a free one
 */
export async function startDemo(options: { port?: number } = {}): Promise<Demo> {
  const [files, vendors] = await Promise.all([buildPages(), startVendors()]);
  const now = Date.now();
  const inbox = new Inbox(seededConversations(now));
  const helpCodes = new HelpCodes(vendors.noibu);
  const stocked = stock(vendors, demoSessions(now));
  const accounts = accountsOf(vendors);
  const sessions = () => [...stocked, ...helpCodes.recordings()];
  const server = await serve(
    {
      start: startRoutes(accounts),
      desk: deskRoutes(inbox, sessions),
      shop: shopRoutes(inbox, helpCodes, new Screens(vendors.cobrowse)),
      notes: pageRoutes('notes.html'),
    },
    files,
    options.port ?? 0,
  ).catch(async (error: unknown) => {
    await vendors.close();
    throw error;
  });
  const at = (host: string) => `http://${host}:${server.port}`;
  return {
    port: server.port,
    local: at('127.0.0.1'),
    url: at('demo.localhost'),
    shopUrl: at('shop.localhost'),
    deskUrl: at('desk.localhost'),
    notesUrl: at('notes.localhost'),
    vendors,
    accounts,
    sessions,
    say: (conversation, text, from = 'customer', look = {}) => inbox.say(conversation, text, from, look),
    messages: (conversation) => inbox.get(conversation)?.messages ?? [],
    close: async () => {
      await Promise.all([server.close(), vendors.close()]);
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const demo = await startDemo({ port: Number(process.env.PORT ?? 0) });
  console.log(`Start page  ${demo.url}
Desk        ${demo.deskUrl}
Shop        ${demo.shopUrl}
Notes       ${demo.notesUrl} (grant nothing here)
Vendors     ${demo.vendors.url}
Sessions    ${demo.deskUrl}/sessions.json and .csv`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
}
