import { expect, test } from 'vitest';
import type { PurgeSetting } from '../../utils/keeping/purging.ts';
import { PatchcordDatabase } from '../../utils/sessions/db.ts';
import type { Segment } from '../../utils/sessions/segment.ts';
import type { Session } from '../../utils/sessions/session.ts';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { dice } from '../unit/sessions/dice.ts';
import { hosts, openScene, until } from './harness.ts';
import { putOlder, putRaw, storedSessions, storedVersion, tables } from './stored.ts';

const day = 24 * 60 * 60_000;
const noneGone = { sessions: 0, sightings: 0, links: 0 };
const version = Math.round(new PatchcordDatabase().verno * 10);

/**
 * Ends the background in the middle of its work, at moments that a seed decides: so many turns of the browser after the work
 * began. Each time every acknowledged record has to be there, once, and the work has to be taken up again.
 *
 * @param moments of each of the six kinds of work
 */
export function killAtMoments(moments: number): void {
  const scene = openScene({ grants: [hosts.desk, hosts.vendor] });
  /** In ms: a kill takes about two seconds, on a machine that does nothing else. */
  const timeout = 15_000 * moments;
  const seeds = Array.from({ length: moments }, (_, at) => at + 1);

  /** Ends the background some turns after work was begun: an answer of the browser to a question that does nothing is one. */
  async function killAfter(turns: number): Promise<void> {
    for (let left = turns; left > 0; left -= 1) await scene.driver.office(() => 0);
    await scene.driver.killBackground();
  }

  /** Every session that is to be there is, and no other, and none twice. */
  async function expectSessions(ids: readonly string[]): Promise<void> {
    const found = (await storedSessions(scene.driver)).map(({ id }) => id);
    expect(found.sort()).toEqual([...ids].sort());
  }

  /** Something that the background answers once its database is open; asked until it does. */
  function answered(): Promise<unknown> {
    return until(
      () =>
        scene.driver.office(async (api) => {
          const answer = await api.runtime
            .sendMessage({ call: 'store.open', given: {} })
            .catch(() => undefined);
          return (answer as { ok: boolean } | undefined)?.ok;
        }),
      'the background to answer',
    );
  }

  test('killed while it brings an older database up to date', { timeout }, async () => {
    const rows = 3_000;
    for (const seed of seeds) {
      await scene.driver.killBackground();
      await putOlder(scene.driver, rows);
      await scene.driver.office((api) => {
        // Not waited for: it is to be broken off.
        void api.runtime.sendMessage({ call: 'store.open', given: {} }).catch(() => undefined);
      });
      await killAfter(dice(seed)(160));
      expect([40, version]).toContain(await storedVersion(scene.driver));
      await answered();
      expect(await storedVersion(scene.driver)).toBe(version);
      await expectSessions(Array.from({ length: rows }, (_, at) => `file:${at}`));
    }
  });

  test('killed while it stores sessions', { timeout }, async () => {
    const { driver } = scene;
    await driver.killBackground();
    await putOlder(driver, 0);
    const acknowledged: string[] = [];
    for (const seed of seeds) {
      const roll = dice(seed);
      await driver.office(beginPutting, seed, 1 + roll(3));
      await killAfter(roll(24));
      const ids = await driver.office(endPutting);
      expect(ids.length).toBeGreaterThan(0);
      acknowledged.push(...ids);
      await expectSessions(acknowledged);
    }
  });

  test('killed while it tidies stored sessions up', { timeout }, async () => {
    const { driver } = scene;
    const before = await storedSessions(driver);
    const ids = before.map(({ id }) => id);
    for (const seed of seeds) {
      const rows = old(1_200, `tended-${seed}`);
      await putRaw(driver, 'sessions', rows);
      ids.push(...rows.map(({ id }) => id));
      await driver.fireAlarm('tend');
      await killAfter(dice(seed)(60));
      await expectSessions(ids);
      const alarm = await driver.office((api) => api.alarms.get('tend'));
      expect(alarm?.periodInMinutes).toBe(10);
      await driver.fireAlarm('tend');
      await until(async () => {
        const found = await tables<{ sessions: Session[]; segments: Segment[] }>(
          driver,
          'sessions',
          'segments',
        );
        const left = found.sessions.filter(({ startedAt = 0 }) => startedAt < Date.now() - 3 * day);
        return left.length < 100 && found.segments.every(({ state }) => state === 'ready');
      }, 'everything to be tidy');
      await expectSessions(ids);
    }
  });

  test('killed while it deletes what is too many', { timeout }, async () => {
    const { driver } = scene;
    await driver.killBackground();
    await putOlder(driver, 0);
    await answered();
    const most = 1000;
    await putRaw(driver, 'settings', [{ name: 'retention', most }]);
    let ids: string[] = [];
    for (const seed of seeds) {
      // Those of the runs before are packed by now, these are rows; each ten seconds younger than the one before.
      const rows = old(1500, `kept-${seed}`, (at) => (seed * 1500 + at) * 10_000);
      await putRaw(driver, 'sessions', rows);
      ids.push(...rows.map(({ id }) => id));
      const purge = { name: 'purge', checkedAt: Date.now() - day / 2, doneAt: 0, gone: noneGone };
      await putRaw(driver, 'settings', [purge]);
      await driver.fireAlarm('tend');
      await killAfter(dice(seed)(80));
      const left = (await storedSessions(driver)).map(({ id }) => id);
      expect(new Set(left).size).toBe(left.length);
      expect(left).toEqual(expect.arrayContaining(ids.slice(-most * 0.97)));
      await driver.fireAlarm('tend');
      const log = await until(async () => {
        const { settings } = await tables<{ settings: PurgeSetting[] }>(driver, 'settings');
        return settings.find(({ name, doneAt }) => name === 'purge' && doneAt);
      }, 'the deleting to be done');
      const stayed = ids.slice(log.gone.sessions);
      expect(stayed.length).toBeLessThanOrEqual(most);
      await expectSessions(stayed);
      ids = stayed;
    }
  });

  test('killed while it records what a page shows', { timeout }, async () => {
    const agent = await scene.agent();
    const desk = await agent.desk('checkout');
    await agent.useSite(desk);
    const said: string[] = [];
    const lit = async () =>
      new Set((await agent.driver.lit(desk)).map(({ text }) => text.replaceAll(/\D/g, '')));
    for (const seed of seeds) {
      const codes = Array.from({ length: 3 }, (_, at) => String(840_000 + seed * 137 + at * 41));
      for (const code of codes) agent.demo.say('checkout', `my session code is ${code}`);
      said.push(...codes);
      await killAfter(dice(seed)(40));
      await until(
        async () => {
          const shown = await lit();
          return codes.every((code) => shown.has(code));
        },
        `${codes.join(', ')} to be lit`,
      );
      const recorded = await until(async () => {
        const { sightings } = await tables<{ sightings: Sighting[] }>(agent.driver, 'sightings');
        const found = sightings.filter(({ code }) => said.includes(code));
        return found.length >= said.length && found;
      }, 'every code to be recorded');
      expect(recorded.map(({ code }) => code).sort()).toEqual([...said].sort());
    }
  });

  test('killed while it asks for unread messages', { timeout }, async () => {
    const agent = await scene.agent();
    const { driver, demo } = agent;
    expect(await agent.connect('Helpshift')).toContain('accepted');
    const { accounts } = await tables<{ accounts: { id: string }[] }>(driver, 'accounts');
    const emails = Array.from({ length: 12 }, (_, at) => `watched-${at}@example.com`);
    for (const email of emails) {
      await driver.office(
        (api, account, email) =>
          api.runtime.sendMessage({
            call: 'watch.add',
            given: { vendor: 'helpshift', account, customer: { email } },
          }),
        accounts[0]?.id ?? '',
        email,
      );
    }
    for (const seed of seeds) {
      for (const email of emails) demo.vendors.helpshift.addIssue({ email }, seed);
      await makeDue();
      await driver.fireAlarm('unread');
      await killAfter(dice(seed)(80));
      const { watches } = await tables<{ watches: Watch[] }>(driver, 'watches');
      expect(watches.map(({ customer }) => customer?.email).sort()).toEqual([...emails].sort());
      // Whatever had been asked, it is woken again by itself.
      const alarm = await driver.office((api) => api.alarms.get('unread'));
      expect(alarm?.periodInMinutes).toBe(0.5);
      await makeDue();
      await driver.fireAlarm('unread');
      const all = String(emails.length * seed);
      await until(async () => (await driver.badge()).text === all, `the badge “${all}”`);
    }
  });

  /** As time would. */
  async function makeDue(): Promise<void> {
    const { watches } = await tables<{ watches: Watch[] }>(scene.driver, 'watches');
    await putRaw(
      scene.driver,
      'watches',
      watches.map((watch) => ({ ...watch, nextAt: 0, askedAt: 0 })),
    );
  }
}

