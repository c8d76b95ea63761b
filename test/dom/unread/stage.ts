import { beforeEach } from 'vitest';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { countUnread } from '../../../utils/unread/badge.ts';
import { addWatch, askAll } from '../../../utils/unread/list.ts';
import { Poller } from '../../../utils/unread/poller.ts';
import type { WatchRequest } from '../../../utils/unread/request.ts';
import { type Change, type Take, WatchTable } from '../../../utils/unread/store.ts';
import { eachDatabase } from '../database.ts';

export const minute = 60_000;
export const api = 'https://vendor.example';
export const helpdeskId = '3f2b8a54-0c5d-4f1e-9a77-1b2c3d4e5f60';

/** What a test has, and what it changes. */
export const stage = {} as {
  db: PatchcordDatabase;
  /** Epoch ms. */
  now: number;
  /** What was asked of the vendors. */
  asked: URL[];
  online: boolean;
  /** What the vendors answer; a test sets its own. */
  answer: (url: URL) => Response | Error | Promise<Response>;
};

export const issue = (unread: number) =>
  Response.json({ active_issue: { issue_id: 78, unread_messages: unread } });
export const ada = {
  vendor: 'helpshift',
  account: 'h1',
  customer: { email: 'ada@example.com' },
} satisfies WatchRequest;
export const contact = {
  vendor: 'helpdesky',
  account: 'd1',
  contactId: 'c1',
  contactToken: 'token',
} as const;
export const customer = (n: number): WatchRequest => ({ ...ada, customer: { id: `u${n}` } });

/** Lets everything happen that happens by itself. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}

/** The real table, which tells how many claimed watches have not been kept yet. */
class CountedTable extends WatchTable {
  busy = 0;

  override async take(ask: Take) {
    const answer = await super.take(ask);
    this.busy += answer.taken.length;
    return answer;
  }

  override async change(changes: ReadonlyMap<string, Change>, unasked: number, at: number) {
    const answer = await super.change(changes, unasked, at);
    this.busy = Math.max(0, this.busy - changes.size);
    return answer;
  }
}

/** A worker with the alarm that it set. Its clock goes on by itself only while it waits for the next watch. */
export function worker(shown: (state: string) => void = () => undefined) {
  let alive = true;
  let underWay = 0;
  let alarm: number | undefined;
  const store = new CountedTable(stage.db);
  const poller = new Poller({
    store,
    now: () => stage.now,
    random: () => 0.5,
    online: () => stage.online,
    fetch: async (url) => {
      stage.asked.push(new URL(String(url)));
      underWay += 1;
      const said = await stage.answer(new URL(String(url)));
      underWay -= 1;
      if (said instanceof Error) throw said;
      return said;
    },
    sleep: async (ms) => {
      if (!alive) return new Promise(() => {});
      // Answers that are gathered take no time here.
      if (ms < 1000) return;
      do await quiet();
      while (store.busy > 0 && underWay === 0);
      if (underWay === 0) stage.now += ms;
    },
    ring: async (at) => {
      alarm = at;
    },
    show: async (watches, settings, stretch) => {
      shown(countUnread(watches, { now: stage.now, settings, stretch, online: stage.online }).state);
    },
  });
  return {
    run: () => poller.run(),
    kill: () => {
      alive = false;
    },
    alarm: () => alarm,
  };
}

/** A worker that the alarm woke. @returns how many were asked */
export async function poll(wanted = false): Promise<{ asked: number; alarm: number | undefined }> {
  const before = stage.asked.length;
  if (wanted) await askAll(stage.db, stage.now);
  const woken = worker();
  await woken.run();
  return { asked: stage.asked.length - before, alarm: woken.alarm() };
}

export async function add(request: WatchRequest): Promise<string> {
  const added = await addWatch(stage.db, request, stage.now);
  if (!added.ok) throw new Error(added.trouble.reason);
  return added.value.id;
}

/** Gives each test of a file a new database with two accounts, and vendors that answer. */
export function eachStage(): void {
  eachDatabase((db) => {
    stage.db = db;
  });
  beforeEach(async () => {
    stage.now = Date.UTC(2026, 10, 21, 9);
    stage.asked = [];
    stage.online = true;
    stage.answer = () => issue(2);
    const common = { api, label: undefined };
    await stage.db.accounts.bulkPut([
      { vendor: 'helpshift', id: 'h1', ...common, domain: 'shop', appId: 'app' },
      { vendor: 'helpdesky', id: 'd1', ...common, helpdeskId },
    ]);
    await stage.db.secrets.put({ id: 'h1', value: 'key' });
  });
}
