import * as v from 'valibot';
import { customerSchema } from '../sessions/session.ts';
import { filterOperators, widgetStates } from './help.ts';
import type { TheirImage } from './picture.ts';

const optionalText = (limit: number) => v.optional(v.pipe(v.string(), v.maxLength(limit)));

const tag = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const tags = v.pipe(v.array(tag), v.maxLength(50));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A custom issue field, with its value in the type that the account gave it. */
export const customFieldSchema = v.variant('type', [
  v.object({ key, type: v.literal('text'), value: v.pipe(v.string(), v.maxLength(2000)) }),
  v.object({ key, type: v.literal('number'), value: v.pipe(v.number(), v.finite()) }),
  v.object({ key, type: v.literal('boolean'), value: v.boolean() }),
  /** ISO 8601: a day, or a day with a time and its zone. */
  v.object({ key, type: v.literal('date'), value: v.pipe(v.string(), v.maxLength(40)) }),
]);
export type CustomField = v.InferOutput<typeof customFieldSchema>;

/**
 * What the agent filled in. `by` is an account's id (Helpshift) or a link template's id. The customer's `user_auth_token` is no part
 * of it, since a request is kept in the history.
 */
export const linkRequestSchema = v.object({
  by: v.pipe(v.string(), v.minLength(1)),
  customer: customerSchema,
  /** Sent on the customer's behalf when the chat starts; Helpshift allows 500 characters. */
  firstMessage: optionalText(500),
  /** `30m`, `6h`, `2d`; Helpshift's default is 24 hours. */
  expiry: v.optional(v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,4}[mhd]$/))),
  /** The link dies at this time (epoch ms), whatever `expiry` says. */
  until: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))),
  /** The link dies after this many views. */
  views: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32767))),
  language: optionalText(35),
  tags: v.optional(tags),
  /** Custom issue fields; no key twice. */
  fields: v.optional(v.pipe(v.array(customFieldSchema), v.maxLength(50))),
  /** Publish IDs of the help centre's section and article; the article wins. */
  section: optionalText(200),
  faq: optionalText(200),
  /** The help centre searches for it. */
  search: optionalText(500),
  /** Which articles the help centre shows, by their tags. */
  filter: v.optional(v.object({ tags: v.pipe(tags, v.minLength(1)), operator: v.picklist(filterOperators) })),
  widget: v.optional(v.picklist(widgetStates)),
  /** Whether a new chat starts by itself when the issue before is resolved. */
  initiateChat: v.optional(v.boolean()),
});
export type LinkRequest = v.InferOutput<typeof linkRequestSchema>;

/** A link without an account: an address with fields in braces, `https://example.com/help?email={email}`. */
export const linkTemplateSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  url: v.pipe(v.string(), v.minLength(8), v.maxLength(2000)),
});
export type LinkTemplate = v.InferOutput<typeof linkTemplateSchema>;

/** A link that was made, as the history keeps it. */
export interface SupportLink {
  id: string;
  url: string;
  madeAt: number;
  /** Epoch ms; absent where the link does not expire by time. */
  expiresAt?: number | undefined;
  views?: number | undefined;
  /** Who made it: `helpshift` with an account's name, or `template` with the template's name. */
  via: { type: 'helpshift' | 'template'; name: string };
  /** The name of the preset that the form was filled in with. */
  preset?: string | undefined;
  request: LinkRequest;
  /** The customer's open issue, where Helpshift told of one. Unread is the customer's view. */
  activeIssue?: { id: string; unread: number } | undefined;
  /** The vendor's own image of it, until that was compared, or what came of it. */
  theirs?: TheirImage | undefined;
}
