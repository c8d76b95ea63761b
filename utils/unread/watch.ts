import * as v from 'valibot';
import type { Trouble } from '../messages/answer.ts';
import { customerSchema } from '../sessions/session.ts';

/** What the agent asks to be watched. */
export const watchRequestSchema = v.variant('vendor', [
  v.object({
    vendor: v.literal('helpshift'),
    account: v.pipe(v.string(), v.minLength(1)),
    /** uid (as `id`), e-mail or phone: at least one. */
    customer: customerSchema,
  }),
  v.object({
    vendor: v.literal('helpdesky'),
    account: v.pipe(v.string(), v.minLength(1)),
    name: v.optional(v.pipe(v.string(), v.maxLength(200))),
    contactId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    /** Kept as a secret; never shown again. */
    contactToken: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    /** Reading the history may count as the visitor's own reading: polled only when the agent agreed to that. */
    agreed: v.boolean(),
  }),
]);
export type WatchRequest = v.InferOutput<typeof watchRequestSchema>;

/** Something whose unread messages are counted. */
export interface Watch {
  id: string;
  vendor: 'helpshift' | 'helpdesky';
  account: string;
  /** What the list calls it. */
  name: string;
  customer?: v.InferOutput<typeof customerSchema> | undefined;
  /** Helpdesky: whose history. */
  contactId?: string | undefined;
  /** Helpdesky: epoch ms of the agent's last look; the visitor's messages after it are unread. */
  seenAt?: number | undefined;
  /** Helpdesky: false means read on request only. Helpshift: always true. */
  polled: boolean;
  addedAt: number;
  /** The newest count that was right, and when. Absent before the first answer. */
  unread?: number | undefined;
  rightAt?: number | undefined;
  /** Helpshift: the open issue, absent when there is none. */
  issue?: string | undefined;
  /** Helpdesky: the desk's own messages since the agent's last look, which are not unread here. */
  desk?: number | undefined;
  /** Helpdesky: epoch ms, by the vendor's clock, of the newest message that was counted. */
  newestAt?: number | undefined;
  /** Epoch ms of the newest question to the vendor, whatever came of it; the floors are measured from here. */
  askedAt?: number | undefined;
  /** Why the newest try failed; absent when it succeeded. */
  trouble?: Trouble | undefined;
  /** Failures in a row, for the backoff. */
  failures: number;
  /** Epoch ms before which this watch is not asked again. */
  nextAt: number;
}
