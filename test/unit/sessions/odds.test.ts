import { expect, test, vi } from 'vitest';
import { crowdOf, mostSampled } from '../../../utils/sessions/crowd.ts';
import { readWords } from '../../../utils/sessions/customer.ts';
import { Odds } from '../../../utils/sessions/odds.ts';
import { makeChat, makeWorld, type World } from './chats.ts';
import { seeded } from './people.ts';
import { now } from './session.ts';

/** Six thousand conversations are read: on a machine that does other things too, that is a while. */
vi.setConfig({ testTimeout: 120_000 });

interface Outcome {
  chats: number;
  /** Numbers that were shown, and those of them that are the bare code of their chat. */
  shown: number;
  right: number;
  /** Order numbers that meet a stranger's session. */
  met: number;
  /** Chats whose record has the customer, and those of them whose page names him too; then how many of each were found. */
  recorded: number;
  recordedFound: number;
  named: number;
  namedFound: number;
}

/** Lets the rule judge every number of `chats` conversations; in a share `named` of them the page names the customer. */
function simulate(world: World, chats: number, named: number, seed: number): Outcome {
  const chance = seeded(seed);
  const live = world.byCode.size === 0 ? 0 : world.sessions.length;
  const drawn = Array.from({ length: Math.min(mostSampled, live) }, (_, at) =>
    live <= mostSampled ? at : Math.floor(chance() * live),
  );
  const crowd = crowdOf(
    drawn.flatMap((at) => world.sessions[at] ?? []),
    live,
  );
  const sum: Outcome = { ...none, chats };
  for (let chat = 0; chat < chats; chat += 1) {
    const { text, meant, orders, named: how, said } = makeChat(world, named, chance);
    const odds = new Odds(crowd, readWords(text));
    const isShown = (code: string) =>
      (world.byCode.get(code) ?? []).some((session) => odds.vouches(session, { given: now, said }));
    const found = isShown(meant.code) ? 1 : 0;
    sum.right += found;
    sum.shown += found + orders.filter(isShown).length;
    sum.met += orders.filter((order) => world.byCode.has(order)).length;
    if (!meant.customer) continue;
    sum.recorded += 1;
    sum.recordedFound += found;
    if (how === undefined) continue;
    sum.named += 1;
    sum.namedFound += found;
  }
  return sum;
}

const none: Outcome = {
  chats: 0,
  shown: 0,
  right: 0,
  met: 0,
  recorded: 0,
  recordedFound: 0,
  named: 0,
  namedFound: 0,
};

function together(all: readonly Outcome[]): Outcome {
  const sum = { ...none };
  for (const each of all) for (const key of Object.keys(none) as (keyof Outcome)[]) sum[key] += each[key];
  return sum;
}

function figures(
  of: string,
  { chats, shown, right, met, recorded, recordedFound, named, namedFound }: Outcome,
) {
  const share = (part: number, all: number) => (all === 0 ? '-' : (part / all).toFixed(3));
  console.log(
    `${of}: ${chats} chats, ${met} order numbers meet a session, ${shown} numbers shown, precision ${share(right, shown)}; ` +
      `found: ${share(namedFound, named)} where the page names the record's customer, ` +
      `${share(recordedFound, recorded)} where the record has one, ${share(right, chats)} of all`,
  );
}

/** Where names are spread wide, and where a few are borne by many. */
const teams = ['en', 'de', 'es', 'pl', 'vi', 'zh'];

test('of 50,000 live sessions and twenty order numbers to a bare code, what is shown is the code, and half of those whose customer is named are found', () => {
  const outcomes = teams.map((home, at) => {
    const outcome = simulate(makeWorld(50_000, home, seeded(at)), 1_000, 0.5, at + 100);
    figures(`a team in ${home}`, outcome);
    return outcome;
  });
  const all = together(outcomes);
  figures('all teams', all);
  expect(all.met).toBeGreaterThan(5_000);
  expect(all.right / all.shown).toBeGreaterThanOrEqual(0.99);
  expect(all.namedFound / all.named).toBeGreaterThanOrEqual(0.5);
});

test('on desks that name the customer of nearly every conversation, as precise', () => {
  const all = together(
    ['en', 'de', 'pl'].map((home, at) =>
      simulate(makeWorld(50_000, home, seeded(at + 10)), 700, 0.95, at + 200),
    ),
  );
  figures('desks that name nearly everyone', all);
  expect(all.right / all.shown).toBeGreaterThanOrEqual(0.99);
  expect(all.recordedFound / all.recorded).toBeGreaterThanOrEqual(0.5);
});

test('with fewer live sessions as precise, and with few every bare code is found', () => {
  const outcomes = [0, 100, 500, 5_000].map((live) => {
    const world = makeWorld(Math.max(1, live), 'de', seeded(live + 1));
    if (live === 0) world.byCode.clear();
    const outcome = simulate(world, 1_000, 0.5, live + 2);
    figures(`${live} live`, outcome);
    return outcome;
  });
  const [empty, ...others] = outcomes;
  expect(empty?.shown).toBe(0);
  for (const { right, shown } of others) expect(right / shown).toBeGreaterThanOrEqual(0.985);
  expect(outcomes[1]?.right).toBe(1_000);
  expect(outcomes[2]?.right).toBe(1_000);
  const many = outcomes[3] ?? none;
  expect(many.namedFound / many.named).toBeGreaterThanOrEqual(0.5);
});
