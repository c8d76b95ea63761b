import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BuiltFile } from './pages.ts';

/**
 * What one host offers: `GET /chats/:id` and how to answer it. `:name` stands for one part of the path, a last `*` for
 * whatever is left.
 */
export type Routes = Record<string, (asked: Asked) => Promise<Reply> | Reply>;

export interface Asked {
  /** What stood in the place of `:name`. */
  part(name: string): string;
  /** The body as JSON; undefined when there is none. */
  json(): Promise<unknown>;
}

export type Reply =
  | { json: unknown; status?: number }
  | { text: string; type: string; name?: string }
  | { file: string; rules?: string }
  /** Keeps the answer open; `start` gets a way to send one event and returns how to stop. */
  | { events: (send: (event: unknown) => void) => () => void }
  | { status: number };

const bodyLimit = 64 * 1024;

/**
 * One server on 127.0.0.1 that tells its hosts apart by their first label: `desk.localhost` and `desk.localhost:1234`
 * are both `desk`. Any other name, the bare address too, is `start`.
 * @param port 0 takes a free one
 */
export async function serve(
  hosts: Record<'start' | 'desk' | 'shop' | 'notes', Routes>,
  files: Map<string, BuiltFile>,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, { json: { message: String(error) }, status: error instanceof BadBody ? 400 : 500 });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const label = request.headers.host?.split('.')[0] ?? '';
    const routes = label === 'desk' || label === 'shop' || label === 'notes' ? hosts[label] : hosts.start;
    const asset = url.pathname.startsWith('/assets/') ? url.pathname.slice(1) : undefined;
    if (asset) {
      send(response, { file: asset });
      return;
    }
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    for (const [name, reply] of Object.entries(routes)) {
      const parts = match(name, `${method} ${url.pathname}`);
      if (!parts) continue;
      const asked: Asked = { part: (part) => parts.get(part) ?? '', json: () => readJson(request) };
      send(response, await reply(asked));
      return;
    }
    send(response, { status: 404 });
  }

  function send(response: ServerResponse, reply: Reply): void {
    const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    if ('json' in reply) {
      response.writeHead(reply.status ?? 200, {
        ...always,
        'content-type': 'application/json; charset=utf-8',
      });
      response.end(JSON.stringify(reply.json));
    } else if ('text' in reply) {
      const saved = reply.name ? { 'content-disposition': `attachment; filename="${reply.name}"` } : {};
      response.writeHead(200, { ...always, ...saved, 'content-type': reply.type });
      response.end(reply.text);
    } else if ('file' in reply) {
      const file = files.get(reply.file);
      const rules = reply.rules ? { 'content-security-policy': reply.rules } : {};
      const type = file ? { 'content-type': file.type } : {};
      response.writeHead(file ? 200 : 404, { ...always, ...rules, ...type });
      response.end(file?.body);
    } else if ('events' in reply) {
      response.writeHead(200, { ...always, 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 500\n\n');
      const stop = reply.events((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
      response.on('close', stop);
    } else {
      response.writeHead(reply.status, always);
      response.end();
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // Event streams never end by themselves.
        server.closeAllConnections();
      }),
  };
}

/** @returns what stood in the pattern's places, or undefined when the pattern does not fit */
function match(pattern: string, asked: string): Map<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = asked.split('/');
  const open = wanted.at(-1) === '*';
  if (open ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const parts = new Map<string, string>();
  for (const [index, want] of wanted.entries()) {
    const part = given[index] ?? '';
    if (want === '*') break;
    if (want.startsWith(':')) parts.set(want.slice(1), part);
    else if (want !== part) return undefined;
  }
  return parts;
}

class BadBody extends Error {}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) throw new BadBody(`more than ${bodyLimit} bytes`);
    parts.push(part);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new BadBody('the body is no JSON');
  }
}
