import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(2000));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

export const customerSchema = v.object({
  id: v.optional(text),
  name: v.optional(text),
  email: v.optional(text),
  phone: v.optional(text),
});

/** Why a shared screen ended (cobrowse-agent-sdk 2.16.2, src/CobrowseAPI.d.ts). */
export const sharingEndings = [
  'device_ended',
  'agent_ended',
  'pending_timeout',
  'authorizing_timeout',
  'active_timeout',
  'limit_enforcement',
] as const;

/** What a shared screen's vendor tells beyond its state. */
export const sharingSchema = v.object({
  /** Why it ended, in Cobrowse's own words. */
  endedBy: v.optional(v.picklist(sharingEndings)),
  recorded: v.optional(v.boolean()),
  /** The other agents who are or were in it, by name. */
  agents: v.optional(v.pipe(v.array(text), v.maxLength(20))),
});

/** One session as every source delivers it and the database keeps it. Times in epoch milliseconds. */
export const sessionSchema = v.object({
  /** `<source>:<its own id>`; two records with one id are the same session, and the newest `updatedAt` wins. */
  id: v.pipe(v.string(), v.minLength(3), v.maxLength(300)),
  /** Where it came from: `file`, `cobrowse`, `directory`, `demo`. */
  source: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  kind: v.picklist(['cobrowse', 'noibu']),
  code: v.pipe(v.string(), v.regex(/^[0-9]{6}$/)),
  customer: v.optional(customerSchema),
  startedAt: v.optional(time),
  expiresAt: v.optional(time),
  endedAt: v.optional(time),
  state: v.optional(v.picklist(['pending', 'authorizing', 'active', 'ended'])),
  /** The vendor's own page for this session. Opened only when it is https, or http on a loopback host. */
  url: v.optional(text),
  /** The page of the customer's site. */
  page: v.optional(text),
  device: v.optional(text),
  errors: v.optional(v.pipe(v.array(text), v.maxLength(100))),
  tags: v.optional(v.pipe(v.array(text), v.maxLength(100))),
  sharing: v.optional(sharingSchema),
  updatedAt: time,
});

export type Session = v.InferOutput<typeof sessionSchema>;
export type Customer = v.InferOutput<typeof customerSchema>;
