import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVendors, type Vendors } from './server.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

async function open(url: string) {
  const response = await fetch(url.replace(vendors.url, vendors.local));
  const text = await response.text();
  return { status: response.status, title: /<title>(.*)<\/title>/.exec(text)?.[1], text };
}

test('the list of sessions shows every help code, whatever the address adds', async () => {
  vendors.noibu.addSession({ helpCode: '012345' });
  vendors.noibu.addSession({ helpCode: '482913' });
  const { status, title, text } = await open(`${vendors.noibu.listUrl()}?helpCode=482913`);
  expect([status, title]).toEqual([200, `Noibu sessions of ${vendors.noibu.domainId}`]);
  expect(text).toContain('data-code="012345"');
  expect(text).toContain('data-code="482913"');
  expect(text).toContain('<input name="help-code" autocomplete="off">');
});

test('the player opens the recording that a record names', async () => {
  const session = vendors.noibu.addSession({ wspath: 'eu/2026 11/äöü?x=1' });
  const { status, title } = await open(vendors.noibu.playerUrl(session));
  expect([status, title]).toEqual([200, `Noibu session ${session.id}, help code ${session.helpCode}`]);
  expect((await open(`${vendors.noibu.listUrl()}/player?wspath=none`)).status).toBe(404);
  expect((await open(`${vendors.noibu.listUrl()}/player`)).status).toBe(404);
});

test('another domain and another page are not there', async () => {
  expect((await open(`${vendors.url}/00000000-0000-4000-8000-000000000000/sessions`)).status).toBe(404);
  expect((await open(`${vendors.url}/${vendors.noibu.domainId}/api`)).status).toBe(404);
});
