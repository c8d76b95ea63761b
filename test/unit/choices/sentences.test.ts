import { describe, expect, test } from 'vitest';
import { sentenceFor, sentenceLanguages } from '../../../utils/choices/sentences.ts';
import { findCodes } from '../../../utils/codes/index.ts';

const asked = ['code', 'again', 'help'] as const;

describe.each(sentenceLanguages)('in %s', (language) => {
  test('each sentence is there, of its own, and holds no code', () => {
    const texts = asked.map((asks) => sentenceFor(asks, [language]));
    expect(new Set(texts.map(({ text }) => text)).size).toBe(asked.length);
    for (const { text, language: told } of texts) {
      expect(told).toBe(language);
      expect(findCodes(text)).toEqual([]);
    }
    expect(texts[2]?.text).toContain('#helpcode');
  });

  test.each(['code', 'again'] as const)('digits that answer “%s” are lit as a code', (asks) => {
    const { text } = sentenceFor(asks, [language]);
    expect(findCodes('482913', { context: text })).toMatchObject([{ code: '482913', strength: 'strong' }]);
  });
});

test('the first language that there is a sentence in, else English', () => {
  expect(sentenceFor('code', ['xx', 'pt-BR', 'de']).language).toBe('pt');
  expect(sentenceFor('code', ['zh_TW']).language).toBe('zh');
  expect(sentenceFor('code', ['xx', 'constructor']).language).toBe('en');
  expect(sentenceFor('code', []).language).toBe('en');
});
