import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import { countLive, gatherCrowd, mostSampled } from '../../../utils/sessions/crowd.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { vouches } from '../../../utils/sessions/odds.ts';
import { paint, resolve } from '../../../utils/sessions/resolve.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { noteOutcome, recordSightings } from '../../../utils/sessions/sightings.ts';
import { questionsOf, weigh } from '../../../utils/sessions/weigh.ts';
import { makeWorld } from '../../unit/sessions/chats.ts';
import { seeded } from '../../unit/sessions/people.ts';
import { cobrowse, minute, now } from '../../unit/sessions/session.ts';
import { eachDatabase } from '../database.ts';

/** Putting thousands of records into the database takes a while on a machine that does other things too. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const url = 'https://desk.example/inbox/7';
const where = { url, tab: 3 };
const weak: SeenCode = { code: '482913', kind: 'unknown', strength: 'weak', excerpt: '482913' };
const priya = cobrowse({ id: 'file:priya', customer: { name: 'Priya Raman', email: 'priya@mail.example' } });
const bo = cobrowse({ id: 'file:bo', code: '771903', customer: { name: 'Bo Lindqvist' } });

let db: PatchcordDatabase;
eachDatabase((fresh) => {
  db = fresh;
});

/** Live sessions of a German team, none of which has a code of these tests. */
async function putCrowd(live: number): Promise<void> {
  const { sessions } = makeWorld(live, 'de', seeded(7));
  const others = sessions.filter(({ code }) => code !== '482913' && code !== '771903');
  await db.sessions.bulkPut(others);
}

/** Tells of codes, has the words weighed where they are needed, and gives how the codes are painted then. */
async function told(words: string, codes: SeenCode[], from = where) {
  const sightings = await recordSightings(db, codes, from, now);
  const questions = await questionsOf(db, sightings, vouches(await countLive(db, now)), now);
  const answered = questions.length > 0 && (await weigh(db, questions, words, now));
  const lit = await paint(db, await recordSightings(db, codes, from, now), now);
  return {
    asked: questions.map(({ sighting }) => sighting.code),
    answered,
    states: lit.map(({ state }) => state),
  };
}

describe('a bare number among many live sessions', () => {
  beforeEach(async () => {
    await putCrowd(1_500);
    await db.sessions.bulkPut([priya, bo]);
  });

  const other: SeenCode = { ...weak, code: '771903' };

  test('is lit when the words name its customer, and a stranger’s stays dark', async () => {
    expect(await told('Priya Raman\nhello\n482913\n771903', [weak, other])).toEqual({
      asked: ['482913', '771903'],
      answered: true,
      states: ['live', 'hidden'],
    });
  });

  test('stays dark without words about it', async () => {
    expect((await told('hello\n482913', [weak])).states).toEqual(['hidden']);
  });

  test('is lit by what is said later, and needs no words from then on', async () => {
    expect((await told('hello', [weak])).states).toEqual(['hidden']);
    expect((await told('write to priya@mail.example', [weak])).states).toEqual(['live']);
    expect(await told('', [weak])).toEqual({ asked: [], answered: false, states: ['live'] });
  });

  test('that is lit in one conversation is dark in another', async () => {
    expect((await told('Priya Raman', [weak])).states).toEqual(['live']);
    const elsewhere = { url: 'https://desk.example/inbox/8', tab: 3 };
    expect((await told('hello', [weak], elsewhere)).states).toEqual(['hidden']);
  });

  test('that another frame of the tab calls a code is lit', async () => {
    const frame = { url: 'https://frame.example/chat', tab: 3 };
    await recordSightings(db, [{ ...weak, strength: 'strong', kind: 'cobrowse' }], frame, now);
    expect((await told('hello', [weak])).states).toEqual(['live']);
  });

  test('that the agent called no code stays dark, whoever is named', async () => {
    await recordSightings(db, [weak], where, now);
    await noteOutcome(db, '482913', 'dismissed', { url });
    expect(await told('Priya Raman', [weak])).toMatchObject({ asked: [], states: ['hidden'] });
  });

  test('goes dark when its session is over', async () => {
    await told('Priya Raman', [weak]);
    await db.sessions.put({ ...priya, state: 'ended', endedAt: now - minute });
    expect((await told('Priya Raman', [weak])).states).toEqual(['hidden']);
  });

  test('that meets no session needs no words', async () => {
    expect((await told('Priya Raman', [{ ...weak, code: '000001' }])).asked).toEqual([]);
  });

  test('leaves none of the words in the database', async () => {
    await told('Priya Raman lives in Leeds', [weak]);
    expect(JSON.stringify(await db.sightings.toArray())).not.toMatch(/Priya|Leeds/);
  });
});

describe('a code that two live sessions share', () => {
  const strong: SeenCode = { ...weak, strength: 'strong', kind: 'cobrowse' };
  const first = async () => (await resolve({ code: '482913', kind: 'cobrowse' }, { db, now })).best;

  beforeEach(async () => {
    const longer = { ...bo, code: '482913', expiresAt: now + 19 * minute };
    await db.sessions.bulkPut([priya, longer]);
  });

  test('means that of this conversation’s customer', async () => {
    await recordSightings(db, [strong], where, now);
    expect((await first())?.session.id).toBe('file:bo');
    expect((await told('Conversation with Priya Raman', [strong])).asked).toEqual(['482913']);
    const best = await first();
    expect(best?.session.id).toBe('file:priya');
    expect(best?.reasons).toContain('same-customer');
  });

  test('stays open when both are named', async () => {
    expect((await told('Priya Raman and Bo Lindqvist', [strong])).answered).toBe(false);
  });
});

describe('the crowd', () => {
  test('is a fair sample, with how many can be meant', async () => {
    await putCrowd(6_000);
    const over = Array.from(
      { length: 2_000 },
      (_, at): Session =>
        cobrowse({ id: `file:over-${at}`, code: '000001', state: 'ended', customer: { name: 'Old Timer' } }),
    );
    await db.sessions.bulkPut(over);
    const { live, people, starts } = await gatherCrowd(db, now);
    expect(live).toBeGreaterThan(5_700);
    expect(live).toBeLessThan(6_300);
    expect(starts.length).toBeLessThan(mostSampled);
    expect(people.some(({ names }) => names.includes('timer'))).toBe(false);
  });

  test('is gathered anew when many sessions came', async () => {
    await putCrowd(300);
    const before = await gatherCrowd(db, now);
    expect(await gatherCrowd(db, now + 1)).toBe(before);
    await db.sessions.bulkPut(
      Array.from({ length: 100 }, (_, at) => cobrowse({ id: `file:new-${at}`, code: '000002' })),
    );
    expect((await gatherCrowd(db, now + 2)).live).toBeGreaterThan(before.live);
  });

  test('of nobody is empty', async () => {
    expect(await gatherCrowd(db, now)).toMatchObject({ live: 0, people: [] });
  });
});
