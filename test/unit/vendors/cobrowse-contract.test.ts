import CobrowseAPI from 'cobrowse-agent-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../utils/messages/answer.ts';
import { devicesOf } from '../../../utils/vendors/cobrowse/devices.ts';
import { endSession, getSession, listSessions, whoAmI } from '../../../utils/vendors/cobrowse/sessions.ts';
import { startVendors, type Vendors } from '../../vendors/server.ts';
import type { TokenOptions } from '../../vendors/token.ts';

/**
 * The same scenarios by the official agent SDK and by our client, each against the same stand-in: what the SDK understands is
 * what the API says, and ours has to understand the same.
 */
interface Client {
  /** `[id, state]`; the refusal's status or reason otherwise. */
  session(idOrCode: string): Promise<[string, string] | string>;
  /** Ids. */
  list(filter: Filter): Promise<string[] | string>;
  end(id: string): Promise<string>;
  /** Ids of those that can be connected to. */
  devices(email: string): Promise<string[] | string>;
  /** The agent's id. */
  me(): Promise<string>;
}

interface Filter {
  states: ('pending' | 'authorizing' | 'active' | 'ended')[];
  limit?: number;
  email?: string;
  after?: number;
  before?: number;
  all?: boolean;
}

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());
beforeEach(() => vendors.switches.clear());

/** Both sides' names for the same refusals. */
const reasons: Record<string, string> = {
  'not-found': '404',
  'not-allowed': '403',
  refused: '400',
  'key-refused': '401',
  'token-expired': 'expired',
  'token-early': '401',
  'token-audience': '401',
  'token-licence': '401',
  'too-many': '429',
  'vendor-down': '500',
};

function sdk(token: TokenOptions = {}): Client {
  const api = new CobrowseAPI(vendors.cobrowse.token(token), { api: vendors.local });
  const or = async <T>(ask: () => Promise<T>): Promise<T | string> => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Error && error.constructor.name === 'TokenExpiredError') return 'expired';
      return String(Reflect.get(error as object, 'status'));
    }
  };
  return {
    session: (id) =>
      or(async () => {
        const session = await api.sessions.get(id);
        return [session.id, session.state] as [string, string];
      }),
    list: ({ states, limit, email, after, before, all }) =>
      or(async () => {
        const sessions = await api.sessions.list({
          state: states,
          ...(limit && { limit }),
          ...(email && { filter_user_email: email }),
          ...(after && { activated_after: new Date(after) }),
          ...(before && { activated_before: new Date(before) }),
          ...(all && { agent: 'all' }),
        });
        return sessions.map((each) => each.id);
      }),
    end: (id) =>
      or(async () => {
        const session = await api.sessions.get(id);
        await session.end();
        return session.state;
      }),
    devices: (email) =>
      or(async () => {
        const devices = await api.devices.list({ filter_user_email: email });
        return devices.filter(({ connectable }) => connectable).map(({ id }) => id);
      }),
    me: () => or(async () => (await api.users.current()).id),
  };
}

function ours(options: TokenOptions = {}): Client {
  const account = { vendor: 'cobrowse', id: 'c', api: vendors.local } as const;
  const wire = { fetch, now: () => vendors.clock.now() };
  const token = vendors.cobrowse.token(options);
  const bare = (id: string) => id.replace('cobrowse:', '');
  const or = async <T, R>(asked: Promise<Answer<T>>, read: (value: T) => R): Promise<R | string> => {
    const answer = await asked;
    return answer.ok ? read(answer.value) : (reasons[answer.trouble.reason] ?? answer.trouble.reason);
  };
  return {
    session: (id) =>
      or(getSession(account, token, id, wire), (session) =>
        session ? ([bare(session.id), session.state ?? ''] as [string, string]) : '404',
      ),
    list: ({ states, limit, email, after, before, all }) =>
      or(
        listSessions(
          account,
          token,
          {
            states,
            limit,
            activatedAfter: after,
            activatedBefore: before,
            everybodys: all,
            customer: email ? { user_email: email } : undefined,
          },
          wire,
        ),
        ({ sessions }) => sessions.map(({ id }) => bare(id)),
      ),
    end: (id) =>
      or(
        endSession(
          account,
          token,
          { id: `cobrowse:${id}`, code: vendors.cobrowse.sessions.byId(id)?.code ?? '000000' },
          wire,
        ),
        (session) => session?.state ?? '404',
      ),
    devices: (email) =>
      or(devicesOf(account, token, email, wire), (devices) =>
        devices.filter(({ connectable }) => connectable).map(({ id }) => id),
      ),
    me: () => or(whoAmI(account, token, wire), ({ id }) => id),
  };
}

