import { expect, test } from 'vitest';
import {
  blockSize,
  blocksOf,
  codeAt,
  hashOf,
  highest,
  isCustomer,
  keyAt,
  lists,
  lowest,
  peopleKeys,
  placeOf,
  postingsOf,
  prefixKeys,
} from '../../../utils/sessions/posting.ts';
import { dice } from './dice.ts';
import { cobrowse } from './session.ts';
import { strange } from './strange.ts';

test('a posting gives back its key and its code, up to the highest of both', () => {
  for (const code of ['000000', '000007', '999999']) {
    for (const key of [0, 1, 2 ** 32 - 1]) {
      const posting = lowest(key) + Number(code);
      expect([keyAt(posting), codeAt(posting)]).toEqual([key, code]);
      expect(Number.isSafeInteger(highest(key)) && posting <= highest(key)).toBe(true);
    }
  }
});

test('every session has its postings within what is searched for it', () => {
  const roll = dice(7);
  for (let turn = 0; turn < 500; turn += 1) {
    const session = cobrowse({ id: `x:${turn}`, ...strange(roll) });
    for (const list of lists)
      for (const each of postingsOf(list, [session])) expect(codeAt(each)).toBe(session.code);
    expect([...postingsOf('ids', [session])].map(keyAt)).toEqual([hashOf(session.id)]);
    expect([...postingsOf('people', [session])].map(keyAt)).toEqual(peopleKeys(session.customer ?? {}));
    const name = session.customer?.name;
    if (!name) continue;
    const keys = [...postingsOf('names', [session])].map(keyAt);
    const folded = name.toLowerCase();
    for (let length = 1; length <= folded.length; length += 1) {
      const [low, high] = prefixKeys(folded.slice(0, length));
      expect(keys.some((key) => low <= key && key <= high)).toBe(true);
    }
  }
});

test('hashes of a hundred thousand ids hardly meet', () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, at) => hashOf(`file:${at}`)));
  expect(hashes.size).toBeGreaterThan(99_990);
});

test('blocks hold every posting once and in order', () => {
  const roll = dice(3);
  const postings = Float64Array.from({ length: 3 * blockSize + 5 }, () => roll(2 ** 31));
  const blocks = blocksOf('ids', Float64Array.from([...postings, ...postings.slice(0, 99)]));
  const expected = [...new Set(postings)].sort((a, b) => a - b);
  expect(blocks.flatMap(({ entries }) => [...entries])).toEqual(expected);
  for (const { entries, last } of blocks) {
    expect(entries.at(-1)).toBe(last);
    expect(placeOf(entries, entries[1] ?? 0)).toBe(1);
    expect(placeOf(entries, last + 1)).toBe(entries.length);
  }
  expect(blocksOf('ids', new Float64Array())).toEqual([]);
});

test('a customer is who has all that is asked for; of addresses the case does not count, of numbers how they are written', () => {
  const customer = { email: 'Anna@Example.com', phone: '7' };
  expect(isCustomer({ email: 'anna@example.COM' }, customer)).toBe(true);
  expect(isCustomer({ email: 'anna@example.com', phone: '8' }, customer)).toBe(false);
  expect(isCustomer({ phone: '+49 30 12345678' }, { phone: '030 123 456 78' })).toBe(true);
  expect(isCustomer({}, customer)).toBe(false);
  expect(isCustomer({ id: '7' }, undefined)).toBe(false);
});
