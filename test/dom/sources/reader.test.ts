import { expect, test } from 'vitest';
import {
  answerReader,
  connectReader,
  type ParcelStep,
  readElsewhere,
} from '../../../utils/sources/reader.ts';

const options = { now: 0, kind: 'cobrowse' } as const;
const file = new File(['code,id\n482913,a\n'], 'a.csv');

async function all(port: MessagePort, given = options): Promise<ParcelStep[]> {
  const steps: ParcelStep[] = [];
  for await (const step of readElsewhere(port, file, given)) steps.push(step);
  return steps;
}

test('a file is read on the other side of a port, which is told when that is enough', async () => {
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise<void>((resolve) => answerReader(port2, resolve));
  expect(await all(port1)).toMatchObject([{ rows: 1, refused: [] }]);
  await ended;
});

test('what breaks the reading is thrown, and nobody waits for ever', async () => {
  const { port1, port2 } = new MessageChannel();
  answerReader(port2, () => undefined);
  await expect(all(port1, null as never)).rejects.toThrow('TypeError');
});

test('a reader that does not start is told of', async () => {
  const { port1, port2 } = new MessageChannel();
  connectReader(new Worker('/no-such-worker.js', { type: 'module' }), port2);
  await expect(all(port1)).rejects.toThrow();
});
