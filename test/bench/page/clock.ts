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

/** Takes turns, so that whatever the machine does meets all alike; the median of each in ms. */
export function race<Name extends string>(
  runs: Record<Name, () => number>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(runs) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const name of names) {
      collect();
      const ms = runs[name]();
      if (round >= 0) times.get(name)?.push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
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
