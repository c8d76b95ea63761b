import type { Answer, TroubleReason } from '../messages/answer.ts';
import type { Watch } from './watch.ts';

type Refused = Extract<Answer<never>, { ok: false }>;

/** Troubles that every watch of an account would have. A Helpdesky token belongs to one contact alone. */
const shared: Record<Watch['vendor'], readonly TroubleReason[]> = {
  helpshift: [
    'too-many',
    'offline',
    'unreachable',
    'host-not-granted',
    'no-account',
    'key-refused',
    'not-allowed',
  ],
  helpdesky: ['too-many', 'offline', 'unreachable', 'host-not-granted', 'no-account'],
};
/** One customer's answer may be slow; after so many a round would take too long for the account's other watches to wait out. */
const slowOnes = 4;

/** What an account refused within one round of polling, so that its other watches need not ask for the same words. */
export class Refusals {
  readonly #refused = new Map<string, Refused>();
  readonly #slow = new Map<string, number>();

  of(watch: Watch): Refused | undefined {
    return this.#refused.get(watch.account);
  }

  note({ account, vendor }: Watch, answer: Refused): void {
    const { reason } = answer.trouble;
    const slow = (this.#slow.get(account) ?? 0) + (reason === 'timed-out' ? 1 : 0);
    this.#slow.set(account, slow);
    if (shared[vendor].includes(reason) || slow >= slowOnes) this.#refused.set(account, answer);
  }
}
