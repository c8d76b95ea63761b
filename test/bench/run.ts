/**
 * `npm run bench -- NAME`: measures what `test/bench/NAME.bench.ts` measures. The last line on stdout is one JSON object
 * `{"chromium": {…}, "firefox": {…}, "peers": {NAME: {…}}}`; a missed bar is a number like any other, so the exit code is
 * 0 whenever something was measured.
 */
import { readdirSync } from 'node:fs';

/** Fractions are 0 to 1, durations in ms, sizes in bytes. */
type Figures = Record<string, unknown>;

export interface Measured {
  chromium: Figures;
  firefox: Figures;
  peers: Record<string, Figures>;
}

/** What a bench file exports by default. Whatever it prints on the way goes before the last line. */
export type Bench = () => Promise<Measured>;

const here = new URL('.', import.meta.url);
const benches = readdirSync(here)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));

const name = process.argv[2] ?? '';
if (benches.includes(name)) {
  const { default: bench } = (await import(new URL(`${name}.bench.ts`, here).href)) as { default: Bench };
  const { chromium, firefox, peers } = await bench();
  console.log(JSON.stringify({ chromium, firefox, peers }));
} else {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${benches.join(', ') || '(none yet)'}`);
  process.exitCode = 1;
}
