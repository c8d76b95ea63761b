import type { StoredConversation } from '../conversations/conversation.ts';
import { conversationTables, forgetConversations } from '../conversations/forget.ts';
import { dropHanded } from '../links/handover.ts';
import type { Preset } from '../links/preset.ts';
import { archiveTables } from '../sessions/archive.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { sessionsOfCustomer } from '../sessions/finding.ts';
import { deleteCustomer } from '../sessions/keeping.ts';
import { type CustomerKey, isCustomer } from '../sessions/posting.ts';
import type { Session } from '../sessions/session.ts';
import type { Sighting } from '../sessions/sighting.ts';
import { isOver } from '../sources/imports.ts';
import { secretId } from '../unread/list.ts';
import type { Watch } from '../unread/watch.ts';

/** What is kept of one customer, or went, by kind. */
export interface CustomerCount {
  sessions: number;
  sightings: number;
  links: number;
  watches: number;
  presets: number;
  /** Conversations that were started, or read. */
  conversations: number;
}

/** What is kept of a customer, before anything goes. */
export interface CustomerFound extends CustomerCount {
  /** By what else the sessions name the customer; each may find more. */
  also: CustomerKey[];
  /** A file is being imported, which may name the customer too. */
  isImporting: boolean;
}

/** A shorter address or number stands in words by chance. */
const shortestWord = 5;
/** More of them are no help to a person. */
const mostAlso = 6;

/** What is kept of a customer. @param key one of e-mail address (whatever its case), phone number and id */
export async function findCustomer(db: PatchcordDatabase, key: CustomerKey): Promise<CustomerFound> {
  return db.transaction('r', tablesOf(db), async () => {
    const { sessions, sightings, links, watches, conversations, presets } = await recordsOf(db, key);
    const also = new Map<string, CustomerKey>();
    for (const { customer } of sessions) {
      for (const field of ['email', 'phone', 'id'] as const) {
        const value = customer?.[field];
        if (value && key[field] === undefined)
          also.set(`${field} ${value.toLowerCase()}`, { [field]: value });
      }
    }
    return {
      sessions: sessions.length,
      sightings: sightings.length,
      links: links.length,
      watches: watches.length,
      presets: presets.length,
      conversations: conversations.length,
      also: [...also.values()].slice(0, mostAlso),
      isImporting: (await db.imports.filter((each) => !isOver(each)).count()) > 0,
    };
  });
}

/**
 * Deletes all that is kept of a customer, in one transaction: sessions, live and packed; sightings of their codes, but for those
 * of which it is known that they mean another's session, and sightings whose words name the address or number; links, watches and the
 * watches' secrets, presets that name the customer, and the conversations with what was read and written in them; the refused rows of
 * the last import, where they may be among them.
 *
 * A code recurs, so a sighting may have been another customer's: one too many is deleted rather than one too few.
 *
 * @param key as `findCustomer` takes it
 */
export async function forgetCustomer(db: PatchcordDatabase, key: CustomerKey): Promise<CustomerCount> {
  return db.transaction('rw', [...tablesOf(db), db.secrets, db.settings], async () => {
    const { sessions, sightings, links, watches, conversations, presets } = await recordsOf(db, key);
    await deleteCustomer(db, key);
    await db.opened.bulkDelete(sessions.map(({ id }) => id));
    await db.sightings.bulkDelete(sightings.map(({ id }) => id));
    await db.links.bulkDelete(links.map(({ id }) => id));
    await db.presets.bulkDelete(presets.map(({ id }) => id));
    await dropHanded(db);
    await db.watches.bulkDelete(watches.map(({ id }) => id));
    await db.secrets.bulkDelete(watches.map(({ id }) => secretId(id)));
    await forgetConversations(db, conversations);
    await db.imports.filter((each) => isOver(each) && each.refused > 0).delete();
    return {
      sessions: sessions.length,
      sightings: sightings.length,
      links: links.length,
      watches: watches.length,
      presets: presets.length,
      conversations: conversations.length,
    };
  });
}

/** Secrets are none of them: the options page looks a customer up, and the background alone deletes. */
function tablesOf(db: PatchcordDatabase) {
  const others = [db.opened, db.sightings, db.links, db.presets, db.watches, db.imports] as const;
  return [...archiveTables(db), ...conversationTables(db), ...others] as const;
}

async function recordsOf(db: PatchcordDatabase, key: CustomerKey) {
  const sessions = await sessionsOfCustomer(db, key);
  const started = await db.conversations.toArray();
  const isTheirs = (watch: Watch) => isWatchOf(key, watch, started);
  const watches = await db.watches.filter(isTheirs).toArray();
  // Those that have no watch yet were started with an address alone.
  const own = started.filter(({ email, name }) => isCustomer(key, { email, name })).map(({ id }) => id);
  const read = await db.histories.toCollection().primaryKeys();
  const known = new Set([...started.map(({ id }) => id), ...read]);
  const conversations = [...new Set([...own, ...watches.map(({ id }) => id)])].filter((id) => known.has(id));
  return {
    sessions,
    sightings: await sightingsOf(db, key, sessions),
    links: await db.links.filter(({ request }) => isCustomer(key, request.customer)).toArray(),
    watches,
    conversations,
    presets: await db.presets.filter((preset) => namesCustomer(key, preset)).toArray(),
  };
}

async function sightingsOf(
  db: PatchcordDatabase,
  key: CustomerKey,
  sessions: readonly Session[],
): Promise<Sighting[]> {
  const ids = new Set(sessions.map(({ id }) => id));
  const codes = new Set(sessions.map(({ code }) => code));
  const named = tellingWords(key);
  return db.sightings
    .filter(({ code, meant, excerpt = '' }) => {
      if (meant ? ids.has(meant.session) : codes.has(code)) return true;
      const said = excerpt.toLowerCase();
      return named.some((word) => stands(word, said));
    })
    .toArray();
}

/** By what of a customer words name them. */
function tellingWords({ email, phone }: CustomerKey): string[] {
  return [email, phone].flatMap((word) => (word && word.length >= shortestWord ? [word.toLowerCase()] : []));
}

/** A preset is for everybody, but one may have been made of a form with somebody's name in it. */
function namesCustomer(key: CustomerKey, { fields }: Preset): boolean {
  const { id, email, phone } = fields;
  if (isCustomer(key, { id, email, phone })) return true;
  const words = tellingWords(key);
  return Object.values(fields).some((text) => words.some((word) => stands(word, text.toLowerCase())));
}

/** Whether an address or number stands in words as a whole, and is no part of another. */
function stands(word: string, said: string): boolean {
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
    const before = said.slice(0, at);
    const after = said.slice(at + word.length);
    if (!/[\p{L}\p{N}._%+@-]$/u.test(before) && !/^[\p{L}\p{N}_@-]/u.test(after)) return true;
  }
  return false;
}

/** A Helpdesky contact is known by its id, and by the address that it was started with or was given. */
function isWatchOf(
  key: CustomerKey,
  { id, vendor, customer, contactId }: Watch,
  started: readonly StoredConversation[],
): boolean {
  if (vendor === 'helpshift') return isCustomer(key, customer);
  const email = started.find((each) => each.id === id)?.email;
  return isCustomer(key, { id: contactId, email });
}
