import type { Trouble, TroubleReason } from '../messages/answer.ts';

/** So long a vendor that asked for patience, without saying for how long, is left alone; in ms. */
const patience = 60_000;
/** So long a token that was refused is not tried again. */
const refusal = 15_000;
const refusals: readonly TroubleReason[] = [
  'key-refused',
  'token-expired',
  'token-early',
  'token-audience',
  'token-licence',
];

/** Remembers whom not to ask for a while, and why: the next question would get the same answer. */
export class Pause {
  private readonly paused = new Map<string, { until: number; trouble: Trouble }>();

  note(whom: string, trouble: Trouble, now: number): void {
    const until =
      trouble.reason === 'too-many'
        ? (trouble.until ?? now + patience)
        : refusals.includes(trouble.reason)
          ? now + refusal
          : now;
    if (until > now) this.paused.set(whom, { until, trouble });
  }

  /** The trouble that a question would get now; undefined where one may be asked. */
  troubleAt(whom: string, now: number): Trouble | undefined {
    const paused = this.paused.get(whom);
    if (paused && paused.until > now) return paused.trouble;
    this.paused.delete(whom);
    return undefined;
  }
}
