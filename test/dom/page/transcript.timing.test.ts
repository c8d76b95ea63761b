import { expect, test } from 'vitest';
import { Reach } from '../../../utils/page/reach.ts';
import type { Watcher } from '../../../utils/page/watcher.ts';
import { body, plainFinder, start } from './stage.ts';

const transcript = {
  container: '.thread',
  message: '.message',
  customer: '.them',
  agent: '.us',
  time: { in: 'time' },
};

const row = (at: number) => `<li class="message ${at % 2 ? 'us' : 'them'}"><div><b>Ada</b>
  <p>Message ${at % 5 ? 'without one' : `code ${100_000 + at}`} and some more words of it</p>
  <time datetime="${new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString()}">09:00</time></div></li>`;

test('a transcript of 10,000 messages is read in slices that end by their deadline, past and all', async () => {
  body.innerHTML = `<ul class="thread">${Array.from({ length: 10_000 }, (_, at) => row(at)).join('')}</ul>`;
  const slices: number[] = [];
  const made: { watcher?: Watcher } = {};
  const ended = new AbortController();
  const reach = new Reach({
    patience: 60_000,
    place: () => 'here',
    isHidden: () => false,
    roots: () => made.watcher?.roots.known ?? [],
    onChange: () => made.watcher?.readAnew(),
    onMissing: async () => false,
    signal: ended.signal,
  });
  reach.use(transcript);
  let pasts = 0;
  const stage = start({
    reach,
    onSlice: (ms) => slices.push(ms),
    finder: {
      ...plainFinder,
      find(text, options) {
        pasts += options.context.length > 0 ? 1 : 0;
        return plainFinder.find(text, options);
      },
    },
  });
  made.watcher = stage.watcher;
  await expect.poll(() => stage.watcher.index.all.size, { timeout: 20_000 }).toBe(2_000);
  expect(pasts).toBeGreaterThanOrEqual(1_999);
  const lengths = slices.toSorted((a, b) => a - b);
  // The first slices run before the browser has compiled anything, and a busy machine holds up others.
  expect(lengths[Math.floor(lengths.length * 0.75)]).toBeLessThanOrEqual(4);
  ended.abort();
});
