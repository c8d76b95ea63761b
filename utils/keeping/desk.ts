import type { Trouble } from '../messages/answer.ts';
import { storageTrouble } from '../messages/storage.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { countSessions } from '../sessions/records.ts';
import { tend } from '../sessions/tend.ts';
import { mergeStep } from './merging.ts';
import { type KeptCounts, keptTables, noRecords } from './records.ts';
import { type BackupContent, type BackupFault, readBackup } from './restore.ts';
import { endings, type FileKind, writeFile } from './writing.ts';

/** What an options page asks of its worker; one thing at a time. */
export type KeepingAsk =
  /** Writes a file: into the one that the agent chose, else into the origin's private file system. */
  | { do: 'write'; kind: FileKind; to?: FileSystemFileHandle | undefined }
  /** Tells whether a backup is whole, and what is in it. */
  | { do: 'check'; file: File }
  /** Adds what is in it to what is here. */
  | { do: 'restore'; file: File }
  | { do: 'cancel' };

export type KeepingTell =
  | { is: 'going'; progress: KeepingProgress }
  /** `file` where the agent chose none. */
  | { is: 'written'; records: number; file?: File | undefined }
  | { is: 'checked'; content: BackupContent }
  | { is: 'restored'; written: KeptCounts; kept: number; refused: number }
  | { is: 'refused'; fault: BackupFault }
  | { is: 'cancelled' }
  /** The disk is full, or the browser cannot read or write. */
  | { is: 'failed'; trouble: Trouble };

/** How far it is. */
export interface KeepingProgress {
  records: number;
  /** 0 to 1. */
  part: number;
  /** Since it began, in ms. */
  took: number;
}

/** The page hears of the progress this often, in ms. */
const tellEvery = 150;

/**
 * Files that leave and backups that come back, in a worker of the options page. Nothing of it goes on when the page is closed: a
 * file that is not whole never gets its name, and what was restored so far is whole, and is there once when it is restored again.
 */
export class KeepingDesk {
  readonly #db: PatchcordDatabase;
  readonly #folder: string;
  readonly #tell: (told: KeepingTell) => void;
  #under: AbortController | undefined;

  /** @param folder for files that the browser is to download, in the origin's private file system */
  constructor(db: PatchcordDatabase, folder: string, tell: (told: KeepingTell) => void) {
    this.#db = db;
    this.#folder = folder;
    this.#tell = tell;
  }

  async answer(ask: KeepingAsk): Promise<void> {
    if (ask.do === 'cancel') {
      this.#under?.abort();
      return;
    }
    const under = new AbortController();
    this.#under = under;
    try {
      this.#tell(await this.#do(ask, under.signal));
    } catch (error) {
      const { aborted } = under.signal;
      this.#tell(aborted ? { is: 'cancelled' } : { is: 'failed', trouble: storageTrouble(error) });
    }
  }

  #do(ask: Exclude<KeepingAsk, { do: 'cancel' }>, signal: AbortSignal): Promise<KeepingTell> {
    switch (ask.do) {
      case 'write':
        return this.#write(ask.kind, ask.to, signal);
      case 'check':
        return this.#check(ask.file, signal);
      case 'restore':
        return this.#restore(ask.file, signal);
    }
  }

  async #write(
    kind: FileKind,
    chosen: FileSystemFileHandle | undefined,
    signal: AbortSignal,
  ): Promise<KeepingTell> {
    const of = await recordsIn(this.#db, kind);
    const to = chosen ?? (await this.#privateFile(`${crypto.randomUUID()}.${endings[kind]}`));
    const going = this.#going();
    const records = await writeFile(
      this.#db,
      kind,
      to,
      Date.now(),
      (done) => going(done, of === 0 ? 1 : Math.min(1, done / of)),
      signal,
    );
    return { is: 'written', records, file: chosen ? undefined : await to.getFile() };
  }

  async #check(file: File, signal: AbortSignal): Promise<KeepingTell> {
    const going = this.#going();
    const reading = readBackup(file, this.#db.verno);
    let records = 0;
    for (;;) {
      const { value, done } = await reading.next();
      signal.throwIfAborted();
      if (done) {
        return 'fault' in value ? { is: 'refused', fault: value.fault } : { is: 'checked', content: value };
      }
      records += value.records.length;
      going(records, value.bytes / file.size);
    }
  }

  /** What `check` found whole is read once more: the browser refuses to read a file that was changed meanwhile. */
  async #restore(file: File, signal: AbortSignal): Promise<KeepingTell> {
    const going = this.#going();
    const now = Date.now();
    const reading = readBackup(file, this.#db.verno);
    const written = noRecords();
    let kept = 0;
    let records = 0;
    for (;;) {
      const { value, done } = await reading.next();
      signal.throwIfAborted();
      if (done) {
        await tend(this.#db, Date.now(), signal);
        if ('fault' in value) return { is: 'refused', fault: value.fault };
        return { is: 'restored', written, kept, refused: value.refused };
      }
      const merged = await mergeStep(this.#db, value, now);
      written[value.table] += merged.written;
      kept += merged.kept;
      records += value.records.length;
      going(records, value.bytes / file.size);
    }
  }

  #going(): (records: number, part: number) => void {
    const begun = performance.now();
    let told = begun;
    return (records, part) => {
      const at = performance.now();
      if (at - told < tellEvery) return;
      told = at;
      this.#tell({ is: 'going', progress: { records, part, took: at - begun } });
    };
  }

  /** A new file; those of before have been downloaded. */
  async #privateFile(name: string): Promise<FileSystemFileHandle> {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(this.#folder, { create: true });
    const before: string[] = [];
    for await (const each of folder.keys()) before.push(each);
    // One that another options page is still writing stays; it goes the next time.
    for (const each of before) await folder.removeEntry(each).catch(() => undefined);
    return folder.getFileHandle(name, { create: true });
  }
}

/** About how many records a file will have. */
async function recordsIn(db: PatchcordDatabase, kind: FileKind): Promise<number> {
  const sessions = await countSessions(db);
  if (kind !== 'backup') return sessions;
  const others = keptTables.filter((table) => table !== 'sessions').map((table) => db.table(table).count());
  return (await Promise.all(others)).reduce((sum, count) => sum + count, sessions);
}
