import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../../utils/sessions/session.ts';
import { describeFault, describeRefusal, refusedWords } from '../../../utils/sources/describe.ts';
import { sessionsToCsv, sessionsToJson } from '../../../utils/sources/export.ts';
import { type ImportStep, readFirstRows, readSessionsFile } from '../../../utils/sources/file.ts';
import { readMoment } from '../../../utils/sources/moment.ts';
import { refusedHead, refusedLines } from '../../../utils/sources/refused.ts';

const now = Date.UTC(2026, 10, 21, 9);
type Part = string | Uint8Array<ArrayBuffer>;

async function steps(file: Blob, options: object = {}): Promise<ImportStep[]> {
  const all: ImportStep[] = [];
  for await (const step of readSessionsFile(file, { now, ...options })) all.push(step);
  return all;
}

/** Everything that a file gives, its counts and its end. */
async function read(content: Part | Part[], options: object = {}) {
  const all = await steps(new Blob([content].flat()), options);
  const last = all.at(-1);
  return {
    sessions: all.flatMap(({ sessions }) => sessions),
    refusals: all.flatMap(({ refused }) => refused.map(({ cells, ...refusal }) => refusal)),
    cells: all.flatMap(({ refused }) => refused.map(({ cells }) => cells)),
    rows: last?.rows,
    padded: all.reduce((sum, { padded }) => sum + padded, 0),
    refused: all.reduce((sum, { refused }) => sum + refused.length, 0),
    fault: last?.fault,
  };
}

const codes = async (content: Part | Part[], options: object = {}) =>
  (await read(content, options)).sessions.map(({ code }) => code);

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
    expect(await read(sessionsToCsv([full, bare]))).toMatchObject({
      sessions: [full, bare],
      refused: 0,
      padded: 0,
    });
  });

  test('as JSON', async () => {
    expect(await read(sessionsToJson([full, bare]))).toMatchObject({ sessions: [full, bare], refused: 0 });
    expect(await read(sessionsToJson([]))).toMatchObject({ rows: 0, fault: undefined });
  });

  test('and no cell of the table begins a formula', () => {
    const cells = sessionsToCsv([full]).split(/,|\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
  });
});

