import type { Answer, TroubleReason } from '../messages/answer.ts';
import { sourceOf, type Watch } from './watch.ts';

export type Refused = Extract<Answer<never>, { ok: false }>;

/** Troubles that every watch of an account would have. */
const ofAccount: readonly TroubleReason[] = [
  'too-many',
  'offline',
  'unreachable',
  'host-not-granted',
  'no-account',
];
/** Troubles of a key: it may be good for customers and not for the queue. A Helpdesky token belongs to one contact alone. */
const ofSource: readonly TroubleReason[] = ['key-refused', 'not-allowed'];
/** One customer's answer may fail; after so many in a row it is the vendor who does. */
const manyReasons: readonly TroubleReason[] = ['timed-out', 'vendor-down', 'malformed'];
const many = 4;
/** So long others share a trouble unasked, in ms; then somebody tries again. */
const sharedFor = 60_000;

/** Whether a watch's trouble may be over as soon as another watch of its account gets an answer. */
export function isShared({ trouble }: Watch): boolean {
  const reasons = [...ofAccount, ...ofSource, ...manyReasons];
  return trouble !== undefined && reasons.includes(trouble.reason);
}

/** What accounts refused just now, so that their other watches need not ask for the same words. */
export class Refusals {
  private readonly refused = new Map<string, { until: number; answer: Refused }>();
  private readonly failed = new Map<string, number>();

  /** The answer that this watch would get. */
  of(watch: Watch, now: number): Refused | undefined {
    for (const key of [watch.account, sourceOf(watch)]) {
      const kept = this.refused.get(key);
      if (kept && kept.until > now) return kept.answer;
      this.refused.delete(key);
    }
    return undefined;
  }

  note(watch: Watch, answer: Refused, now: number): void {
    const { reason, until = 0 } = answer.trouble;
    const { account, vendor } = watch;
    const failed = manyReasons.includes(reason) ? (this.failed.get(account) ?? 0) + 1 : 0;
    this.failed.set(account, failed);
    const share = { until: Math.max(now + sharedFor, until), answer };
    if (ofAccount.includes(reason) || failed >= many) this.refused.set(account, share);
    else if (vendor === 'helpshift' && ofSource.includes(reason)) this.refused.set(sourceOf(watch), share);
  }

  clearAll(): void {
    this.failed.clear();
    this.refused.clear();
  }

  /** The account answers. @returns whether others shared a trouble */
  clear(watch: Watch): boolean {
    this.failed.delete(watch.account);
    const [account, source] = [watch.account, sourceOf(watch)].map((key) => this.refused.delete(key));
    return account === true || source === true;
  }
}
