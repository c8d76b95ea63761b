import { beforeEach, describe, expect, test } from 'vitest';
import { saveAccount } from '../../../utils/accounts/keep.ts';
import { addressWithToken, keepOpening, openingOf } from '../../../utils/accounts/opening.ts';
import { makeChoice } from '../../../utils/choices/make.ts';
import { choicesFor } from '../../../utils/choices/offer.ts';
import { bad, good } from '../../../utils/messages/answer.ts';
import { sessionAddress } from '../../../utils/sessions/address.ts';
import type { PatchcordDatabase, StoredAccount } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import type { Customer, Session } from '../../../utils/sessions/session.ts';
import type { CobrowseAccount } from '../../../utils/vendors/cobrowse/pages.ts';
import type { Wire } from '../../../utils/vendors/request.ts';
import { eachDatabase } from '../database.ts';

const now = Date.UTC(2026, 10, 21, 9);
const code = '482913';
const account: CobrowseAccount = { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' };
const live: Session = {
  id: 'cobrowse:s1',
  source: 'cobrowse',
  kind: 'cobrowse',
  code,
  state: 'active',
  customer: { name: 'Ada', email: 'ada+x@example.com' },
  url: 'https://cobrowse.io/session/s1?end_action=none',
  updatedAt: now,
};

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** A vendor that gives this to everything, and what it was asked. */
function room(body: unknown, status = 200) {
  const asked: string[] = [];
  const opened: string[] = [];
  const wire: Wire = {
    now: () => now,
    fetch: async (input, init) => {
      asked.push(`${init?.method} ${String(input)} ${init?.body ?? ''}`.trim());
      return new Response(JSON.stringify(body), { status });
    },
  };
  return {
    asked,
    opened,
    room: {
      db,
      wire,
      open: async (address: string) => {
        opened.push(address);
      },
      linkFor: async ({ name }: Customer) => {
        opened.push(`link for ${name}`);
      },
      writeTo: async ({ email }: Customer) => {
        opened.push(`writing to ${email}`);
      },
      openSession: async ({ id }: Session) => {
        const address = await sessionAddress(db, { code, session: id });
        if (!address.ok) return address;
        opened.push(address.value);
        return good(undefined);
      },
    },
  };
}

const offered = async (session: Session | undefined, kind = 'cobrowse' as const) => {
  if (session) await putSessions(db, [session], now);
  const choices = await choicesFor(db, { code, kind, session: session?.id }, ['de'], now);
  return choices.map(({ does }) => does);
};

describe('what is offered', () => {
  test('with a live session of an account: opening it elsewhere, its customer’s devices, its end', async () => {
    await saveAccount(db, account, 'jwt');
    expect(await offered(live)).toEqual(['window', 'link', 'devices', 'connect', 'end']);
  });

  test('with one that is over: a sentence that asks for a new code, and no end', async () => {
    await saveAccount(db, account, 'jwt');
    expect(await offered({ ...live, state: 'ended' })).toEqual([
      'window',
      'link',
      'devices',
      'connect',
      'sentence',
    ]);
  });

  test('without an account, what needs none; of an imported session, never its end', async () => {
    expect(await offered(live)).toEqual(['window', 'link']);
    await saveAccount(db, account, 'jwt');
    expect(await offered({ ...live, id: 'file:1', source: 'file', customer: {} })).toEqual(['window']);
  });

  test('without a session, a sentence in the conversation’s language', async () => {
    expect(await choicesFor(db, { code, kind: 'cobrowse' }, ['de', 'en'], now)).toMatchObject([
      { does: 'sentence', asks: 'code', language: 'de' },
    ]);
    expect(await choicesFor(db, { code, kind: 'noibu' }, ['fr'], now)).toMatchObject([
      { does: 'sentence', asks: 'help', language: 'fr' },
    ]);
  });

  test('of an address on an unknown host, to allow it; of an unsafe one nothing', async () => {
    expect(await offered({ ...live, url: 'https://sessions.example.com/1' })).toEqual(['allow', 'link']);
    expect(await offered({ ...live, url: 'javascript:alert(1)', updatedAt: now + 1 })).toEqual(['link']);
  });
});

describe('what is done', () => {
  beforeEach(() => saveAccount(db, account, 'jwt'));
  const make = async (does: Parameters<typeof makeChoice>[1]['does'], stage = room({}), session = live) => {
    await putSessions(db, [session], now);
    return makeChoice(stage.room, { code, session: session.id, does });
  };

  test('a Helpdesky conversation is offered to agents with an account there, for a customer with an address', async () => {
    const helpdeskId = '3f2b8a54-0c5d-4f1e-9a77-1b2c3d4e5f60';
    await saveAccount(db, { vendor: 'helpdesky', id: 'd1', api: 'https://helpdesky.io', helpdeskId });
    expect(await offered(live)).toContain('write');
    const nameless = { ...live, id: 'cobrowse:s2', customer: { name: 'Ada' } };
    expect(await offered(nameless)).not.toContain('write');
    const stage = room({});
    expect(await make('write', stage)).toEqual(good({ is: 'opened' }));
    expect(stage.opened).toEqual([`writing to ${live.customer?.email}`]);
    expect(await make('write', stage, nameless)).toMatchObject({ trouble: { reason: 'not-found' } });
  });

  test('a support link is for the session’s customer, whom the record names', async () => {
    const stage = room({});
    expect(await make('link', stage)).toEqual(good({ is: 'opened' }));
    expect(stage.opened).toEqual([`link for ${live.customer?.name}`]);
    const nobody = { ...live, id: 'cobrowse:nobody', customer: undefined };
    expect(await make('link', stage, nobody)).toMatchObject({ trouble: { reason: 'not-found' } });
  });

  test('where sessions open is remembered', async () => {
    const stage = room({});
    expect(await make('window', stage)).toEqual(good({ is: 'opened' }));
    expect(stage.opened).toEqual([live.url]);
    expect((await openingOf(db)).in).toBe('window');
    expect(await offered(live)).toContain('tab');
  });

  test('a host is allowed for this session and those after it', async () => {
    const stage = room({});
    const elsewhere = { ...live, url: 'https://sessions.example.com/1' };
    await putSessions(db, [elsewhere], now);
    expect(await sessionAddress(db, { code, session: live.id })).toEqual(
      bad('host-not-allowed', { detail: 'sessions.example.com' }),
    );
    expect(await make('allow', stage, elsewhere)).toEqual(good({ is: 'opened' }));
    expect(stage.opened).toEqual([elsewhere.url]);
    await keepOpening(db, { without: 'sessions.example.com' });
    expect(await sessionAddress(db, { code, session: live.id })).toMatchObject({ ok: false });
  });

  test('an unsafe address is not opened by allowing its host', async () => {
    const stage = room({});
    const unsafe = { ...live, url: 'http://cobrowse.io/session/1' };
    expect(await make('allow', stage, unsafe)).toMatchObject({ trouble: { reason: 'unsafe-url' } });
    expect(stage.opened).toEqual([]);
    expect((await openingOf(db)).hosts).toEqual([]);
  });

  test('ending tells Cobrowse, and the session is over here at once', async () => {
    const stage = room({ id: 's1', code, state: 'ended', ended_reason: 'agent_ended' });
    await putSessions(db, [{ ...live, updatedAt: now - 1 }], now);
    expect(await makeChoice(stage.room, { code, session: live.id, does: 'end' })).toEqual(
      good({ is: 'ended' }),
    );
    expect(stage.asked).toEqual(['PUT https://cobrowse.io/api/1/sessions/s1 {"id":"s1","state":"ended"}']);
    expect(await db.sessions.get(live.id)).toMatchObject({
      state: 'ended',
      sharing: { endedBy: 'agent_ended' },
    });
  });

  test('a session is never ended at a server that it is not of', async () => {
    const stage = room({});
    const answer = await make('end', stage, { ...live, url: 'https://other.example.com/session/s1' });
    expect(answer).toMatchObject({ trouble: { reason: 'no-account' } });
    expect(stage.asked).toEqual([]);
  });

  test('a customer’s devices are asked for and their page is opened by address', async () => {
    const stage = room([
      { id: 'd1', connectable: true, last_active: new Date(now).toISOString(), device: { device: 'iPhone' } },
      { id: 'd2' },
    ]);
    expect(await make('devices', stage)).toMatchObject({
      value: {
        devices: [
          { name: 'iPhone', connectable: true, lastActive: now },
          { name: '', connectable: false },
        ],
      },
    });
    expect(stage.asked).toEqual([
      'GET https://cobrowse.io/api/1/devices?filter_user_email=ada%2Bx%40example.com',
    ]);
    await make('connect', stage);
    expect(stage.opened).toEqual(['https://cobrowse.io/connect?filter_user_email=ada%2Bx%40example.com']);
  });

  test('a session that was deleted meanwhile is said to be', async () => {
    expect(await makeChoice(room({}).room, { code, session: 'cobrowse:none', does: 'end' })).toMatchObject({
      trouble: { reason: 'gone' },
    });
  });
});

describe('the token', () => {
  const wire: Wire = { now: () => now, fetch: () => Promise.reject(new Error('nothing is asked')) };
  const address = 'https://cobrowse.io/session/s1?end_action=none';

  test('is in no address unless the agent turned that on', async () => {
    await saveAccount(db, account, 'jwt');
    expect(await addressWithToken(db, address, wire)).toBe(address);
    await saveAccount(db, { ...account, tokenInAddress: true }, 'jwt');
    expect(await addressWithToken(db, address, wire)).toBe(`${address}&token=jwt`);
  });

  test('goes to the account’s own server alone', async () => {
    await saveAccount(db, { ...account, tokenInAddress: true }, 'jwt');
    for (const other of [
      'https://cobrowse.io.evil.example/',
      'http://cobrowse.io/',
      'https://console.noibu.com/x',
    ])
      expect(await addressWithToken(db, other, wire)).toBe(other);
  });
});

describe('watching the customer of a session', () => {
  const helpshift: StoredAccount = {
    vendor: 'helpshift',
    id: 'h1',
    api: 'https://api.helpshift.com',
    domain: 'shop',
    appId: 'app',
  };
  const offered = async () =>
    (await choicesFor(db, { code, kind: 'cobrowse', session: live.id }, ['en'], now)).map(({ does }) => does);

  test('is offered where Helpshift can be asked, and until it is done', async () => {
    await putSessions(db, [live]);
    expect(await offered()).not.toContain('watch');
    await db.accounts.put(helpshift);
    expect(await offered()).toContain('watch');
    const done = await makeChoice(room({}).room, { code, session: live.id, does: 'watch' });
    expect(done).toEqual({ ok: true, value: { is: 'watched' } });
    expect(await db.watches.toArray()).toMatchObject([
      { account: 'h1', name: 'Ada', customer: { email: 'ada+x@example.com' } },
    ]);
    expect(await offered()).not.toContain('watch');
  });
});
