import {
  type Ask,
  type Clock,
  drawText,
  isMap,
  json,
  jsonBody,
  page,
  type Reply,
  type StandIn,
} from './exchange.ts';
import { type CobrowseAgent, type CobrowseSession, Sessions } from './sessions.ts';
import { type Claims, Keys, type TokenOptions } from './token.ts';

const states = ['pending', 'authorizing', 'active', 'ended'];
/** What an update may set (cobrowse-agent-sdk 2.16.2, Session.update), with the values where they are listed. */
const updates: Record<string, (value: unknown) => boolean> = {
  state: (value) => value === 'ended',
  agent: (value) => value === 'me',
  full_device: (value) => value === 'off' || value === 'requested',
  remote_control: (value) => ['on', 'off', 'requested', 'rejected'].includes(value as string),
  calling: (value) => ['on', 'off', 'requested', 'rejected'].includes(value as string),
  virtual: (value) => typeof value === 'boolean',
  custom_data: isMap,
  device: isMap,
  region: (value) => typeof value === 'string',
};

/**
 * Cobrowse.io: the REST API that cobrowse-agent-sdk 2.16.2 speaks, and the agent's pages.
 *
 * Not documented, and chosen here: the ids and words of errors other than `jwt expired`; that a code finds its session
 * until that has ended and nothing after (`endedByCode` makes it the other way); the default order (newest first) and
 * number (100) of a list; that an ended session refuses updates with 400; that a session of another license is refused with 403
 * (`foreign` makes it the other way, under the name that the API's accounts give their license). The real API allows calls from web pages; this one
 * does not, so that a client has to be an extension with the host granted, or a server.
 */
export class Cobrowse implements StandIn {
  readonly license: string;
  readonly sessions: Sessions;
  /** The agent of `token` and `activate` unless told otherwise. */
  readonly agent = 'agent@example.com';
  /** What a code answers whose session has ended: as if it never was, or the ended session. */
  endedByCode: 'not-found' | 'ended' = 'not-found';
  /** What is asked of a session of another license: refused, or shown with the license that it belongs to. */
  foreign: 'refused' | 'shown' = 'refused';
  /** The company's own backend, which signs tokens for agents: what its answer looks like, and how long a token lives. */
  readonly company = {
    key: 'Bearer agent-at-the-company',
    shape: 'token' as 'token' | 'jwt' | 'access_token' | 'text' | 'string',
    token: {} as TokenOptions,
  };
  readonly #foreign = new Map<string, string>();
  readonly #clock: Clock;
  readonly #keys: Keys;
  readonly #random: () => number;
  readonly #agents = new Map<string, CobrowseAgent>();

  private constructor(clock: Clock, random: () => number, keys: Keys, license: string) {
    this.#clock = clock;
    this.#random = random;
    this.#keys = keys;
    this.license = license;
    this.sessions = new Sessions(clock, random);
  }

  static async make(clock: Clock, random: () => number, license = 'trial'): Promise<Cobrowse> {
    return new Cobrowse(clock, random, await Keys.make(license), license);
  }

  /** A JWT as the company's backend signs it. */
  token(options: TokenOptions = {}): string {
    return this.#keys.sign({ sub: this.agent, ...options }, this.#clock.now());
  }

  /** A customer's page or app asks for a session and its code. */
  createSession(of: Parameters<Sessions['create']>[0] = {}): CobrowseSession {
    const session = this.sessions.create(of);
    if (of.license !== undefined) this.#foreign.set(session.id, of.license);
    return session;
  }

