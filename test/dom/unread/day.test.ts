import { expect, test } from 'vitest';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countUnread } from '../../../utils/unread/badge.ts';
import { pollDue } from '../../../utils/unread/due.ts';
import { addWatch } from '../../../utils/unread/list.ts';
import { floors } from '../../../utils/unread/poll.ts';

const minute = 60_000;

/** Numbers in [0, 1), the same ones in every run (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('eight hours with outages, limits, sleep and killed workers: floors hold, no stale number poses as fresh', async () => {
  const db = new PatchcordDatabase(`day-${crypto.randomUUID()}`);
  const random = chances(20261121);
  let now = Date.UTC(2026, 10, 21, 6);
  const end = now + 8 * 60 * minute;
  await db.accounts.put({
    vendor: 'helpshift',
    id: 'h1',
    label: undefined,
    api: 'https://vendor.example',
    domain: 'shop',
    appId: 'app',
  });
  const truth = new Map<string, number>();
  for (let n = 0; n < 8; n += 1) {
    truth.set(`u${n}`, n % 3);
    await addWatch(db, { vendor: 'helpshift', account: 'h1', customer: { id: `u${n}` } }, now);
  }
  let weather: 'fair' | 'down' | 'limit' | 'offline' = 'fair';
  let fairSince = now;
  const reachedAt = new Map<string, number>();
  const toldActive = new Set<string>();
  const tooSoon: string[] = [];
  const wrong: string[] = [];

  /** One alarm. A killed worker has sent its last request and hears no answer; nothing of that round goes on. */
  const round = (killAfter: number) => {
    let sent = 0;
    return new Promise<void>((ended, failed) => {
      const dies = () => {
        ended();
        return new Promise<Response>(() => {});
      };
      pollDue({
        db,
        random,
        now: () => now,
        online: () => weather !== 'offline',
        secretOf: async () => 'key',
        fetch: async (input) => {
          if (sent > killAfter) return dies();
          sent += 1;
          if (weather === 'offline') throw new TypeError('Failed to fetch');
          const uid = new URL(String(input)).searchParams.get('uid') ?? '';
          const since = now - (reachedAt.get(uid) ?? 0);
          const floor = toldActive.has(uid) ? floors.active : floors.idle;
          if (since < floor) tooSoon.push(`${uid} after ${since} ms`);
          reachedAt.set(uid, now);
          if (sent > killAfter) return dies();
          if (weather === 'down') return new Response('', { status: 503 });
          if (weather === 'limit')
            return new Response('{}', { status: 429, headers: { 'Retry-After': '90' } });
          const count = truth.get(uid) ?? 0;
          if (count > 0) toldActive.add(uid);
          else toldActive.delete(uid);
          return Response.json({ active_issue: count ? { issue_id: 1, unread_messages: count } : null });
        },
      }).then(() => ended(), failed);
    });
  };

  let rounds = 0;
  while (now < end) {
    if (random() < 0.03) {
      weather = (['fair', 'fair', 'down', 'limit', 'offline'] as const)[Math.floor(random() * 5)] ?? 'fair';
      fairSince = now;
    }
    if (random() < 0.05) truth.set(`u${Math.floor(random() * truth.size)}`, Math.floor(random() * 4));
    const killed = random() < 0.1;
    if (killed) fairSince = now;
    await round(killed ? Math.floor(random() * 3) : Number.POSITIVE_INFINITY);
    rounds += 1;
    const watches = await db.watches.toArray();
    const { state } = countUnread(watches, now);
    const oldest = now - Math.min(...watches.map(({ rightAt = 0 }) => rightAt));
    if ((state === 'calm' || state === 'unread') && oldest > floors.idle + 95_000) {
      wrong.push(`${new Date(now).toISOString()} shows what is ${oldest / minute} min old as ${state}`);
    }
    // One interval after the vendor could be reached again, and the alarm's half minute.
    if (
      weather === 'fair' &&
      now - fairSince > floors.idle * 1.1 + minute &&
      state !== 'calm' &&
      state !== 'unread'
    ) {
      wrong.push(`${new Date(now).toISOString()} is ${state}`);
    }
    // Mostly the alarm's half minute; now and then the machine sleeps.
    const sleeps = random() < 0.01;
    now += sleeps ? 25 * minute : minute / 2;
    if (sleeps) fairSince = now;
  }
  expect(rounds).toBeGreaterThan(300);
  expect(tooSoon).toEqual([]);
  expect(wrong).toEqual([]);
  db.close();
  await db.delete();
});
