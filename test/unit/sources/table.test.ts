import { describe, expect, test } from 'vitest';
import { codes, now, read, steps } from './reading.ts';

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
    expect(Math.max(...all.map((step) => step.sessions.length))).toBe(2500);
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
