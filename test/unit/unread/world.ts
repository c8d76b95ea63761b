import type { StoredAccount } from '../../../utils/sessions/db.ts';
import { countUnread } from '../../../utils/unread/badge.ts';
import { freeAt, type Spent, spend, spentIn } from '../../../utils/unread/pace.ts';
import { claimed, claimLasts, isAhead, isDue, rebased, wantedNow } from '../../../utils/unread/poll.ts';
import { Poller, type PollerRoom } from '../../../utils/unread/poller.ts';
import { type UnreadSettings, usualSettings } from '../../../utils/unread/settings.ts';
import { type Change, merged, type Take, type WatchStore } from '../../../utils/unread/store.ts';
import { isAsked, type Watch } from '../../../utils/unread/watch.ts';
import { Agenda } from './agenda.ts';
import { chances } from './chances.ts';

/**
 * Polling as it is, in a world with a clock of its own: vendors, outages, limits, a machine that sleeps, a browser that ends the
 * worker. Only the database is another: a `WatchStore` in memory (the real one has its own tests).
 *
 *   outside  the vendors' truth, their outages: goes on while the machine sleeps
 *   inside   alarm, timers, answers: comes when the machine is awake
 */
export interface Plan {
  seed: number;
  days: number;
  watches: number;
  /** How often the browser ends the worker in that time. */
  kills: number;
  /** Requests an hour. */
  budget?: number;
}

export interface Outcome {
  requests: number;
  /** From when vendor, network, machine and worker were all there again, or from the server's change, to the badge that has it. */
  wrong_after_recovery_s: number;
  /** By how much the longest of them was longer than the watch's own interval, while nothing had been in the way. */
  change_to_badge_over_s: number;
  /** Moments at which the badge showed as fresh what was older than its interval and the tolerance. */
  stale_shown_as_fresh: number;
  /** Requests within the floor of the one before about the same watch. */
  requests_over_floor: number;
  /** Requests beyond the budget, in the worst hour. */
  requests_over_budget: number;
  /** The most requests in one second. */
  burst: number;
  /** Watches that got no answer for longer than their interval while nothing was in the way. */
  starved: number;
  /** The longest time by which the budget made intervals longer. */
  stretch_s: number;
  kills: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const begin = Date.UTC(2026, 10, 21, 6);
/** For asking, as the badge allows it: whoever was asked about when the worker was ended waits in one line afterwards. */
const asking = 20 * second;
/** That; an alarm's half minute, and another where the browser ends the worker that it woke. */
const tolerance = asking + 70 * second;
/** Chrome lets no alarm ring sooner. */
const alarmLeast = 30 * second;

interface Truth {
  issue: number | undefined;
  unread: number;
  /** When it last changed. */
  at: number;
}

type Weather = 'fair' | 'down' | 'limit' | 'gone';

/** What happens at a time, in epoch ms. */
interface Event {
  at: number;
  /** Comes when the machine is awake. */
  inside: boolean;
  run: () => void;
}

interface Life {
  alive: boolean;
  /** Ends in the middle of so many more steps. */
  steps: number;
}

class World implements WatchStore {
  now = begin;
  readonly outcome: Outcome = {
    requests: 0,
    wrong_after_recovery_s: 0,
    change_to_badge_over_s: 0,
    stale_shown_as_fresh: 0,
    requests_over_floor: 0,
    requests_over_budget: 0,
    burst: 0,
    starved: 0,
    stretch_s: 0,
    kills: 0,
  };
  readonly watches = new Map<string, Watch>();
  readonly truth = new Map<string, Truth>();
  readonly weather = new Map<string, { is: Weather; until: number; fairSince: number }>();
  spent: Spent = [];
  lookedAt = 0;
  life: Life = { alive: false, steps: Number.POSITIVE_INFINITY };
  poller: Poller | undefined;
  alarm: number | undefined;
  asleepUntil = 0;
  /** When the browser ended a worker last. */
  endedAt = 0;
  online = true;
  /** Since when the machine is awake and online, with a worker that was not ended. */
  wellSince = begin;
  readonly plan: Plan;
  readonly random: () => number;
  readonly settings_: UnreadSettings;
  private readonly agenda = new Agenda<Event>();
  private readonly askedAt = new Map<string, number>();
  private readonly known = new Map<string, boolean>();
  private readonly perMinute = new Map<number, number>();
  private readonly perSecond = { at: 0, count: 0 };
  private shown: { fresh: boolean; watches: Watch[]; oldest: number } | undefined;
  /** The stretches of the last minutes: a watch waits as long as the budget wanted when it was asked last. */
  private stretches: { at: number; stretch: number }[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
    this.random = chances(plan.seed);
    this.settings_ = { ...usualSettings, budget: plan.budget ?? usualSettings.budget };
    for (let at = 0; at < plan.watches; at += 1) {
      const id = `w${at}`;
      const account = at % 4 === 0 ? 'b' : 'a';
      this.truth.set(id, { issue: undefined, unread: 0, at: begin });
      this.watches.set(id, {
        id,
        vendor: 'helpshift',
        account,
        name: id,
        customer: { id },
        polled: true,
        addedAt: begin,
        failures: 0,
        nextAt: begin + Math.floor((at * minute) / plan.watches),
      });
    }
    for (const account of ['a', 'b']) this.weather.set(account, { is: 'fair', until: 0, fairSince: begin });
    this.alarm = begin;
  }

