import { describe, expect, test } from 'vitest';
import { findCodes } from '../../../utils/codes/index.ts';
import { brokenIn, chatIds, firstChoice, takesField } from '../../../utils/snippets/choice.ts';
import { literal } from '../../../utils/snippets/literal.ts';
import { inPage, makeSnippet, snippetFile } from '../../../utils/snippets/snippet.ts';
import { wordingsOf } from '../../../utils/snippets/wordings.ts';

const codes = ['noibu', 'cobrowse'] as const;
const every = codes.flatMap((code) => chatIds.map((chat) => ({ ...firstChoice(code), chat })));

describe.each(every)('$code for $chat', (choice) => {
  test('is one small script that asks nobody for anything but the chat', () => {
    const script = makeSnippet(choice);
    expect(() => new Function(script)).not.toThrow();
    expect(script).toBe(makeSnippet({ ...choice }));
    expect(script.length).toBeLessThan(12_000);
    expect(script).not.toMatch(/https?:|import\b|eval|innerHTML|document\.write/);
    expect(inPage(script).match(/<\/?script/g)).toHaveLength(2);
    expect(snippetFile(choice)).toMatch(/^(noibu|cobrowse)-[a-z-]+\.js$/);
  });

  test('begins without a broken rule', () => {
    expect(brokenIn(choice)).toEqual({});
  });
});

test.each(
  codes.flatMap((kind) => Object.entries(wordingsOf[kind]).map(([language, text]) => [kind, language, text])),
)('%s in %s is a strong code: %s', (kind, _, text) => {
  expect(text.split('{code}')).toHaveLength(2);
  expect(findCodes(text.replace('{code}', '482913'))).toMatchObject([
    { code: '482913', kind, strength: 'strong' },
  ]);
});

test('both kinds have a wording in the same languages', () => {
  expect(Object.keys(wordingsOf.cobrowse)).toEqual(Object.keys(wordingsOf.noibu));
});

test.each([
  [{ timeoutMs: 499 }, { timeoutMs: 'timeout' }],
  [{ timeoutMs: 60_001 }, { timeoutMs: 'timeout' }],
  [{ timeoutMs: Number.NaN }, { timeoutMs: 'timeout' }],
  [{ timeoutMs: 1000.5 }, { timeoutMs: 'timeout' }],
  [{ wording: 'no code' }, { wording: 'wordingCode' }],
  [{ wording: '{code} {code}' }, { wording: 'wordingCode' }],
  [{ wording: `{code}${'x'.repeat(300)}` }, { wording: 'wording' }],
  [{ chat: 'livechat', field: 'two words' }, { field: 'field' }],
  [{ chat: 'helpshift', field: '' }, { field: 'field' }],
  [{ field: 'not used here' }, {}],
  [{ code: 'cobrowse', share: ' ' }, { share: 'needed' }],
  [{ code: 'cobrowse', send: '' }, { send: 'needed' }],
  [{ code: 'cobrowse', place: ':::' }, { place: 'place' }],
  [{ place: ':::' }, {}],
] as const)('%j breaks %j', (more, broken) => {
  expect(brokenIn({ ...firstChoice(), ...more }, (text) => text !== ':::')).toEqual(broken);
});

test('a field is needed only where no message can be written', () => {
  expect(every.filter(takesField).map(({ code, chat }) => `${code} ${chat}`)).toEqual([
    'noibu intercom',
    'noibu livechat',
    'noibu helpshift',
    'cobrowse livechat',
  ]);
});

test.each(['</script>', '<!--', ']]>', '\u2028\u2029', '"\\\n', '&amp;', '\ud800'])(
  '%j is data in a script',
  (text) => {
    const source = literal(text);
    expect(new Function(`return ${source}`)()).toBe(text);
    expect(source).not.toMatch(/[<>&\u2028\u2029\n]/);
  },
);
