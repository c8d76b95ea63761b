import type { Answer } from '../messages/answer.ts';
import type { SeenCode } from '../messages/calls.ts';
import type { LitCode } from '../sessions/resolution.ts';
import type { Lit } from './lit.ts';
import type { PaintState } from './palette.ts';

/** What is known of a code in this frame. */
interface Entry {
  seen: SeenCode;
  state?: LitCode['state'] | undefined;
  expiresAt?: number | undefined;
  /** The page's address when it was told of last: in another place it counts as seen anew. */
  place?: string | undefined;
}

export interface LedgerOptions {
  /** Tells the background of codes, and gives how they are to be painted. */
  ask(codes: SeenCode[]): Promise<Answer<LitCode[]>>;
  /** A code is to be painted in another way. */
  onChange(code: string): void;
  /** The conversation that the page shows. */
  place(): string;
  signal: AbortSignal;
}

/** A code is about to end when it lives no longer than this, in ms. */
const endingFor = 180_000;
/** As many codes as one message takes along. */
const mostAtOnce = 2_000;
const firstRetry = 1_000;
const longestRetry = 60_000;
/** Timers cannot wait for longer. */
const longestTimer = 2_000_000_000;
/** Codes that are remembered after they left the page, so that a list that recycles its rows asks once. */
const mostKnown = 20_000;

/**
 * What this frame knows of the codes in it: told to the background once each, painted as it answers, and aged by the
 * clock without asking again.
 *
 *   new ──tell()──▶ asked ──answer──▶ live ──3 min left──▶ ending ──▶ over
 *    ▲                │       └─────▶ recording, over, unresolved, hidden
 *    └──no answer─────┘ (again after 1 s, 2 s, … 60 s)
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #pending = new Set<string>();
  readonly #options: LedgerOptions;
  #asking = false;
  #retry = firstRetry;
  #retryTimer = 0;
  #ageTimer = 0;

  constructor(options: LedgerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => {
      clearTimeout(this.#retryTimer);
      clearTimeout(this.#ageTimer);
    });
  }

  /** A code stands in the page. What is new in that is told at the next `tell`. */
  see(lit: Lit): void {
    const { code, kind, strength, excerpt, said, at } = lit;
    const words = excerpt.replace(/\s+/g, ' ').trim();
    const fresh: SeenCode = { code, kind, strength, excerpt: words, said, at };
    const entry = this.#entries.get(code);
    if (!entry) {
      if (this.#entries.size >= mostKnown) this.#forgetOldest();
      this.#entries.set(code, { seen: fresh });
      this.#pending.add(code);
      return;
    }
    if (entry.place !== undefined && entry.place !== this.#options.place()) {
      // What was said elsewhere is not said here.
      entry.seen = fresh;
      entry.place = undefined;
      this.#pending.add(code);
      return;
    }
    const both = merged(entry.seen, fresh);
    if (both === entry.seen) return;
    entry.seen = both;
    this.#pending.add(code);
  }

  /** How a code is to be painted here. Strong ones at once; weak ones only when a session vouches for them. */
  stateOf(lit: Lit): PaintState | undefined {
    const entry = this.#entries.get(lit.code);
    const state = entry && aged(entry, Date.now());
    if (state === 'hidden') return undefined;
    if (lit.strength === 'strong') return state ?? 'unresolved';
    return state === 'unresolved' ? undefined : state;
  }

  /** The agent said that this is no code. */
  dismiss(code: string): void {
    const entry = this.#entries.get(code);
    if (!entry) return;
    entry.state = 'hidden';
    entry.expiresAt = undefined;
    this.#options.onChange(code);
  }

  /** Session data changed: asks again for these codes. */
  again(codes: Iterable<string>): void {
    for (const code of codes) if (this.#entries.has(code)) this.#pending.add(code);
    this.tell();
  }

  /** Tells the background what it does not know yet; quietly again later when it does not answer. */
  tell(): void {
    if (this.#asking || this.#pending.size === 0 || this.#options.signal.aborted || this.#retryTimer !== 0)
      return;
    const codes = [...this.#pending].slice(0, mostAtOnce);
    for (const code of codes) this.#pending.delete(code);
    const entries = codes.flatMap((code) => this.#entries.get(code) ?? []);
    const place = this.#options.place();
    for (const entry of entries) entry.place = place;
    this.#asking = true;
    void this.#options.ask(entries.map(({ seen }) => seen)).then((answer) => {
      this.#asking = false;
      if (this.#options.signal.aborted) return;
      if (answer.ok) {
        this.#retry = firstRetry;
        this.#take(answer.value);
        this.tell();
        return;
      }
      for (const code of codes) this.#pending.add(code);
      this.#retryTimer = window.setTimeout(() => {
        this.#retryTimer = 0;
        this.tell();
      }, this.#retry);
      this.#retry = Math.min(longestRetry, this.#retry * 2);
    });
  }

  /** Brings the states in line with the clock, and sets the one timer for the next change. */
  age(): void {
    clearTimeout(this.#ageTimer);
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [code, entry] of this.#entries) {
      if (entry.expiresAt === undefined) continue;
      const state = aged(entry, now);
      if (state !== entry.state) {
        entry.state = state;
        this.#options.onChange(code);
      }
      if (state === 'live') next = Math.min(next, entry.expiresAt - endingFor);
      if (state === 'ending') next = Math.min(next, entry.expiresAt);
    }
    if (next === Number.POSITIVE_INFINITY || this.#options.signal.aborted) return;
    this.#ageTimer = window.setTimeout(
      () => this.age(),
      Math.min(longestTimer, Math.max(50, next - now + 1)),
    );
  }

  #take(answered: readonly LitCode[]): void {
    for (const { code, state, expiresAt } of answered) {
      const entry = this.#entries.get(code);
      if (!entry) continue;
      entry.expiresAt = expiresAt;
      if (entry.state === state) continue;
      entry.state = state;
      this.#options.onChange(code);
    }
    this.age();
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest === undefined) return;
    this.#entries.delete(oldest);
    this.#pending.delete(oldest);
  }
}

/** What two messages say of the same code; the first one itself when the second adds nothing. */
function merged(old: SeenCode, fresh: SeenCode): SeenCode {
  const clearer =
    (fresh.strength === 'strong' && old.strength === 'weak') ||
    (fresh.kind !== 'unknown' && old.kind === 'unknown' && fresh.strength === old.strength);
  // Agents repeat codes: the customer's word is the code's own, and the first message is when it was given.
  const said = old.said === 'customer' ? old.said : (fresh.said ?? old.said);
  const at = Math.min(old.at ?? Number.POSITIVE_INFINITY, fresh.at ?? Number.POSITIVE_INFINITY);
  if (!clearer && said === old.said && (at === old.at || at === Number.POSITIVE_INFINITY)) return old;
  const words = clearer ? fresh : old;
  return { ...words, said, at: at === Number.POSITIVE_INFINITY ? undefined : at };
}

function aged({ state, expiresAt }: Entry, now: number): LitCode['state'] | undefined {
  if (expiresAt === undefined || (state !== 'live' && state !== 'ending')) return state;
  if (now >= expiresAt) return 'over';
  return now >= expiresAt - endingFor ? 'ending' : 'live';
}
