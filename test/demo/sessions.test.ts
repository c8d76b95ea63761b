import * as v from 'valibot';
import { expect, test } from 'vitest';
import { sessionSchema } from '../../utils/sessions/session.ts';
import { standingOf } from '../../utils/sessions/standing.ts';
import { readSessionsFile } from '../../utils/sources/file.ts';
import { startVendors } from '../vendors/server.ts';
import { seededConversations } from './seeds.ts';
import { demoSessions, notCodes, seededCodes, sessionsCsv } from './sessions.ts';
import { stock } from './stock.ts';
import { codeEvery, transcriptCode, transcriptLength } from './transcript.ts';

const now = Date.UTC(2026, 10, 21, 14, 8);
const sessions = demoSessions(now);

function wordsOf(conversation: string): string {
  const found = seededConversations(now).find(({ id }) => id === conversation);
  return found?.messages.map(({ text }) => text).join('\n') ?? '';
}

/** How the newest session with this code stands at the demo's start. */
function standing(code: string): string {
  const [newest] = sessions
    .filter((session) => session.code === code)
    .toSorted((one, other) => other.updatedAt - one.updatedAt);
  if (!newest) return 'unknown';
  return standingOf(newest, now);
}

async function readAll(text: string) {
  const taken = { sessions: [] as typeof sessions, padded: 0, refused: 0 };
  for await (const step of readSessionsFile(new Blob([text]), { now })) {
    taken.sessions.push(...step.sessions);
    taken.padded += step.padded;
    taken.refused += step.refused.length;
    expect(step.fault).toBeUndefined();
  }
  return taken;
}

test('about forty sessions, each a valid record of its own', () => {
  expect(sessions.length).toBeGreaterThanOrEqual(35);
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
  for (const session of sessions) expect(v.is(sessionSchema, session), session.id).toBe(true);
  expect(demoSessions(now)).toEqual(sessions);
});

test.each(seededCodes)(
  '$code stands in “$conversation” and is $expect',
  ({ code, conversation, ...seed }) => {
    const digits = wordsOf(conversation).replace(/(\d{3})[- ](\d{3})/g, '$1$2');
    expect(digits).toContain(code);
    expect(standing(code)).toBe(seed.expect);
    const kinds = sessions.filter((session) => session.code === code).map(({ kind }) => kind);
    if (seed.kind !== 'unknown') expect(kinds).toContain(seed.kind);
  },
);

test.each(notCodes)('%s stands in a conversation and is no code of anybody', (digits) => {
  const everything = seededConversations(now).map(({ id }) => wordsOf(id));
  expect(everything.join('\n').replace(/(\d{3}) (\d{3})/g, '$1$2')).toContain(digits);
  expect(sessions.some(({ code }) => code === digits)).toBe(false);
});

test('one code came up in four years, and is live in one of them', () => {
  const same = sessions.filter(({ code }) => code === '206417');
  const years = new Set(same.map(({ startedAt = 0 }) => new Date(startedAt).getUTCFullYear()));
  expect(years.size).toBe(4);
  expect(same.filter(({ state }) => state === 'pending')).toHaveLength(1);
});

test('the long transcript holds 100 codes, some with leading zeros, the newest in its last line', () => {
  const messages = seededConversations(now).find(({ shape }) => shape === 'long')?.messages ?? [];
  expect(messages).toHaveLength(transcriptLength);
  const codes = messages.flatMap((_, index) => transcriptCode(index) ?? []);
  expect(codes).toHaveLength(transcriptLength / codeEvery);
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  expect(messages.at(-1)?.text.replace(/\D/g, '')).toBe(codes.at(-1));
  expect(standing(codes.at(-1) ?? '')).toBe('live');
});

test('the import takes the JSON as it is, and the CSV with its lost zeros', async () => {
  const fromJson = await readAll(JSON.stringify(sessions, null, 2));
  expect(fromJson).toMatchObject({ refused: 0, padded: 0 });
  expect(fromJson.sessions).toEqual(sessions);
  const fromCsv = await readAll(sessionsCsv(sessions));
  const essence = (list: typeof sessions) =>
    list.map(({ id, kind, code, customer, startedAt, errors }) => {
      return { id, kind, code, customer, startedAt, errors };
    });
  const lost = sessions.filter(({ code }) => code.startsWith('0')).length;
  expect(lost).toBeGreaterThan(0);
  expect(fromCsv).toMatchObject({ refused: 0, padded: lost });
  expect(essence(fromCsv.sessions)).toEqual(essence(sessions));
});

test('Cobrowse says of a live code what the export says', async () => {
  const vendors = await startVendors({ now: () => now });
  const stocked = stock(vendors, sessions);
  expect(stocked.map(({ code }) => code).toSorted()).toEqual(sessions.map(({ code }) => code).toSorted());
  const live = stocked.find(({ code }) => code === '482913');
  const record = vendors.cobrowse.sessions.live('482913');
  expect(`cobrowse:${record?.id}`).toBe(live?.id);
  expect(Date.parse(record?.expires ?? '')).toBe(live?.expiresAt);
  expect(vendors.cobrowse.sessions.live('640275')).toBeUndefined();
  expect(vendors.cobrowse.sessions.live('314702')?.state).toBe('active');
  for (const { url = '' } of stocked) {
    const { pathname, search } = new URL(url);
    expect((await fetch(vendors.local + pathname + search)).status, url).toBe(200);
  }
  await vendors.close();
});