  // What the poller sees of the database.

  async settings(): Promise<UnreadSettings> {
    return this.settings_;
  }

  async all(): Promise<Watch[]> {
    return [...this.watches.values()];
  }

  async take({ now, most, except, budget }: Take): Promise<{ taken: Watch[]; freeAt?: number }> {
    this.lookedAt = now;
    const left = Math.max(0, budget - spentIn(this.spent, now));
    const taken = [...this.watches.values()]
      .filter((watch) => watch.nextAt <= now && isDue(watch, now) && !except.has(watch.account))
      .sort((a, b) => a.nextAt - b.nextAt)
      .slice(0, Math.min(most, left));
    for (const watch of taken) this.watches.set(watch.id, merged(watch, claimed(watch, now)));
    if (taken.length > 0) this.spent = spend(this.spent, taken.length, now);
    return { taken, ...(left <= taken.length ? { freeAt: freeAt(this.spent, budget, now) } : {}) };
  }

  async change(changes: ReadonlyMap<string, Change>, unasked: number, now: number) {
    if (unasked > 0) this.spent = spend(this.spent, -unasked, now);
    return [...changes].flatMap(([id, change]) => {
      const before = this.watches.get(id);
      const next = before && change(before);
      if (!before || !next) return [];
      const after = merged(before, next);
      this.watches.set(id, after);
      // An answer that was not kept, since the worker was ended over it, is known to nobody.
      this.known.set(id, after.issue !== undefined);
      return [{ before, after }];
    });
  }

  async nextAt(except: ReadonlySet<string>): Promise<number | undefined> {
    let first: number | undefined;
    for (const watch of this.watches.values()) {
      if (!isAsked(watch) || except.has(watch.account)) continue;
      if (first === undefined || watch.nextAt < first) first = watch.nextAt;
    }
    return first;
  }

  async mendClock(now: number, random: () => number): Promise<void> {
    if (this.lookedAt <= now + claimLasts) return;
    for (const watch of this.watches.values()) {
      if (isAhead(watch, now)) this.watches.set(watch.id, merged(watch, rebased(watch, now, random())));
    }
  }

  async account(id: string): Promise<StoredAccount> {
    return { vendor: 'helpshift', id, label: id, api: `https://${id}.example`, domain: id, appId: 'app' };
  }

  async secret(): Promise<string> {
    return 'key';
  }

  // The machine.

  /** Everything that a worker does goes through here: after its end nothing happens, and nothing comes back. */
  private gate<Given extends unknown[], T>(
    life: Life,
    work: (...given: Given) => Promise<T>,
  ): (...given: Given) => Promise<T> {
    return async (...given) => {
      const never = new Promise<T>(() => {});
      if (!life.alive) return never;
      life.steps -= 1;
      if (life.steps < 0) {
        // In the middle: what was being written is written, or is not.
        if (this.random() < 0.5) await work(...given);
        this.end(life);
        return never;
      }
      const result = await work(...given);
      return life.alive ? result : never;
    };
  }

