import { describe, expect, test } from 'vitest';
import type { Session } from '../../../utils/sessions/session.ts';
import { csvHead, csvLines } from '../../../utils/sources/export.ts';
import { now, read } from './reading.ts';

const full: Session = {
  id: 'cobrowse:5f0a',
  source: 'cobrowse',
  kind: 'cobrowse',
  code: '048291',
  customer: {
    id: '=1+1',
    name: '"Ada", Lovelace\nCountess',
    email: '@ada@example.com',
    phone: '+491711234567',
  },
  startedAt: now - 60_000,
  expiresAt: now + 60_000,
  endedAt: now - 1000,
  state: 'ended',
  url: 'https://cobrowse.io/session/5f0a',
  page: '-https://shop.example/?q=1,2',
  device: 'iPhone 15 · שלום 🎉',
  errors: ['TypeError: x; y', '[2]'],
  tags: ['vip', "'quoted"],
  updatedAt: now - 1000,
};

describe('what was exported is imported as it was', () => {
  const bare: Session = { id: 'file:b', source: 'file', kind: 'noibu', code: '000001', updatedAt: now - 5 };

  test('as CSV', async () => {
    expect(await read(csvHead() + csvLines([full, bare]))).toMatchObject({
      sessions: [full, bare],
      refused: 0,
      padded: 0,
    });
  });

  test('as JSON', async () => {
    const lines = [full, bare].map((session) => JSON.stringify(session));
    for (const file of [`[\n${lines.join(',\n')}\n]\n`, `${lines.join('\n')}\n`]) {
      expect(await read(file)).toMatchObject({ sessions: [full, bare], refused: 0 });
    }
    expect(await read('[]\n')).toMatchObject({ rows: 0, fault: undefined });
  });

  test('a time that no calendar knows is no reason to export nothing', () => {
    expect(csvLines([{ ...bare, startedAt: 8.64e15 + 1 }])).toContain('8640000000000001');
  });

  test('and no cell of the table begins a formula', () => {
    const cells = (csvHead() + csvLines([full])).split(/,|\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
  });
});
