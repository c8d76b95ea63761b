import * as v from 'valibot';
import { emailPattern } from '../sessions/email.ts';
import { customerSchema } from '../sessions/session.ts';
import { budgets } from './pace.ts';

const account = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const notes = v.optional(v.pipe(v.string(), v.maxLength(2000)));
const day = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));
/** Epoch ms. */
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** When a watch ends by itself; whichever comes first. */
export const endsSchema = v.object({
  /** After so many days in which nothing changed. */
  days: v.optional(day),
  /** When the issue that was open is open no more. */
  withIssue: v.optional(v.boolean()),
});
export type Ends = v.InferOutput<typeof endsSchema>;

/** What the agent asks to be watched. */
export const watchRequestSchema = v.variant('vendor', [
  v.object({
    vendor: v.literal('helpshift'),
    account,
    /** uid (as `id`), e-mail or phone: at least one. */
    customer: customerSchema,
    notes,
    ends: v.optional(endsSchema),
  }),
  v.object({
    vendor: v.literal('helpdesky'),
    account,
    name: v.optional(v.pipe(v.string(), v.maxLength(200))),
    contactId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    /** Kept as a secret; never shown again. */
    contactToken: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    /** Reading the history may count as the visitor's own reading: polled only when the agent agreed to that. */
    agreed: v.boolean(),
    notes,
    ends: v.optional(endsSchema),
  }),
]);
export type WatchRequest = v.InferOutput<typeof watchRequestSchema>;

/** What the agent changes of a watch; what is absent stays. */
export const watchChangeSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
  notes,
  /** Epoch ms; 0 wakes it. */
  snoozedUntil: v.optional(time),
  ends: v.optional(endsSchema),
  /** Taken up again, or ended by hand. */
  ended: v.optional(v.boolean()),
});
export type WatchChange = v.InferOutput<typeof watchChangeSchema>;

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));

/** What the agent sets about unread messages; pausing is a call of its own. */
export const unreadSettingsSchema = v.object({
  /** Requests an hour. */
  budget: v.pipe(v.number(), v.integer(), v.minValue(budgets.least), v.maxValue(budgets.most)),
  offBadge: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(500)),
  notify: v.boolean(),
  quiet: v.optional(v.object({ from: minutes, to: minutes })),
  endDays: v.optional(day),
});

/** The states of a Helpshift issue in which it waits for an agent. */
export const queueStates = ['new', 'new-for-agent', 'waiting-for-agent', 'pending-reassignment'] as const;
export type QueueState = (typeof queueStates)[number];

/** Which issues of an account wait for this agent. */
export const queueSchema = v.object({
  states: v.pipe(v.array(v.picklist(queueStates)), v.minLength(1)),
  /** The agent's own address at Helpshift; absent counts everybody's. */
  assignee: v.optional(v.pipe(v.string(), v.regex(emailPattern), v.maxLength(300))),
});
export type Queue = v.InferOutput<typeof queueSchema>;
