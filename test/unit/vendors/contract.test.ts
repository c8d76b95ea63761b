import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countHistory } from '../../../utils/conversations/count.ts';
import { endSession, getSession, listSessions, whoAmI } from '../../../utils/vendors/cobrowse/sessions.ts';
import { history, message, reply, updateEmail } from '../../../utils/vendors/helpdesky/widget.ts';
import { makeLink, tryKey, unread } from '../../../utils/vendors/helpshift/console.ts';
import type { Wire } from '../../../utils/vendors/request.ts';
import { startVendors, type Vendors } from '../../vendors/server.ts';
import type { Fault } from '../../vendors/switches.ts';

/** Our clients against stand-ins that are as strict as the vendors' own documents. */
let vendors: Vendors;
let wire: Wire;

beforeAll(async () => {
  vendors = await startVendors();
  wire = { fetch, now: () => vendors.clock.now() };
});
afterAll(() => vendors.close());
beforeEach(() => {
  vendors.switches.clear();
  vendors.requests.length = 0;
});

const cobrowse = () => ({ vendor: 'cobrowse', id: 'c', api: vendors.local }) as const;
const helpshift = () => {
  const { domain, apps } = vendors.helpshift.account;
  return { vendor: 'helpshift', id: 'h', api: vendors.local, domain, appId: apps[0] ?? '' } as const;
};
const helpdesky = () =>
  ({ vendor: 'helpdesky', id: 'd', api: vendors.local, helpdeskId: vendors.helpdesky.helpdeskId }) as const;

describe('Cobrowse', () => {
  test('a code leads to its session, from pending to ended', async () => {
    const token = vendors.cobrowse.token();
    const { id, code } = vendors.cobrowse.createSession();
    const look = () => getSession(cobrowse(), token, code, wire);
    expect(await look()).toMatchObject({ value: { code, state: 'pending', id: `cobrowse:${id}` } });
    vendors.cobrowse.activate(id);
    expect(await look()).toMatchObject({ value: { state: 'active' } });
    expect(await listSessions(cobrowse(), token, { states: ['active'] }, wire)).toMatchObject({
      value: { sessions: [{ id: `cobrowse:${id}` }] },
    });
    const ended = await endSession(cobrowse(), token, { id: `cobrowse:${id}`, code }, wire);
    expect(ended).toMatchObject({ value: { state: 'ended' } });
    expect(await look()).toEqual({ ok: true, value: undefined });
  });

  test('the token says whose it is, and never stands in an address', async () => {
    expect(await whoAmI(cobrowse(), vendors.cobrowse.token(), wire)).toMatchObject({ ok: true });
    for (const { path } of vendors.requests) expect(path).not.toContain('eyJ');
  });

  test('a token that is over is told from one that is wrong', async () => {
    const over = vendors.cobrowse.token({ expiresIn: -60 });
    expect(await whoAmI(cobrowse(), over, wire)).toMatchObject({ trouble: { reason: 'token-expired' } });
    expect(await whoAmI(cobrowse(), 'nonsense', wire)).toMatchObject({ trouble: { reason: 'key-refused' } });
  });
});

