import { expect, test } from 'vitest';
import { fillIn, placeholdersIn } from '../../../utils/links/placeholder.ts';

const facts = {
  'customer.name': 'Ada Lovelace',
  'customer.email': 'ada@example.com',
  'page.title': 'Order 7',
  'page.url': 'https://desk.example.com/7?a=b',
};

test('what is known stands where its name stood, however that was written', () => {
  const given = {
    message: 'Hello {customer.name} ({ Customer.Email }): {page.title}, {page.url}',
    tags: 'vip',
  };
  expect(fillIn(given, facts)).toEqual({
    fields: {
      message: 'Hello Ada Lovelace (ada@example.com): Order 7, https://desk.example.com/7?a=b',
      tags: 'vip',
    },
    missing: [],
  });
});

test('what is not known is left empty and named', () => {
  expect(fillIn({ message: 'Hi {customer.name}{customer.phone}', id: '{customer.id}' }, facts)).toEqual({
    fields: { message: 'Hi Ada Lovelace', id: '' },
    missing: ['customer.phone', 'customer.id'],
  });
});

test('braces that are none of ours stay as they are', () => {
  const given = { message: '{email} {customer} {customer.age} {{x}} {page.title' };
  expect(fillIn(given, facts)).toEqual({ fields: given, missing: [] });
  expect(placeholdersIn(given)).toEqual([]);
});

test('a quote in a name does not break custom fields', () => {
  const fields = JSON.stringify([{ key: 'who', type: 'text', value: '{customer.name}' }]);
  const filled = fillIn({ fields }, { 'customer.name': 'Ada "Countess"\nL.' });
  expect(JSON.parse(filled.fields.fields ?? '')).toEqual([
    { key: 'who', type: 'text', value: 'Ada "Countess"\nL.' },
  ]);
});

test('what a page says is text: a placeholder in its title is filled in no further', () => {
  expect(
    fillIn({ message: '{page.title}' }, { ...facts, 'page.title': '{customer.email} $& $1' }).fields,
  ).toEqual({
    message: '{customer.email} $& $1',
  });
});

test('a page’s endless title is cut, and no emoji with it', () => {
  const { message = '' } = fillIn(
    { message: '{page.title}' },
    { 'page.title': `${'x'.repeat(199)}🙂` },
  ).fields;
  expect(message).toBe('x'.repeat(199));
});
