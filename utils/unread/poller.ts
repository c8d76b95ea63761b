import type { Answer } from '../messages/answer.ts';
import { staleAt } from './badge.ts';
import { ask, type Finding, foundOut, type PollRoom, type Reading } from './due.ts';
import { stretchOf } from './pace.ts';
import { claimLasts, floorOf } from './poll.ts';
import { isShared, Refusals } from './refusals.ts';
import { isPaused, type UnreadSettings } from './settings.ts';
import type { Change } from './store.ts';
import type { Watch } from './watch.ts';

/** What the poller needs beyond asking. */
export interface PollerRoom extends Omit<PollRoom, 'secretOf'> {
  /** Resolves after so many ms, or when the signal aborts. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Has the one alarm ring at that time, whatever becomes of this worker; undefined takes it away. */
  ring: (at: number | undefined) => Promise<void>;
  /** Shows what is known now. */
  show: (watches: readonly Watch[], settings: UnreadSettings, stretch: number) => Promise<void>;
}

const second = 1000;
/** So many watches are claimed at once, */
const most = 20;
/** at most so often: ten requests a second, however many are due. What is due within this time is asked together. */
export const gather = 2 * second;
/** Answers that come within this time are kept together. */
const together = 100;
/** Nothing ends that wait. */
const never = new AbortController().signal;
/** So many questions to one account are under way at once. */
const atOnce = 4;
/** A browser lets no alarm ring sooner (Chrome: 30 s), and ends a worker that had nothing to do for as long. */
export const alarmAtLeast = 30 * second;
/** What is due sooner than an alarm can ring is waited for; else the worker may end. */
const linger = alarmAtLeast;
/** What is shown is shown anew after so long even where no count changed, for "as of", */
const showEvery = 20 * second;
/** and at most so often while many change. */
const showAtMost = second;

/**
 * Asks for what is due, moment by moment, as long as something is due soon.
 *
 *   alarm, something added ──▶ take what is due ──▶ one list an account ──▶ ask, keep, show
 *                               ▲    │ nothing due within 30 s, nothing under way
 *                               │    ├──▶ set the alarm, end
 *                               └────┴─── 2 to 30 s, with the alarm set all the time: it goes on after the worker's end
 *
 * A slow account holds up nobody but itself: it is not taken from while its list is under way. Whatever is said of a watch is kept
 * at once, those that come in while something is being written together. A worker may be ended anywhere: what was claimed waits
 * for its floor.
 */
export class Poller {
  private readonly room: PollerRoom;
  private readonly refusals = new Refusals();
  private readonly busy = new Set<string>();
  private running: Promise<void> | undefined;
  private again = false;
  private waking = new AbortController();
  private findings: Finding[] = [];
  private givenBack: Watch[] = [];
  private keeping: Promise<void> | undefined;
  private stretch = 0;
  /** When what is shown has to be shown otherwise, though nothing is asked. */
  private staleAt: number | undefined;
  /** Since it was shown, something changed that a person would see, */
  private changed = true;
  /** or at least when it was right. */
  private refreshed = false;
  private shownAt = Number.NEGATIVE_INFINITY;

  constructor(room: PollerRoom) {
    this.room = room;
  }

