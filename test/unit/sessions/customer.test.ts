import { describe, expect, test } from 'vitest';
import { fold, namedIn, personOf, readWords } from '../../../utils/sessions/customer.ts';
import type { Customer } from '../../../utils/sessions/session.ts';

/** How surely a text names a customer. */
function how(text: string, customer: Customer): string | undefined {
  const person = personOf(customer);
  return person && namedIn(readWords(text), person)?.how;
}
const named = (name: string) => ({ name });

describe('a full name', () => {
  test.each([
    ['Conversation with Anna Kowalska', 'Anna Kowalska'],
    ['Kowalska, Anna', 'Anna Kowalska'],
    ['anna kowalska here', 'Anna Kowalska'],
    ['ANNA KOWALSKA', 'Anna Kowalska'],
    ['Jorg Muller', 'Jörg Müller'],
    ['Joerg Mueller', 'Jörg Müller'],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Agnès Lefèvre', 'Agnes Lefevre'],
    ['Søren Kjær', 'Soren Kjar'],
    ['Pieter van der Berg', 'Pieter Berg'],
    ['Pieter Berg', 'Pieter van der Berg'],
    ['Mr. James T. Smith', 'James Smith'],
    ['Zeynep Yıldız', 'ZEYNEP YILDIZ'],
    ['Фёдор Козлов', 'Федор Козлов'],
    ['Chat: 王秀英', '王秀英'],
    ['王芳\n你好', '王芳'],
    ['山田さくら様', '山田さくら'],
    ['김민준 고객님', '김민준'],
    ['محمد الشريف', 'محمد الشريف'],
  ])('%s names %s', (text, name) => {
    expect(how(text, named(name))).toBe('full');
  });

  test.each([
    ['Anna Nowak', 'Anna Kowalska'],
    ['the price will rise', 'Will Price'],
    ['Anna wrote.\nKowalska & Sons is a shop', 'Anna Kowalska'],
    ['李秀英', '王秀英文'],
    ['the Berg family and Pieter’s brother, says somebody', 'Anna Berg'],
  ])('%s does not name %s', (text, name) => {
    expect(how(text, named(name))).not.toBe('full');
  });
});

describe('a name with an initial', () => {
  test.each(['Anna K.', 'A. Kowalska', 'from Anna K\nhello'])('%s', (text) => {
    expect(how(text, named('Anna Kowalska'))).toBe('initial');
  });

  test('a letter that is a word is no initial', () => {
    expect(how('Kowalska has A problem', named('Anna Kowalska'))).not.toBe('initial');
  });
});

describe('one name', () => {
  test.each(['Hi Anna, how can I help?', 'Hallo Anna!', 'it’s Anna again', 'regards, Anna', 'Liebe Anna'])(
    '“%s” is for or of its bearer',
    (text) => {
      expect(how(text, named('Anna Kowalska'))).toBe('greeted');
    },
  );

  test('elsewhere it stands alone', () => {
    expect(how('I spoke with Anna before', named('Anna Kowalska'))).toBe('single');
  });

  test.each([
    ['we ship to Annapolis', 'Anna Kowalska'],
    ['Hi Anna Nowak', 'Anna Kowalska'],
    ['order of Piotr Kowalska', 'Anna Kowalska'],
    ['I will call. Will do.', 'Will Smith'],
    ['please mark it. Mark it now', 'Mark Jones'],
    ['in April', 'Ap Ril'],
    ['Hi Jo', 'Jo Brown'],
    ['de la Cruz', 'de la'],
  ])('“%s” does not name %s', (text, name) => {
    expect(how(text, named(name))).toBeUndefined();
  });
});

describe('an address', () => {
  const customer = { name: 'Anna Kowalska', email: 'Anna.Kowalska@Example.com', phone: '+48 601 234 567' };

  test('the very e-mail address names its owner, in any case', () => {
    expect(how('write to anna.kowalska@example.com, please', customer)).toBe('address');
  });

  test('so does the telephone number, however it is written', () => {
    expect(how('call me on 0601 234-567', { phone: '+48 601 234 567' })).toBe('address');
  });

  test('the same company’s address is no evidence', () => {
    expect(how('write to help@example.com', { email: 'anna@example.com' })).toBeUndefined();
  });

  test('a longer address is another one', () => {
    expect(how('joanna@example.com', { email: 'anna@example.com' })).toBeUndefined();
  });

  test('an address that holds a full name names its bearer', () => {
    expect(how('anna.kowalska754@mail.example', named('Anna Kowalska'))).toBe('full');
  });
});

test('a customer without anything that words could name is nobody', () => {
  expect(personOf(undefined)).toBeUndefined();
  expect(personOf({ id: '17' })).toBeUndefined();
  expect(personOf({ name: ' ' })).toBeUndefined();
  expect(personOf({ name: 'Dr. van' })).toBeUndefined();
});

test('a name in brackets behind a name is none: desks add companies there', () => {
  expect(personOf({ name: 'Anna Kowalska (Acme Ltd)' })?.names).toEqual(['anna', 'kowalska']);
});

test('folding keeps letters apart that are others, not marks', () => {
  expect(fold('Ştefănescu')).toBe('stefanescu');
  expect(fold('Straße')).toBe('strasse');
  expect(fold('हिन्दी')).toBe('हिन्दी');
});
