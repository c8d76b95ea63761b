import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sessionSchema } from '../../../utils/sessions/session.ts';
import { describeRefusal } from '../../../utils/sources/describe.ts';
import { now, read, steps } from './reading.ts';

describe('rows', () => {
  const one = async (row: object, options: object = {}) =>
    (await read(JSON.stringify([row]), options)).sessions[0];

  test('are refused with their line and the reason', async () => {
    const table = [
      'code,id,created,kind',
      '482913,a,,',
      ',b,,',
      'abc,c,,',
      '1234567,d,,',
      '482913,e,yesterday,',
      '482913,f,,zoom',
      '118204,g,,',
    ].join('\n');
    const { sessions, refusals, rows, refused } = await read(table);
    expect(sessions.map(({ id }) => id)).toEqual(['file:a', 'file:g']);
    expect(refusals).toEqual([
      { line: 3, fault: 'noCode' },
      { line: 4, fault: 'badCode' },
      { line: 5, fault: 'badCode' },
      { line: 6, fault: 'badTime', field: 'startedAt' },
      { line: 7, fault: 'badKind' },
    ]);
    expect([rows, refused]).toEqual([7, 5]);
    expect(refusals.map(describeRefusal)[3]).toBe(
      'has a time in startedAt that is neither ISO 8601 nor an epoch number',
    );
  });

  test('in a list are named by the line they begin on', async () => {
    const { refusals } = await read('[\n {"code":"482913"},\n {\n  "id": 1\n },\n 5,\n nonsense\n]');
    expect(refusals).toEqual([
      { line: 3, fault: 'noCode' },
      { line: 6, fault: 'notARecord' },
      { line: 7, fault: 'notJson' },
    ]);
  });

  test('refused ones come in bounded steps, each as it stands in the file', async () => {
    const all = await steps(new Blob([`code,id\n${'x, y \n'.repeat(12_000)}`]));
    expect(Math.max(...all.map((step) => step.refused.length))).toBe(1000);
    const refused = all.flatMap((step) => step.refused);
    expect(refused).toHaveLength(12_000);
    expect(refused.at(-1)).toEqual({ line: 12_001, fault: 'badCode', cells: ['x', ' y '] });
  });

  test.each([
    ['48291', '048291', 1],
    ['7', '000007', 1],
    ['482 913', '482913', 0],
    ['482-913', '482913', 0],
    ['482 - 913', '482913', 0],
    ["'048291", '048291', 0],
    ['482913.0', '482913', 0],
    ['000000', '000000', 0],
  ])('a code written %s is %s', async (written, code, padded) => {
    expect(await read(`code,id\n${written},a\n`)).toMatchObject({ sessions: [{ code }], padded });
  });

  test('name the system by a column, else by the code’s column, else it is assumed', async () => {
    expect(await one({ code: '482913', kind: 'Noibu' })).toMatchObject({ kind: 'noibu' });
    expect(await one({ help_code: '482913' })).toMatchObject({ kind: 'noibu' });
    expect(await one({ session_code: '482913' }, { kind: 'noibu' })).toMatchObject({ kind: 'cobrowse' });
    expect(await one({ code: '482913' })).toMatchObject({ kind: 'cobrowse' });
    expect(await one({ code: '482913' }, { kind: 'noibu' })).toMatchObject({ kind: 'noibu' });
    expect(await one({ code: '482913', expires: now }, { kind: 'noibu' })).toMatchObject({
      kind: 'cobrowse',
    });
  });

  test('without an id of their own have the same one at every import', async () => {
    const row = { code: '482913', created: now - 1000 };
    expect((await one(row))?.id).toBe((await one(row))?.id);
    expect((await one(row))?.id).not.toBe((await one({ ...row, created: now }))?.id);
    expect((await one(row))?.id).not.toBe((await one({ ...row, email: 'ada@example.com' }))?.id);
    expect((await one(row))?.id).toBe((await one({ ...row, state: 'ended', ended: now }))?.id);
  });

  test('are as old as they say, else as the file, and never from the future', async () => {
    expect(await one({ code: '1', updated: now - 9000 })).toMatchObject({ updatedAt: now - 9000 });
    expect(await one({ code: '1', updated: now + 9000 })).toMatchObject({ updatedAt: now });
    const file = new File([JSON.stringify([{ code: '1' }])], 'x.json', { lastModified: now - 7000 });
    expect((await steps(file))[0]?.sessions[0]).toMatchObject({ updatedAt: now - 7000 });
  });

  test('keep no address that we would not open, and no state that nobody knows', async () => {
    const session = await one({ code: '482913', url: 'javascript:alert(1)', state: 'levitating' });
    expect(session).not.toHaveProperty('url');
    expect(session).not.toHaveProperty('state');
  });

  test('with markup keep it as text', async () => {
    expect(await one({ code: '1', name: '<img src=x onerror=alert(1)>' })).toMatchObject({
      customer: { name: '<img src=x onerror=alert(1)>' },
    });
  });

  test('cannot reach into prototypes', async () => {
    const { sessions } = await read('[{"code":"482913","__proto__":{"polluted":1},"constructor":{"x":1}}]');
    expect(sessions).toHaveLength(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.each([99, 100, 101, 300, 301, 2000, 2001])(
    'with texts of %i signs are kept by the schema’s lengths',
    async (length) => {
      const long = 'x'.repeat(length);
      for (const field of ['id', 'source', 'user_name', 'page', 'device', 'tags']) {
        const { sessions, refusals } = await read(
          JSON.stringify([{ id: 's1', code: '482913', [field]: long }]),
        );
        const kept = v.safeParse(sessionSchema, {
          id: field === 'id' ? `file:${long}` : field === 'source' ? `${long}:s1` : 'file:s1',
          source: field === 'source' ? long : 'file',
          kind: 'cobrowse',
          code: '482913',
          page: long.slice(0, field === 'page' ? undefined : 1),
          device: long.slice(0, field === 'device' ? undefined : 1),
          customer: { name: long.slice(0, field === 'user_name' ? undefined : 1) },
          tags: [long.slice(0, field === 'tags' ? undefined : 1)],
          updatedAt: now,
        });
        expect([sessions.length, refusals.length]).toEqual(kept.success ? [1, 0] : [0, 1]);
        for (const session of sessions) expect(v.is(sessionSchema, session)).toBe(true);
      }
    },
  );
});