describe('tables', () => {
  test('with the columns of the vendors’ own exports', async () => {
    const { sessions } = await read(
      'Help Code,SESSION_ID,created,LANDING_URL,user_email\n482913,abc,2026-11-21T08:00:00Z,https://shop.example/,ada@example.com\n',
    );
    expect(sessions).toEqual([
      {
        id: 'file:abc',
        source: 'file',
        kind: 'noibu',
        code: '482913',
        startedAt: Date.UTC(2026, 10, 21, 8),
        page: 'https://shop.example/',
        customer: { email: 'ada@example.com' },
        updatedAt: now,
      },
    ]);
  });

  test.each([
    ['semicolons', 'code;id\n482913;a\n118204;b\n'],
    ['tabs', 'code\tid\n482913\ta\n118204\tb\n'],
    ['bars', 'code|id\n482913|a\n118204|b\n'],
    ['carets', 'code^id\n482913^a\n118204^b\n'],
    ['colons', 'code:id\n482913:a\n118204:b\n'],
    ['Windows line ends', 'code,id\r\n482913,a\r\n118204,b\r\n'],
    ['old Mac line ends', 'code,id\r482913,a\r118204,b\r'],
    ['quotes around everything', '"code","id"\r\n"482913","a"\r\n"118204","b"\r\n'],
    ['a byte order mark', '\ufeffcode,id\n482913,a\n118204,b'],
    ['empty lines', '\n\ncode,id\n\n482913,a\n,\n118204,b\n\n'],
    ['one column', 'code\n482913\n118204\n'],
  ])('with %s', async (_, table) => {
    expect(await codes(table)).toEqual(['482913', '118204']);
  });

  test('in UTF-16 and in windows-1252, as spreadsheets save them', async () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffcode\tname\n482913\tZoë\n', 'utf16le'));
    expect((await read(utf16)).sessions[0]?.customer).toEqual({ name: 'Zoë' });
    const latin = Uint8Array.from(Buffer.from('code;name\n482913;Zo\xeb\n', 'latin1'));
    expect((await read(latin)).sessions[0]?.customer).toEqual({ name: 'Zoë' });
  });

  test('larger than one piece, letters and quoted line breaks across its edges', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${String(i).padStart(6, '0')},"Zoë 🎉\n${i}",n${i}`,
    );
    const all = await steps(new Blob([`code,name,id\n${rows.join('\n')}`]));
    const sessions = all.flatMap((step) => step.sessions);
    expect(sessions).toHaveLength(20_000);
    expect(sessions.every(({ customer }, i) => customer?.name === `Zoë 🎉\n${i}`)).toBe(true);
    expect(Math.max(...all.map((step) => step.sessions.length))).toBe(5000);
    expect(all.at(-1)).toMatchObject({ rows: 20_000, refused: [] });
    expect(all.at(-1)?.bytes).toBe(all.at(-1)?.size);
  });

  test('a lone inch sign is text, and costs no other row', async () => {
    expect(await codes('code,device\n482913,5" phone\n118204,b\n')).toEqual(['482913', '118204']);
  });

  test('a quotation mark that never ends is refused, what came before stays', async () => {
    const { sessions, refusals } = await read('code,name\n482913,a\n118204,"b\n555555,c\n');
    expect(sessions.map(({ code }) => code)).toEqual(['482913']);
    expect(refusals).toEqual([{ line: 3, fault: 'quotes' }]);
  });
});

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
    const list = JSON.stringify(Array.from({ length: 12_000 }, (_, i) => ({ session_code: 100_000 + i })));
    const all = await steps(new Blob([list]));
    expect(all.map((step) => step.sessions.length)).toEqual([5000, 5000, 2000]);
  });
});

describe('a broken file ends with words, and keeps what came before', () => {
  test.each<[string, Part, string[]]>([
    ['it is empty.', '', []],
    ['it is empty.', ' \n ', []],
    ['it is no text file', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8, 0), []],
    ['it is no text file', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), []],
    ['it breaks off', '[{"code":"482913"},{"code":"1182', ['482913']],
    ['it breaks off', '[{"code":"482913"}', []],
    ['it breaks off', '{"code":"482913"}\n{"code":"11', ['482913']],
    ['it breaks off', '{"sessions": [{"code":"482913"}', []],
    ['no column is named code', '<!doctype html>\n<title>Sign in</title>\n', []],
    ['no column is named code', 'number;name\n482913;Ada\n', []],
    ['no column is named code', 'just some words', []],
  ])('%s %j', async (words, content, before) => {
    const { fault, sessions } = await read(content);
    expect(fault && describeFault(fault)).toMatchObject({
      reason: 'bad-file',
      detail: expect.stringContaining(words),
    });
    expect(sessions.map(({ code }) => code)).toEqual(before);
  });

  test('a file that is taken away while it is read', async () => {
    const file = new Blob(['code\n482913\n']);
    file.stream = () =>
      new ReadableStream({
        start: (to) => to.error(new DOMException('gone', 'NotReadableError')),
      });
    expect((await steps(file)).at(-1)?.fault).toBe('unreadable');
  });

  test('random bytes never throw', async () => {
    let seed = 3;
    for (let n = 0; n < 200; n += 1) {
      const bytes = Uint8Array.from({ length: 1 + (n % 97) }, () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return n % 2 ? seed % 256 : ('[]{}",:\n\r1a'.charCodeAt(seed % 11) ?? 0);
      });
      expect((await steps(new Blob([bytes]))).at(-1)).toBeDefined();
    }
  });
});

const megabytes = (count: number, letter = 'x') => letter.repeat(count * 1_000_000);

describe('compressed', () => {
  const table = `code,id\n${Array.from({ length: 5000 }, (_, i) => `${100_000 + i},n${i}`).join('\n')}\n`;

  test.each([
    ['a table', table],
    ['lines', table.replace(/^(\d+),(.*)$/gm, '{"code":"$1","id":"$2"}').replace('code,id\n', '')],
    ['a list', JSON.stringify(Array.from({ length: 5000 }, (_, i) => ({ code: String(100_000 + i) })))],
  ])('%s is read as if it were not', async (_, content) => {
    const { sessions, fault } = await read(new Uint8Array(gzipSync(content)));
    expect([sessions.length, sessions.at(-1)?.code, fault]).toEqual([5000, '104999', undefined]);
  });

  test('a file that breaks off says so, and so does one that is damaged', async () => {
    const whole = new Uint8Array(gzipSync(table));
    expect((await read(whole.slice(0, -9))).fault).toBe('gzip');
    expect((await read(whole.slice(0, 11))).fault).toBe('gzip');
    expect((await read(whole.with(whole.length - 6, 1 ^ (whole.at(-6) ?? 0)))).fault).toBe('gzip');
  });
});

describe('what is endless costs one row', () => {
  test.each([
    ['a line of a table', `code,id\n482913,a\n${megabytes(5)}\n118204,b\n`],
    ['a line without a break behind it', `code,id\n482913,a\n118204,b\n${megabytes(5)}`],
    ['a quotation mark that never ends', `code,id\n482913,a\n"1,b\n${megabytes(3)}\n118204,b\n`],
    ['a line of JSON', `{"code":"482913"}\n${megabytes(5)}\n{"code":"118204"}\n`],
    ['an element of a list', `[{"code":"482913"},"${megabytes(5)}",{"code":"118204"}]`],
  ])('%s', async (_, content) => {
    const { sessions, refusals } = await read(content);
    expect(sessions.map(({ code }) => code)).toEqual(['482913', '118204']);
    expect(refusals).toEqual([expect.objectContaining({ fault: 'endless' })]);
  });

  test('and the lines behind it keep their numbers', async () => {
    const { refusals } = await read(
      `code\n${megabytes(3)}\n482913\nx\n"${megabytes(1, 'y\n')}${megabytes(1)}\nz\n`,
    );
    expect(refusals.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'endless'],
      [4, 'badCode'],
      [5, 'endless'],
      [1_000_006, 'badCode'],
    ]);
  });

  test('a file of one line alone', async () => {
    expect((await read(megabytes(5))).fault).toBe('endless');
    expect((await read(`{${megabytes(20)}`)).fault).toBe('tooLarge');
  });
});