  private end(life: Life): void {
    if (!life.alive) return;
    life.alive = false;
    this.endedAt = this.now;
    this.outcome.kills += 1;
    this.wellSince = Math.max(this.wellSince, this.now);
  }

  private start(): void {
    const life: Life = { alive: true, steps: Number.POSITIVE_INFINITY };
    this.life = life;
    const store: WatchStore = {
      settings: this.gate(life, () => this.settings()),
      all: this.gate(life, () => this.all()),
      take: this.gate(life, (ask: Take) => this.take(ask)),
      change: this.gate(life, (changes: ReadonlyMap<string, Change>, unasked: number, now: number) =>
        this.change(changes, unasked, now),
      ),
      nextAt: this.gate(life, (except: ReadonlySet<string>) => this.nextAt(except)),
      mendClock: this.gate(life, (now: number, random: () => number) => this.mendClock(now, random)),
      account: this.gate(life, (id: string) => this.account(id)),
      secret: this.gate(life, () => this.secret()),
    };
    const room: PollerRoom = {
      store,
      // A request of an ended worker times out by the real clock; it must not take a number out of the row then.
      random: () => (life.alive ? this.random() : 0),
      now: () => this.now,
      online: () => this.online,
      fetch: this.gate(life, (input: string | URL | Request) => this.fetch(String(input))),
      sleep: (ms) => new Promise((resolve) => this.at(this.now + ms, true, () => life.alive && resolve())),
      ring: this.gate(life, async (at: number | undefined) => {
        this.alarm = at === undefined ? undefined : Math.max(at, this.now + alarmLeast);
      }),
      show: this.gate(life, async (watches: readonly Watch[], _: UnreadSettings, stretch: number) =>
        this.show(watches, stretch),
      ),
    };
    this.poller = new Poller(room);
  }

  private ring(): void {
    this.alarm = this.now + alarmLeast;
    if (!this.life.alive) this.start();
    const { life } = this;
    void this.poller?.run().then(() => {
      // Nothing to do: now and then the browser ends the worker, which is no harm.
      if (this.random() < 0.5) life.alive = false;
    });
  }

  // The vendors.

  private fetch(url: string): Promise<Response> {
    const { outcome } = this;
    const id = new URL(url).searchParams.get('uid') ?? '';
    const account = new URL(url).hostname.charAt(0);
    const weather = this.weather.get(account);
    if (!this.online || weather?.is === 'gone') {
      return new Promise((_, reject) =>
        this.at(this.now + 200, true, () => reject(new TypeError('Failed to fetch'))),
      );
    }
    outcome.requests += 1;
    const last = this.askedAt.get(id);
    const floor = this.known.get(id) ? minute : 5 * minute;
    if (last !== undefined && this.now - last < floor) outcome.requests_over_floor += 1;
    this.askedAt.set(id, this.now);
    const current = Math.floor(this.now / minute);
    this.perMinute.set(current, (this.perMinute.get(current) ?? 0) + 1);
    const inSecond = Math.floor(this.now / second);
    if (this.perSecond.at !== inSecond) Object.assign(this.perSecond, { at: inSecond, count: 0 });
    this.perSecond.count += 1;
    outcome.burst = Math.max(outcome.burst, this.perSecond.count);
    const { issue, unread } = this.truth.get(id) ?? { issue: undefined, unread: 0 };
    const limits = ['Retry-After', 'X-Rate-Limit-Reset'][Math.floor(this.random() * 2)] ?? '';
    const patience = Math.ceil(Math.max(1, (weather?.until ?? 0) - this.now) / second);
    const latency = 100 + Math.floor(this.random() ** 4 * 1500);
    return new Promise((resolve, reject) => {
      const woke = this.asleepUntil;
      this.at(this.now + latency, true, () => {
        // Nothing survives a sleep.
        if (this.asleepUntil !== woke) return reject(new TypeError('Failed to fetch'));
        if (weather?.is === 'down') return resolve(reply('', 503));
        if (weather?.is === 'limit') return resolve(reply('{}', 429, { [limits]: String(patience) }));
        const active = issue === undefined ? null : { issue_id: issue, unread_messages: unread };
        resolve(reply(JSON.stringify({ active_issue: active })));
      });
    });
  }

