/**
 * `node test/tools/older.ts PACKAGE FILE`: what a version of the extension really stores, for the tests of later versions. Loads the
 * built package, has it do some of everything that it keeps, and writes its database down. To be run with the last commit
 * before the schema gets another version; what an older package does not know yet is left out.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Driver, openBrowser } from './browsers/driver.ts';
import { until } from './browsers/until.ts';

const pattern = 'http://desk.localhost/*';
const minute = 60_000;
const day = 24 * 60 * minute;

function sessions(now: number): object[] {
  const ended = Array.from({ length: 320 }, (_, at) => ({
    id: `file:${at}`,
    source: 'file',
    kind: at % 3 ? 'cobrowse' : 'noibu',
    code: String((at * 7_919) % 1_000_000).padStart(6, '0'),
    customer: { name: `Customer ${at % 40}`, email: `${at % 40}@example.com`, phone: `+49 30 ${at % 40}` },
    startedAt: now - 10 * day - at * minute,
    updatedAt: now - 10 * day - at * minute,
    device: 'Firefox on Linux',
    tags: ['older', '<b>text</b>'],
  }));
  const live = { id: 'cobrowse:live', source: 'cobrowse', kind: 'cobrowse', code: '482913', state: 'active' };
  return [...ended, { ...live, startedAt: now, expiresAt: now + 20 * minute, updatedAt: now }];
}

/** What is asked of the background, by its own pages. A call that it does not know is answered so, and stores nothing. */
function calls(now: number): [call: string, given: object][] {
  const helpshift = { vendor: 'helpshift', id: 'h1', api: 'https://helpshift.invalid', domain: 'shop' };
  return [
    ['sessions.put', { sessions: sessions(now) }],
    ['site.want', { pattern, frames: [] }],
    ['account.save', { account: { ...helpshift, appId: 'shop_app' }, secret: 'key' }],
    ['watch.add', { vendor: 'helpshift', account: 'h1', customer: { email: 'ada@example.com' } }],
    ['template.save', { id: 't1', name: 'Shop', url: 'https://shop.example/help?email={email}' }],
    ['link.make', { request: { by: 't1', customer: { email: 'ada@example.com' } }, once: 'o1' }],
    ['own.save', { labels: [{ text: 'Ticket PIN', kind: 'cobrowse' }], patterns: [] }],
  ];
}

async function use(driver: Driver, desk: string): Promise<void> {
  await driver.grant(pattern);
  for (const [call, given] of calls(Date.now())) {
    const answer = await driver.office((api, message) => api.runtime.sendMessage(message), { call, given });
    console.log(`${call}: ${JSON.stringify(answer).slice(0, 200)}`);
  }
  const page = await driver.page(desk);
  await until(async () => (await driver.lit(page)).length > 0, 'the code to be lit');
}

/** Every table with its keys and what is in it. A `Map` is written as `{ "$map": [[key, value], …] }`, a `Float64Array` as `{ "$floats": […] }`. */
function dump(driver: Driver): Promise<{ version: number; stores: object[] }> {
  return driver.office(
    () =>
      new Promise<{ version: number; stores: object[] }>((resolve, reject) => {
        const plain = (value: unknown): unknown => {
          if (value instanceof Map) return { $map: [...value].map(plain) };
          if (value instanceof Float64Array) return { $floats: [...value] };
          if (Array.isArray(value)) return value.map(plain);
          if (typeof value !== 'object' || value === null) return value;
          return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
        };
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const reading = db.transaction([...db.objectStoreNames]);
          const read = [...db.objectStoreNames].map((name) => {
            const store = reading.objectStore(name);
            const indexes = [...store.indexNames].map((index) => {
              const { keyPath, unique, multiEntry } = store.index(index);
              return { name: index, keyPath, unique, multiEntry };
            });
            return { name, keyPath: store.keyPath, indexes, all: store.getAll() };
          });
          reading.oncomplete = () =>
            resolve({
              version: db.version,
              stores: read.map(({ all, ...store }) => ({ ...store, records: all.result.map(plain) })),
            });
        };
      }),
  );
}

const [extension, file] = process.argv.slice(2);
if (!extension || !file) throw new Error('which package, and into which file?');
const server = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8');
  answer.end('<!doctype html><title>Chat</title><p>My Cobrowse session code is 482-913.</p>');
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const driver = await openBrowser('chromium', { extension, headless: true, grants: [pattern] });
try {
  await use(driver, `http://desk.localhost:${(server.address() as AddressInfo).port}/chat/1`);
  writeFileSync(file, `${JSON.stringify(await dump(driver))}\n`);
} finally {
  await driver.close();
  server.closeAllConnections();
  server.close();
}
