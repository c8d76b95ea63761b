import * as v from 'valibot';
import { accountSchema } from '../accounts/account.ts';
import { ownSchema } from '../accounts/own.ts';
import { longestText } from '../conversations/conversation.ts';
import { linkRequestSchema, linkTemplateSchema } from '../links/link.ts';
import { presetSchema } from '../links/preset-file.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { customerSchema, sessionSchema } from '../sessions/session.ts';
import { conversationSchema, transcriptSchema } from '../sites/desk.ts';
import { endsSchema, queueSchema, unreadSettingsSchema } from '../unread/request.ts';
import { openable } from '../vendors/opening.ts';
import { retentionSchema } from './retention.ts';

const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(2000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(3000));
const code = v.pipe(v.string(), v.regex(/^[0-9]{6}$/));
const pattern = v.pipe(v.string(), v.regex(/^https?:\/\/(\*\.)?[^/*\s]+\/\*$/), v.maxLength(300));

/**
 * What a backup holds, by table, in this order, and what a restored record may be: a file comes from anywhere. Secrets are no part of
 * it, nor is what belongs to this browser's tabs or to a file that is being imported. What a schema does not name is left out, such
 * as how an account or watch last went.
 */
export const recordSchemas = {
  sessions: sessionSchema,
  opened: v.object({ id, code, at: time }),
  sightings: v.object({
    id,
    code,
    kind: v.picklist(['cobrowse', 'noibu', 'unknown']),
    strength: v.picklist(['strong', 'weak']),
    place: id,
    excerpt: v.optional(v.pipe(v.string(), v.maxLength(80))),
    said: v.optional(v.picklist(['customer', 'agent'])),
    at: v.optional(time),
    firstSeenAt: time,
    lastSeenAt: time,
    times: v.optional(time),
    outcome: v.optional(v.picklist(['opened', 'copied', 'dismissed'])),
    meant: v.optional(v.object({ session: id, isNamed: v.boolean() })),
  }),
  links: v.object({
    id,
    url: v.pipe(
      v.string(),
      v.maxLength(20_000),
      v.check((url) => openable(url), 'unsafe-url'),
    ),
    madeAt: time,
    expiresAt: v.optional(time),
    views: v.optional(time),
    via: v.object({ type: v.picklist(['helpshift', 'template']), name: text }),
    preset: v.optional(text),
    request: linkRequestSchema,
    activeIssue: v.optional(v.object({ id: text, unread: v.number() })),
  }),
  presets: presetSchema,
  templates: linkTemplateSchema,
  watches: v.object({
    id,
    vendor: v.picklist(['helpshift', 'helpdesky']),
    account: id,
    name: text,
    customer: v.optional(customerSchema),
    contactId: v.optional(text),
    seenAt: v.optional(time),
    polled: v.boolean(),
    addedAt: time,
    notes: v.optional(text),
    queue: v.optional(queueSchema),
    ends: v.optional(endsSchema),
    ended: v.optional(v.object({ at: time, why: v.picklist(['quiet', 'issue', 'agent']) })),
    snoozedUntil: v.optional(time),
  }),
  /** Without what was read: that can be read again, once the contact's token is pasted. */
  conversations: v.object({
    id,
    account: id,
    email: v.optional(text),
    name: v.optional(text),
    startedAt: v.optional(time),
    agreed: v.optional(v.boolean()),
    thread: v.optional(id),
    drafts: v.record(id, v.pipe(v.string(), v.maxLength(longestText))),
  }),
  /** By them the messages of a conversation that were sent from here are told from the visitor's. */
  outgoing: v.object({
    id,
    conversation: id,
    thread: v.optional(id),
    text: v.pipe(v.string(), v.maxLength(longestText)),
    writtenAt: time,
    state: v.picklist(['sending', 'sent', 'failed', 'unknown', 'dropped']),
    tries: v.pipe(
      v.array(
        v.object({ at: time, after: v.optional(time), taken: v.boolean(), arrivedAt: v.optional(time) }),
      ),
      v.maxLength(1000),
    ),
  }),
  sites: v.object({
    pattern,
    frames: v.pipe(v.array(pattern), v.maxLength(20)),
    addedAt: time,
    product: v.optional(text),
    transcript: v.optional(transcriptSchema),
    conversation: v.optional(conversationSchema),
  }),
  accounts: accountSchema,
  settings: v.variant('name', [
    v.object({ name: v.literal('own'), ...ownSchema.entries }),
    v.object({ name: v.literal('retention'), ...retentionSchema.entries }),
    v.object({ name: v.literal('unread'), ...unreadSettingsSchema.entries }),
  ]),
} satisfies { [K in keyof PatchcordDatabase]?: v.GenericSchema };

export type Kept = keyof typeof recordSchemas;
export type KeptRecord<K extends Kept> = v.InferOutput<(typeof recordSchemas)[K]>;
export const keptTables = Object.keys(recordSchemas) as Kept[];

/** How many records there are, by table. */
export type KeptCounts = Record<Kept, number>;

export function noRecords(): KeptCounts {
  return Object.fromEntries(keptTables.map((table) => [table, 0])) as KeptCounts;
}
