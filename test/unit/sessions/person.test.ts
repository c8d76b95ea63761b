import { expect, test } from 'vitest';
import { clueIn, isSamePerson, peopleOf } from '../../../utils/sessions/person.ts';

test.each([
  [' ada@example.com ', { email: 'ada@example.com' }],
  ['Ada Lovelace <ada@example.com>', { email: 'ada@example.com' }],
  ['mailto:ada@example.com', { email: 'ada@example.com' }],
  ['+49 30 1234567', { id: '+49 30 1234567', phone: '+49 30 1234567' }],
  ['(212) 555–0100', { id: '(212) 555–0100', phone: '(212) 555–0100' }],
  ['٠٣٠ ١٢٣٤٥٦٧', { id: '٠٣٠ ١٢٣٤٥٦٧', phone: '٠٣٠ ١٢٣٤٥٦٧' }],
  ['4711', { id: '4711' }],
  ['cus_71', { id: 'cus_71', name: 'cus_71' }],
  ['ada', { id: 'ada', name: 'ada' }],
  ['Ada   Lov', { name: 'Ada Lov' }],
  ['王小明', { id: '王小明', name: '王小明' }],
])('“%s” is looked for as what it may be', (text, clue) => {
  expect(clueIn(text)).toEqual(clue);
});

test.each([[''], ['  '], ['+-()'], ['Hi, I have the problem again that I wrote you about']])(
  '“%s” is nothing of a customer',
  (text) => {
    expect(clueIn(text)).toBeUndefined();
  },
);

test('two records are of one person by the surest that both have', () => {
  const ada = { id: '7', name: 'Ada', email: 'ada@example.com', phone: '+49 30 12345678' };
  expect(isSamePerson(ada, { email: 'Ada@Example.com', id: '8' })).toBe(true);
  expect(isSamePerson(ada, { email: 'other@example.com', id: '7' })).toBe(false);
  expect(isSamePerson(ada, { id: '7', phone: '1' })).toBe(true);
  expect(isSamePerson(ada, { phone: '030 12345678' })).toBe(true);
  expect(isSamePerson(ada, { name: 'Ada' })).toBe(false);
  expect(isSamePerson({ name: 'Ada' }, { name: 'ADA' })).toBe(true);
  expect(isSamePerson({}, {})).toBe(false);
  expect(isSamePerson(undefined, undefined)).toBe(false);
});

test('of several records of one person the first counts, and the others fill it up', () => {
  const people = peopleOf([
    { id: '7', name: 'Ada L.' },
    undefined,
    { name: 'Bo' },
    { id: '7', name: 'Ada', email: 'ada@example.com' },
    { email: 'ADA@example.com', phone: '1' },
    {},
  ]);
  expect(people).toEqual([{ id: '7', name: 'Ada L.', email: 'ada@example.com', phone: '1' }, { name: 'Bo' }]);
});
