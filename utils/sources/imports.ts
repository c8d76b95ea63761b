import type { Trouble } from '../messages/answer.ts';
import type { Session } from '../sessions/session.ts';
import type { Mapping } from './columns.ts';
import type { FileFault, RefusedRow } from './file.ts';

/**
 * Where an import is.
 *
 *   copying ─▶ waiting ─count─▶ counting ─▶ counted      (a dry run; back in `counted` everything can be chosen anew)
 *      │          └──────start──────┬─────────┘
 *      │                            ▼
 *      │                         reading ⇄ paused
 *      ├──────────── failed ◀───────┼───────┘
 *      └───────── cancelled ◀───────┴─────▶ done
 *
 * `counting` and `reading` go on by themselves whenever an options page is open. A cancelled one keeps what it wrote: every record
 * is whole, and the same file imported again adds the rest and nothing else.
 */
export type ImportPhase =
  | 'copying'
  | 'waiting'
  | 'counting'
  | 'counted'
  | 'reading'
  | 'paused'
  | 'done'
  | 'cancelled'
  | 'failed';

/** What became of the rows so far. */
export interface ImportCounts {
  /** Rows read: the place at which the import goes on. */
  rows: number;
  /** Bytes of the file read, for the progress. */
  bytes: number;
  written: number;
  /** Left out, because the same or a newer record was there. In a dry run: all that could be taken. */
  kept: number;
  /** Codes whose leading zeros were put back. */
  padded: number;
  refused: number;
  /** The first hundred of them. */
  refusals: RefusedRow[];
  /** How long the file of refused rows is; what is behind that was written and never acknowledged. */
  refusedBytes: number;
}

/** A file that is being imported, with its checkpoint. Times in epoch ms. */
export interface FileImport extends ImportCounts {
  /** Also the name of its files in the origin's private file system. */
  id: string;
  phase: ImportPhase;
  /** The file's own name. */
  name: string;
  size: number;
  /** When the file was last changed: what it says is as old as that. */
  writtenAt: number;
  /** When it was chosen. "Now" for every row, so that a resumed import makes the same records. */
  chosenAt: number;
  copiedAt?: number | undefined;
  mapping: Mapping;
  /** For codes of which the file does not say whose they are. */
  kind: Session['kind'];
  /** From where and when it is being read without a break. */
  begun?: { at: number; rows: number; bytes: number } | undefined;
  /** The newest checkpoint. */
  at: number;
  /** Why the file ended before its end. */
  fault?: FileFault | undefined;
  /** Why it is paused or failed, where the file is not to blame. */
  trouble?: Trouble | undefined;
}

export const noCounts: ImportCounts = {
  rows: 0,
  bytes: 0,
  written: 0,
  kept: 0,
  padded: 0,
  refused: 0,
  refusals: [],
  refusedBytes: 0,
};

/** Whether an import goes on by itself. */
export function runs({ phase }: FileImport): boolean {
  return phase === 'counting' || phase === 'reading';
}

/** Whether an import is over: its file is gone, and another may begin. */
export function isOver({ phase }: FileImport): boolean {
  return phase === 'done' || phase === 'cancelled' || phase === 'failed';
}