describe.each([
  ['the official SDK', sdk],
  ['our client', ours],
])('%s', (name, client) => {
  const email = `${name.replaceAll(' ', '-')}@example.com`;
  const made = (more: object = {}) =>
    vendors.cobrowse.createSession({ customData: { user_email: email, ...more } });

  test('finds a session by code and by id, a code with leading zeros too', async () => {
    const { id } = vendors.cobrowse.createSession({ code: name === 'our client' ? '000042' : '000041' });
    const code = vendors.cobrowse.sessions.byId(id)?.code ?? '';
    expect(await client().session(code)).toEqual([id, 'pending']);
    expect(await client().session(id)).toEqual([id, 'pending']);
    vendors.cobrowse.end(id);
    expect(await client().session(code)).toBe('404');
    expect(await client().session(id)).toEqual([id, 'ended']);
    expect(await client().session('999998')).toBe('404');
  });

  test('lists by states, customer, limit and time of activation', async () => {
    const [first, second, third] = [made(), made(), made()];
    const times: number[] = [];
    for (const { id } of [first, second, third]) {
      vendors.clock.advance(2000);
      vendors.cobrowse.activate(id);
      times.push(vendors.clock.now());
    }
    const [, at2 = 0] = times;
    vendors.cobrowse.end(first.id);
    const list = (more: Partial<Filter>) => client().list({ states: ['pending', 'active'], email, ...more });
    expect(await list({})).toEqual([third.id, second.id]);
    expect(await list({ limit: 1 })).toEqual([third.id]);
    expect(await list({ after: at2 + 1000 })).toEqual([third.id]);
    expect(await list({ before: at2 + 1000 })).toEqual([second.id]);
    expect(await list({ states: ['ended'] })).toEqual([first.id]);
    expect(await list({ email: 'nobody@example.com' })).toEqual([]);
  });

  test('is refused the sessions of all agents, unless it is an administrator', async () => {
    const session = made();
    expect(await client().list({ states: ['pending'], email, all: true })).toBe('403');
    const boss = client({ role: 'administrator', sub: 'boss@example.com' });
    expect(await boss.list({ states: ['pending'], email, all: true })).toContain(session.id);
  });

  test('ends a session once', async () => {
    const { id } = made();
    expect(await client().end(id)).toBe('ended');
    expect(vendors.cobrowse.sessions.byId(id)?.ended_reason).toBe('agent_ended');
    expect(await client().end(id)).toBe('400');
    expect(await client().end('no-such-session')).toBe('404');
  });

  test('finds a customer’s devices, and its own agent', async () => {
    made({ device_id: `device-of-${name}` });
    expect(await client().devices(email)).toContain(`device-of-${name}`);
    expect(await client().devices('nobody@example.com')).toEqual([]);
    expect(await client().me()).toMatch(/^[0-9a-f]{24}$/);
  });

  test('knows an expired token from every other refusal', async () => {
    expect(await client({ expiresIn: -1 }).me()).toBe('expired');
    for (const token of [{ startsIn: 60 }, { aud: 'https://example.com' }, { iss: 'another' }, { sub: 'x' }])
      expect(await client(token).me()).toBe('401');
  });

  test('is refused a session of another license', async () => {
    const { code, id } = vendors.cobrowse.createSession({ license: 'another' });
    expect(await client().session(code)).toBe('403');
    vendors.cobrowse.end(id);
  });

  test.each(['403', '429', '500'] as const)('tells a %s', async (fault) => {
    vendors.switches.set('cobrowse', fault);
    expect(await client().me()).toBe(fault);
  });
});

