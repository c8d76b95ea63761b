import { expect, test } from 'vitest';
import type { Finder } from '../../../utils/page/sweep.ts';
import { append, painted, plainFinder, untilPainted, watch } from './stage.ts';

/** A recogniser that is not there yet. */
function lateFinder(): Finder & { isLoaded: boolean; steps: number } {
  return {
    ...plainFinder,
    isLoaded: false,
    steps: 3,
    prepare() {
      this.steps = Math.max(0, this.steps - 1);
      return this.steps === 0;
    },
    find(text, options) {
      if (!this.isLoaded || this.steps > 0) throw new Error('it was asked before it was ready');
      return plainFinder.find(text, options);
    },
  };
}

test('a page that shows no six digits never wants the recogniser', async () => {
  let wanted = 0;
  const stage = watch('<p>hello</p>', { finder: lateFinder(), onWanting: () => (wanted += 1) });
  await expect.poll(() => stage.passes).toBeGreaterThan(0);
  append('<p>call 1234 or 55555</p><script type="text/plain">code 482913</script>');
  await expect.poll(() => stage.passes).toBeGreaterThan(1);
  expect(wanted).toBe(0);
});

test('the first six digits want it, once; when it is there, all is read', async () => {
  let wanted = 0;
  const finder = lateFinder();
  const { watcher } = watch('<p>code 111222</p><p>code 333444</p>', {
    finder,
    onWanting: () => (wanted += 1),
  });
  await expect.poll(() => wanted).toBe(1);
  append('<p>code 482913</p>');
  finder.isLoaded = true;
  watcher.readOn();
  await untilPainted('111222', '333444', '482913');
  expect(wanted).toBe(1);
  expect(finder.steps).toBe(0);
});

test('what did not come is wanted again, at the next reading', async () => {
  let wanted = 0;
  const finder = lateFinder();
  const { watcher } = watch('<p>code 111222</p>', { finder, onWanting: () => (wanted += 1) });
  await expect.poll(() => wanted).toBe(1);
  watcher.readOn();
  await expect.poll(() => wanted).toBe(2);
  expect(painted()).toEqual([]);
});

test('codes in a text of megabytes wait for it as well', async () => {
  let wanted = 0;
  const finder = lateFinder();
  const { watcher } = watch(`<p>${'word '.repeat(40_000)}code 482913</p>`, {
    finder,
    onWanting: () => (wanted += 1),
  });
  await expect.poll(() => wanted).toBe(1);
  finder.isLoaded = true;
  watcher.readOn();
  await untilPainted('482913');
});
