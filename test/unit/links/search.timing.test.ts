import { expect, test } from 'vitest';
import { LinkSearch } from '../../../utils/links/search.ts';
import { pastLink } from './past.ts';

const links = Array.from({ length: 10_000 }, (_, at) =>
  pastLink(`link-${at}`, {
    preset: at % 3 === 0 ? 'Refund' : undefined,
    request: {
      by: 'hs',
      customer: {
        // One in four is written with letters beyond ASCII.
        name: at % 4 === 0 ? `Zoë Müller-Łukasz ${at}` : `Zoe Mueller ${at}`,
        email: `person.${at}@customers.example.com`,
        phone: `+4930${1_000_000 + at}`,
        id: `user-${at}`,
      },
      firstMessage: 'Hello '.repeat(40),
    },
  }),
);

test('10,000 links are made ready in steps that hold nobody up, and then searched within 50 ms', () => {
  const search = new LinkSearch(links);
  const timed = <T>(work: () => T): { is: T; ms: number } => {
    const start = performance.now();
    const is = work();
    return { is, ms: performance.now() - start };
  };
  const steps = [];
  do steps.push(timed(() => search.prepare()));
  while (!steps.at(-1)?.is);
  expect(steps.length).toBe(20);
  expect(Math.max(...steps.map(({ ms }) => ms))).toBeLessThan(50);
  const typed = ['person.9999@', 'z', 'mueller', '49301000777', 'nobody at all'];
  const found = typed.map((text) => timed(() => search.find(text).length));
  expect(found.map(({ is }) => is)).toEqual([1, 10_000, 10_000, 1, 0]);
  expect(Math.max(...found.map(({ ms }) => ms))).toBeLessThan(50);
});
