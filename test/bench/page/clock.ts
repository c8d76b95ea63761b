/** Ends what the collector would otherwise end in the middle of a round; Chromium alone lets us ask for it. */
export function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param at 0 to 1 */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/** What a run takes, in ms, and how many times the floor that is. */
export interface Pace {
  ms: number;
  ratio: number;
}

/**
 * Each run takes turns with the floor, so that whatever the machine does meets both alike; medians. Two at a time: the
 * collections that other runs need would make the engine forget what it compiled for this one, which they do not on a
 * page.
 * @param floor gives the ms that it took, as the runs do
 */
export function race<Name extends string>(
  floor: () => number,
  runs: Record<Name, () => number>,
  rounds: number,
): Record<Name, Pace> & { floor: Pace } {
  const floors: number[] = [];
  const paces = Object.entries<() => number>(runs).map(([name, run]) => {
    const times: number[] = [];
    const own: number[] = [];
    for (let round = -2; round < rounds; round += 1) {
      collect();
      const least = floor();
      collect();
      const ms = run();
      if (round < 0) continue;
      own.push(least);
      times.push(ms);
    }
    floors.push(...own);
    return [name, { ms: median(times), ratio: median(times) / median(own) }];
  });
  return { ...Object.fromEntries(paces), floor: { ms: median(floors), ratio: 1 } };
}

export function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Three figures that count; more would say more than was measured. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