  /** Asks for what is due now, and goes on while something is due soon. @returns when it is done with that */
  run(): Promise<void> {
    this.again = true;
    this.waking.abort();
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Something was mended, or the agent wants to know: nobody shares an older trouble. */
  forgive(): void {
    this.refusals.clearAll();
  }

  private async rounds(): Promise<void> {
    const { room } = this;
    await room.store.mendClock(room.now(), room.random);
    this.changed = true;
    for (;;) {
      this.again = false;
      const settings = await room.store.settings();
      await this.show(settings);
      if (isPaused(settings, room.now())) {
        await room.ring(settings.pausedUntil);
        if (this.again) continue;
        return;
      }
      const now = room.now();
      const except = this.busy;
      const { taken, freeAt = now } = await room.store.take({ now, most, except, budget: settings.budget });
      this.start(taken, now);
      // Whoever is busy is looked after in a moment anyway.
      const due = this.busy.size > 0 ? undefined : await room.store.nextAt(except);
      const next = due === undefined ? undefined : Math.max(due, freeAt, now + gather);
      const isBusy = this.busy.size > 0;
      await this.ring(isBusy ? now : next);
      const wait = Math.min(isBusy ? gather : linger + 1, (next ?? Number.POSITIVE_INFINITY) - room.now());
      if (wait > linger && !this.again) {
        this.changed ||= this.refreshed;
        await this.show(settings);
        await this.ring(next);
        if (!this.again) return;
      }
      this.waking = new AbortController();
      if (!this.again && wait > 0) await room.sleep(Math.min(wait, linger), this.waking.signal);
    }
  }

  /** Sets the alarm for the next poll, or for when what is shown is fresh no more. */
  private ring(next: number | undefined): Promise<void> {
    const { room } = this;
    const at = Math.min(next ?? Number.POSITIVE_INFINITY, this.staleAt ?? Number.POSITIVE_INFINITY);
    return room.ring(Number.isFinite(at) ? Math.max(at, room.now() + alarmAtLeast) : undefined);
  }

  private async show(settings: UnreadSettings): Promise<void> {
    const { room } = this;
    const age = room.now() - this.shownAt;
    if (!this.changed && age >= 0 && age < showEvery) return;
    this.changed = false;
    this.refreshed = false;
    this.shownAt = room.now();
    const watches = await room.store.all();
    const now = room.now();
    this.stretch = stretchOf(watches, settings.budget, now);
    this.staleAt = staleAt(watches, now, this.stretch);
    await room.show(watches, settings, this.stretch);
  }

  /** Begins a list for each account. It is not waited for. */
  private start(taken: readonly Watch[], claimedAt: number): void {
    for (const [account, watches] of Map.groupBy(taken, ({ account }) => account)) {
      this.busy.add(account);
      void this.list(account, watches, claimedAt)
        .catch((error: unknown) => console.warn('unread messages could not be kept', error))
        .finally(() => {
          this.busy.delete(account);
        });
    }
  }

  private async list(id: string, watches: Watch[], claimedAt: number): Promise<void> {
    const { room, refusals } = this;
    const account = await room.store.account(id);
    const wire = { ...room, granted: once(room.granted), secretOf: secrets(room) };
    const line = watches.values();
    let healed = false;
    const work = async () => {
      for (const watch of line) {
        const refused = refusals.of(watch, room.now());
        if (!refused && room.now() - claimedAt > claimLasts) {
          this.givenBack.push(watch);
          continue;
        }
        const answer = refused ?? (await ask(wire, watch, account));
        if (answer.ok) healed = refusals.clear(watch) || isShared(watch) || healed;
        else if (!refused) refusals.note(watch, answer, room.now());
        await this.found(watch, answer, refused !== undefined);
      }
    };
    // Whoever was in trouble is tried by one; the others follow when that goes well.
    const workers = watches.some(isShared) ? 1 : atOnce;
    await Promise.all(Array.from({ length: workers }, work));
    await this.keep();
    if (healed) await this.reopen(id);
  }

  private async found(claimed: Watch, answer: Answer<Reading>, unasked: boolean): Promise<void> {
    const { room, stretch } = this;
    this.findings.push({ claimed, answer, unasked, now: room.now(), random: room.random(), stretch });
    void this.keep();
  }

  /** Keeps what was found out, and what came meanwhile, until nothing is left. */
  private keep(): Promise<void> {
    this.keeping ??= this.write().finally(() => {
      this.keeping = undefined;
    });
    return this.keeping;
  }

  private async write(): Promise<void> {
    const { room } = this;
    while (this.findings.length > 0 || this.givenBack.length > 0) {
      await room.sleep(together, never);
      const findings = this.findings.splice(0);
      const back = this.givenBack.splice(0);
      const changes = new Map<string, Change>(
        findings.map((finding) => [finding.claimed.id, (watch) => foundOut(watch, finding)]),
      );
      for (const { id, askedAt, nextAt, once } of back) changes.set(id, () => ({ askedAt, nextAt, once }));
      const unasked = back.length + findings.filter((finding) => finding.unasked).length;
      const changed = await room.store.change(changes, unasked, room.now());
      this.refreshed ||= changed.length > 0;
      this.changed ||= changed.some(({ before, after }) => differs(before, after));
      if (this.changed && room.now() - this.shownAt >= showAtMost)
        await this.show(await room.store.settings());
    }
  }

  /** An account answers again: whoever shared its trouble is asked as soon as the floor allows. */
  private async reopen(id: string): Promise<void> {
    const { room, refusals } = this;
    const mine = (await room.store.all()).filter((watch) => watch.account === id && isShared(watch));
    const now = room.now();
    const changes = new Map<string, Change>();
    for (const watch of mine) {
      if (refusals.of(watch, now) || (watch.trouble?.until ?? 0) > now) continue;
      changes.set(watch.id, ({ trouble, askedAt, nextAt, ...rest }) => {
        if (!trouble) return undefined;
        const allowed = askedAt === undefined ? now : Math.max(now, askedAt + floorOf(rest));
        return { nextAt: Math.min(nextAt, allowed) };
      });
    }
    if (changes.size > 0) await room.store.change(changes, 0, now);
  }
}

/** Whether a person would see a difference, beyond "as of". */
function differs(before: Watch, after: Watch): boolean {
  return (
    before.unread !== after.unread ||
    before.issue !== after.issue ||
    before.seenUnread !== after.seenUnread ||
    before.trouble?.reason !== after.trouble?.reason ||
    before.rightAt === undefined ||
    after.ended !== undefined
  );
}

/** A permission does not change from one question of a list to the next. */
function once(granted: PollerRoom['granted']): PollerRoom['granted'] {
  if (!granted) return undefined;
  const known = remembering(granted);
  return (url) => known(new URL(url).origin);
}

/** Nor does a key. */
function secrets({ store }: PollerRoom): (id: string) => Promise<string | undefined> {
  return remembering((id) => store.secret(id));
}

function remembering<T>(ask: (what: string) => Promise<T>): (what: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (what) => {
    const answer = known.get(what) ?? ask(what);
    known.set(what, answer);
    return answer;
  };
}
