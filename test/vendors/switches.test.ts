import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startVendors, type Vendors } from './server.ts';
import { type Fault, type Switch, type VendorName, vendorNames } from './switches.ts';

const start = Date.UTC(2026, 10, 21, 12);
let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors({ now: () => start });
});
beforeEach(() => {
  vendors.switches.clear();
  vendors.requests.length = 0;
});
afterAll(() => vendors.close());

/** A request that each vendor answers with 200 when nothing is wrong. */
function ask(vendor: VendorName, init: RequestInit = {}): Promise<Response> {
  const { account } = vendors.helpshift;
  const { contact } = vendors.helpdesky.start('ann@example.com', 'Hello');
  const paths: Record<VendorName, string> = {
    cobrowse: '/api/1/users/me',
    helpshift: `/v1/acme/console/messages/unread?app_id=${account.apps[0]}&uid=1`,
    helpdesky: `/api/messaging/widget/${vendors.helpdesky.helpdeskId}/history?contactId=${contact.id}&contactToken=${contact.token}`,
    noibu: `/${vendors.noibu.domainId}/sessions`,
  };
  const headers: Partial<Record<VendorName, HeadersInit>> = {
    cobrowse: { authorization: `Bearer ${vendors.cobrowse.token()}` },
    helpshift: { authorization: `Basic ${btoa(`${account.key}:`)}` },
  };
  return fetch(`${vendors.local}${paths[vendor]}`, { headers: headers[vendor] ?? {}, ...init });
}

describe.each(vendorNames)('%s', (vendor) => {
  test('answers when nothing is switched, and breaks alone when something is', async () => {
    expect((await ask(vendor)).status).toBe(200);
    for (const other of vendorNames) if (other !== vendor) vendors.switches.set(other, 'offline');
    expect((await ask(vendor)).status).toBe(200);
  });

  test.each(['401', '403', '429', '500'] as const)('answers %s', async (fault) => {
    vendors.switches.set(vendor, fault);
    expect((await ask(vendor)).status).toBe(Number(fault));
    expect(vendors.requests).toMatchObject([{ vendor, status: Number(fault) }]);
  });

  test('breaks the connection when offline', async () => {
    vendors.switches.set(vendor, 'offline');
    await expect(ask(vendor)).rejects.toThrow('fetch failed');
    expect(vendors.requests).toMatchObject([{ vendor, status: 0 }]);
  });

  test('cuts the body off', async () => {
    vendors.switches.set(vendor, 'cut-off');
    const response = await ask(vendor);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('answers nonsense with 200', async () => {
    vendors.switches.set(vendor, 'html');
    const html = await ask(vendor);
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await html.text()).toMatch(/^<!doctype html>/);
    vendors.switches.set(vendor, 'wrong-json');
    expect(await (await ask(vendor)).json()).toEqual({ hello: ['world'], code: 482913 });
    vendors.switches.set(vendor, 'bad-json');
    await expect((await ask(vendor)).json()).rejects.toThrow(SyntaxError);
  });

  test('holds the answer until it is released', async () => {
    vendors.switches.set(vendor, 'held');
    let answered = false;
    const answer = ask(vendor).then((response) => {
      answered = true;
      return response;
    });
    await vendors.arrived((request) => request.vendor === vendor);
    expect(answered).toBe(false);
    vendors.switches.release(vendor);
    expect((await answer).status).toBe(200);
  });
});

test('a slow answer comes after the time that was set, or on release', async () => {
  vendors.switches.set('helpshift', { fault: 'slow', ms: 40 });
  const before = performance.now();
  expect((await ask('helpshift')).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  vendors.requests.length = 0;
  vendors.switches.set('helpshift', { fault: 'slow', ms: 3_600_000 });
  const answer = ask('helpshift');
  await vendors.arrived((request) => request.vendor === 'helpshift');
  vendors.switches.release();
  expect((await answer).status).toBe(200);
});

describe('429', () => {
  test.each<[Partial<Switch>, string | null, string | null]>([
    [{}, '60', null],
    [{ seconds: 90 }, '90', null],
    [{ reset: 'epoch-s' }, String(start / 1000 + 60), null],
    [{ reset: 'epoch-ms' }, String(start + 60_000), null],
    [{ reset: 'none' }, null, null],
    [{ reset: 'none', retryAfter: 'seconds' }, null, '60'],
    [{ retryAfter: 'date' }, '60', 'Sat, 21 Nov 2026 12:01:00 GMT'],
  ])('with %j tells when to come back', async (of, reset, retryAfter) => {
    vendors.switches.set('helpshift', { fault: '429', ...of });
    const { headers } = await ask('helpshift');
    expect(headers.get('x-rate-limit-remaining')).toBe('0');
    expect(headers.get('x-rate-limit-reset')).toBe(reset);
    expect(headers.get('retry-after')).toBe(retryAfter);
  });
});

test('a switch wears off after so many requests', async () => {
  vendors.switches.set('cobrowse', { fault: '500', times: 2 });
  const statuses = [await ask('cobrowse'), await ask('cobrowse'), await ask('cobrowse')];
  expect(statuses.map((response) => response.status)).toEqual([500, 500, 200]);
});

test('a switch may be for some paths only, and does not wear off on others', async () => {
  vendors.switches.set('cobrowse', { fault: '500', path: '/sessions', times: 1 });
  expect((await ask('cobrowse')).status).toBe(200);
  const headers = { authorization: `Bearer ${vendors.cobrowse.token()}` };
  expect((await fetch(`${vendors.local}/api/1/sessions`, { headers })).status).toBe(500);
});

test('a refusal speaks the language of Cobrowse, whose SDK reads id and message', async () => {
  for (const fault of ['401', '403', '429', '500'] as Fault[]) {
    vendors.switches.set('cobrowse', fault);
    expect(await (await ask('cobrowse')).json()).toEqual({
      id: expect.any(String),
      message: expect.any(String),
    });
  }
});

test('closing answers what is held and frees the port', async () => {
  const own = await startVendors();
  own.switches.set('noibu', 'held');
  const answer = fetch(`${own.local}/${own.noibu.domainId}/sessions`).catch(() => 'broken');
  await own.arrived(() => true);
  await own.close();
  await answer;
  await expect(fetch(own.local)).rejects.toThrow('fetch failed');
});
