import type { EndReason, Watch } from './watch.ts';

const day = 24 * 60 * 60_000;
/** After a longer break one answer says nothing of the days: the computer was off, or the clock leapt. */
const longestBreak = 7 * day;

/**
 * Whether a watch is over, by the answer that it just got.
 *
 *   watched ──the issue that was open is gone, and it ends with it──▶ ended ──the agent takes it up──▶ watched
 *      └──────nothing changed for its days──────────────────────────▶
 *
 * @param before as it was kept before the answer
 * @param issue the open issue, by the answer
 */
export function endOf(before: Watch, issue: string | undefined, now: number): EndReason | undefined {
  const { ends, queue, activeAt, addedAt, rightAt } = before;
  if (!ends || queue) return undefined;
  if (ends.withIssue && before.issue !== undefined && issue === undefined) return 'issue';
  if (ends.days === undefined || rightAt === undefined || now - rightAt > longestBreak) return undefined;
  return now - (activeAt ?? addedAt) > ends.days * day ? 'quiet' : undefined;
}
