import { describe, expect, test } from 'vitest';
import { read, steps } from './reading.ts';

describe('JSON', () => {
  const row = { code: '482913', id: 'a' };

  test.each([
    ['a list', JSON.stringify([row, { ...row, code: '118204' }])],
    ['a list, written beautifully', JSON.stringify([row, { ...row, code: '118204' }], null, 2)],
    [
      'a list with brackets and quotes in its texts',
      JSON.stringify([{ ...row, name: ']},{"\\' }, { code: '118204' }]),
    ],
    ['lines', `${JSON.stringify(row)}\n\n{"code":"118204"}\r\n`],
    ['lines without a last break', `${JSON.stringify(row)}\n{"code":"118204"}`],
    ['a document around a list', JSON.stringify({ total: 2, sessions: [row, { code: '118204' }] }, null, 1)],
    ['a document on one line', JSON.stringify({ tags: ['x'], data: [row, { code: '118204' }] })],
  ])('as %s', async (_, text) => {
    expect(await read(text)).toMatchObject({
      sessions: [{ code: '482913' }, { code: '118204' }],
      refused: 0,
      fault: undefined,
    });
  });

  test('a single record, and the API’s own nested one', async () => {
    const nested = {
      id: '5f',
      code: 48291,
      state: 'active',
      created: '2026-11-21T08:00:00.000Z',
      custom_data: { user_name: 'Ada', user_email: 'ada@example.com' },
      device: { device: 'iPhone 15', app_name: 'Shop' },
    };
    expect(await read(JSON.stringify(nested, null, 2))).toMatchObject({
      sessions: [
        {
          code: '048291',
          state: 'active',
          customer: { name: 'Ada', email: 'ada@example.com' },
          device: 'iPhone 15',
        },
      ],
      padded: 1,
    });
  });

  test('a list of many records on one line comes in batches', async () => {
    const list = JSON.stringify(Array.from({ length: 6000 }, (_, i) => ({ session_code: 100_000 + i })));
    const all = await steps(new Blob([list]));
    expect(all.map((step) => step.sessions.length)).toEqual([2500, 2500, 1000]);
  });
});