  /** Customers write and read, whatever else happens. */
  private live(id: string): void {
    const truth = this.truth.get(id);
    if (!truth) return;
    truth.at = this.now;
    if (truth.issue === undefined) {
      Object.assign(truth, { issue: Math.floor(this.random() * 1e6), unread: 1 });
    } else if (this.random() < 0.12) {
      Object.assign(truth, { issue: undefined, unread: 0 });
    } else {
      truth.unread = this.random() < 0.4 ? 0 : truth.unread + 1;
    }
    const wait = truth.issue === undefined ? 48 * hour : 12 * minute;
    this.at(this.now + this.drawn(wait), false, () => this.live(id));
  }

  private storm(account: string): void {
    const weather = this.weather.get(account);
    if (!weather) return;
    if (weather.is !== 'fair') {
      Object.assign(weather, { is: 'fair', fairSince: this.now });
      this.at(this.now + this.drawn(5 * hour), false, () => this.storm(account));
      return;
    }
    const is = (['down', 'limit', 'gone'] as const)[Math.floor(this.random() * 3)] ?? 'down';
    const until = this.now + 10 * second + this.drawn(is === 'limit' ? 4 * minute : 15 * minute);
    Object.assign(weather, { is, until });
    this.at(until, false, () => this.storm(account));
  }

  private nap(): void {
    // A night now and then, mostly a closed lid.
    const length = this.random() < 0.2 ? this.drawn(8 * hour) : this.drawn(20 * minute);
    this.asleepUntil = this.now + length;
    this.wellSince = Math.max(this.wellSince, this.asleepUntil);
    this.at(this.asleepUntil + this.drawn(6 * hour), false, () => this.nap());
  }

  private cable(): void {
    this.online = !this.online;
    this.wellSince = Math.max(this.wellSince, this.now);
    this.at(this.now + this.drawn(this.online ? 8 * hour : 10 * minute), false, () => this.cable());
  }

  /** The agent asks: whoever is due by the floor is asked now. */
  private impatience(): void {
    for (const watch of this.watches.values()) {
      const change = wantedNow(watch, this.now);
      if (change) this.watches.set(watch.id, merged(watch, change));
    }
    if (this.life.alive) void this.poller?.run();
    this.at(this.now + this.drawn(6 * hour), true, () => this.impatience());
  }

  // What a person sees.

  private show(watches: readonly Watch[], stretch: number): void {
    const { now, outcome } = this;
    this.stretches = this.stretches.filter(({ at }) => now - at < 10 * minute);
    this.stretches.push({ at: now, stretch });
    const longest = Math.max(...this.stretches.map(({ stretch }) => stretch));
    outcome.stretch_s = Math.max(outcome.stretch_s, stretch / second);
    const facts = { now, settings: this.settings_, stretch, online: this.online };
    const { state } = countUnread(watches, facts);
    const before = new Map(this.shown?.watches.map((watch) => [watch.id, watch]));
    let oldest = Number.POSITIVE_INFINITY;
    for (const watch of watches) {
      const interval = watch.issue === undefined ? 5 * minute : minute;
      oldest = Math.min(oldest, (watch.rightAt ?? 0) + interval + stretch);
      this.judge(watch, before.get(watch.id), longest);
    }
    this.shown = { fresh: state === 'calm' || state === 'unread', watches: [...watches], oldest };
  }

  /** Since when nothing is in the way of a watch. */
  private wellFor({ account }: Watch): number {
    const { is, fairSince } = this.weather.get(account) ?? { is: 'fair', fairSince: begin };
    return is === 'fair' && this.online ? Math.max(fairSince, this.wellSince) : Number.POSITIVE_INFINITY;
  }

