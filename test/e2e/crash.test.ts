import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterEach, expect, inject, test } from 'vitest';
import type { FileImport } from '../../utils/sources/imports.ts';
import { says } from '../tools/agent.ts';
import { type Driver, openBrowser } from '../tools/browsers/driver.ts';
import { until } from './harness.ts';
import { storedSessions, tables } from './stored.ts';

const rows = 40_000;
const folder = mkdtempSync(join(tmpdir(), 'patchcord-crash-'));
const profile = join(folder, 'profile');
let driver: Driver | undefined;

afterEach(async () => {
  await driver?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

function open(): Promise<Driver> {
  return openBrowser(inject('browser'), { extension: inject('extension'), headless: true, profile });
}

test('a browser that is killed in the middle of an import goes on with it when it is started again', async () => {
  const file = join(folder, 'large.csv');
  const lines = Array.from(
    { length: rows },
    (_, at) => `${String(at).padStart(6, '0')},n${at},2025-11-20T10:00:00Z,Person ${at}`,
  );
  writeFileSync(file, `session_code,id,created,user_name\n${lines.join('\n')}\n`);
  driver = await open();
  const started = await driver.view('options');
  const input = await started.waitForSelector('#import input[type=file]:not([disabled])');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  await started.locator('#import form button[type=submit]').click();
  const read = async (): Promise<number> => {
    if (!driver) return 0;
    const { imports } = await tables<{ imports: FileImport[] }>(driver, 'imports');
    return imports[0]?.rows ?? 0;
  };
  const before = await until(async () => (await read()) > rows / 10 && read(), 'rows to be read', 30_000);
  expect(before).toBeLessThan(rows);
  await driver.crash();

  driver = await open();
  const options = await driver.view('options');
  const said = await says(options, 'large.csv was imported.');
  expect(said).toContain('40,000 sessions written');
  const ids = (await storedSessions(driver)).map(({ id }) => id);
  expect(ids.length).toBe(rows);
  expect(new Set(ids).size).toBe(rows);
});
