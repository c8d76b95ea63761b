import { type Ask, json, page, type Reply, type StandIn } from './exchange.ts';

export const vendorNames = ['cobrowse', 'helpshift', 'helpdesky', 'noibu'] as const;
export type VendorName = (typeof vendorNames)[number];

/**
 * What can be made to go wrong.
 * `401` `403` `429` `500`: that status, in the vendor's own shape. `slow`: the right answer, `ms` later. `held`: the right
 * answer, once released. `cut-off`: half of the right body, then the connection breaks. `html`: a page with status 200, as a
 * captive portal sends. `wrong-json`: JSON with status 200, of another shape. `bad-json`: status 200, no JSON though it
 * says so. `huge`: a good beginning and then three million spaces. `redirect`: 302 to the same path on another name of this
 * machine. `offline`: the connection breaks before any answer.
 */
export const faults = [
  'off',
  '401',
  '403',
  '429',
  '500',
  'slow',
  'held',
  'cut-off',
  'html',
  'wrong-json',
  'bad-json',
  'huge',
  'redirect',
  'offline',
] as const;
export type Fault = (typeof faults)[number];

export interface Switch {
  fault: Fault;
  /** `slow`: milliseconds before the answer, 1,000 unless told. */
  ms?: number;
  /** Turns itself off after so many requests; otherwise it stays. */
  times?: number;
  /** Only for paths that contain this. */
  path?: string;
  /** `429`: seconds until requests are allowed again, 60 unless told. */
  seconds?: number;
  /**
   * `429`: how `X-Rate-Limit-Reset` is given: as the seconds left, as the epoch in seconds or in milliseconds; all were seen
   * with vendors that use this header, and Helpshift does not document which.
   */
  reset?: 'seconds' | 'epoch-s' | 'epoch-ms' | 'none';
  /** `429`: how `Retry-After` is given (RFC 9110 allows seconds and a date). Absent unless told. */
  retryAfter?: 'seconds' | 'date' | 'none';
}

/** What the server does with the connection: answer, answer half and break, or break at once. */
export type Outcome = { how: 'answer' | 'cut-off'; reply: Reply } | { how: 'break' };

/** One switch per vendor, settable in code and by `POST /demo/switches`. */
export class Switches {
  readonly #set = new Map<VendorName, Switch>();
  readonly #waiting = new Map<VendorName, Set<() => void>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the place of the vendor's former switch. What was held before stays held until `release`. */
  set(vendor: VendorName | 'all', to: Fault | Switch): void {
    const chosen = typeof to === 'string' ? { fault: to } : { ...to };
    for (const name of vendor === 'all' ? vendorNames : [vendor]) {
      if (chosen.fault === 'off') this.#set.delete(name);
      else this.#set.set(name, { ...chosen });
    }
  }

  /** Everything off, and what was held or slow is answered now. */
  clear(): void {
    this.#set.clear();
    this.release();
  }

  /** Lets the held and the slow requests go on. */
  release(vendor?: VendorName): void {
    for (const [name, waiting] of this.#waiting) {
      if (vendor === undefined || name === vendor) for (const go of [...waiting]) go();
    }
  }

  get(vendor: VendorName): Switch {
    return this.#set.get(vendor) ?? { fault: 'off' };
  }

  all(): Record<VendorName, Switch> {
    return {
      cobrowse: this.get('cobrowse'),
      helpshift: this.get('helpshift'),
      helpdesky: this.get('helpdesky'),
      noibu: this.get('noibu'),
    };
  }

