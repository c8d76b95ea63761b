import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Preset, presetFieldsOf } from '../../../utils/links/preset.ts';
import { namedFieldsSchema, presetFile, readPresetFile } from '../../../utils/links/preset-file.ts';

const form = {
  by: 'hs',
  email: 'ada@example.com',
  name: 'Ada',
  id: '{customer.id}',
  message: 'Hello {customer.name}',
  tags: '',
  expiry: '3d',
  token: 'secret',
  once: 'x',
};

test('a preset is made of the form without its customer, its token and what is empty', () => {
  expect(presetFieldsOf(form, { customer: false })).toEqual({
    by: 'hs',
    id: '{customer.id}',
    message: 'Hello {customer.name}',
    expiry: '3d',
  });
});

test('with its customer where that is wanted, and never with the token', () => {
  const fields = presetFieldsOf(form, { customer: true });
  expect(fields).toMatchObject({ email: 'ada@example.com', name: 'Ada' });
  expect(JSON.stringify(fields)).not.toContain('secret');
});

const preset = (name: string, order: number): Preset => ({
  id: `id-of-${name}`,
  name,
  order,
  fields: { message: `${name} "🙂" שלום\n2`, expiry: '3d' },
});

test('a file brings presets to another browser as they were, without ids', () => {
  const file = presetFile([preset('One', 1), preset('Two', 2)]);
  expect(file).not.toContain('id-of');
  expect(readPresetFile(`\ufeff${file}`)).toEqual({
    presets: [
      { name: 'One', fields: preset('One', 1).fields },
      { name: 'Two', fields: preset('Two', 2).fields },
    ],
    refused: 0,
  });
});

test('a token or anything else that is no field does not come in', () => {
  const fields = { message: 'Hi', token: 'secret', once: 'x', constructor: 'y' };
  expect(v.parse(namedFieldsSchema, { name: ' Refund ', fields })).toEqual({
    name: 'Refund',
    fields: { message: 'Hi' },
  });
});

test.each([
  ['', { fault: 'foreign' }],
  ['[]', { fault: 'foreign' }],
  ['{"patchcord":"backup","format":1}', { fault: 'foreign' }],
  ['{"patchcord":"presets","format":2,"presets":[]}', { fault: 'newer' }],
  ['{"patchcord":"presets","format":1,"presets":[{"name":""},7,null]}', { presets: [], refused: 3 }],
])('the file %s', (text, read) => {
  expect(readPresetFile(text)).toEqual(read);
});

test('of two with one name in a file the later one counts; beyond a hundred none is taken', () => {
  const named = (name: string, message: string) => ({ name, fields: { message } });
  const file = (presets: unknown[]) => JSON.stringify({ patchcord: 'presets', format: 1, presets });
  expect(readPresetFile(file([named('A', '1'), named('a', '2')]))).toEqual({
    presets: [named('a', '2')],
    refused: 0,
  });
  const many = Array.from({ length: 120 }, (_, at) => named(`n${at}`, ''));
  expect(readPresetFile(file(many))).toMatchObject({ refused: 20 });
});
