import * as v from 'valibot';

/** A customer's open issue, as Helpshift tells of it. */
export interface OpenIssue {
  id: string;
  /** How many messages the customer has not read yet. */
  unread: number;
}

/** More than anybody leaves unread; beyond it the number is a fault, not a count. */
const mostUnread = 100_000;

const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\s*\d{1,15}\s*$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
);

const issue = v.pipe(
  v.object({ issue_id: whole, unread_messages: v.pipe(whole, v.maxValue(mostUnread)) }),
  v.transform((raw): OpenIssue => ({ id: String(raw.issue_id), unread: raw.unread_messages })),
);

/**
 * `active_issue`: an issue, or none. The document writes `nil` for none; null, an absent field and the word "nil" all mean it.
 * Numbers may come as strings.
 */
export const activeIssueSchema = v.optional(
  v.union([
    issue,
    v.pipe(
      v.union([v.null(), v.literal('nil')]),
      v.transform(() => undefined),
    ),
  ]),
);
