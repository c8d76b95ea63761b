import { expect, test } from 'vitest';
import { mostCustomers, readRoster } from '../../../utils/unread/roster.ts';

test('lines of one address, number or id each', () => {
  expect(readRoster('ada@example.com\n\n+44 20 7946 0000\r\n0049 (30) 1234-567\nu-1815\n').customers).toEqual(
    [{ email: 'ada@example.com' }, { phone: '+442079460000' }, { phone: '+49301234567' }, { id: 'u-1815' }],
  );
});

test('a table by the names of its columns, in any order, quoted or not', () => {
  const csv = '\ufeffName;User ID;E-mail;Note\n"Lovelace; Ada";u-1;ada@example.com;x\nGrace;u-2;;y';
  expect(readRoster(csv).customers).toEqual([
    { name: 'Lovelace; Ada', id: 'u-1', email: 'ada@example.com' },
    { name: 'Grace', id: 'u-2' },
  ]);
});

test('a table without names is read by what its cells look like', () => {
  expect(readRoster('Ada,ada@example.com,+442079460000').customers).toEqual([
    { name: 'Ada', email: 'ada@example.com', phone: '+442079460000' },
  ]);
});

test('what cannot be watched is refused with its line and why; who is named twice is one', () => {
  const { customers, twice, refused } = readRoster(
    'email,phone\nada@example.com,\nADA@example.com,\nada@,\n,12345\n,\nname@here.example,+44 20 79',
  );
  expect(customers).toEqual([{ email: 'ada@example.com' }, { email: 'name@here.example', phone: '+442079' }]);
  expect(twice).toBe(1);
  expect(refused.map(({ line, why }) => [line, why])).toEqual([
    [4, 'email'],
    [5, 'phone'],
  ]);
});

test('nothing, and a head alone, name nobody', () => {
  for (const text of ['', ' \n ', 'email,name\n'])
    expect(readRoster(text)).toMatchObject({ customers: [], refused: [] });
  expect(readRoster('email,name\n,Ada').refused).toMatchObject([{ line: 2, why: 'nobody' }]);
  expect(readRoster(`x${'y'.repeat(3000)}`).refused).toMatchObject([{ why: 'tooLong' }]);
});

test('a list that is too long is cut, and says so', () => {
  const lines = Array.from({ length: mostCustomers + 5 }, (_, at) => `u${at}@example.com`).join('\n');
  const { customers, isCut } = readRoster(lines);
  expect([customers.length, isCut]).toEqual([mostCustomers, true]);
});
