import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Session } from '../../utils/sessions/session.ts';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.desk] });

const digits = async (page: Page): Promise<string[]> =>
  (await scene.driver.lit(page)).map(({ text }) => text.replaceAll(/\D/g, ''));

/** The session that this conversation's customer has open, and one of somebody else. */
const own = '640275';
const strange = '771903';

/**
 * Fifty thousand live sessions, put in as they lie in the database: an import of as many is a test of its own. Every code
 * in the conversation that is not named here belongs to none of them.
 */
async function crowd(): Promise<void> {
  const now = Date.now();
  const session = (id: number, code: string, name: string, ago: number): Session => ({
    id: `file:${id}`,
    source: 'file',
    kind: 'cobrowse',
    code,
    customer: { name },
    startedAt: now - ago,
    expiresAt: now - ago + 1_200_000,
    updatedAt: now - ago,
  });
  const named = [session(1, own, 'Priya Raman', 200_000), session(2, strange, 'Bo Lindqvist', 300_000)];
  await scene.driver.office(
    (_, first, template) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('sessions', 'readwrite', { durability: 'relaxed' });
          const store = writing.objectStore('sessions');
          for (const each of first) store.put(each);
          const given = ['Anna', 'James', 'Maria', 'Tom', 'Wei', 'Olga', 'Ahmed', 'Lena', 'Jan', 'Sofia'];
          const family = [
            'Berg',
            'Kowalski',
            'Rossi',
            'Silva',
            'Novak',
            'Meyer',
            'Sato',
            'Khan',
            'Lund',
            'Diaz',
          ];
          const ends = ['', 'er', 'sen', 'ov', 'ez', 'ini', 'ski', 'ton', 'man', 'son'];
          for (let at = 0; at < 49_998; at += 1) {
            // From 800000 on: past all that the conversation shows.
            const code = String(800_000 + at * 4);
            const name = `${given[at % 10]} ${family[(at >> 3) % 10]}${ends[(at >> 6) % 10]}`;
            const startedAt = template.now - ((at * 7_919) % 1_000_000);
            store.put({
              id: `file:crowd-${at}`,
              source: 'file',
              kind: 'cobrowse',
              code,
              customer: { name },
              startedAt,
              expiresAt: startedAt + 1_200_000,
              updatedAt: startedAt,
            });
          }
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    named,
    { now },
  );
}

const sightings = () =>
  scene.driver.office(
    () =>
      new Promise<Sighting[]>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('sightings').objectStore('sightings').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result);
          };
        };
      }),
  );

test('among fifty thousand live sessions a bare number is lit when its session is of this conversation’s customer', async () => {
  const agent = await scene.agent();
  await crowd();
  const desk = await agent.desk('checkout');
  await agent.useSite(desk);
  agent.demo.say('checkout', `and the other one was ${strange}`);
  agent.demo.say('checkout', own);
  await until(async () => (await digits(desk)).includes(own), 'the customer’s code to be lit');
  const strangers = await until(
    async () => (await sightings()).find(({ code }) => code === strange),
    'the stranger’s number to be told of',
  );
  expect(strangers.strength).toBe('weak');
  expect(strangers.meant).toBeUndefined();
  expect(await digits(desk)).not.toContain(strange);

  await agent.pointAt(desk, own);
  const card = agent.driver.card(desk);
  await card.shows('Priya Raman');
  await card.click(/why\?/);
  await card.shows('The conversation names its customer.');

  const popup = await agent.driver.popup(desk);
  await says(popup, '640 275');
  expect(await popup.evaluate(() => document.body.innerText)).not.toContain('771 903');
  await popup.close();
  expect(await digits(desk)).not.toContain(strange);
});