  /** Runs a request through the vendor's switch. `answer` is not called where the vendor would not have got so far. */
  async apply(
    vendor: VendorName,
    standIn: StandIn,
    ask: Ask,
    answer: () => Promise<Reply>,
  ): Promise<Outcome> {
    const now = this.#take(vendor, ask);
    switch (now?.fault) {
      case undefined:
      case 'off':
        return { how: 'answer', reply: await answer() };
      case '401':
        return { how: 'answer', reply: standIn.refuse(401, 'Unauthorized') };
      case '403':
        return { how: 'answer', reply: standIn.refuse(403, 'Forbidden') };
      case '429': {
        const reply = standIn.refuse(429, 'Too many requests');
        return {
          how: 'answer',
          reply: { ...reply, headers: { ...reply.headers, ...this.#limits(now) } },
        };
      }
      case '500':
        return { how: 'answer', reply: standIn.refuse(500, 'Internal server error') };
      case 'slow':
        await this.#wait(vendor, now.ms ?? 1000);
        return { how: 'answer', reply: await answer() };
      case 'held':
        await this.#wait(vendor);
        return { how: 'answer', reply: await answer() };
      case 'cut-off':
        return { how: 'cut-off', reply: await answer() };
      case 'html':
        return {
          how: 'answer',
          reply: page(200, 'Sign in to the guest network', ['Accept the terms to go on.']),
        };
      case 'wrong-json':
        return { how: 'answer', reply: json(200, { hello: ['world'], code: 482913 }) };
      case 'bad-json':
        return {
          how: 'answer',
          reply: { ...json(200, {}), body: '{"active_issue": {"issue_id": 78, unread' },
        };
      case 'huge':
        return { how: 'answer', reply: { ...json(200, {}), body: `[${' '.repeat(3_000_000)}]` } };
      case 'redirect': {
        const port = ask.headers.host?.split(':')[1] ?? '';
        const location = `http://localhost:${port}${ask.path}`;
        return { how: 'answer', reply: { status: 302, headers: { location }, body: '' } };
      }
      case 'offline':
        return { how: 'break' };
    }
  }

  #take(vendor: VendorName, ask: Ask): Switch | undefined {
    const now = this.#set.get(vendor);
    if (!now || (now.path !== undefined && !ask.path.includes(now.path))) return undefined;
    if (now.times !== undefined) {
      now.times -= 1;
      if (now.times <= 0) this.#set.delete(vendor);
    }
    return now;
  }

  #limits({ seconds = 60, reset = 'seconds', retryAfter = 'none' }: Switch): Record<string, string> {
    const until = this.#now() + seconds * 1000;
    const resets = { seconds: seconds, 'epoch-s': Math.ceil(until / 1000), 'epoch-ms': until };
    return {
      'x-rate-limit-remaining': '0',
      ...(reset === 'none' ? {} : { 'x-rate-limit-reset': String(resets[reset]) }),
      ...(retryAfter === 'none'
        ? {}
        : { 'retry-after': retryAfter === 'date' ? new Date(until).toUTCString() : String(seconds) }),
    };
  }

  #wait(vendor: VendorName, ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(vendor) ?? new Set();
      this.#waiting.set(vendor, waiting);
      const go = () => {
        clearTimeout(timer);
        waiting.delete(go);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(go, ms);
      waiting.add(go);
    });
  }
}

/** Reads a switch from the outside; the words are those of `Switch`. */
export function readSwitch(
  body: Record<string, unknown> | undefined,
): { vendor: VendorName | 'all'; to: Switch } | undefined {
  const vendor = ['all', ...vendorNames].find((name) => name === body?.vendor);
  const fault = faults.find((name) => name === body?.fault);
  if (!vendor || !fault) return undefined;
  const to: Switch = { fault };
  for (const key of ['ms', 'times', 'seconds'] as const) {
    const value = body?.[key];
    if (typeof value === 'number' && value >= 0) to[key] = value;
  }
  if (typeof body?.path === 'string') to.path = body.path;
  const reset = (['seconds', 'epoch-s', 'epoch-ms', 'none'] as const).find((name) => name === body?.reset);
  if (reset) to.reset = reset;
  const retryAfter = (['seconds', 'date', 'none'] as const).find((name) => name === body?.retryAfter);
  if (retryAfter) to.retryAfter = retryAfter;
  return { vendor: vendor as VendorName | 'all', to };
}
