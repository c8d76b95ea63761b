import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver } from '../tools/browsers/driver.ts';
import { hosts } from './harness.ts';

/** The code that a conversation shows. */
export const codeOf = (conversation: number): string => String(613_000 + conversation * 17);

/**
 * A desk of small pages, one conversation each, with nothing beside it: for scenarios with more tabs than the demo's desk can
 * have, whose connections a browser counts, or where a conversation may be seen in one place alone.
 */
export async function openDesk() {
  const server = createServer((request, answer) => {
    const conversation = Number(request.url?.split('/').at(-1));
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(
      `<!doctype html><title>Chat</title><p>Hello, my Cobrowse session code is ${codeOf(conversation)}.</p>`,
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (conversation: number) => `http://desk.localhost:${port}/chat/${conversation}`,
    /** Turns the site on, as the popup does. */
    use: async (driver: Driver) => {
      await driver.grant(hosts.desk);
      await driver.office(
        (api, pattern) => api.runtime.sendMessage({ call: 'site.want', given: { pattern, frames: [] } }),
        hosts.desk,
      );
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
