import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { record } from './record.ts';

test('the recorded answers are those that the stand-ins give today', async () => {
  for (const [vendor, answers] of Object.entries(await record())) {
    const file = await readFile(new URL(`./recorded/${vendor}.json`, import.meta.url), 'utf8');
    expect(JSON.parse(file), vendor).toEqual(answers);
  }
});
