import * as v from 'valibot';
import type { Account } from '../../accounts/account.ts';
import { type Answer, bad, good, type Trouble } from '../../messages/answer.ts';
import { nameOf, under } from '../naming.ts';
import { type Refusal, request, type Wire } from '../request.ts';
import { type Conversation, readHistory } from './history.ts';

export type HelpdeskyAccount = Extract<Account, { vendor: 'helpdesky' }>;

/** What stands for one visitor of the widget. The token is a secret. */
export interface Contact {
  contactId: string;
  contactToken: string;
}

const idText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.minLength(1),
  v.maxLength(2000),
);
const startedSchema = v.object({
  contactId: idText,
  contactToken: idText,
  // Not documented; taken when it is there, else `history` names it.
  conversationId: v.fallback(v.optional(idText), undefined),
});
/** What /reply and /update-email answer is not documented. */
const nothing = v.pipe(
  v.unknown(),
  v.transform((): void => undefined),
);

/** Starts a conversation in a visitor's name. It begins as "Pending" in the desk's inbox. */
export function message(
  account: HelpdeskyAccount,
  from: { email: string; name?: string | undefined; message: string },
  wire: Wire,
): Promise<Answer<Contact & { conversationId?: string | undefined }>> {
  return post(account, 'message', from, startedSchema, wire);
}

/** Adds a message of the visitor to a conversation. Never sent again by itself: the caller decides after a failure. */
export function reply(
  account: HelpdeskyAccount,
  contact: Contact,
  what: { conversationId: string; message: string },
  wire: Wire,
): Promise<Answer<void>> {
  return post(account, 'reply', { ...contact, ...what }, nothing, wire);
}

/** Gives the visitor an address for notifications. */
export function updateEmail(
  account: HelpdeskyAccount,
  contact: Contact,
  email: string,
  wire: Wire,
): Promise<Answer<void>> {
  return post(account, 'update-email', { ...contact, email }, nothing, wire);
}

/**
 * The visitor's conversations. The API takes the contact's token in the query, the one secret that goes into an address: the
 * request is never cached, never logged, and never part of a trouble. Reading may count as the visitor's own reading.
 *
 * @returns `malformed` when the history has a shape that we cannot read, never an empty list instead
 */
export async function history(
  account: HelpdeskyAccount,
  contact: Contact,
  wire: Wire,
): Promise<Answer<Conversation[]>> {
  const query = new URLSearchParams({ contactId: contact.contactId, contactToken: contact.contactToken });
  const answer = await request(wire, {
    who: nameOf(account),
    url: `${endpoint(account, 'history')}?${query}`,
    schema: v.unknown(),
    readRefusal: refusedContact,
    // 5,000 messages of 1,000 characters.
    limit: 10_000_000,
  });
  if (!answer.ok) return answer;
  const conversations = readHistory(answer.value);
  return conversations ? good(conversations) : bad('malformed', { who: nameOf(account), field: 'history' });
}

function post<T>(
  account: HelpdeskyAccount,
  name: string,
  body: object,
  schema: v.GenericSchema<unknown, T>,
  wire: Wire,
): Promise<Answer<T>> {
  return request(wire, {
    who: nameOf(account),
    url: endpoint(account, name),
    method: 'POST',
    // The encoding is not documented; the names of the fields suggest JSON.
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    schema,
    statusOnly: (schema as unknown) === nothing,
    readRefusal: name === 'message' ? refusedMessage : refusedContact,
  });
}

/** Which refusals there are is not documented. Nobody's token is in the first message: what is refused there is the messaging itself. */
function refusedMessage({ status }: Refusal): Pick<Trouble, 'reason'> | undefined {
  return [401, 403, 404].includes(status) ? { reason: 'messaging-off' } : undefined;
}

/** With a contact it is the token, unless the refusal itself speaks of messaging. */
function refusedContact({ status, words = '' }: Refusal): Pick<Trouble, 'reason'> | undefined {
  if (![401, 403, 404].includes(status)) return undefined;
  return {
    reason: status !== 401 && /messaging|widget|helpdesk/i.test(words) ? 'messaging-off' : 'contact-refused',
  };
}

function endpoint(account: HelpdeskyAccount, name: string): string {
  return under(account, `/api/messaging/widget/${encodeURIComponent(account.helpdeskId)}/${name}`);
}
