import { expect, test } from 'vitest';
import { words } from '../../utils/i18n/words.ts';

test('a string comes from the locale file', () => {
  expect(words('extension.name')).toBe('Patchcord');
});
