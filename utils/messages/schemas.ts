import * as v from 'valibot';
import { accountSchema } from '../accounts/account.ts';
import { ownSchema } from '../accounts/own.ts';
import { doings } from '../choices/choice.ts';
import { longestText, replySchema, startSchema } from '../conversations/conversation.ts';
import { retentionSchema } from '../keeping/retention.ts';
import { linkRequestSchema, linkTemplateSchema } from '../links/link.ts';
import { longestName, mostPresets } from '../links/preset.ts';
import { namedFieldsListSchema, namedFieldsSchema } from '../links/preset-file.ts';
import { emailPattern } from '../sessions/email.ts';
import { customerSchema, sessionSchema } from '../sessions/session.ts';
import { conversationSchema, transcriptSchema } from '../sites/desk.ts';
import {
  queueSchema,
  unreadSettingsSchema,
  watchChangeSchema,
  watchRequestSchema,
} from '../unread/request.ts';
import type { PageToBackground, Taken, ViewToBackground } from './calls.ts';

type Schemas<Calls> = { [K in keyof Calls]: v.GenericSchema<unknown, Taken<Calls, K>> };

const nothing = v.strictObject({});
const code = v.pipe(v.string(), v.regex(/^[0-9]{6}$/));
const kind = v.picklist(['cobrowse', 'noibu', 'unknown']);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const email = v.pipe(v.string(), v.regex(emailPattern), v.maxLength(300));
const pattern = v.pipe(v.string(), v.regex(/^https?:\/\/(\*\.)?[^/*\s]+\/\*$/), v.maxLength(300));

const tab = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

const codeCalls = {
  'code.resolve': v.object({ code, kind, deep: v.boolean(), tab }),
  'session.open': v.object({ code, session: id, tab }),
  'session.past': v.object({ code, session: id }),
  'vendor.open': v.object({ code, page: v.picklist(['noibu-list', 'cobrowse-code']), tab }),
  'code.choices': v.object({ code, kind, session: v.optional(id) }),
  'choice.make': v.object({ code, session: id, does: v.picklist(doings), tab }),
  'code.dismiss': v.object({ code, tab }),
  'code.copied': v.object({ code, tab }),
} as const;

/** What a page may send. Pages are not trusted: sizes are bounded, and no address is ever taken from them. */
export const pageSchemas: Schemas<PageToBackground> = {
  ...codeCalls,
  'page.started': v.object({ top: v.boolean() }),
  'settings.need': nothing,
  'transcript.missing': v.object({ missing: v.boolean() }),
  'codes.seen': v.object({
    codes: v.pipe(
      v.array(
        v.object({
          code,
          kind,
          strength: v.picklist(['strong', 'weak']),
          excerpt: v.optional(v.pipe(v.string(), v.maxLength(80))),
          said: v.optional(v.picklist(['customer', 'agent'])),
          at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
        }),
      ),
      v.maxLength(5000),
    ),
  }),
  'codes.need': nothing,
  'choices.need': nothing,
  'card.need': nothing,
};

const conversationCalls = {
  'conversation.show': v.object({
    id: v.optional(id),
    start: v.optional(
      v.object({ email: v.optional(id), name: v.optional(v.pipe(v.string(), v.maxLength(200))) }),
    ),
  }),
  'conversation.start': startSchema,
  'conversation.reply': replySchema,
  'conversation.again': v.object({ message: id }),
  'conversation.discard': v.object({ message: id }),
  'conversation.opened': v.object({ id }),
  'conversation.read': v.object({ id }),
  'conversation.seen': v.object({ id, upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  'conversation.draft': v.object({ id, thread: id, text: v.pipe(v.string(), v.maxLength(longestText)) }),
  'conversation.email': v.object({ id, email }),
  'conversation.agree': v.object({ id, agreed: v.boolean() }),
} as const;

/** What popup and options may send. */
export const viewSchemas: Schemas<ViewToBackground> = {
  ...codeCalls,
  ...conversationCalls,
  'store.open': nothing,
  'site.want': v.object({ pattern, frames: v.pipe(v.array(pattern), v.maxLength(20)) }),
  'site.describe': v.object({
    pattern,
    product: v.optional(id),
    transcript: v.optional(transcriptSchema),
    conversation: v.optional(conversationSchema),
  }),
  'site.remove': v.object({ pattern }),
  'own.save': ownSchema,
  'account.save': v.object({
    account: accountSchema,
    secret: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(10_000))),
  }),
  'account.remove': v.object({ id }),
  'account.test': v.object({ id }),
  'host.forget': v.object({ host: id }),
  'customer.named': v.object({ tab: v.optional(v.pipe(v.number(), v.integer())) }),
  'customer.devices': v.object({ email }),
  'customer.connect': v.object({ email }),
  'template.save': linkTemplateSchema,
  'template.remove': v.object({ id }),
  'link.make': v.object({
    request: linkRequestSchema,
    once: id,
    token: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))),
    preset: v.optional(v.pipe(v.string(), v.maxLength(longestName))),
  }),
  'link.delete': v.object({ id }),
  'link.compared': v.object({
    id,
    shows: v.picklist(['link', 'other', 'nothing']),
    to: v.optional(v.pipe(v.string(), v.maxLength(500))),
  }),
  'links.deleteExpired': nothing,
  'link.handed': v.object({ once: id }),
  'preset.save': v.intersect([namedFieldsSchema, v.object({ id: v.optional(id) })]),
  'preset.remove': v.object({ id }),
  'presets.order': v.object({ ids: v.pipe(v.array(id), v.maxLength(mostPresets)) }),
  'presets.add': v.object({ presets: namedFieldsListSchema }),
  'watch.add': watchRequestSchema,
  'watch.addMany': v.object({
    account: id,
    customers: v.pipe(v.array(customerSchema), v.minLength(1), v.maxLength(2000)),
  }),
  'watch.change': v.object({ id, change: watchChangeSchema }),
  'watch.remove': v.object({ id }),
  'watch.seen': v.object({ id }),
  'watch.open': v.object({ id }),
  'queue.set': v.object({ account: id, queue: v.optional(queueSchema) }),
  'unread.refresh': nothing,
  'unread.save': unreadSettingsSchema,
  'unread.pause': v.object({ until: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  'sessions.put': v.object({ sessions: v.pipe(v.array(sessionSchema), v.maxLength(500)) }),
  'sessions.changed': nothing,
  'retention.save': retentionSchema,
  'customer.delete': v.pipe(
    v.strictObject({ id: v.optional(id), email: v.optional(id), phone: v.optional(id) }),
    v.check((key) => Object.values(key).filter(Boolean).length === 1, 'one of them'),
  ),
  'backup.restored': nothing,
  'everything.delete': nothing,
};
