import { expect, test } from 'vitest';
import { Slices, sliceBudget } from '../../../utils/page/slices.ts';

/** Keeps the processor busy for so many ms by the clock. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('work is cut into slices that end by their deadline, each in a task of its own', async () => {
  const slices: { from: number; to: number }[] = [];
  let current: { from: number; to: number } | undefined;
  let tasks = 0;
  const done = new Promise<void>((resolve, reject) => {
    const queue = new Slices(function* () {
      for (let step = 0; step < 200; step += 1) {
        if (!current) {
          current = { from: performance.now(), to: 0 };
          slices.push(current);
          // Runs when this task is over.
          Promise.resolve().then(() => {
            current = undefined;
            tasks += 1;
          });
        }
        work(0.3);
        current.to = performance.now();
        yield;
      }
      resolve();
    }, reject);
    queue.ask();
  });
  await done;
  expect(slices.length).toBeGreaterThanOrEqual((200 * 0.3) / (sliceBudget + 1));
  expect(tasks).toBeGreaterThanOrEqual(slices.length - 1);
  // A slice may be held up by the machine; that most are in time shows that they end by themselves.
  const lengths = slices.map(({ from, to }) => to - from).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(4);
});

test('what is asked for during a pass is done in the next', async () => {
  const passes: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const queue = new Slices(function* () {
      passes.push(passes.length);
      if (passes.length === 1) {
        queue.ask();
        yield;
      } else resolve();
    }, reject);
    queue.ask();
    queue.ask();
  });
  expect(passes).toEqual([0, 1]);
});

test('a page that never rests gets a tenth of the time at most', async () => {
  const begun: number[] = [];
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const queue = new Slices(function* () {
      begun.push(performance.now());
      work(10);
      queue.ask();
      if (begun.length === 4) resolve();
      yield;
    }, reject);
    queue.ask();
  });
  const spent = 10 * (begun.length - 1);
  expect(spent / ((begun.at(-1) ?? 0) - started)).toBeLessThanOrEqual(0.12);
});

test('a pass that fails is told of, and the next one runs', async () => {
  const errors: unknown[] = [];
  let passes = 0;
  await new Promise<void>((resolve) => {
    const queue = new Slices(
      // biome-ignore lint/correctness/useYield: it fails before there is anything to cut
      function* () {
        passes += 1;
        if (passes === 2) return resolve();
        throw new Error('no');
      },
      (error) => {
        errors.push(error);
        queue.ask();
      },
    );
    queue.ask();
  });
  expect(errors).toHaveLength(1);
});

test('a pause stops at once', async () => {
  let steps = 0;
  const queue = new Slices(
    function* () {
      for (;;) {
        steps += 1;
        if (steps === 3) queue.pause();
        yield;
      }
    },
    () => undefined,
  );
  queue.ask();
  await expect.poll(() => steps).toBeGreaterThanOrEqual(3);
  const then = steps;
  for (let frames = 0; frames < 10; frames += 1) await new Promise(requestAnimationFrame);
  expect(steps).toBe(then);
});