describe('columns that a person has named', () => {
  const mapping = new Map([
    ['pin', 'code'],
    ['kunde', 'customerName'],
    ['id', 'none'],
  ] as const);

  test('count before those that are known by their names', async () => {
    const { sessions } = await read('PIN;Kunde;name;id\n482913;Ada;x;7\n', { mapping, kind: 'noibu' });
    expect(sessions).toEqual([
      expect.objectContaining({ code: '482913', kind: 'noibu', customer: { name: 'Ada' } }),
    ]);
    expect(sessions[0]?.id).not.toBe('file:7');
  });

  test('hold codes in JSON too', async () => {
    expect(await codes('{"PIN":"482913","code":""}\n', { mapping })).toEqual(['482913']);
  });

  test('are shown as they stand in the file', async () => {
    const first = await readFirstRows(new Blob(['PIN;Kunde;\n482913;"=Ada\nL.";1\n1;2;3\n4;5;6\n']), 2);
    expect(first).toEqual({
      columns: [
        { name: 'pin', label: 'PIN' },
        { name: 'kunde', label: 'Kunde' },
        { name: 'column3', label: 'column3' },
      ],
      rows: [
        ['482913', '=Ada\nL.', '1'],
        ['1', '2', '3'],
      ],
    });
  });

  test('of JSON are those that the first records have', async () => {
    const first = await readFirstRows(new Blob(['[{"x":{"y":[1]},"code":5},{"z":null}]']), 8);
    expect(first).toMatchObject({
      columns: [{ name: 'code' }, { name: 'xy' }, { name: 'z' }],
      rows: [
        ['5', '[1]', ''],
        ['', '', ''],
      ],
    });
  });

  test('are asked for in vain where the file is none', async () => {
    expect(await readFirstRows(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4)]), 8)).toEqual({ fault: 'binary' });
    expect(await readFirstRows(new Blob(['']), 8)).toEqual({ fault: 'empty' });
  });
});

test('windows-1252 is told also where a file begins with plain letters alone', async () => {
  const file = Buffer.from(`code;name\n${'482913;Ada\n'.repeat(20_000)}482913;Zo\xeb\n`, 'latin1');
  const { sessions } = await read(Uint8Array.from(file));
  expect(sessions.at(-1)?.customer?.name).toBe('Zoë');
});

test('a file goes on at a row’s number as if it had not stopped', async () => {
  const rows = Array.from({ length: 6000 }, (_, i) => (i % 7 ? `${100_000 + i},"a\nb"` : 'bad,'));
  const content = `code,name\n${rows.join('\n')}\n`;
  const whole = await read(content);
  for (const skip of [0, 1, 4999, 5000, 5001, 5999, 6000]) {
    const rest = await read(content, { skip });
    const dealt = rows.slice(0, skip);
    expect(rest.rows).toBe(6000);
    expect(rest.sessions).toEqual(whole.sessions.slice(dealt.filter((row) => row !== 'bad,').length));
    expect(rest.refusals).toEqual(whole.refusals.slice(dealt.filter((row) => row === 'bad,').length));
  }
});

test('the file of refused rows tells line, reason and row, and runs in no spreadsheet', async () => {
  const words = refusedWords();
  const [step] = await steps(new Blob(['code,=name\n482913,a\nx,"=1+1"\n@y,"-2\n<script>"\n']));
  const file = refusedHead(words, step?.header) + refusedLines(words, step?.refused ?? []);
  expect(Papa.parse(file.slice(1)).data).toEqual([
    ['Line', 'Reason', 'code', "'=name"],
    ['3', 'has a code that is not six digits', 'x', "'=1+1"],
    ['4', 'has a code that is not six digits', "'@y", "'-2\n<script>"],
    [''],
  ]);
  expect(file.charCodeAt(0)).toBe(0xfeff);
});

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
});

describe('times', () => {
  test.each<[unknown, number | null | undefined]>([
    ['2026-11-21T09:00:00Z', now],
    ['2026-11-21T10:00:00.000+01:00', now],
    ['2026-11-21 10:00:00 +0100', now],
    ['2026-11-21 09:00:00 UTC', now],
    ['2026-11-21T09:00:00', new Date(2026, 10, 21, 9).getTime()],
    ['2026-11-21', Date.UTC(2026, 10, 21)],
    [now, now],
    [now / 1000, now],
    [String(now), now],
    [` ${now / 1000} `, now],
    [now * 1000, now],
    ['', undefined],
    [null, undefined],
    ['11/21/2026', null],
    ['2026-13-41', null],
    ['soon', null],
    [-1, null],
    [12, null],
    [true, null],
  ])('%j', (written, time) => {
    expect(readMoment(written)).toBe(time);
  });
});
