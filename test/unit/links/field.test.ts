import { describe, expect, test } from 'vitest';
import { type FieldRow, isDate, readRows, rowOf, rowsOf, rowsText } from '../../../utils/links/field.ts';

const row = (type: FieldRow['type'], value: string, key = 'k'): FieldRow => ({ key, type, value });

test('what the form’s text holds is read back, and anything else is nothing', () => {
  const rows = [row('text', 'a'), row('date', '2026-11-30')];
  expect(rowsOf(rowsText(rows))).toEqual(rows);
  expect(rowsText([])).toBe('');
  for (const text of [
    '',
    'null',
    '{}',
    '[1, null]',
    '[{"key":1}]',
    '[{"key":"a","type":"map","value":"x"}]',
    '[',
  ]) {
    expect(rowsOf(text)).toEqual([]);
  }
});

test('every type is read into its own', () => {
  const rows = [
    row('text', 'gold', 'a'),
    row('number', ' -12.50 ', 'b'),
    row('boolean', 'false', 'c'),
    row('date', '2026-11-30T18:00:00.5+01:00', 'd'),
    row('text', '', ''),
    row('boolean', 'true', ''),
  ];
  const { fields, faults } = readRows(rows);
  expect(faults.size).toBe(0);
  expect(fields.map(({ value }) => value)).toEqual(['gold', -12.5, false, '2026-11-30T18:00:00.5+01:00']);
  expect(readRows(fields.map(rowOf)).fields).toEqual(fields);
});

describe('what is wrong with a row is said of that row', () => {
  test.each<[FieldRow, string]>([
    [row('text', 'x', ' '), 'key'],
    [row('text', ' '), 'value'],
    [row('text', 'x'.repeat(2001)), 'long'],
    [row('text', 'x', 'k'.repeat(201)), 'long'],
    [row('number', '1,5'), 'number'],
    [row('number', '1e3'), 'number'],
    [row('number', 'Infinity'), 'number'],
    [row('number', '12345678901234567'), 'number'],
    [row('boolean', 'perhaps'), 'boolean'],
    [row('date', '30.11.2026'), 'date'],
    [row('date', '2026-02-30'), 'date'],
    [row('date', '2026-11-30T18:00'), 'date'],
    [row('date', '2026-11-30T25:00Z'), 'date'],
  ])('%j: %s', (bad, fault) => {
    const { fields, faults } = readRows([row('text', 'fine', 'other'), bad]);
    expect([...faults]).toEqual([[1, fault]]);
    expect(fields).toHaveLength(1);
  });

  test('a key that is there already', () => {
    const { fields, faults } = readRows([row('text', '1'), row('text', '2', ' k ')]);
    expect([...faults]).toEqual([[1, 'twice']]);
    expect(fields).toHaveLength(1);
  });

  test('a number is the one that was typed, to the last digit', () => {
    for (const text of ['999999999999999', '0.1', '-0.000000000000001', '007', '123456789.012345']) {
      const [field] = readRows([row('number', text)]).fields;
      expect(field?.value, text).toBe(Number(text));
      expect(readRows([row('number', text)]).faults.size).toBe(0);
    }
  });
});

test.each(['2026-11-30', '2024-02-29', '2026-11-30T18:00Z', '2026-11-30T18:00:00+0530'])(
  '%s is a date',
  (text) => {
    expect(isDate(text)).toBe(true);
  },
);
