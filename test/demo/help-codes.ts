import type { Session } from '../../utils/sessions/session.ts';
import type { Noibu } from '../vendors/noibu.ts';

/** The help codes that the shop's visitors were given, and the recording behind each. */
export class HelpCodes {
  readonly #noibu: Noibu;
  readonly #recordings: Session[] = [];

  constructor(noibu: Noibu) {
    this.#noibu = noibu;
  }

  /** A new code for a visitor on `page` with `device`; the recording begins now. */
  make(page: string | undefined, device: string | undefined): string {
    const visit = this.#noibu.addSession(page ? { landingUrl: page } : {});
    const now = Date.now();
    this.#recordings.push({
      id: `noibu:${visit.id}`,
      source: 'noibu',
      kind: 'noibu',
      code: visit.helpCode,
      startedAt: now,
      url: this.#noibu.playerUrl(visit),
      ...(page ? { page } : {}),
      ...(device ? { device } : {}),
      updatedAt: now,
    });
    return visit.helpCode;
  }

  /** As the company's export lists them. */
  recordings(): Session[] {
    return [...this.#recordings];
  }
}
