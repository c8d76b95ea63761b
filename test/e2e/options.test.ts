import { expect, test } from 'vitest';
import { press, says } from '../tools/agent.ts';
import { hosts, openScene, until } from './harness.ts';

const scene = openScene({ grants: [hosts.vendor] });

/** How many records a table holds, read as our own pages read it. */
function count(table: string): Promise<number> {
  return scene.driver.office(
    (_, name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('patchcord');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction(name).objectStore(name).count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    table,
  );
}

test('a company’s export is imported, and importing it again changes nothing', async () => {
  const agent = await scene.agent();
  expect(await agent.importDemo()).toContain('40 sessions written');
  expect(await agent.importDemo()).toContain('40 left out');
  expect(await count('sessions')).toBe(40);
});

test('codes that a spreadsheet robbed of their zeros are mended and counted', async () => {
  const agent = await scene.agent();
  const said = await agent.importFile('few.csv', 'session_code,id,created\n42,a1,2026-11-20T10:00:00Z\n');
  expect(said).toContain('1 code had lost its leading zeros');
});

test('bad rows are refused with their line, the others are taken', async () => {
  const agent = await scene.agent();
  const said = await agent.importFile('rows.csv', 'code,id\n123456,ok1\nhello,bad\n,none\n');
  expect(said).toContain('1 session written');
  expect(said).toContain('2 rows refused');
  expect(said).toContain('Line 3');
});

test('a file that is no session data says so', async () => {
  const agent = await scene.agent();
  const said = await agent.importFile('photo.json', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]));
  expect(said).toContain('cannot be read as session data');
});

test('each vendor’s connection can be tested', async () => {
  const agent = await scene.agent();
  expect(await agent.connect('Cobrowse')).toContain('accepted the token of agent@example.com');
  expect(await agent.connect('Helpshift')).toContain('accepted the key');
  expect(await agent.connect('Noibu')).toContain(agent.demo.vendors.noibu.domainId);
  expect(await agent.connect('Helpdesky')).toContain('answers');
});

test('a wrong key is said with what to do', async () => {
  const agent = await scene.agent();
  const said = await agent.connect('Helpshift', { Name: 'Wrong Helpshift', 'API key': 'nobody' });
  expect(said).toContain('refused the key or token');
  expect(said).toContain('Paste a new one in Options › Accounts.');
});

test('an expired token is told apart from a wrong one', async () => {
  const agent = await scene.agent();
  const { cobrowse } = agent.demo.vendors;
  const said = await agent.connect('Cobrowse', {
    Name: 'Old Cobrowse',
    'Agent token (JWT)': cobrowse.token({ expiresIn: -60 }),
  });
  expect(said).toContain('The token for Old Cobrowse has expired.');
});

test('no page of ours can read a key back', async () => {
  const options = await scene.driver.view('options');
  await says(options, 'Accounts');
  const key = (await scene.demo()).accounts().helpshift.key;
  expect(await options.content()).not.toContain(key);
});

test('everything can be deleted', async () => {
  const options = await scene.driver.view('options');
  await press(options, 'Delete everything…');
  await options.locator('dialog button[value=yes]').click();
  await says(options, 'records were deleted');
  await until(async () => (await count('sessions')) === 0, 'the sessions to be gone');
  expect(await Promise.all(['secrets', 'accounts', 'sightings', 'links'].map(count))).toEqual([0, 0, 0, 0]);
});
