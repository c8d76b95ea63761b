import type { Cobrowse } from '../vendors/cobrowse.ts';
import type { CobrowseSession } from '../vendors/sessions.ts';

/** A screen-sharing session as the customer's SDK knows it. */
export type Screen = Pick<CobrowseSession, 'id' | 'code' | 'state'>;

/** The customer's side of Cobrowse: begin a session with a code, watch it, end it. */
export class Screens {
  readonly #cobrowse: Cobrowse;

  constructor(cobrowse: Cobrowse) {
    this.#cobrowse = cobrowse;
  }

  begin(customData: Record<string, string>, device: string | undefined): Screen {
    return this.#cobrowse.createSession({ customData, device: device ? { device } : {} });
  }

  look(id: string): Screen | undefined {
    return this.#cobrowse.sessions.byId(id);
  }

  /** @returns false when there is no such session, or it has ended */
  end(id: string): boolean {
    const session = this.look(id);
    if (!session || session.state === 'ended') return false;
    this.#cobrowse.end(id);
    return true;
  }
}
