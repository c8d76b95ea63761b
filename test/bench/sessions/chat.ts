import type { Page } from 'puppeteer-core';
import type { Session } from '../../../utils/sessions/session.ts';
import type { Driver } from '../../tools/browsers/driver.ts';

export const chatPage = `<!doctype html><html lang="en"><title>Chat</title>
<main role="log">${Array.from({ length: 200 }, (_, at) => `<p>Message ${at} of a long conversation.</p>`).join('')}</main>`;

/** Sessions that go on, with codes of their own. */
export function liveSessions(count: number, now: number): Session[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `file:live${at}`,
    source: 'file',
    kind: 'cobrowse',
    code: String(100_003 + at * 7_919),
    startedAt: now,
    expiresAt: now + 20 * 60_000,
    updatedAt: now,
  }));
}

/** Writes a message with a code and waits until it is lit as live. @returns ms */
export function seenToResolved(page: Page, code: string): Promise<number> {
  return page.evaluate(
    (code) =>
      new Promise<number>((resolve, reject) => {
        const line = document.createElement('p');
        line.textContent = `My session code is ${code}, can you see it?`;
        const start = performance.now();
        document.querySelector('main')?.append(line);
        const isLive = () => {
          for (const [name, highlight] of CSS.highlights as unknown as Iterable<
            [string, Iterable<AbstractRange>]
          >) {
            if (!name.startsWith('patchcord') || !name.includes('live')) continue;
            for (const { startContainer } of highlight) if (line.contains(startContainer)) return true;
          }
          return false;
        };
        const look = () => {
          const taken = performance.now() - start;
          if (isLive()) resolve(taken);
          else if (taken > 10_000) reject(new Error(`${code} was not lit`));
          else setTimeout(look, 0);
        };
        look();
      }),
    code,
  );
}

/** Asks the background, which does not run, what a code means. @returns ms until it answers */
export async function wakeMs(driver: Driver, code: string): Promise<number> {
  await driver.killBackground();
  return driver.office(async (api, code) => {
    const start = performance.now();
    await api.runtime.sendMessage({ call: 'code.resolve', given: { code, kind: 'cobrowse', deep: false } });
    return performance.now() - start;
  }, code);
}