  private judge(watch: Watch, before: Watch | undefined, stretch: number): void {
    const { now, outcome } = this;
    const truth = this.truth.get(watch.id);
    const well = this.wellFor(watch);
    if (!truth || well > now) return;
    const longest = 5 * minute + stretch + asking;
    if (now - well > longest && now - Math.max(well, watch.rightAt ?? 0) > longest) outcome.starved += 1;
    const isRight = (one: Watch | undefined) =>
      one?.unread === truth.unread &&
      one.issue === (truth.issue === undefined ? undefined : `${truth.issue}`);
    // Right now, and wrong in what was shown before: how long was it wrong?
    if (isRight(before) || !isRight(watch)) return;
    const wrongFor = now - Math.max(truth.at, well);
    const interval = (before?.issue === undefined ? 5 * minute : minute) + stretch;
    if (truth.at - well > longest)
      outcome.change_to_badge_over_s = Math.max(
        outcome.change_to_badge_over_s,
        (wrongFor - interval) / second,
      );
    else outcome.wrong_after_recovery_s = Math.max(outcome.wrong_after_recovery_s, wrongFor / second);
  }

  private look(): void {
    // For a moment after it woke, no alarm had a chance to ring; after a worker's end, none for its least time.
    if (this.now < this.asleepUntil + 5 * second) return;
    if (!this.life.alive && this.now < this.endedAt + alarmLeast + 5 * second) return;
    if (this.shown?.fresh && this.now > this.shown.oldest + tolerance) this.outcome.stale_shown_as_fresh += 1;
  }

  // Time.

  private drawn(mean: number): number {
    return Math.ceil(-Math.log(1 - this.random()) * mean);
  }

  private at(at: number, inside: boolean, run: () => void): void {
    this.agenda.add({ at, inside, run });
  }

  async run(): Promise<Outcome> {
    const end = begin + this.plan.days * 24 * hour;
    for (const id of this.watches.keys()) this.at(begin + this.drawn(24 * hour), false, () => this.live(id));
    for (const account of ['a', 'b']) this.at(begin + this.drawn(5 * hour), false, () => this.storm(account));
    this.at(begin + this.drawn(6 * hour), false, () => this.nap());
    this.at(begin + this.drawn(8 * hour), false, () => this.cable());
    this.at(begin + this.drawn(6 * hour), true, () => this.impatience());
    for (let kill = 0; kill < this.plan.kills; kill += 1) {
      this.at(begin + Math.floor(this.random() * (end - begin)), false, () => {
        const { life } = this;
        if (this.random() < 0.5) life.steps = Math.floor(this.random() * 12);
        else this.end(life);
      });
    }
    const tick = () => {
      this.look();
      this.at(this.now + 15 * second, false, tick);
    };
    tick();
    for (;;) {
      const ringAt = Math.max(this.alarm ?? Number.POSITIVE_INFINITY, this.asleepUntil);
      const isAlarm = ringAt <= (this.agenda.first?.at ?? Number.POSITIVE_INFINITY);
      const event = isAlarm ? { at: ringAt, inside: true, run: () => this.ring() } : this.agenda.take();
      if (!event || event.at >= end) break;
      if (event.inside && event.at < this.asleepUntil) {
        this.at(this.asleepUntil, true, event.run);
        continue;
      }
      this.now = Math.max(this.now, event.at);
      event.run();
      // Everything that follows from it at once.
      if (event.inside) await new Promise((resolve) => setImmediate(resolve));
    }
    this.life.alive = false;
    this.outcome.requests_over_budget = this.overBudget();
    return this.outcome;
  }

  private overBudget(): number {
    const minutes = [...this.perMinute.keys()];
    const from = Math.min(...minutes);
    let sum = 0;
    let worst = 0;
    for (let at = from; at <= Math.max(...minutes); at += 1) {
      sum += (this.perMinute.get(at) ?? 0) - (this.perMinute.get(at - 60) ?? 0);
      worst = Math.max(worst, sum - this.settings_.budget);
    }
    return worst;
  }
}

/** As much of an answer as is read of one. */
function reply(body: string, status = 200, headers: Record<string, string> = {}): Response {
  const bytes = [new TextEncoder().encode(body)];
  const read = async () => {
    const value = bytes.pop();
    return value ? { done: false, value } : { done: true };
  };
  const answer = {
    status,
    type: 'basic',
    headers: new Headers(headers),
    body: { getReader: () => ({ read }) },
  };
  return answer as unknown as Response;
}

/** Lives through a plan. */
export function simulate(plan: Plan): Promise<Outcome> {
  return new World(plan).run();
}
