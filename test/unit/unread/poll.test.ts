import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../../utils/messages/answer.ts';
import {
  claimed,
  claimLasts,
  floors,
  isDue,
  nextPoll,
  type PollState,
  rebased,
  wantedNow,
} from '../../../utils/unread/poll.ts';
import { watch } from './watch.ts';

const now = Date.UTC(2026, 10, 21, 9);
const minute = 60_000;
const idle: PollState = { vendor: 'helpshift', failures: 0 };
const active: PollState = { ...idle, issue: '78' };
const failed = (trouble: Trouble) => ({ ok: false, trouble }) as const;

describe('after an answer', () => {
  test('a watch with an open issue is asked after a minute, one without after five', () => {
    expect(nextPoll(idle, { ok: true, active: true }, now, 0).nextAt).toBe(now + minute);
    expect(nextPoll(active, { ok: true, active: false }, now, 0).nextAt).toBe(now + 5 * minute);
  });

  test('never before the floor and at most a second after it', () => {
    for (const random of [0, 0.5, 0.999999]) {
      const { nextAt } = nextPoll(active, { ok: true, active: true }, now, random);
      expect(nextAt - now - floors.active).toBeGreaterThanOrEqual(0);
      expect(nextAt - now - floors.active).toBeLessThanOrEqual(1000);
    }
  });

  test('earlier failures are forgiven', () => {
    expect(nextPoll({ ...active, failures: 9 }, { ok: true, active: true }, now, 0)).toEqual({
      nextAt: now + minute,
      failures: 0,
    });
  });
});

