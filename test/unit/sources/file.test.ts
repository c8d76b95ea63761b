import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { describeFault, refusedWords } from '../../../utils/sources/describe.ts';
import { readFirstRows } from '../../../utils/sources/file.ts';
import { refusedHead, refusedLines } from '../../../utils/sources/refused.ts';
import { codes, type Part, read, steps } from './reading.ts';

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
  for (const skip of [0, 1, 2499, 2500, 2501, 5999, 6000]) {
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
