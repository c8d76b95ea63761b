import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { programOf } from '../../tools/browsers/program.ts';

const here = new URL('.', import.meta.url).pathname;

/** A script of the bench in one piece, as content scripts are. */
export async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2023',
      minify: process.env.BENCH_PLAIN === undefined,
      lib: { entry: join(here, name), formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  });
  const [built] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const chunk = built?.output.find((each) => each.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`${name} gave no script`);
  return chunk.code;
}

/** Serves one page on the loopback. */
export async function servePage(html: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** A browser with the probe in the world of content scripts. */
export async function openProbe(
  name: 'chromium' | 'firefox',
  script: string,
): Promise<{ page: Page; browser: Browser; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'));
  const extension = join(folder, 'probe');
  mkdirSync(extension);
  writeFileSync(join(extension, 'probe.js'), script);
  writeFileSync(
    join(extension, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Probe',
      version: '1',
      browser_specific_settings: { gecko: { id: 'probe@bench.example' } },
      host_permissions: ['http://127.0.0.1/*'],
      content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['probe.js'], run_at: 'document_idle' }],
    }),
  );
  const root = process.getuid?.() === 0;
  const browser =
    name === 'chromium'
      ? await puppeteer.launch({
          executablePath: programOf('chromium'),
          enableExtensions: true,
          pipe: true,
          args: [
            '--enable-unsafe-extension-debugging',
            '--js-flags=--expose-gc',
            '--window-size=1280,900',
            ...(root ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
          ],
        })
      : await puppeteer.launch({
          browser: 'firefox',
          executablePath: programOf('firefox'),
          args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
          extraPrefsFirefox: {
            // Its clock has steps of 1 ms otherwise.
            'privacy.reduceTimerPrecision': false,
          },
        });
  await browser.installExtension(extension);
  const page = await browser.newPage();
  return {
    page,
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Has the probe do something, and waits for what it says. */
export async function probe(page: Page, what: string): Promise<Record<string, number>> {
  await page.waitForSelector('html[data-probe]');
  await page.evaluate((detail) => {
    document.documentElement.removeAttribute('data-bench');
    document.dispatchEvent(new CustomEvent('patchcord-bench', { detail }));
  }, what);
  await page.waitForSelector('html[data-bench]', { timeout: 180_000 });
  const said = JSON.parse((await page.$eval('html', (root) => root.getAttribute('data-bench'))) ?? '{}');
  if (said.error) throw new Error(`${what}: ${said.error}`);
  return said;
}
