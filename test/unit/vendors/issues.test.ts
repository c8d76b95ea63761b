import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countIssues } from '../../../utils/vendors/helpshift/issues.ts';
import type { Wire } from '../../../utils/vendors/request.ts';
import { startVendors, type Vendors } from '../../vendors/server.ts';
import { json, wireOf } from './wire.ts';

let vendors: Vendors;
let wire: Wire;
beforeAll(async () => {
  vendors = await startVendors();
  wire = { fetch, now: () => vendors.clock.now() };
});
afterAll(() => vendors.close());
beforeEach(() => {
  vendors.switches.clear();
  vendors.helpshift.issues.length = 0;
  vendors.helpshift.account.noIssues = false;
});

const account = () => {
  const { domain, apps } = vendors.helpshift.account;
  return {
    vendor: 'helpshift',
    id: 'h',
    label: 'shop.eu',
    api: vendors.local,
    domain,
    appId: apps[0] ?? '',
  } as const;
};
const count = (states: string[], assignee?: string) =>
  countIssues(account(), vendors.helpshift.account.key, { states, assignee }, wire);

describe('the issues that wait, at a stand-in as strict as the API', () => {
  test('are counted by state, all of them, though one is fetched', async () => {
    for (let at = 0; at < 12; at += 1) {
      const issue = vendors.helpshift.addIssue({ uid: `u${at}` }, 0);
      issue.state = at < 7 ? 'new' : at < 9 ? 'waiting-for-agent' : 'agent-replied';
    }
    expect(await count(['new', 'waiting-for-agent'])).toEqual({ ok: true, value: 9 });
    expect(await count(['pending-reassignment'])).toEqual({ ok: true, value: 0 });
  });

  test('are the agent’s own where their address is given', async () => {
    vendors.helpshift.addIssue({ uid: 'a' }, 0).assignee = 'me@shop.eu';
    vendors.helpshift.addIssue({ uid: 'b' }, 0).assignee = 'you@shop.eu';
    expect(await count(['new'], 'me@shop.eu')).toEqual({ ok: true, value: 1 });
  });

  test('a key without the right to them is told so, in words', async () => {
    vendors.helpshift.account.noIssues = true;
    expect(await count(['new'])).toMatchObject({
      ok: false,
      trouble: { reason: 'not-allowed', who: 'shop.eu' },
    });
  });

  test('a state that the API does not know is refused there', async () => {
    expect(await count(['waiting'])).toMatchObject({ ok: false, trouble: { reason: 'refused' } });
  });
});

const told = (body: unknown) => countIssues(account(), 'key', { states: ['new'] }, wireOf(json(body)).wire);

test.each([
  [{ 'total-hits': '12' }, 12],
  [{ 'total-hits': 0, issues: [] }, 0],
])('an answer %j is %d', async (body, value) => {
  expect(await told(body)).toEqual({ ok: true, value });
});

test.each([{}, { 'total-hits': -1 }, { 'total-hits': null }, { 'total-hits': 1.5 }, { total: 3 }, []])(
  'an answer %j is no zero',
  async (body) => {
    expect(await told(body)).toMatchObject({ ok: false, trouble: { reason: 'malformed' } });
  },
);