describe('after a failure', () => {
  const waits = (state: PollState, trouble: Trouble, random = 0) => {
    const minutes: number[] = [];
    let { failures } = state;
    for (let i = 0; i < 8; i += 1) {
      const next = nextPoll({ ...state, failures }, failed(trouble), now, random);
      minutes.push((next.nextAt - now) / minute);
      failures = next.failures;
    }
    return minutes;
  };

  test('the vendor’s own trouble is tried again ever more seldom, up to five minutes', () => {
    expect(waits(active, { reason: 'vendor-down' })).toEqual([1, 2, 4, 5, 5, 5, 5, 5]);
    expect(waits(idle, { reason: 'unreachable' })).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
  });

  test('what a person has to mend is tried up to an hour apart', () => {
    expect(waits(active, { reason: 'key-refused' })).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('jitter never undercuts the floor', () => {
    for (const wait of waits(active, { reason: 'timed-out' }, 0.9)) expect(wait).toBeGreaterThanOrEqual(1);
  });

  test('the vendor’s word on when to come back is kept', () => {
    const trouble: Trouble = { reason: 'too-many', until: now + 17 * minute };
    expect(nextPoll(active, failed(trouble), now, 0).nextAt).toBe(now + 17 * minute);
    const past: Trouble = { reason: 'too-many', until: now - minute };
    expect(nextPoll(active, failed(past), now, 0).nextAt).toBe(now + minute);
    const sooner: Trouble = { reason: 'too-many', until: now + 1000 };
    expect(nextPoll(active, failed(sooner), now, 0).nextAt).toBe(now + minute);
  });

  test('without a network nobody is to blame, and it is tried after a minute', () => {
    const offline = failed({ reason: 'offline' });
    expect(nextPoll({ ...idle, failures: 2 }, offline, now, 0)).toEqual({
      nextAt: now + minute,
      failures: 2,
    });
  });
});

describe('what the budget and a snooze add', () => {
  test('the budget makes an interval longer, and no shorter', () => {
    const state = { ...active, stretch: 40_000 };
    expect(nextPoll(state, { ok: true, active: true }, now, 0).nextAt).toBe(now + minute + 40_000);
  });

  test('a snoozed watch is asked once an hour, and at its end', () => {
    const until = (minutes: number) =>
      nextPoll({ ...active, snoozedUntil: now + minutes * minute }, { ok: true, active: true }, now, 0)
        .nextAt;
    expect(until(600)).toBe(now + 60 * minute);
    expect(until(20)).toBe(now + 20 * minute);
    // Set while the clock ran ahead: no snooze at all.
    expect(until(24 * 60 * 3650)).toBe(now + minute);
  });

  test('a queue is asked once a minute', () => {
    const queue: PollState = { ...idle, queue: { states: ['new'] } };
    expect(nextPoll(queue, { ok: true, active: true }, now, 0).nextAt).toBe(now + minute);
  });
});

describe('another watch’s trouble', () => {
  const down: Trouble = { reason: 'unreachable' };

  test('is tried after a minute, as far as the floor allows, and counts as no failure', () => {
    const unasked = { ...idle, failures: 2, unasked: true };
    expect(nextPoll(unasked, failed(down), now, 0)).toEqual({ nextAt: now + minute, failures: 2 });
    const asked = nextPoll({ ...unasked, askedAt: now - minute }, failed(down), now, 0);
    expect(asked.nextAt).toBe(now + 4 * minute);
  });

  test('lasts as long as the vendor said', () => {
    const limit: Trouble = { reason: 'too-many', until: now + 17 * minute };
    expect(nextPoll({ ...idle, unasked: true }, failed(limit), now, 0).nextAt).toBe(now + 17 * minute);
  });
});

describe('whose turn it is', () => {
  test('a watch whose time has come, and no other', () => {
    expect(isDue(watch({ nextAt: now }), now)).toBe(true);
    expect(isDue(watch({ nextAt: now + 1 }), now)).toBe(false);
    expect(isDue(watch({ nextAt: now, ended: { at: now, why: 'agent' } }), now)).toBe(false);
  });

  test('what is read on request only waits for the request, which has its floor', () => {
    const onRequest = watch({ vendor: 'helpdesky', polled: false, nextAt: 0 });
    expect(isDue(onRequest, now)).toBe(false);
    expect(wantedNow(onRequest, now)).toMatchObject({ once: true });
    expect(isDue({ ...onRequest, once: true }, now)).toBe(true);
    expect(wantedNow({ ...onRequest, askedAt: now - minute + 1 }, now)).toBeUndefined();
    expect(wantedNow({ ...onRequest, askedAt: now - minute }, now)).toBeDefined();
  });

  test('the agent’s wish goes before the backoff, not before the floor nor the vendor’s limit', () => {
    const backedOff = watch({ issue: '78', askedAt: now - minute, nextAt: now + 30 * minute });
    expect(isDue(backedOff, now)).toBe(false);
    expect(wantedNow(backedOff, now)).toMatchObject({ nextAt: now });
    expect(wantedNow({ ...backedOff, issue: undefined }, now)).toBeUndefined();
    const limited: Trouble = { reason: 'too-many', until: now + 1 };
    expect(wantedNow({ ...backedOff, trouble: limited }, now)).toBeUndefined();
    // A limit that was set while the clock ran ahead.
    const ahead: Trouble = { reason: 'too-many', until: now + 30 * 24 * 60 * minute };
    expect(wantedNow({ ...backedOff, trouble: ahead }, now)).toBeDefined();
  });

  test('claiming it holds the floor for a worker that comes after, whenever it was really asked', () => {
    const { askedAt = 0, nextAt = 0 } = claimed(watch({ issue: '78' }), now);
    expect(nextAt).toBeGreaterThanOrEqual(now + claimLasts + floors.active);
    expect(askedAt).toBeLessThanOrEqual(now + claimLasts);
  });

  test('a clock that was set back silences nobody: the floor counts from now', () => {
    const ahead = now + 3 * 24 * 60 * minute;
    const silenced = watch({ askedAt: ahead, nextAt: ahead + minute });
    expect(isDue(silenced, now)).toBe(true);
    expect(rebased(silenced, now, 0)).toMatchObject({ nextAt: now + floors.idle });
    expect(isDue(watch({ askedAt: now + 10 * minute, nextAt: now + 11 * minute }), now)).toBe(true);
  });
});