describe('Helpshift', () => {
  const customer = { id: 'u-7', email: 'zoë@example.com', name: 'Zoë "Z" 🎉 שלום', phone: '+919876543210' };

  test('every field of a link arrives as it was typed', async () => {
    const link = {
      by: 'h',
      customer,
      firstMessage: 'a&b=c +1\n"2"',
      expiry: '6h',
      views: 3,
      language: 'de',
      tags: ['vip'],
    };
    const made = await makeLink(helpshift(), vendors.helpshift.account.key, link, wire);
    expect(made).toMatchObject({ ok: true, value: { url: vendors.helpshift.links.at(-1)?.url } });
    expect(vendors.helpshift.links.at(-1)?.fields).toMatchObject({
      viewcount: 3,
      includes: ['unread_messages'],
    });
    expect(vendors.requests.at(-1)?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(new URLSearchParams(vendors.requests.at(-1)?.body).get('first_user_message')).toBe(
      link.firstMessage,
    );
  });

  test('unread counts an open issue, and none is none however it is written', async () => {
    const { key } = vendors.helpshift.account;
    for (const nil of ['null', 'nil', 'absent'] as const) {
      vendors.helpshift.nil = nil;
      expect(await unread(helpshift(), key, { id: 'nobody' }, wire)).toEqual({
        ok: true,
        value: { issue: undefined, unread: 0 },
      });
    }
    const { id } = vendors.helpshift.addIssue({ uid: 'u-7' }, 2);
    expect(await unread(helpshift(), key, { id: 'u-7' }, wire)).toEqual({
      ok: true,
      value: { issue: String(id), unread: 2 },
    });
  });

  test('a key is tried out', async () => {
    expect(await tryKey(helpshift(), vendors.helpshift.account.key, wire)).toMatchObject({ ok: true });
    expect(await tryKey(helpshift(), 'wrong', wire)).toMatchObject({ trouble: { reason: 'key-refused' } });
  });
});

describe('Helpdesky', () => {
  test('a conversation is started, read in every shape, answered, and given an e-mail', async () => {
    const started = await message(helpdesky(), { email: 'ada@example.com', message: 'Hello' }, wire);
    if (!started.ok) throw new Error(started.trouble.reason);
    const contact = started.value;
    const at = vendors.clock.now();
    vendors.clock.advance(5000);
    const first = await history(helpdesky(), contact, wire);
    const conversationId = (first.ok && first.value[0]?.id) || '';
    expect(first).toMatchObject({
      value: [{ status: 'Pending', messages: [{ author: 'visitor', text: 'Hello' }] }],
    });
    vendors.helpdesky.say(conversationId, 'How can I help?');
    expect(await reply(helpdesky(), contact, { conversationId, message: 'It broke' }, wire)).toMatchObject({
      ok: true,
    });
    expect(await updateEmail(helpdesky(), contact, 'new@example.com', wire)).toMatchObject({ ok: true });
    for (const list of ['conversations', 'messages', 'top'] as const) {
      for (const author of ['sender', 'from', 'author', 'direction', 'isAgent'] as const) {
        for (const time of ['createdAt', 'created_at', 'timestamp'] as const) {
          for (const clock of ['iso', 'ms', 's'] as const) {
            vendors.helpdesky.shape = { list, author, time, clock };
            const read = await history(helpdesky(), contact, wire);
            const since = (seenAt?: number) => read.ok && countHistory(read.value, new Set(), seenAt)?.unread;
            expect([since(), since(at + 1000)]).toEqual([2, 1]);
            expect(read.ok && read.value.map(({ id }) => id)).toEqual([conversationId]);
          }
        }
      }
    }
    vendors.helpdesky.shape = { ...vendors.helpdesky.shape, list: 'unreadable' };
    expect(await history(helpdesky(), contact, wire)).toMatchObject({ trouble: { reason: 'malformed' } });
    expect(await history(helpdesky(), { ...contact, contactToken: 'x' }, wire)).toMatchObject({
      trouble: { reason: 'contact-refused' },
    });
  });
});

describe('whatever goes wrong has its name, with each vendor', () => {
  const questions = {
    cobrowse: () => getSession(cobrowse(), vendors.cobrowse.token(), '000000', wire),
    helpshift: () => unread(helpshift(), vendors.helpshift.account.key, { id: 'u' }, wire),
    helpdesky: () => history(helpdesky(), { contactId: 'c', contactToken: 't' }, wire),
  };
  test.each<[Fault, string]>([
    ['401', 'key-refused'],
    ['403', 'not-allowed'],
    ['429', 'too-many'],
    ['500', 'vendor-down'],
    ['html', 'malformed'],
    ['wrong-json', 'malformed'],
    ['bad-json', 'malformed'],
    ['offline', 'unreachable'],
  ])('%s is %s', async (fault, reason) => {
    vendors.switches.set('all', fault);
    for (const [vendor, ask] of Object.entries(questions)) {
      // Helpdesky's key belongs to one contact.
      const isKey = vendor === 'helpdesky' && ['401', '403'].includes(fault);
      const wanted = isKey ? 'contact-refused' : reason;
      expect(await ask()).toMatchObject({ ok: false, trouble: { reason: wanted } });
    }
  });

  test('an answer that is cut off is malformed', async () => {
    vendors.switches.set('helpshift', 'cut-off');
    expect(await questions.helpshift()).toMatchObject({ trouble: { reason: 'malformed' } });
  });

  test.each(['seconds', 'epoch-s', 'epoch-ms'] as const)(
    'a limit’s end is read, given as %s',
    async (reset) => {
      vendors.switches.set('helpshift', { fault: '429', seconds: 90, reset });
      const answer = await questions.helpshift();
      const wait = ((!answer.ok && answer.trouble.until) || 0) - vendors.clock.now();
      expect(wait).toBeGreaterThan(85_000);
      expect(wait).toBeLessThanOrEqual(91_000);
    },
  );
});
