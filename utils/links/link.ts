import * as v from 'valibot';
import { customerSchema } from '../sessions/session.ts';
import type { TheirImage } from './picture.ts';

const optionalText = (limit: number) => v.optional(v.pipe(v.string(), v.maxLength(limit)));

/** What the agent filled in. `by` is an account's id (Helpshift) or a link template's id. */
export const linkRequestSchema = v.object({
  by: v.pipe(v.string(), v.minLength(1)),
  customer: customerSchema,
  /** Sent on the customer's behalf when the chat starts; Helpshift allows 500 characters. */
  firstMessage: optionalText(500),
  /** `30m`, `6h`, `2d`; Helpshift's default is 24 hours. */
  expiry: v.optional(v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,4}[mhd]$/))),
  /** The link dies after this many views. */
  views: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32767))),
  language: optionalText(35),
  tags: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(50))),
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
  request: LinkRequest;
  /** The customer's open issue, where Helpshift told of one. Unread is the customer's view. */
  activeIssue?: { id: string; unread: number } | undefined;
  /** The vendor's own image of it, until that was compared, or what came of it. */
  theirs?: TheirImage | undefined;
}