describe('our client', () => {
  const account = () => ({ vendor: 'cobrowse', id: 'c', api: vendors.local }) as const;
  const wire = () => ({ fetch, now: () => vendors.clock.now() });

  test.each<[string, TokenOptions, string]>([
    ['has expired', { expiresIn: -1 }, 'token-expired'],
    ['is not valid yet', { startsIn: 60 }, 'token-early'],
    ['was made for another service', { aud: 'https://example.com' }, 'token-audience'],
    ['is of another licence', { iss: 'another' }, 'token-licence'],
    ['is signed by nobody', { alg: 'none' }, 'key-refused'],
    ['names no agent', { without: ['sub'] }, 'key-refused'],
  ])('says when a token %s', async (_, token, reason) => {
    const answer = await whoAmI(account(), vendors.cobrowse.token(token), wire());
    expect(answer).toMatchObject({ ok: false, trouble: { reason, who: expect.any(String) } });
  });

  test('says what is wrong with a token also where the API has other words for it', async () => {
    vendors.switches.set('cobrowse', '401');
    const told = async (token: TokenOptions) => {
      const answer = await whoAmI(account(), vendors.cobrowse.token(token), wire());
      return answer.ok ? 'ok' : answer.trouble.reason;
    };
    expect(await told({ expiresIn: -1 })).toBe('token-expired');
    expect(await told({ startsIn: 60 })).toBe('token-early');
    expect(await told({ aud: 'https://example.com' })).toBe('token-audience');
    expect(await told({})).toBe('key-refused');
  });

  test('shows no session that says itself that it is of another licence', async () => {
    const { code, id } = vendors.cobrowse.createSession({ license: 'another' });
    vendors.cobrowse.foreign = 'shown';
    const answer = await getSession(account(), vendors.cobrowse.token(), code, wire());
    vendors.cobrowse.foreign = 'refused';
    vendors.cobrowse.end(id);
    expect(answer).toMatchObject({ ok: false, trouble: { reason: 'other-licence', detail: 'another' } });
  });

  test('tells who else is in a session, whether it is recorded, on what, and why it ended', async () => {
    const { id, code } = vendors.cobrowse.createSession({ device: { device: 'iPhone 15', platform: 'ios' } });
    vendors.cobrowse.activate(id, 'sam@example.com');
    vendors.cobrowse.activate(id, 'ann@example.com');
    vendors.cobrowse.activate(id);
    const look = (idOrCode: string) => getSession(account(), vendors.cobrowse.token(), idOrCode, wire());
    expect(await look(code)).toMatchObject({
      value: {
        state: 'active',
        device: 'iPhone 15 · Shop · ios 10.15.7 · en-GB',
        sharing: { recorded: true, agents: ['sam', 'ann'] },
      },
    });
    vendors.cobrowse.end(id, 'active_timeout');
    expect(await look(id)).toMatchObject({
      value: { state: 'ended', sharing: { endedBy: 'active_timeout' } },
    });
  });

  test.each(['huge', 'redirect', 'cut-off', 'html', 'wrong-json', 'bad-json'] as const)(
    'takes no answer that is %s, and asks nobody else',
    async (fault) => {
      const { id, code } = vendors.cobrowse.createSession();
      vendors.switches.set('cobrowse', fault);
      vendors.requests.length = 0;
      const answer = await getSession(account(), vendors.cobrowse.token(), code, wire());
      vendors.cobrowse.end(id);
      expect(answer).toMatchObject({ ok: false, trouble: { reason: 'malformed' } });
      expect(vendors.requests).toHaveLength(1);
    },
  );
});
