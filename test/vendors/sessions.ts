import { type Clock, drawText } from './exchange.ts';

export type CobrowseState = 'pending' | 'authorizing' | 'active' | 'ended';
export type EndedReason =
  | 'device_ended'
  | 'agent_ended'
  | 'pending_timeout'
  | 'authorizing_timeout'
  | 'active_timeout'
  | 'limit_enforcement';

export interface CobrowseAgent {
  id: string;
  name: string;
  colour: string;
  email: string;
}

export interface CobrowseDeviceInfo {
  app_id: string;
  app_name: string;
  device: string;
  device_locale: string;
  device_timezone: string;
  os_version: string;
  platform: string;
  sdk_version: string;
}

/** As the REST API sends it; times are ISO 8601 (cobrowse-agent-sdk 2.16.2, src/CobrowseAPI.d.ts). */
export interface CobrowseSession {
  id: string;
  code: string;
  state: CobrowseState;
  created: string;
  updated: string;
  activated: string | null;
  ended: string | null;
  expires: string;
  ended_reason?: EndedReason;
  custom_data: Record<string, unknown>;
  device: CobrowseDeviceInfo;
  agent: CobrowseAgent | null;
  agents: CobrowseAgent[];
  recorded: boolean;
  full_device: string;
  remote_control: string;
  calling: string;
  virtual: boolean;
}

export interface CobrowseDevice {
  id: string;
  device: CobrowseDeviceInfo;
  custom_data: Record<string, unknown>;
  connectable: boolean;
  last_active: string;
  /** Null: this stand-in has no sockets, and the SDK then takes the device for reachable by push. */
  notification_token: null;
}

export interface NewSession {
  /** Another company's. */
  license?: string;
  customData?: Record<string, unknown>;
  device?: Partial<CobrowseDeviceInfo>;
  /** Six digits; drawn unless told. */
  code?: string;
}

/** "6-digit codes expire after approximately 20 minutes." */
export const codeLife = 20 * 60_000;
/** How long an active session lives is not documented; this is the stand-in's own choice. */
export const activeLife = 4 * 3_600_000;

const browser: CobrowseDeviceInfo = {
  app_id: 'shop.localhost',
  app_name: 'Shop',
  device: 'Chrome',
  device_locale: 'en-GB',
  device_timezone: 'Europe/London',
  os_version: '10.15.7',
  platform: 'web',
  sdk_version: '3.11.0',
};

/**
 * The sessions that a customer's side made.
 *
 *     pending ──► authorizing ──► active ──► ended
 *        └────────────┴─────────────────────►
 *
 * A session ends by the device, by the agent, or by its own expiry, which is looked at whenever somebody asks.
 */
export class Sessions {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #byId = new Map<string, CobrowseSession>();
  readonly #devices = new Map<string, CobrowseDevice>();

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Throws when `code` is no six digits or belongs to a session that has not ended. */
  create(of: NewSession = {}): CobrowseSession {
    const code = of.code ?? this.#freeCode();
    if (!/^[0-9]{6}$/.test(code)) throw new Error(`a session code is six digits, not ${code}`);
    if (this.live(code)) throw new Error(`${code} belongs to a session that has not ended`);
    const now = this.#clock.now();
    const custom = of.customData ?? {};
    const id = this.#newId();
    const session: CobrowseSession = {
      id,
      code,
      state: 'pending',
      created: iso(now),
      updated: iso(now),
      activated: null,
      ended: null,
      expires: iso(now + codeLife),
      custom_data: custom,
      device: { ...browser, ...of.device },
      agent: null,
      agents: [],
      recorded: false,
      full_device: 'off',
      remote_control: 'off',
      calling: 'off',
      virtual: false,
    };
    this.#byId.set(id, session);
    const deviceId = typeof custom.device_id === 'string' ? custom.device_id : this.#newId();
    this.#devices.set(deviceId, {
      id: deviceId,
      device: session.device,
      custom_data: custom,
      connectable: true,
      last_active: iso(now),
      notification_token: null,
    });
    return session;
  }

  /** The customer is asked whether the agent may look. Throws for an unknown or ended session, as do the next three. */
  authorize(id: string, agent?: CobrowseAgent): CobrowseSession {
    return this.change(id, { state: 'authorizing' }, agent);
  }

  activate(id: string, agent?: CobrowseAgent): CobrowseSession {
    const now = this.#clock.now();
    return this.change(
      id,
      { state: 'active', activated: iso(now), expires: iso(now + activeLife), recorded: true },
      agent,
    );
  }

  end(id: string, reason: EndedReason = 'device_ended'): CobrowseSession {
    return this.change(id, { state: 'ended', ended: iso(this.#clock.now()), ended_reason: reason });
  }

  /** What time would do, at once: the session ends by its time-out. */
  expire(id: string): CobrowseSession {
    const session = this.byId(id);
    if (!session || session.state === 'ended') throw new Error(`no session ${id} that could expire`);
    session.expires = iso(this.#clock.now());
    return this.byId(id) ?? session;
  }

  /** Throws for an unknown or ended session: "ended" can no longer be updated (docs.cobrowse.io, Listening for events). */
  change(id: string, to: Partial<CobrowseSession>, agent?: CobrowseAgent): CobrowseSession {
    const session = this.byId(id);
    if (!session || session.state === 'ended') throw new Error(`no session ${id} that could change`);
    Object.assign(session, to, { updated: iso(this.#clock.now()) });
    if (agent) {
      session.agent = agent;
      if (!session.agents.some((other) => other.id === agent.id)) session.agents.push(agent);
    }
    return session;
  }

  byId(id: string): CobrowseSession | undefined {
    const session = this.#byId.get(id);
    return session && this.#aged(session);
  }

  /** The session that has this code and has not ended. */
  live(code: string): CobrowseSession | undefined {
    return this.all().find((session) => session.code === code && session.state !== 'ended');
  }

  /** The newest session that ever had this code. */
  newest(code: string): CobrowseSession | undefined {
    return this.all().findLast((session) => session.code === code);
  }

  /** In the order in which they were made. */
  all(): CobrowseSession[] {
    return [...this.#byId.values()].map((session) => this.#aged(session));
  }

  device(id: string): CobrowseDevice | undefined {
    return this.#devices.get(id);
  }

  devices(): CobrowseDevice[] {
    return [...this.#devices.values()];
  }

  #aged(session: CobrowseSession): CobrowseSession {
    if (session.state !== 'ended' && Date.parse(session.expires) <= this.#clock.now()) {
      const reason: EndedReason = `${session.state}_timeout`;
      Object.assign(session, {
        state: 'ended',
        ended: session.expires,
        updated: session.expires,
        ended_reason: reason,
      });
    }
    return session;
  }

  #freeCode(): string {
    for (;;) {
      const code = drawText(this.#random, 6, '0123456789');
      if (!this.live(code)) return code;
    }
  }

  #newId(): string {
    return drawText(this.#random, 24, '0123456789abcdef');
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
