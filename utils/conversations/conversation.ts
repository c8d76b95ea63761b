import * as v from 'valibot';
import { emailPattern } from '../sessions/email.ts';
import type { Conversation } from '../vendors/helpdesky/history.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const email = v.pipe(v.string(), v.regex(emailPattern), v.maxLength(300));
/** Helpdesky names no limit; this is more than a person writes. */
export const longestText = 20_000;
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestText));

/** A conversation that the agent starts in a customer's name. */
export const startSchema = v.object({
  /** The form's own id, and the conversation's: the same one twice starts one conversation. */
  id,
  account: id,
  email,
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
  text,
  /** Reading the history may count as the customer's own reading: polled only when the agent agreed to that. */
  agreed: v.boolean(),
});
export type StartRequest = v.InferOutput<typeof startSchema>;

/** A message that the agent adds in the customer's name. */
export const replySchema = v.object({
  /** The box's own id for this message: the same one twice is sent once. */
  id,
  conversation: id,
  /** Helpdesky's id of the conversation that it goes into. */
  thread: id,
  text,
});
export type ReplyRequest = v.InferOutput<typeof replySchema>;

/**
 * What is known of a Helpdesky contact's conversations, beside their watch, which has the same id. Without a watch it was never
 * started: its first message failed, or nobody knows whether it was sent. The contact's token is in `secrets`, as the watch's.
 */
export interface StoredConversation {
  id: string;
  account: string;
  /** As the agent gave them; Helpdesky's history names nobody. */
  email?: string | undefined;
  name?: string | undefined;
  /** Epoch ms; absent where the contact was pasted. */
  startedAt?: number | undefined;
  /** What the agent agreed to as it was started. */
  agreed?: boolean | undefined;
  /** Helpdesky's id of the conversation, where starting told it; else the history does. */
  thread?: string | undefined;
  /** What stands in the reply box, by Helpdesky's id of the conversation. */
  drafts: Record<string, string>;
}

/** The newest history of a contact, as it was read. */
export interface KeptHistory {
  /** The conversation's. */
  id: string;
  conversations: Conversation[];
  /** Epoch ms at which it was asked for. */
  readAt: number;
}
