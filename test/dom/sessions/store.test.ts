import { describe, expect, test, vi } from 'vitest';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { sessionsByCode } from '../../../utils/sessions/finding.ts';
import { askForUnresolved } from '../../../utils/sessions/follow.ts';
import { countSessions, deleteEverything, putSessions } from '../../../utils/sessions/records.ts';
import { paint, resolve } from '../../../utils/sessions/resolve.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { forgetTab, noteOutcome, recordSightings } from '../../../utils/sessions/sightings.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { noteMissing } from '../../../utils/sites/missing.ts';
import { cobrowse, minute, noibu, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';

const url = 'https://desk.example/inbox/7?token=secret#top';
const where = { url, tab: 3 };
const strong: SeenCode = {
  code: '482913',
  kind: 'cobrowse',
  strength: 'strong',
  excerpt: 'my code is 482913',
};
const weak: SeenCode = { ...strong, kind: 'unknown', strength: 'weak' };

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

describe('records', () => {
  test('the newest of two with one id wins, in whatever order they come', async () => {
    await putSessions(db, [cobrowse({ state: 'active', updatedAt: now })]);
    const older = cobrowse({ state: 'pending', updatedAt: now - 1 });
    expect(await putSessions(db, [older])).toEqual({ written: 0, kept: 1 });
    expect((await db.sessions.get('cobrowse:s1'))?.state).toBe('active');
  });

  test('importing the same again changes nothing', async () => {
    const batch = [cobrowse(), noibu(), noibu()];
    expect(await putSessions(db, batch)).toEqual({ written: 2, kept: 1 });
    expect(await putSessions(db, batch)).toEqual({ written: 0, kept: 3 });
  });

  test('what a clock that ran ahead has written gives way to what is written once it is right, and comes back never', async () => {
    const ahead = cobrowse({ state: 'active', updatedAt: now + 24 * 60 * minute });
    await putSessions(db, [ahead], now + 24 * 60 * minute);
    const right = cobrowse({ state: 'ended', updatedAt: now });
    expect(await putSessions(db, [right], now)).toEqual({ written: 1, kept: 0 });
    expect(await putSessions(db, [ahead], now)).toEqual({ written: 0, kept: 1 });
    expect((await db.sessions.get('cobrowse:s1'))?.state).toBe('ended');
  });

  test('a clock that is a year behind or a day ahead tidies up without losing anything', async () => {
    const over = Array.from({ length: 300 }, (_, at) =>
      cobrowse({ id: `file:${at}`, startedAt: now - 72 * 60 * minute, expiresAt: now - 71 * 60 * minute }),
    );
    await putSessions(db, [...over, cobrowse({ updatedAt: now })], now - 365 * 24 * 60 * minute);
    for (const days of [-365, 1, 365, 0]) {
      expect(await tend(db, now + days * 24 * 60 * minute)).toBe(true);
      expect(await countSessions(db)).toBe(301);
    }
    expect((await sessionsByCode(db, '482913')).length).toBe(301);
  });

  test('deleting everything counts what went', async () => {
    await putSessions(db, [cobrowse(), noibu()]);
    await db.secrets.put({ id: 'a', value: 'key' });
    expect(await deleteEverything(db)).toBe(3);
    expect(await db.secrets.count()).toBe(0);
  });
});

describe('sightings', () => {
  test('a code seen twice in one place is one sighting with its first time', async () => {
    await recordSightings(db, [strong], where, now);
    await recordSightings(db, [strong], where, now + minute);
    expect(await db.sightings.toArray()).toEqual([
      expect.objectContaining({ firstSeenAt: now, lastSeenAt: now + minute, tab: 3 }),
    ]);
  });

  test('a code that was first seen while the clock ran ahead was seen by now', async () => {
    await recordSightings(db, [strong], where, now + 24 * 60 * minute);
    const [sighting] = await recordSightings(db, [strong], where, now);
    expect(sighting).toMatchObject({ firstSeenAt: now, lastSeenAt: now });
  });

  test('the place carries neither query nor fragment', async () => {
    const [sighting] = await recordSightings(db, [strong], where, now);
    expect(sighting?.place).toBe('https://desk.example/inbox/7');
  });

  test('words that were clear once stay clear', async () => {
    await recordSightings(db, [strong], where, now);
    const [again] = await recordSightings(db, [weak], where, now);
    expect(again).toMatchObject({ kind: 'cobrowse', strength: 'strong' });
  });

  test('the conversation that a site’s rule finds in the address is the place', async () => {
    const conversation = { in: 'hash', at: '/chat/:id' } as const;
    await db.sites.put({ pattern: 'https://desk.example/*', frames: [], addedAt: 0, conversation });
    const at = (hash: string) => ({ url: `https://desk.example/inbox?key=secret${hash}`, tab: 3 });
    const [one] = await recordSightings(db, [strong], at('#/chat/7?x=1'), now);
    const [other] = await recordSightings(db, [strong], at('#/chat/8'), now);
    expect(one?.place).toBe('https://desk.example/inbox#/chat/7');
    expect(other?.place).toBe('https://desk.example/inbox#/chat/8');
    await noteOutcome(db, '482913', 'dismissed', { url: at('#/chat/7').url });
    expect((await db.sightings.get(one?.id ?? ''))?.outcome).toBe('dismissed');
    expect((await db.sightings.get(other?.id ?? ''))?.outcome).toBeUndefined();
  });

  test('who wrote it is the customer, once they did, and the time is that of the first message', async () => {
    await recordSightings(db, [{ ...strong, said: 'agent', at: now - minute }], where, now);
    await recordSightings(db, [{ ...strong, said: 'customer', at: now - 5 * minute }], where, now);
    const [sighting] = await recordSightings(db, [{ ...strong, said: 'agent', at: now }], where, now);
    expect(sighting).toMatchObject({ said: 'customer', at: now - 5 * minute });
    const [plain] = await recordSightings(db, [strong], where, now);
    expect(plain).toMatchObject({ said: 'customer', at: now - 5 * minute });
  });

  test('a time that is still to come is not believed', async () => {
    const [sighting] = await recordSightings(db, [{ ...strong, at: now + 5 * minute }], where, now);
    expect(sighting?.at).toBeUndefined();
  });

  test('a code without an expiry dies about twenty minutes after its message', async () => {
    const session = cobrowse({ expiresAt: undefined, startedAt: undefined });
    await putSessions(db, [session]);
    const seen = { ...strong, said: 'customer' as const, at: now - 15 * minute };
    const [lit] = await paint(db, await recordSightings(db, [seen], where, now), now);
    expect(lit).toMatchObject({ state: 'live', expiresAt: now + 5 * minute });
    const { best, firstSeenAt } = await resolve({ code: '482913', kind: 'cobrowse' }, { db, now });
    expect(best).toMatchObject({ expiresAt: now + 5 * minute, about: true });
    expect(firstSeenAt).toBe(now - 15 * minute);
    const later = now + 6 * minute;
    const [over] = await paint(db, await recordSightings(db, [seen], where, later), later);
    expect(over?.state).toBe('over');
  });

  test('a tab whose transcript is missing is noted until it leaves its page', async () => {
    await noteMissing(db, { tab: 3, at: now }, true);
    await noteMissing(db, { tab: 4, at: now }, true);
    await noteMissing(db, { tab: 4, at: now }, false);
    expect(await db.missing.toArray()).toEqual([{ tab: 3, at: now }]);
    await forgetTab(db, 3);
    expect(await db.missing.count()).toBe(0);
  });

  test('a tab that leaves its page shows nothing any more, and the sighting stays', async () => {
    await recordSightings(db, [strong], where, now);
    await forgetTab(db, 3);
    expect(await db.sightings.where('tab').equals(3).count()).toBe(0);
    expect(await db.sightings.count()).toBe(1);
  });
});

describe('conversations', () => {
  const other = { url: 'https://other.example/chat/9', tab: 4 };
  const outcome = async (url: string) =>
    (await db.sightings.toArray()).find(({ place }) => url.startsWith(place))?.outcome;

  test('a code is counted each time that a conversation is shown with it, not each time that the page tells of it', async () => {
    await recordSightings(db, [strong], where, now);
    const [again] = await recordSightings(db, [strong], where, now + minute);
    expect(again?.times).toBe(1);
    await forgetTab(db, 3);
    const [anew] = await recordSightings(db, [strong], where, now + 2 * minute);
    expect(anew?.times).toBe(2);
    const [later] = await recordSightings(db, [strong], where, now + 40 * minute);
    expect(later?.times).toBe(3);
  });

  test('a page hears nothing of what stands in another’s conversation', async () => {
    await recordSightings(db, [{ ...strong, excerpt: 'a secret of the other one' }], other, now);
    const mine = { db, now, where: { url } };
    const about = { code: '482913', kind: 'cobrowse' } as const;
    const strange = await resolve(about, mine);
    expect([strange.excerpt, strange.firstSeenAt]).toEqual([undefined, undefined]);
    await recordSightings(db, [strong], where, now + minute);
    await recordSightings(db, [strong], other, now + 2 * minute);
    expect(await resolve(about, mine)).toMatchObject({ excerpt: strong.excerpt, firstSeenAt: now + minute });
    expect(await resolve(about, { db, now, where: { tab: 3 } })).toMatchObject({ excerpt: strong.excerpt });
  });

  test('what is done with a code in one tab says nothing of the other’s conversation', async () => {
    await recordSightings(db, [strong], where, now);
    await recordSightings(db, [strong], other, now);
    await noteOutcome(db, '482913', 'dismissed', { tab: 4 });
    expect([await outcome(url), await outcome(other.url)]).toEqual([undefined, 'dismissed']);
    await noteOutcome(db, '482913', 'opened', { url });
    expect([await outcome(url), await outcome(other.url)]).toEqual(['opened', 'dismissed']);
  });

  test('a dismissed code stays so when it is looked up elsewhere, until it is used in its own conversation', async () => {
    await recordSightings(db, [strong], where, now);
    await noteOutcome(db, '482913', 'dismissed', { url });
    await noteOutcome(db, '482913', 'copied', { tab: 9 });
    expect(await outcome(url)).toBe('dismissed');
    await noteOutcome(db, '482913', 'copied', { url });
    expect(await outcome(url)).toBe('copied');
  });
});

describe('painting', () => {
  async function state(seen: SeenCode) {
    const [lit] = await paint(db, await recordSightings(db, [seen], where, now), now);
    return lit?.state;
  }

  test('a strong code that nobody knows is unresolved', async () => {
    expect(await state(strong)).toBe('unresolved');
  });

  test('a weak code that nobody knows stays hidden', async () => {
    expect(await state(weak)).toBe('hidden');
  });

  test('a weak code lights up with a session that can be meant now', async () => {
    await putSessions(db, [cobrowse()]);
    expect(await state(weak)).toBe('live');
  });

  test('a weak code stays hidden with a session that is over', async () => {
    await putSessions(db, [cobrowse({ expiresAt: now - minute })]);
    expect(await state(weak)).toBe('hidden');
    expect(await state(strong)).toBe('over');
  });

  test('a weak code stays hidden where hundreds of live sessions make a chance hit likely', async () => {
    const crowd = Array.from({ length: 501 }, (_, i) =>
      cobrowse({ id: `cobrowse:${i}`, code: String(i).padStart(6, '0') }),
    );
    await putSessions(db, [...crowd, cobrowse()], now);
    expect(await state(weak)).toBe('hidden');
  });

  test('a dismissed code is hidden in that conversation and lit in another', async () => {
    await recordSightings(db, [strong], where, now);
    await noteOutcome(db, '482913', 'dismissed', { url });
    expect(await state(strong)).toBe('hidden');
    const other = { url: 'https://desk.example/inbox/8', tab: 3 };
    const [lit] = await paint(db, await recordSightings(db, [strong], other, now), now);
    expect(lit?.state).toBe('unresolved');
  });
});

describe('asking the vendor for what a page shows', () => {
  async function seen(...codes: SeenCode[]) {
    const sightings = await recordSightings(db, codes, where, now);
    return { sightings, lit: await paint(db, sightings, now) };
  }
  function vendorThatKnows(session: Session | undefined) {
    return vi.fn(async () => {
      if (session) await putSessions(db, [session]);
      return { ok: true as const, value: session };
    });
  }

  test('only strong codes that may be Cobrowse’s and that nobody here knows are asked for', async () => {
    await putSessions(db, [cobrowse({ code: '000001' })]);
    const { sightings, lit } = await seen(
      { ...weak, code: '000002' },
      { ...strong, code: '000001' },
      { ...strong, code: '000003', kind: 'noibu' },
      strong,
    );
    const live = vendorThatKnows(cobrowse({ id: 'cobrowse:s2' }));
    expect(await askForUnresolved(db, sightings, lit, live, now)).toBe(true);
    expect(live.mock.calls).toEqual([['482913']]);
  });

  test('a vendor that does not know it changes nothing, so that the page is not told again and again', async () => {
    const { sightings, lit } = await seen(strong);
    expect(await askForUnresolved(db, sightings, lit, vendorThatKnows(undefined), now)).toBe(false);
  });

  test('after a refusal nothing more is asked', async () => {
    const { sightings, lit } = await seen(strong, { ...strong, code: '000004' });
    const live = vi.fn(async () => ({ ok: false as const, trouble: { reason: 'key-refused' as const } }));
    await askForUnresolved(db, sightings, lit, live, now);
    expect(live).toHaveBeenCalledTimes(1);
  });
});

describe('resolving', () => {
  const about = { code: '482913', kind: 'cobrowse' } as const;

  test('says where it looked when nobody knows the code', async () => {
    expect(await resolve(about, { db, now })).toMatchObject({
      state: 'unresolved',
      looked: [{ where: 'local', found: 0 }],
      main: 'copy',
    });
  });

  test('asks the vendor only where no session here can be meant', async () => {
    let asked = 0;
    const live = async () => {
      asked++;
      return { ok: true as const, value: cobrowse({ id: 'cobrowse:x', source: 'cobrowse' }) };
    };
    expect(await resolve(about, { db, now, live })).toMatchObject({ state: 'live' });
    await putSessions(db, [cobrowse()]);
    await resolve(about, { db, now, live });
    expect(asked).toBe(1);
  });

  test('a vendor that fails leaves the local answer and says so', async () => {
    await putSessions(db, [cobrowse({ expiresAt: now - minute })]);
    const live = async () => ({ ok: false as const, trouble: { reason: 'unreachable' as const } });
    expect(await resolve(about, { db, now, live })).toMatchObject({
      state: 'over',
      looked: [{ found: 1 }, { where: 'cobrowse', found: 0, trouble: { reason: 'unreachable' } }],
    });
  });

  test('offers the others, and the main button follows what is there', async () => {
    await putSessions(db, [cobrowse({ url: 'https://cobrowse.io/session/s1' }), noibu()]);
    const resolution = await resolve(about, { db, now });
    expect(resolution.main).toBe('session');
    expect(resolution.others.map(({ session }) => session.id)).toEqual(['noibu:n1']);
  });

  test('a help code without a record leads to Noibu’s list where there is an account', async () => {
    await db.accounts.put({
      vendor: 'noibu',
      id: 'n',
      label: undefined,
      api: 'https://console.noibu.com',
      domainId: crypto.randomUUID(),
    });
    expect((await resolve({ code: '118204', kind: 'noibu' }, { db, now })).main).toBe('noibu-list');
  });
});