/** Sessions that were over ten days ago, or so many ms later. */
function old(count: number, name: string, later = (_at: number) => 0): Session[] {
  const tenDaysAgo = Date.now() - 10 * day;
  return Array.from({ length: count }, (_, at) => {
    const began = tenDaysAgo - at + later(at);
    return {
      id: `file:${name}-${at}`,
      source: 'file',
      kind: 'cobrowse',
      code: String((at * 7919) % 1_000_000).padStart(6, '0'),
      startedAt: began,
      expiresAt: began + 1_200_000,
      updatedAt: began,
    };
  });
}

interface Putting {
  acknowledged: string[];
  isEnding: boolean;
  ended: Promise<void>;
}

/** Runs in a page: puts batch after batch, one that was not acknowledged once more. Comes back when so many were. */
async function beginPutting(
  api: { runtime: { sendMessage(message: unknown): Promise<unknown> } },
  run: number,
  acknowledgements: number,
): Promise<void> {
  let left = acknowledgements;
  await new Promise<void>((resolve) => {
    const putting: Putting = { acknowledged: [], isEnding: false, ended: Promise.resolve() };
    Reflect.set(globalThis, 'putting', putting);
    putting.ended = (async () => {
      let goOn = true;
      for (let batch = 0; goOn; batch += 1) {
        const sessions = Array.from({ length: 160 }, (_, at) => {
          // Most are over and packed, some are live and rows.
          const startedAt = Date.now() - (at % 8 ? 10 * 86_400_000 : 60_000) - at;
          return {
            id: `file:put-${run}-${batch}-${at}`,
            source: 'file',
            kind: 'cobrowse',
            code: String((run * 7_919 + batch * 331 + at * 37) % 1_000_000).padStart(6, '0'),
            startedAt,
            expiresAt: startedAt + 1_200_000,
            updatedAt: startedAt,
          };
        });
        for (;;) {
          const isLast = putting.isEnding;
          const answer = await api.runtime
            .sendMessage({ call: 'sessions.put', given: { sessions } })
            .catch(() => undefined);
          if (!(answer as { ok?: boolean } | undefined)?.ok) continue;
          // One batch at least is put by a background that was woken anew.
          goOn = !isLast;
          break;
        }
        putting.acknowledged.push(...sessions.map(({ id }) => id));
        left -= 1;
        if (left === 0) resolve();
      }
    })();
  });
}

/** Runs in the same page: ends it, and gives the ids of all that was acknowledged. */
async function endPutting(): Promise<string[]> {
  const putting = Reflect.get(globalThis, 'putting') as Putting;
  putting.isEnding = true;
  await putting.ended;
  return putting.acknowledged;
}
