import { type ImportStep, readSessionsFile } from '../../../utils/sources/file.ts';

export const now = Date.UTC(2026, 10, 21, 9);
export type Part = string | Uint8Array<ArrayBuffer>;

export async function steps(file: Blob, options: object = {}): Promise<ImportStep[]> {
  const all: ImportStep[] = [];
  for await (const step of readSessionsFile(file, { now, ...options })) all.push(step);
  return all;
}

/** Everything that a file gives, its counts and its end. */
export async function read(content: Part | Part[], options: object = {}) {
  const all = await steps(new Blob([content].flat()), options);
  const last = all.at(-1);
  return {
    sessions: all.flatMap(({ sessions }) => sessions),
    refusals: all.flatMap(({ refused }) => refused.map(({ cells, ...refusal }) => refusal)),
    cells: all.flatMap(({ refused }) => refused.map(({ cells }) => cells)),
    rows: last?.rows,
    padded: all.reduce((sum, { padded }) => sum + padded, 0),
    refused: all.reduce((sum, { refused }) => sum + refused.length, 0),
    fault: last?.fault,
  };
}

export const codes = async (content: Part | Part[], options: object = {}) =>
  (await read(content, options)).sessions.map(({ code }) => code);
