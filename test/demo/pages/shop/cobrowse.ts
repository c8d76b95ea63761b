import type { Screen } from '../../screens.ts';
import { deviceName } from './device.ts';

/**
 * A stand-in for Cobrowse's script, loaded by `CobrowseIO.client()` (cobrowse-loader.ts). It makes sessions with codes,
 * tells how they go, and ends them; it streams no screen.
 *
 *     createSessionCode ─► session.loaded ─► session.updated … ─► session.ended
 */
type SessionEvent = 'session.loaded' | 'session.updated' | 'session.ended';

const everyMs = 1_000;

/** A session as the web SDK hands it to listeners: methods, not fields. */
class CobrowseSession {
  #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  id = () => this.#screen.id;
  code = () => this.#screen.code;
  state = () => this.#screen.state;
  isPending = () => this.state() === 'pending';
  isAuthorizing = () => this.state() === 'authorizing';
  isActive = () => this.state() === 'active';
  isEnded = () => this.state() === 'ended';

  async end(): Promise<void> {
    await fetch(`/cobrowse/sessions/${this.id()}`, { method: 'DELETE' });
    await look(this);
  }

  /** @returns whether anything changed */
  take(screen: Screen): boolean {
    const changed = screen.state !== this.#screen.state;
    this.#screen = screen;
    return changed;
  }
}

export type { CobrowseSession };

export interface CobrowseSdk {
  license: string;
  /** What the agents' side can filter by: `user_id`, `user_name`, `user_email`, `device_id`, `device_name`. */
  customData: Record<string, string>;
  currentSession: CobrowseSession | null;
  client(): Promise<CobrowseSdk>;
  start(): Promise<void>;
  /** Ends everything; nothing can be shared until `start`. */
  stop(): Promise<void>;
  /** Six digits, good for about 20 minutes: only when a person asks for them. */
  createSessionCode(): Promise<string>;
  on(event: SessionEvent, listener: (session: CobrowseSession) => void): void;
  off(event: SessionEvent, listener: (session: CobrowseSession) => void): void;
}

const listeners = new Map<SessionEvent, Set<(session: CobrowseSession) => void>>();
let stopped = false;

function emit(event: SessionEvent, session: CobrowseSession): void {
  for (const listener of listeners.get(event) ?? []) listener(session);
}

async function look(session: CobrowseSession): Promise<void> {
  if (session.isEnded()) return;
  const response = await fetch(`/cobrowse/sessions/${session.id()}`);
  const screen: Screen = response.ok
    ? await response.json()
    : { id: session.id(), code: session.code(), state: 'ended' };
  if (!session.take(screen)) return;
  emit('session.updated', session);
  if (!session.isEnded()) return;
  if (sdk.currentSession === session) sdk.currentSession = null;
  emit('session.ended', session);
}

function follow(session: CobrowseSession): void {
  setTimeout(async () => {
    // The server may be gone for a moment; the next look will tell.
    await look(session).catch(() => undefined);
    if (!session.isEnded()) follow(session);
  }, everyMs);
}

const loader = window.CobrowseIO;
const sdk: CobrowseSdk = Object.assign(loader ?? {}, {
  license: loader?.license ?? '',
  customData: loader?.customData ?? {},
  currentSession: null,
  client: async () => sdk,
  async start() {
    stopped = false;
  },
  async stop() {
    stopped = true;
    await sdk.currentSession?.end();
  },
  async createSessionCode() {
    if (stopped) throw new Error('Cobrowse is stopped');
    const response = await fetch('/cobrowse/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customData: sdk.customData, device: deviceName() }),
    });
    if (!response.ok) throw new Error(`Cobrowse answered ${response.status}`);
    const session = new CobrowseSession(await response.json());
    sdk.currentSession = session;
    emit('session.loaded', session);
    follow(session);
    return session.code();
  },
  on(event: SessionEvent, listener: (session: CobrowseSession) => void) {
    listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
  },
  off(event: SessionEvent, listener: (session: CobrowseSession) => void) {
    listeners.get(event)?.delete(listener);
  },
});
window.CobrowseIO = sdk;
