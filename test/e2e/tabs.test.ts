import { expect, test } from 'vitest';
import type { Session } from '../../utils/sessions/session.ts';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { hosts, openScene, until } from './harness.ts';
import { codeOf, openDesk } from './plain-desk.ts';
import { tables } from './stored.ts';

const scene = openScene({ grants: [hosts.desk] });
const count = 40;

test('forty chat tabs in two windows: all resolve, and an import of forty parts is told of a few times', {
  timeout: 120_000,
}, async () => {
  const { driver } = scene;
  const desk = await openDesk();
  await desk.use(driver);
  const addresses = Array.from({ length: count }, (_, at) => desk.url(at));
  await driver.office(async (api, addresses) => {
    const half = addresses.length / 2;
    for (const part of [addresses.slice(0, half), addresses.slice(half)]) {
      const window = await api.windows.create({ url: part[0] ?? '' });
      const windowId = window.id ?? 0;
      for (const url of part.slice(1)) await api.tabs.create({ windowId, url, active: false });
    }
  }, addresses);
  const pages = await until(async () => {
    const open = await driver.browser.pages();
    const found = addresses.map((address) => open.find((page) => page.url() === address));
    return found.every((page) => page !== undefined) && found;
  }, 'the tabs to be open');
  const shows = async (at: number, name: string): Promise<boolean> => {
    const page = pages[at];
    const lit = page ? await driver.lit(page) : [];
    return lit.some((each) => each.text === codeOf(at) && each.name.startsWith(`patchcord-${name}`));
  };
  for (const [at, page] of pages.entries()) {
    await page.bringToFront();
    await until(() => shows(at, 'unresolved'), `${codeOf(at)} to be lit`);
  }
  const recorded = async (): Promise<Sighting[]> =>
    (await tables<{ sightings: Sighting[] }>(driver, 'sightings')).sightings;
  await until(async () => (await recorded()).length === count, 'every code to be recorded');
  const sightings = await recorded();
  expect(sightings.map(({ code }) => code).sort()).toEqual(addresses.map((_, at) => codeOf(at)).sort());
  expect(new Set(sightings.map(({ tab }) => tab)).size).toBe(count);

  // What frames tell the background, the extension's other pages hear as well.
  await driver.office((api) => {
    const heard = { seen: 0 };
    Reflect.set(globalThis, 'heard', heard);
    api.runtime.onMessage.addListener((message: unknown) => {
      if ((message as { call?: unknown }).call === 'codes.seen') heard.seen += 1;
      return undefined;
    });
  });
  const now = Date.now();
  const parts = addresses.map(
    (_, at): Session => ({
      id: `file:${at}`,
      source: 'file',
      kind: 'cobrowse',
      code: codeOf(at),
      customer: { name: `Customer ${at}` },
      startedAt: now - 60_000,
      expiresAt: now + 15 * 60_000,
      state: 'pending',
      updatedAt: now,
    }),
  );
  await driver.office(async (api, parts) => {
    for (const session of parts)
      await api.runtime.sendMessage({ call: 'sessions.put', given: { sessions: [session] } });
  }, parts);
  for (const at of pages.keys()) await until(() => shows(at, 'live'), `${codeOf(at)} to be live`);
  const { seen } = await driver.office(() => Reflect.get(globalThis, 'heard') as { seen: number });
  // Each tab asks once for what was told; without gathering it would be forty times forty.
  expect(seen).toBeGreaterThanOrEqual(count);
  expect(seen).toBeLessThanOrEqual(4 * count);
  expect((await recorded()).length).toBe(count);
  desk.close();
});
