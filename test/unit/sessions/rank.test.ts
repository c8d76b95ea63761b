import { expect, test } from 'vitest';
import { vouches } from '../../../utils/sessions/odds.ts';
import { rank, suretyOf } from '../../../utils/sessions/rank.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { cobrowse, day, minute, noibu, now } from './session.ts';

const live = cobrowse({ id: 'live' });
const expired = cobrowse({ id: 'expired', expiresAt: now - 30 * minute });
const old = cobrowse({ id: 'old', startedAt: now - 400 * day, expiresAt: now - 400 * day });
const recording = noibu({ id: 'recording' });
const oldRecording = noibu({ id: 'old-recording', startedAt: now - 400 * day });

function order(kind: 'cobrowse' | 'noibu' | 'unknown', ...sessions: Session[]): string[] {
  return rank(sessions, { kind, now }).map(({ session }) => session.id);
}

test('live comes before just expired before old', () => {
  expect(order('unknown', old, expired, live)).toEqual(['live', 'expired', 'old']);
});

test('the kind that the words name comes first among those of today', () => {
  expect(order('noibu', live, recording)).toEqual(['recording', 'live']);
  expect(order('cobrowse', recording, live)).toEqual(['live', 'recording']);
});

test('a just expired session of the named kind comes before a live one of the other', () => {
  expect(order('cobrowse', recording, expired)).toEqual(['expired', 'recording']);
});

test('an old recording does not come before a live session, whatever the words', () => {
  expect(order('noibu', oldRecording, live)).toEqual(['live', 'old-recording']);
});

test('of two alike the later comes first', () => {
  const older = cobrowse({ id: 'older', expiresAt: now + 5 * minute });
  expect(order('cobrowse', older, live)).toEqual(['live', 'older']);
});

test('the session of this conversation’s customer comes before all others, and says so', () => {
  const theirs = cobrowse({ id: 'theirs', expiresAt: now + 5 * minute });
  const meant = { session: 'theirs', isNamed: true };
  const [first, second] = rank([live, theirs], { kind: 'unknown', now, meant });
  expect(first?.session.id).toBe('theirs');
  expect(first?.reasons).toEqual(['live', 'same-customer']);
  expect(second?.reasons).toEqual(['live']);
});

test('what was chosen by other evidence comes first without naming a customer', () => {
  const theirs = cobrowse({ id: 'theirs', expiresAt: now + 5 * minute });
  const [first] = rank([live, theirs], {
    kind: 'unknown',
    now,
    meant: { session: 'theirs', isNamed: false },
  });
  expect(first?.session.id).toBe('theirs');
  expect(first?.reasons).toEqual(['live']);
});

test('a candidate says why it stands there', () => {
  const [first] = rank([live], { kind: 'noibu', now });
  expect(first?.reasons).toEqual(['live', 'kind-differs']);
});

test('a weak code is vouched for by few live sessions, not by fifty thousand', () => {
  expect(vouches(505)).toBe(true);
  expect(vouches(506)).toBe(false);
  expect(vouches(50_000)).toBe(false);
});

test('how sure the best one is follows from what else could be meant now', () => {
  const sure = (kind: 'cobrowse' | 'noibu' | 'unknown', ...sessions: Session[]) =>
    suretyOf(rank(sessions, { kind, now }), now);
  expect(sure('unknown')).toBeUndefined();
  expect(sure('unknown', live, expired, old)).toBe('sure');
  expect(sure('unknown', live, recording)).toBe('open');
  expect(sure('cobrowse', live, recording)).toBe('likely');
  expect(sure('noibu', live)).toBe('likely');
  expect(sure('cobrowse', expired, old)).toBe('past');
  const other = cobrowse({ id: 'other' });
  const named = { session: 'other', isNamed: true };
  expect(suretyOf(rank([live, other], { kind: 'cobrowse', now }), now)).toBe('open');
  expect(suretyOf(rank([live, other], { kind: 'cobrowse', now, meant: named }), now)).toBe('sure');
});
