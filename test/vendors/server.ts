import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cobrowse } from './cobrowse.ts';
import { answerDemo } from './demo.ts';
import { type Ask, Clock, json, type Reply, type StandIn } from './exchange.ts';
import { Helpdesky } from './helpdesky.ts';
import { Helpshift } from './helpshift.ts';
import { Noibu } from './noibu.ts';
import { Switches, type VendorName } from './switches.ts';

/** One request as it came in. `/demo/…` and icons are not kept. */
export interface VendorRequest {
  /** `undefined` where the path is no vendor's. */
  vendor: VendorName | undefined;
  method: string;
  /** With the query, as it was sent. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Epoch ms. */
  at: number;
  /** The status of the answer, once there is one; 0 when the connection was broken instead. */
  status?: number;
}

export interface VendorOptions {
  /** Any free one unless told. */
  port?: number;
  /** Gives epoch milliseconds; the machine's clock unless told. */
  now?: () => number;
  /** Gives numbers in [0, 1), for codes and ids. */
  random?: () => number;
  /** What short links begin with; `Vendors.url` unless told, which has another port every time. */
  address?: string;
}

export interface Vendors {
  /** For browsers, which resolve every name under localhost themselves: `http://vendor.localhost:PORT`. */
  url: string;
  /** For Node, which may not: `http://127.0.0.1:PORT`. */
  local: string;
  cobrowse: Cobrowse;
  helpshift: Helpshift;
  helpdesky: Helpdesky;
  noibu: Noibu;
  switches: Switches;
  clock: Clock;
  /** Oldest first; a test may empty it. */
  requests: VendorRequest[];
  /** The first request, past or future, of which `test` is true; for waiting for a client that works by itself. */
  arrived(test: (request: VendorRequest) => boolean): Promise<VendorRequest>;
  /** Answers what is held, ends every connection and frees the port. */
  close(): Promise<void>;
}

/** No request of a client comes near this; a larger one is a mistake. */
const largestBody = 1_000_000;

/** Starts all stand-ins on one port of the loopback. Their paths do not collide. */
export async function startVendors(options: VendorOptions = {}): Promise<Vendors> {
  const clock = new Clock(options.now);
  const random = options.random ?? Math.random;
  const switches = new Switches(() => clock.now());
  const requests: VendorRequest[] = [];
  const awaited = new Set<(request: VendorRequest) => void>();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A defect of a stand-in, never an answer of a vendor: loud, and not to be mistaken for the switch `500`.
      console.error('A vendor stand-in failed:', error);
      if (!response.headersSent) write(response, json(599, { defect: String(error) }));
      else response.destroy();
    });
  });
  const cobrowse = await Cobrowse.make(clock, random);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://vendor.localhost:${port}`;
  const address = options.address ?? url;
  const helpshift = new Helpshift(clock, random, address);
  const helpdesky = new Helpdesky(clock, random);
  const noibu = new Noibu(random, address);
  const standIns: [VendorName, StandIn][] = [
    ['cobrowse', cobrowse],
    ['helpshift', helpshift],
    ['helpdesky', helpdesky],
    ['noibu', noibu],
  ];
  const vendors: Vendors = {
    url,
    local: `http://127.0.0.1:${port}`,
    cobrowse,
    helpshift,
    helpdesky,
    noibu,
    switches,
    clock,
    requests,
    arrived(test) {
      const past = requests.find(test);
      if (past) return Promise.resolve(past);
      return new Promise((resolve) => {
        const look = (request: VendorRequest) => {
          if (!test(request)) return;
          awaited.delete(look);
          resolve(request);
        };
        awaited.add(look);
      });
    },
    async close() {
      switches.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(`${url}${request.url ?? '/'}`);
    const ask: Ask = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    };
    if (pathname === '/favicon.ico') return write(response, { status: 204, headers: {}, body: '' });
    if (!isDecodable(pathname)) return write(response, json(400, { error: 'The path is not valid' }));
    if (pathname.startsWith('/demo/')) return write(response, answerDemo(ask, vendors, clock));
    const owner = standIns.find(([name]) => name === ownerOf(pathname));
    const kept: VendorRequest = {
      vendor: owner?.[0],
      method: ask.method,
      path: request.url ?? '/',
      headers: ask.headers,
      body: ask.body,
      at: clock.now(),
    };
    requests.push(kept);
    for (const look of [...awaited]) look(kept);
    const nobody = json(404, { error: 'Not found' });
    if (!owner) {
      kept.status = 404;
      return write(response, nobody);
    }
    const [name, standIn] = owner;
    const outcome = await switches.apply(name, standIn, ask, async () => {
      return (await standIn.answer(ask)) ?? nobody;
    });
    kept.status = outcome.how === 'answer' ? outcome.reply.status : 0;
    if (outcome.how === 'break') request.socket.destroy();
    else if (outcome.how === 'cut-off') cutOff(response, outcome.reply);
    else write(response, outcome.reply);
  }

  return vendors;
}

/** Whose path it is, so that a switch breaks that vendor and no other. */
function ownerOf(path: string): VendorName | undefined {
  if (/^\/(api\/messaging|dashboard\/messages)(\/|$)/.test(path)) return 'helpdesky';
  if (/^\/(api\/1|session|sockets|company)\/|^\/(code|connect|dashboard)$/.test(path)) return 'cobrowse';
  if (/^\/(v1|s|admin\/issue)\//.test(path)) return 'helpshift';
  return /^\/[0-9a-f]{8}-/i.test(path) ? 'noibu' : undefined;
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': bytes.length });
  response.end(status === 204 ? undefined : bytes);
}

/** Promises the whole body, sends half of it, and breaks the connection. */
function cutOff(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody) throw new Error(`a body of ${size} bytes was sent to a stand-in`);
  return Buffer.concat(chunks).toString();
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
