import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, bad, good } from '../../../utils/messages/answer.ts';
import type { SeenCode } from '../../../utils/messages/calls.ts';
import { Ledger } from '../../../utils/page/ledger.ts';
import type { Lit } from '../../../utils/page/lit.ts';
import type { LitCode } from '../../../utils/sessions/resolution.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

function lit(code: string, more: Partial<Lit> = {}): Lit {
  return {
    code,
    kind: 'unknown',
    strength: 'strong',
    nodes: [],
    start: 0,
    end: 6,
    excerpt: `code ${code}`,
    gone: false,
    ...more,
  };
}

/** A ledger before a background that answers what `answer` says. */
function open(answer: (codes: SeenCode[]) => Answer<LitCode[]>) {
  const asked: SeenCode[][] = [];
  const changed: string[] = [];
  const controller = new AbortController();
  let place = 'https://desk.example.com/inbox/1';
  const ledger = new Ledger({
    ask: async (codes) => {
      asked.push(codes);
      return answer(codes);
    },
    onChange: (code) => changed.push(code),
    place: () => place,
    signal: controller.signal,
  });
  return {
    ledger,
    asked,
    changed,
    controller,
    go: (to: string) => {
      place = to;
    },
  };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test('a strong code is unresolved until the background has answered', async () => {
  const { ledger, changed } = open(() => good([{ code: '482913', state: 'live' }]));
  const code = lit('482913');
  ledger.see(code);
  expect(ledger.stateOf(code)).toBe('unresolved');
  ledger.tell();
  await settled();
  expect(ledger.stateOf(code)).toBe('live');
  expect(changed).toEqual(['482913']);
});

test('a weak code is painted only when a session vouches for it', async () => {
  const { ledger } = open((codes) =>
    good(codes.map(({ code }) => ({ code, state: code === '111222' ? 'recording' : 'unresolved' }))),
  );
  const [vouched, chance] = [lit('111222', { strength: 'weak' }), lit('333444', { strength: 'weak' })];
  ledger.see(vouched);
  ledger.see(chance);
  expect(ledger.stateOf(vouched)).toBeUndefined();
  ledger.tell();
  await settled();
  expect(ledger.stateOf(vouched)).toBe('recording');
  expect(ledger.stateOf(chance)).toBeUndefined();
});

test('a code is told once, however often it stands in the page, and again when more is known of it', async () => {
  const { ledger, asked } = open(() => good([]));
  ledger.see(lit('482913', { strength: 'weak' }));
  ledger.see(lit('482913', { strength: 'weak' }));
  ledger.tell();
  await settled();
  ledger.see(lit('482913', { strength: 'weak' }));
  ledger.tell();
  await settled();
  expect(asked.flat()).toEqual([
    { code: '482913', kind: 'unknown', strength: 'weak', excerpt: 'code 482913' },
  ]);
  ledger.see(lit('482913', { strength: 'strong', kind: 'noibu' }));
  ledger.tell();
  await settled();
  expect(asked[1]?.[0]).toMatchObject({ strength: 'strong', kind: 'noibu' });
});

test('in another conversation of the same page it counts as seen anew', async () => {
  const { ledger, asked, go } = open(() => good([]));
  ledger.see(lit('482913'));
  ledger.tell();
  await settled();
  go('https://desk.example.com/inbox/2');
  ledger.see(lit('482913'));
  ledger.tell();
  await settled();
  expect(asked).toHaveLength(2);
});

test('a live code is ending three minutes before its end, and then over, by the clock alone', async () => {
  const { ledger, asked, changed } = open(() =>
    good([{ code: '482913', state: 'live', expiresAt: now + 600_000 }]),
  );
  const code = lit('482913');
  ledger.see(code);
  ledger.tell();
  await settled();
  await vi.advanceTimersByTimeAsync(419_000);
  expect(ledger.stateOf(code)).toBe('live');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ledger.stateOf(code)).toBe('ending');
  await vi.advanceTimersByTimeAsync(180_000);
  expect(ledger.stateOf(code)).toBe('over');
  expect(changed).toEqual(['482913', '482913', '482913']);
  expect(asked).toHaveLength(1);
});

test('a background that does not answer is asked again, later each time', async () => {
  let works = false;
  const { ledger, asked } = open(() =>
    works ? good([{ code: '482913', state: 'live' }]) : bad('no-background'),
  );
  const code = lit('482913');
  ledger.see(code);
  ledger.tell();
  await settled();
  await vi.advanceTimersByTimeAsync(999);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(asked).toHaveLength(2);
  works = true;
  await vi.advanceTimersByTimeAsync(1);
  expect(ledger.stateOf(code)).toBe('live');
});

test('what the agent called no code is painted no more', async () => {
  const { ledger, changed } = open(() => good([{ code: '482913', state: 'live', expiresAt: now + 600_000 }]));
  const code = lit('482913');
  ledger.see(code);
  ledger.tell();
  await settled();
  ledger.dismiss('482913');
  expect(ledger.stateOf(code)).toBeUndefined();
  expect(changed).toHaveLength(2);
});

test('when session data changed, what is shown is asked again', async () => {
  let state: LitCode['state'] = 'unresolved';
  const { ledger } = open(() => good([{ code: '482913', state }]));
  const code = lit('482913');
  ledger.see(code);
  ledger.tell();
  await settled();
  state = 'live';
  ledger.again(['482913', '999999']);
  await settled();
  expect(ledger.stateOf(code)).toBe('live');
});

test('after the end nothing is asked and no timer is left', async () => {
  const { ledger, asked, controller } = open(() => bad('no-background'));
  ledger.see(lit('482913'));
  ledger.tell();
  await settled();
  controller.abort();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
