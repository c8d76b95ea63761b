import { expect, test } from 'vitest';
import { readAnswer } from '../../../utils/page-codes/answer.ts';

const now = Date.UTC(2026, 10, 21, 12, 0);

test.each([
  [{ is: 'absent' }, { is: 'absent' }],
  [{ is: 'ready' }, { is: 'ready' }],
  [
    { is: 'ready', code: '048291', at: now - 5 },
    { is: 'ready', code: '048291', at: now - 5 },
  ],
  [
    { is: 'ready', code: '482-913' },
    { is: 'ready', code: '482913' },
  ],
  [
    { is: 'made', code: ' 482 913 ' },
    { is: 'made', code: '482913' },
  ],
  [
    { is: 'refused', said: 'no' },
    { is: 'refused', said: 'no' },
  ],
  [{ is: 'hanging', more: 1 }, { is: 'hanging' }],
])('%j is read as %j', (value, answer) => {
  expect(readAnswer(value, now)).toEqual(answer);
});

test.each([undefined, null, 7, 'made', [], {}, { is: 'made up' }])('%j is no answer', (value) => {
  expect(readAnswer(value, now)).toBeUndefined();
});

test('what is no code is never shown as one, and said as it is', () => {
  for (const code of ['', '48291', '4829134', '<b>482913</b>', 482913, null, undefined, {}]) {
    expect(readAnswer({ is: 'made', code }, now)).toMatchObject({ is: 'odd' });
    expect(readAnswer({ is: 'ready', code }, now)).toEqual({ is: 'ready' });
  }
});

test('a time that cannot be is left out', () => {
  for (const at of [now + 1, 0, -1, Number.NaN, null, '5', undefined]) {
    expect(readAnswer({ is: 'ready', code: '482913', at }, now)).toEqual({ is: 'ready', code: '482913' });
  }
});

test('words of any length are cut', () => {
  const said = readAnswer({ is: 'refused', said: 'x'.repeat(10_000) }, now);
  expect(JSON.stringify(said).length).toBeLessThan(300);
});
