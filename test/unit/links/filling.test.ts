import { expect, test } from 'vitest';
import { emptyLink, type LinkDraft } from '../../../components/link/draft.ts';
import {
  draftAgain,
  draftWith,
  fillDraft,
  fillPreset,
  readAsides,
  waitingIn,
  withAside,
} from '../../../components/link/filling.ts';
import { presetKeys } from '../../../utils/links/preset.ts';

const now = Date.UTC(2026, 10, 21, 9, 0);
const ada = { id: 'u-1', name: 'Ada', email: 'ada@example.com', phone: '+4930123' };
const facts = { 'customer.name': 'Ada', 'customer.email': 'ada@example.com' };
const draft = (fields: Partial<LinkDraft>): LinkDraft => ({ ...emptyLink, ...fields });

test('a preset can hold every field of the form but the token and the form’s own sign', () => {
  expect([...presetKeys].sort()).toEqual(
    Object.keys(emptyLink)
      .filter((key) => key !== 'token' && key !== 'once')
      .sort(),
  );
});

test('a preset that says nothing of the customer is for the one whom the tab names', () => {
  const { fields, filled } = fillPreset({ message: 'Hi {customer.name}' }, facts, {
    customer: ada,
    several: false,
  });
  expect(fields).toEqual({ message: 'Hi Ada', ...ada });
  expect(filled).toEqual({ who: 'Ada', several: false, missing: [] });
});

test('a preset for somebody of its own takes nobody else', () => {
  const given = { email: 'team@example.com', message: 'Hi' };
  const { fields, filled } = fillPreset(given, facts, { customer: ada, several: false });
  expect(fields).toEqual(given);
  expect(filled.who).toBeUndefined();
});

test('of several customers none is taken, and that is said', () => {
  const { fields, filled } = fillPreset(
    { message: 'Hi {customer.name}' },
    {},
    { customer: undefined, several: true },
  );
  expect(fields).toEqual({ message: 'Hi ' });
  expect(filled).toEqual({ who: undefined, several: true, missing: ['customer.name'] });
});

test('a form that is filled in anew keeps nothing of another customer, but the account', () => {
  const before = draft({ by: 'hs', email: 'grace@example.com', token: 'secret', once: 'x', views: '3' });
  expect(draftWith({ message: 'Hi' }, before)).toEqual(draft({ by: 'hs', message: 'Hi' }));
});

test('placeholders that were typed into the form are filled in on request, and the rest stays', () => {
  const typed = draft({ message: 'Hi {customer.name}', email: 'x@example.com', token: 'secret' });
  expect(waitingIn(typed)).toEqual(['customer.name']);
  expect(fillDraft(typed, facts)).toEqual({
    draft: { ...typed, message: 'Hi Ada' },
    filled: { missing: [] },
  });
});

test('a link once more is the same form, without a time that is over', () => {
  const request = {
    by: 'hs',
    customer: ada,
    firstMessage: 'Hello',
    until: now - 1,
    views: 3,
    language: 'de',
    tags: ['vip', 'shop'],
    fields: [
      { key: 'age', type: 'number', value: 23 },
      { key: 'paid', type: 'boolean', value: false },
    ],
    section: 's',
    faq: 'f',
    search: 'q',
    filter: { tags: ['a', 'b'], operator: 'and' },
    widget: 'hide',
    initiateChat: false,
  } as const;
  const again = draftAgain(
    {
      ...request,
      tags: [...request.tags],
      fields: [...request.fields],
      filter: { tags: ['a', 'b'], operator: 'and' },
    },
    now,
  );
  expect(again).toEqual(
    draft({
      by: 'hs',
      ...ada,
      message: 'Hello',
      views: '3',
      language: 'de',
      tags: 'vip, shop',
      fields: '[{"key":"age","type":"number","value":"23"},{"key":"paid","type":"boolean","value":"false"}]',
      section: 's',
      faq: 'f',
      search: 'q',
      filterTags: 'a, b',
      filterOperator: 'and',
      widget: 'hide',
      chat: 'false',
    }),
  );
});

test('a time that is ahead stays, in the agent’s own time', () => {
  const until = new Date(2026, 11, 24, 18, 5).getTime();
  expect(draftAgain({ by: 'hs', customer: {}, expiry: '3d', until }, now)).toMatchObject({
    expiry: 'until',
    until: '2026-12-24T18:05',
  });
  expect(draftAgain({ by: 'hs', customer: {}, expiry: '3d' }, now)).toMatchObject({
    expiry: '3d',
    until: '',
  });
});

test('what was being written is put aside, three at most, each once, and no token with it', () => {
  const typed = (message: string) => draft({ message, token: 'secret', once: 'x' });
  let asides: LinkDraft[] = [];
  for (const message of ['1', '2', '3', '2', '4']) asides = withAside(asides, typed(message));
  expect(withAside(asides, emptyLink)).toEqual(asides);
  expect(asides.map(({ message }) => message)).toEqual(['4', '2', '3']);
  const kept = JSON.stringify(asides);
  expect(kept).not.toContain('secret');
  expect(readAsides(kept)).toEqual(asides);
});

test.each(['', 'null', '7', '[7, {}]', '[{"message":7}]'])(
  'kept forms that cannot be read are none: %s',
  (text) => {
    expect(readAsides(text)).toEqual([]);
  },
);