  /** `by` is an agent's e-mail, here and in `activate`. */
  authorize(id: string, by = this.agent): CobrowseSession {
    return this.sessions.authorize(id, this.#agentOf(by));
  }

  activate(id: string, by = this.agent): CobrowseSession {
    return this.sessions.activate(id, this.#agentOf(by));
  }

  end(id: string, reason?: Parameters<Sessions['end']>[1]): CobrowseSession {
    return this.sessions.end(id, reason);
  }

  expire(id: string): CobrowseSession {
    return this.sessions.expire(id);
  }

  refuse(status: number, message: string): Reply {
    return json(status, { id: errorIds[status] ?? 'internal_error', message });
  }

  answer(ask: Ask): Reply | undefined {
    if (ask.path === '/sockets/1/ws') return this.refuse(404, 'This stand-in has no sockets');
    if (ask.path.startsWith('/api/1/')) return this.#api(ask);
    if (ask.path === '/company/token') return this.#companyToken(ask);
    return this.#page(ask);
  }

  #api(ask: Ask): Reply {
    const claims = this.#claims(ask);
    if (typeof claims === 'string') return this.refuse(401, claims);
    const [kind = '', id, part, ...rest] = ask.path
      .slice('/api/1/'.length)
      .split('/')
      .map(decodeURIComponent);
    const route = `${ask.method} ${[kind, id && '*', part].filter(Boolean).join('/')}`;
    if (rest.length > 0) return this.refuse(404, 'Not found');
    switch (route) {
      case 'GET sessions':
        return this.#list(ask, claims);
      case 'POST sessions':
        return this.#create(ask, claims);
      case 'GET sessions/*': {
        const session = this.#find(id ?? '');
        if (!session) return this.refuse(404, 'Session not found');
        const license = this.#foreign.get(session.id);
        if (license === undefined) return json(200, session);
        if (this.foreign === 'shown') return json(200, { ...session, license_key: license });
        return this.refuse(403, 'The session belongs to another license');
      }
      case 'PUT sessions/*':
        return this.#update(ask, claims, id ?? '');
      case 'GET sessions/*/recording':
        return this.refuse(404, 'Recording not found');
      case 'GET devices':
        return this.#devices(ask);
      case 'GET devices/*': {
        const device = this.sessions.device(id ?? '');
        return device ? json(200, device) : this.refuse(404, 'Device not found');
      }
      case 'GET users/*': {
        const agent =
          id === 'me' ? this.#agentOf(claims.sub, claims.displayName) : this.#agents.get(id ?? '');
        if (!agent) return this.refuse(404, 'User not found');
        return json(200, { ...agent, role: claims.role, notification_token: 'none', notification_url: '/' });
      }
      case 'GET accounts':
        return json(200, [{ id: this.license, license_key: this.license, features: {} }]);
      case 'GET policy/*':
        return json(200, {});
      case 'GET regions/*':
        return json(200, { id: 'local', type: 'Region' });
      default:
        return this.refuse(404, 'Not found');
    }
  }

  /** Not Cobrowse's: an address that each company makes for itself. */
  #companyToken(ask: Ask): Reply {
    const { key, shape, token: options } = this.company;
    if (ask.headers.authorization !== key) return json(401, { error: 'Who are you?' });
    const token = this.token(options);
    if (shape === 'text')
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: `${token}\n` };
    return json(200, shape === 'string' ? token : { [shape]: token });
  }

  #claims(ask: Ask): Claims | string {
    const [, token] = /^Bearer ([^\s]+)$/.exec(ask.headers.authorization ?? '') ?? [];
    return token ? this.#keys.check(token, this.#clock.now()) : 'No authorization token was found';
  }

  #find(idOrCode: string): CobrowseSession | undefined {
    if (!/^[0-9]{6}$/.test(idOrCode)) return this.sessions.byId(idOrCode);
    const live = this.sessions.live(idOrCode);
    return live ?? (this.endedByCode === 'ended' ? this.sessions.newest(idOrCode) : undefined);
  }

  /** "Administrator may set this to `all` … Agent roles may only list their own sessions." (the SDK's SessionsQuery) */
  #list(ask: Ask, claims: Claims): Reply {
    const whose = ask.query.get('agent');
    if (whose === 'all' && claims.role !== 'administrator') {
      return this.refuse(403, 'Only an administrator may list the sessions of all agents');
    }
    const wanted = [...ask.query.getAll('state'), ...ask.query.getAll('state[]')];
    const limit = ask.query.get('limit') ?? '100';
    const after = dateOf(ask.query.get('activated_after'), Number.NEGATIVE_INFINITY);
    const before = dateOf(ask.query.get('activated_before'), Number.POSITIVE_INFINITY);
    if (wanted.some((state) => !states.includes(state))) return this.refuse(400, 'state is not valid');
    if (!/^[1-9][0-9]{0,3}$/.test(limit)) return this.refuse(400, 'limit is not valid');
    if (after === undefined) return this.refuse(400, 'activated_after is not a date');
    if (before === undefined) return this.refuse(400, 'activated_before is not a date');
    const bounded = ask.query.has('activated_after') || ask.query.has('activated_before');
    const found = this.sessions
      .all()
      .reverse()
      .filter((session) => !this.#foreign.has(session.id))
      .filter((session) => whose === 'all' || session.agent?.email === claims.sub)
      .filter((session) => wanted.length === 0 || wanted.includes(session.state))
      .filter((session) => matches(session.custom_data, ask.query))
      .filter((session) => {
        if (!bounded) return true;
        const activated = session.activated === null ? Number.NaN : Date.parse(session.activated);
        return activated > after && activated < before;
      });
    return json(200, found.slice(0, Number(limit)));
  }

  #create(ask: Ask, claims: Claims): Reply {
    const body = ask.body === '' ? {} : jsonBody(ask);
    if (!body) return this.refuse(400, 'The body must be a JSON object');
    const customData = isMap(body.custom_data) ? body.custom_data : {};
    const session = this.sessions.create({ customData });
    return json(200, this.sessions.change(session.id, {}, this.#agentOf(claims.sub, claims.displayName)));
  }

  /** By its id only: the SDK puts the id into the path of every update. */
  #update(ask: Ask, claims: Claims, id: string): Reply {
    const session = this.sessions.byId(id);
    if (!session) return this.refuse(404, 'Session not found');
    const body = jsonBody(ask);
    if (!body) return this.refuse(400, 'The body must be a JSON object');
    const { id: named, ...fields } = body;
    if (named !== undefined && named !== id) return this.refuse(400, 'id cannot be changed');
    for (const [field, value] of Object.entries(fields)) {
      if (!updates[field]?.(value)) return this.refuse(400, `${field} is not valid`);
    }
    if (session.state === 'ended') return this.refuse(400, 'The session has ended');
    const { agent, region: _, state, ...plain } = fields;
    this.sessions.change(id, plain, agent === 'me' ? this.#agentOf(claims.sub) : undefined);
    if (state === 'ended') this.sessions.end(id, 'agent_ended');
    return json(200, session);
  }

  #devices(ask: Ask): Reply {
    const after = dateOf(ask.query.get('seen_after'), Number.NEGATIVE_INFINITY);
    const before = dateOf(ask.query.get('seen_before'), Number.POSITIVE_INFINITY);
    if (after === undefined || before === undefined) return this.refuse(400, 'seen_after is not a date');
    const found = this.sessions
      .devices()
      .filter((device) => matches(device.custom_data, ask.query))
      .filter((device) => Date.parse(device.last_active) > after && Date.parse(device.last_active) < before);
    return json(200, found);
  }

  #page(ask: Ask): Reply | undefined {
    const [, id] = /^\/session\/([^/]+)$/.exec(ask.path) ?? [];
    if (id !== undefined) {
      const session = this.sessions.byId(decodeURIComponent(id));
      if (!session) return page(404, 'Cobrowse: no such session');
      const who = String(session.custom_data.user_name ?? session.custom_data.user_email ?? 'a customer');
      return page(200, `Cobrowse session ${session.id} with ${who}`, [
        `Code ${session.code}`,
        `State ${session.state}`,
        `${session.device.app_name}, ${session.device.device}`,
      ]);
    }
    if (ask.path === '/code') return page(200, 'Cobrowse: enter a code', [], codeForm);
    if (ask.path === '/dashboard') return page(200, 'Cobrowse dashboard', [`${this.#liveCount()} sessions`]);
    if (ask.path === '/connect') {
      const filters = [...ask.query].filter(([key]) => key.startsWith('filter_'));
      const devices = this.sessions.devices().filter((device) => matches(device.custom_data, ask.query));
      return page(
        200,
        `Cobrowse: connect to ${filters.map(([, value]) => value).join(', ') || 'a device'}`,
        devices.map((device) => `${device.device.app_name}, ${device.device.device}, ${device.id}`),
      );
    }
    return undefined;
  }

  #liveCount(): number {
    return this.sessions.all().filter((session) => session.state !== 'ended').length;
  }

  /** "User will be automatically created if it does not yet exist." (docs.cobrowse.io, JSON Web Tokens) */
  #agentOf(email: string, name?: string): CobrowseAgent {
    const known = [...this.#agents.values()].find((agent) => agent.email === email);
    if (known) return known;
    const id = drawText(this.#random, 24, '0123456789abcdef');
    const agent = { id, name: name ?? email.split('@')[0] ?? email, colour: '#2f6fed', email };
    this.#agents.set(id, agent);
    return agent;
  }
}

const errorIds: Record<number, string> = {
  400: 'invalid_request',
  401: 'invalid_token',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
};

/** Six bare digits and nothing else: the real field refuses the dash of `482-913`. */
const codeForm = `<form><label>Code <input name="code" inputmode="numeric" pattern="[0-9]{6}" required
 autocomplete="off" autofocus></label> <button>Connect</button> <output></output></form>
<script>
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/demo/cobrowse/codes/' + document.querySelector('input').value);
  const session = await answer.json();
  if (session) location.href = '/session/' + encodeURIComponent(session.id);
  else document.querySelector('output').textContent = 'No session has this code.';
});
</script>`;

/** `filter_<key>=…` for custom data, all of them at once. */
function matches(custom: Record<string, unknown>, query: URLSearchParams): boolean {
  return [...query]
    .filter(([key]) => key.startsWith('filter_'))
    .every(([key, value]) => {
      const have = custom[key.slice('filter_'.length)];
      return have !== undefined && String(have) === value;
    });
}

/** Epoch ms of a date as the SDK sends it (ISO 8601); `undefined` when it is none. */
function dateOf(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
